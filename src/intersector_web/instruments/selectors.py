"""What pages ask of the rows: each function a bounded number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from django.db.models import Case, Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet, When

from intersector_web.instruments.models import (
    Citation,
    Clause,
    Document,
    Instrument,
    Load,
    Mandate,
    State,
)

Link = TypeVar("Link", Citation, Mandate)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a clause: plain words, or a citation and where it leads."""

    text: str
    citation: Citation | None = None
    link: str | None = None
    newer: str | None = None
    """Where the edition is that replaced the cited one."""


LATEST: Final = 10
ORDER: Final = ("body", "kind", "rank", "name")
FIELDS: Final = ("sector", "kind", "body")
PLAIN = Document.objects.defer("text", "blocks", "changes")


def listed(asked: Mapping[str, str], bodies: Sequence[str] = ()) -> QuerySet[Instrument]:
    """The instruments that fit the filters, by body in the order of `bodies`, kind and number.

    Filters: ``q``, ``sector``, ``kind``, ``body``, ``language``, ``year``. With ``order=newest``
    the latest edition comes first.
    """
    held = Document.objects.filter(instrument=OuterRef("pk"))
    found = Instrument.objects.filter(Exists(held)).prefetch_related(Prefetch("documents", PLAIN))
    if q := asked.get("q", "").strip():
        found = found.filter(_matching(q))
    for name in FIELDS:
        if value := asked.get(name):
            found = found.filter(**{name: "" if value == "-" else value})
    versions = {name: asked[name] for name in ("language", "year") if asked.get(name)}
    if asked.get("year", "0").isdecimal() and versions:
        found = found.filter(Exists(held.filter(**versions)))
    if asked.get("order") == "newest":
        return found.order_by(Max("documents__year").desc(nulls_last=True), "body", "kind", "rank")
    places = [When(body=code, then=place) for place, code in enumerate(bodies)]
    by_body = [Case(*places, default=len(places))] if places else []
    return found.order_by(*by_body, *ORDER)


def _matching(words: str) -> Q:
    """Every word stands in the name, the number or a title."""
    found = Q()
    for word in words.split()[:8]:
        titled = Exists(Document.objects.filter(instrument=OuterRef("pk"), title__icontains=word))
        found &= Q(name__icontains=word) | Q(titled)
    return found


def choices(field: str) -> list[str]:
    """The values of instruments that a filter offers."""
    values = Instrument.objects.order_by(field).values_list(field, flat=True)
    return list(values.distinct())


def years() -> list[int]:
    """The years of editions, the latest first."""
    held = Document.objects.filter(year__isnull=False).order_by("-year")
    return [year for year in held.values_list("year", flat=True).distinct() if year]


def shown(documents: Iterable[Document], language: str, year: str = "") -> Document | None:
    """The document to show first: of the newest edition, in `language`, else in English.

    With `year`, of the editions of that year.
    """
    order = {language: 0, "en": 1}
    return min(
        (each for each in documents if year in {"", str(each.year)}),
        key=lambda x: (-(x.year or 0), -x.revision, order.get(x.language, 2), x.language),
        default=None,
    )


@dataclass(frozen=True, slots=True)
class Citing:
    """A document that cites an edition, and where it does."""

    document: Document
    target: str
    places: Sequence[Citation]


def document(slug: str) -> QuerySet[Document]:
    """One document and the other documents of its instrument."""
    siblings = Prefetch("instrument__documents", PLAIN)
    found = Document.objects.filter(slug=slug).defer("text", "blocks")
    return found.select_related("instrument").prefetch_related(siblings)


def whole(slug: str) -> QuerySet[Document]:
    """One document with its clauses."""
    return Document.objects.filter(slug=slug).prefetch_related("clauses")


def by_clause(rows: QuerySet[Link]) -> dict[int, list[Link]]:
    """Citations or mandates by the row of their clause, in one query and without one of its own
    for each clause, which costs more than the rows do.
    """
    found: dict[int, list[Link]] = {}
    for row in rows.order_by("start", "pk"):
        found.setdefault(row.clause_id or 0, []).append(row)
    return found


def citing(row: Document) -> list[Citing]:
    """Who cites the instrument, each once, with where and which edition; of this edition first."""
    siblings = {each.identifier for each in row.instrument.documents.all() if each.identifier}
    fields = ("document", "clause__document", "target")
    cites = Citation.objects.filter(target__in=siblings).select_related(*fields[:2])
    others = cites.exclude(document__instrument=row.instrument_id).order_by(
        "document__body", "document__instrument__rank", "document__source", "start"
    )
    heavy = [f"{path}__{name}" for path in fields[:2] for name in ("text", "blocks")]
    found: dict[tuple[int, str], list[Citation]] = {}
    for each in others.defer(*heavy):
        found.setdefault((each.document_id, each.target or ""), []).append(each)
    made = [Citing(held[0].document, target, held) for (_, target), held in found.items()]
    return sorted(made, key=lambda each: each.target != row.identifier)


def versions(row: Document) -> QuerySet[Document]:
    """The language versions of the same edition, this one among them."""
    same = PLAIN.filter(instrument=row.instrument_id, year=row.year, revision=row.revision)
    return same.order_by("language", "source")


def loads() -> QuerySet[Load]:
    """What was given last, with how many files each had and how many failed."""
    failed = Count("files", filter=Q(files__state=State.FAILED))
    rows = Load.objects.select_related("by").annotate(number=Count("files"), failed=failed)
    return rows[:LATEST]


def progress(load: Load) -> dict[str, Any]:
    """How far a load has come: its problems, and what was read, the latest while some wait."""
    states = dict(load.files.values_list("state").annotate(number=Count("pk")).order_by())
    files = load.files.select_related("document").defer("document__text", "document__blocks")
    read = files.filter(state=State.DONE)
    waiting = states.get(State.WAITING, 0)
    return {
        "load": load,
        "total": sum(states.values()),
        "done": sum(states.values()) - waiting,
        "waiting": waiting,
        "problems": files.filter(state=State.FAILED),
        "read": read.order_by("-pk")[:LATEST] if waiting else read,
    }


def homes(identifiers: Iterable[str | None]) -> dict[str, str]:
    """Of each identifier the page that a link leads to, where the site has it."""
    wanted = {each for each in identifiers if each}
    rows = Document.objects.filter(identifier__in=wanted).only("slug", "identifier", "language")
    return {row.identifier: row.get_absolute_url() for row in rows.order_by("-language", "-slug")}


def pieces(clause: Clause, citations: Iterable[Citation], known: Mapping[str, str]) -> list[Piece]:
    """The text of a clause with its citations as links."""
    made, at = [], clause.start
    for each in citations:
        if each.start < at:
            continue
        made.append(Piece(clause.text[at - clause.start : each.start - clause.start]))
        words = clause.text[each.start - clause.start : each.end - clause.start]
        home, newer = known.get(each.target or ""), known.get(each.current or "")
        made.append(Piece(words, each, home, newer))
        at = each.end
    made.append(Piece(clause.text[at - clause.start :]))
    return [piece for piece in made if piece.text]
