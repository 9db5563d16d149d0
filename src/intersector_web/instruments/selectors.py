"""What pages ask of the rows: each function a bounded number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from intersector_web.instruments.models import Citation, Clause, Document, Instrument


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a clause: plain words, or a citation and where it leads."""

    text: str
    citation: Citation | None = None
    link: str | None = None
    newer: str | None = None
    """Where the edition is that replaced the cited one."""


def listed(asked: Mapping[str, str]) -> QuerySet[Instrument]:
    """The instruments that fit the filters ``q``, ``sector``, ``kind`` and ``language``."""
    found = Instrument.objects.prefetch_related("documents")
    if q := asked.get("q", "").strip():
        found = found.filter(Q(name__icontains=q) | Q(documents__title__icontains=q))
    if (sector := asked.get("sector", "")) != "":
        found = found.filter(sector="" if sector == "-" else sector)
    if kind := asked.get("kind"):
        found = found.filter(kind=kind)
    if language := asked.get("language"):
        found = found.filter(documents__language=language)
    return found.distinct()


def choices(field: str) -> list[str]:
    """The values that a filter offers."""
    values = Instrument.objects.order_by(field).values_list(field, flat=True)
    return list(values.distinct())


def shown(documents: Iterable[Document], language: str) -> Document | None:
    """The document to show first: of the newest edition, in `language`, else in English."""
    order = {language: 0, "en": 1}
    return min(
        documents,
        key=lambda x: (-(x.year or 0), -x.revision, order.get(x.language, 2), x.language),
        default=None,
    )


def document(slug: str) -> QuerySet[Document]:
    """One document with all that its page shows of it."""
    clauses = Clause.objects.prefetch_related("citations", "mandates")
    siblings = Prefetch("instrument__documents", Document.objects.defer("text", "blocks"))
    return (
        Document.objects.filter(slug=slug)
        .select_related("instrument")
        .prefetch_related(Prefetch("clauses", clauses), siblings)
    )


def cited_by(row: Document) -> QuerySet[Citation]:
    """Who cites this edition, from other instruments."""
    cites = Citation.objects.filter(target=row.identifier, target__gt="")
    others = cites.exclude(document__instrument=row.instrument_id)
    return others.select_related("document", "clause__document").order_by(
        "document__source", "start"
    )


def homes(identifiers: Iterable[str | None]) -> dict[str, Document]:
    """Of each identifier the document that a link leads to, where the site has it."""
    wanted = {each for each in identifiers if each}
    rows = Document.objects.filter(identifier__in=wanted).only("slug", "identifier", "language")
    return {row.identifier: row for row in rows.order_by("-language", "-slug")}


def pieces(clause: Clause, known: Mapping[str, Document]) -> list[Piece]:
    """The text of a clause with its citations as links."""
    made, at = [], clause.start
    for each in clause.citations.all():
        if each.start < at:
            continue
        made.append(Piece(clause.text[at - clause.start : each.start - clause.start]))
        home, newer = known.get(each.target or ""), known.get(each.current or "")
        made.append(
            Piece(
                clause.text[each.start - clause.start : each.end - clause.start],
                each,
                home.get_absolute_url() if home else None,
                newer.get_absolute_url() if newer else None,
            )
        )
        at = each.end
    made.append(Piece(clause.text[at - clause.start :]))
    return [piece for piece in made if piece.text]
