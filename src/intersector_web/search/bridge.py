"""Rows of other rooms as entries of the library's index, and where what was found is."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any, Final, cast

from django.db.models import Prefetch

from intersector import searching
from intersector.identifiers import InstrumentId
from intersector.model import Language
from intersector.searching import Currency, Entry, Parts
from intersector_web.instruments import bridge
from intersector_web.instruments.models import Citation, Clause, Document, Mandate
from intersector_web.layout.words import known_organisations, names, tongue
from intersector_web.search.sources import Home
from intersector_web.topics.models import Topic, Wording
from intersector_web.topics.wordings import said

A_FEW: Final = 200
"""Documents that are held in memory at once."""
TOLD: Final = ("identifier", "source", "language", "title", "kind", "body", "number", "year")
"""What entries say of a document, beside its Sector, place and clauses."""


def instrument_parts() -> Parts:
    """Every document with its clauses."""
    currency = _currency()

    def read(keys: Sequence[str]) -> Iterator[Sequence[Entry]]:
        for at in range(0, len(keys), A_FEW):
            few = keys[at : at + A_FEW]
            rows = Document.objects.prefetch_related("clauses__citations", "clauses__mandates")
            found = rows.in_bulk([int(key) for key in few])
            yield from (_entries(found.get(int(key)), currency) for key in few)

    return Parts(_marks(currency), read)


def _currency() -> Currency:
    written = Document.objects.exclude(identifier="").values_list("identifier", flat=True)
    editions = sorted({InstrumentId.parse(each) for each in written})
    return Currency.among(editions, known_organisations())


def _marks(currency: Currency) -> dict[str, str]:
    """By its row what tells of a document that nothing of its entries changed: no text is read."""
    links: dict[int, list[Any]] = defaultdict(list)
    cited = Citation.objects.exclude(clause=None).exclude(target=None)
    for document, *link in cited.order_by("document_id", "start", "pk").values_list(
        "document_id", "clause_id", "target"
    ):
        links[document].append(link)
    asked = Mandate.objects.order_by("clause_id").distinct()
    for document, clause in asked.values_list("clause__document_id", "clause_id"):
        links[document].append(clause)
    rows = Document.objects.order_by("source").values_list(
        "pk", *TOLD, "sector", "place", "sha256", "digest"
    )
    return {
        str(pk): _mark([identifier, *told, _old(identifier, currency), links.get(pk)])
        for pk, identifier, *told in rows
    }


def _old(identifier: str, currency: Currency) -> bool:
    return currency.old(bridge.identifier(identifier))


def _mark(said: object) -> str:
    return sha256(json.dumps(said).encode()).hexdigest()[:24]


def _entries(row: Document | None, currency: Currency) -> Sequence[Entry]:
    """What is found of a document; nothing of one that was removed meanwhile."""
    if row is None:
        return ()
    clauses = list(row.clauses.all())
    read = bridge.read_from(row, clauses)
    found = searching.entries(
        read.document,
        read.clauses,
        currency,
        ids=[f"document:{row.pk}", *(f"clause:{clause.pk}" for clause in clauses)],
        cites={
            place: [each.target for each in clause.citations.all() if each.target]
            for place, clause in enumerate(clauses)
        },
        ordering={place for place, clause in enumerate(clauses) if clause.mandates.all()},
    )
    return tuple(found)


def instrument_homes(found: Sequence[Entry]) -> dict[str, Home]:
    """Documents and clauses by their keys, a clause with what it cites and orders."""
    keys = _keys(found)
    plain = Document.objects.defer("text", "blocks", "changes", "warnings")
    documents = plain.filter(pk__in=keys["document"])
    clauses = Clause.objects.filter(pk__in=keys["clause"])
    clauses = clauses.prefetch_related(Prefetch("document", plain), "citations", "mandates")
    homes = {
        f"document:{each.pk}": Home(each.get_absolute_url(), _called(each), each)
        for each in documents
    }
    for clause in clauses:
        name = _called(clause.document)
        homes[f"clause:{clause.pk}"] = Home(clause.get_absolute_url(), name, clause)
    return homes


def topic_parts() -> Parts:
    """What each topic is called and how it is described, in every language that it is in."""
    rows = Topic.objects.filter(merged_into__isnull=True).prefetch_related("wordings")
    held = {
        topic.slug: [_topic_entry(topic, each) for each in topic.wordings.all()] for topic in rows
    }
    marks = {slug: _mark([asdict(each) for each in said]) for slug, said in held.items()}
    return Parts(marks, lambda keys: (held[key] for key in keys))


def _topic_entry(topic: Topic, wording: Wording) -> Entry:
    return Entry(
        id=f"topic:{topic.slug}:{wording.language}",
        sort="topic",
        language=cast(Language, wording.language),
        text=f"{wording.name}\n{wording.description}".strip(),
        title=wording.name,
        document=topic.slug,
        same=f"topic {topic.slug}",
        facets={"sector": tuple(topic.sectors.split()), "edition": ("current",)},
    )


def topic_homes(found: Sequence[Entry]) -> dict[str, Home]:
    """Topics by their names."""
    slugs = {entry.document for entry in found}
    rows = Topic.objects.filter(slug__in=slugs, merged_into__isnull=True)
    known = {row.slug: row for row in rows.prefetch_related("wordings")}
    return {
        entry.id: Home(row.get_absolute_url(), said(row, tongue()).name, row)
        for entry in found
        if (row := known.get(entry.document))
    }


def _keys(found: Sequence[Entry]) -> Mapping[str, list[int]]:
    """The keys of rows, by what they are rows of; versions in other languages included."""
    keys: Mapping[str, list[int]] = defaultdict(list)
    for entry in found:
        kind, _, key = entry.id.partition(":")
        keys[kind].append(int(key))
    return keys


def _called(row: Document) -> str:
    """What a document is called in the language of the page."""
    if not row.identifier:
        return row.title or row.source
    return names().identifier(InstrumentId.parse(row.identifier))
