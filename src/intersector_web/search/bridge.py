"""Rows of other rooms as entries of the library's index, and where what was found is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from django.db.models import Prefetch

from intersector import searching
from intersector.identifiers import InstrumentId
from intersector.model import Language
from intersector.searching import Currency, Entry
from intersector_web.instruments import bridge
from intersector_web.instruments.models import Clause, Document
from intersector_web.layout.words import known_organisations, names, tongue
from intersector_web.search.sources import Home
from intersector_web.topics.models import Topic
from intersector_web.topics.wordings import said

A_FEW: Final = 200
"""Documents that are held in memory at once."""


def instrument_entries() -> Iterator[Entry]:
    """Every document and its clauses."""
    written = Document.objects.exclude(identifier="").values_list("identifier", flat=True)
    editions = sorted({InstrumentId.parse(each) for each in written})
    currency = Currency.among(editions, known_organisations())
    rows = Document.objects.order_by("source").prefetch_related(
        "clauses__citations", "clauses__mandates"
    )
    for row in rows.iterator(chunk_size=A_FEW):
        yield from _entries(row, currency)


def _entries(row: Document, currency: Currency) -> Iterator[Entry]:
    clauses = list(row.clauses.all())
    read = bridge.read_from(row, clauses)
    return searching.entries(
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


def topic_entries() -> Iterator[Entry]:
    """What each topic is called and how it is described, in every language that it is in."""
    for topic in Topic.objects.filter(merged_into__isnull=True).prefetch_related("wordings"):
        for wording in topic.wordings.all():
            yield Entry(
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
