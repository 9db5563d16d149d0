"""Calls that read: what everybody may, and with a token what members may."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import PageNumberPagination, paginate
from pydantic import BeforeValidator, Field

from intersector_web.api import shapes
from intersector_web.api.access import Bearer, caller
from intersector_web.api.models import Scope
from intersector_web.followup import page as duties
from intersector_web.followup import selectors as followup
from intersector_web.instruments import selectors as instruments
from intersector_web.instruments.models import Load
from intersector_web.layout.words import names, tongue
from intersector_web.mapping.lines import Held, Line, lay_out
from intersector_web.mapping.selectors import themes
from intersector_web.overlaps import page as pairs
from intersector_web.overlaps import selectors as overlaps
from intersector_web.search import selectors as search
from intersector_web.search.forms import SearchForm
from intersector_web.topics import selectors as topics

FAILS = {frozenset({400, 401, 403, 404, 409, 422, 429, 503}): shapes.Problem}
LONGEST = 1000
"""Characters of a question, and of the value of a filter."""
Word = Annotated[str, Query("", max_length=LONGEST)]

Key = Annotated[int, Path(ge=1, lt=2**63)]
Day = Annotated[date, BeforeValidator(date.fromisoformat)]
"""A day as 2026-05-01; a number is none."""

router = Router()


class Pages(PageNumberPagination):
    """Pages by number, up to what a database can count."""

    class Input(PageNumberPagination.Input):
        """Which page, and how long."""

        page: int = Field(1, ge=1, le=1_000_000)


class Asked(Schema):
    """Filters; an empty one filters nothing."""

    def given(self) -> Mapping[str, str]:
        """Those that filter."""
        return {name: value for name, value in self.model_dump().items() if value}


class InstrumentsAsked(Asked):
    """Of instruments: words of their names and titles, Sector, kind, language."""

    q: Word
    sector: Word
    kind: Word
    language: Word


class OverlapsAsked(Asked):
    """Of overlaps: words, a document by its slug, Sectors of both sides, kind, label, theme, state
    (a verdict, ``-`` for none, ``again`` to look again)."""

    q: Word
    document: Word
    sectors: Word
    kind: Word
    label: Word
    theme: Word
    state: Word


class DutiesAsked(Asked):
    """Of duties: words, state, Sector, recipient, due (a year, ``overdue``, ``soon``, ``none``),
    topic."""

    q: Word
    state: Word
    sector: Word
    recipient: Word
    due: Word
    topic: Word


class TopicsAsked(Asked):
    """Of topics: words of their names and descriptions, Sector."""

    q: Word
    sector: Word


class HitsAsked(Asked):
    """Of what is found: sort, Sector, body, kind, language, role, edition (``old``, ``all``)."""

    what: Word
    sector: Word
    body: Word
    kind: Word
    language: Word
    role: Word
    edition: Word
    year: Word


@router.get("/instruments", response={200: list[shapes.Instrument], **FAILS}, tags=["Instruments"])
@paginate(Pages, page_size=50)
def list_instruments(request: HttpRequest, asked: Query[InstrumentsAsked]) -> QuerySet[Any]:
    """Instruments, each with its editions and languages."""
    return instruments.listed(asked.given())


@router.get("/documents/{slug}", response={200: shapes.Document, **FAILS}, tags=["Instruments"])
def get_document(request: HttpRequest, slug: str) -> Any:
    """One document with its clauses, their citations and mandates."""
    found = instruments.document(slug).prefetch_related("clauses__citations", "clauses__mandates")
    return get_object_or_404(found)


@router.get("/topics", response={200: list[shapes.Topic], **FAILS}, tags=["Topics"])
@paginate(Pages, page_size=50)
def list_topics(request: HttpRequest, asked: Query[TopicsAsked]) -> QuerySet[Any]:
    """Topics that require coordination, with who looks after each."""
    return topics.listed(asked.given())


@router.get("/map", response={200: list[shapes.Place], **FAILS}, tags=["Map"])
@paginate(Pages, page_size=50)
def list_places(request: HttpRequest, on: Day | None = None) -> list[dict[str, Any]]:
    """The mapping of resolutions: each instrument on each theme, as of a day."""
    laid = lay_out(list(themes()), on)
    return [_place(line, held) for line in laid.lines for held in line.held]


@router.get("/search", response={200: shapes.Hits, **FAILS}, tags=["Search"])
def find(
    request: HttpRequest,
    asked: Query[HitsAsked],
    q: Annotated[str, Query(min_length=1, max_length=LONGEST)],
    page: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> dict[str, Any]:
    """What is found by name, words and meaning, in and across languages, and why."""
    index = search.index()
    if index is None:
        raise HttpError(503, "Nothing can be found before the worker has written an index.")
    form = SearchForm({"q": q, **asked.given()}, values=search.choices(index))
    found = search.find(
        index, q, language=tongue(), filters=form.filters(), first=(page - 1) * 20, count=20
    )
    return {
        "total": found.results.total,
        "by_meaning": found.results.by_meaning,
        "missing": list(found.results.missing),
        "items": [_hit(row) for row in found.rows],
    }


@router.get(
    "/overlaps",
    response={200: list[shapes.Overlap], **FAILS},
    auth=Bearer("overlaps.view", Scope.READ),
    tags=["Overlaps"],
)
@paginate(Pages, page_size=50)
def list_overlaps(request: HttpRequest, asked: Query[OverlapsAsked]) -> QuerySet[Any]:
    """Overlaps, what to act on first before all others."""
    return overlaps.whole(overlaps.listed(asked.given(), caller(request)))


@router.get(
    "/overlaps/{pk}",
    response={200: shapes.WholeOverlap, **FAILS},
    auth=Bearer("overlaps.view", Scope.READ),
    tags=["Overlaps"],
)
def get_overlap(request: HttpRequest, pk: Key) -> Any:
    """One overlap with its reasons and what was done about it."""
    row = get_object_or_404(overlaps.stated(pk))
    row.seen, row.history = pairs.digest_of(row), overlaps.history(row)
    return row


@router.get(
    "/duties",
    response={200: list[shapes.Duty], **FAILS},
    auth=Bearer("followup.view", Scope.READ),
    tags=["Follow-up"],
)
@paginate(Pages, page_size=50)
def list_duties(request: HttpRequest, asked: Query[DutiesAsked]) -> QuerySet[Any]:
    """What instruments order, those due first before all others."""
    return followup.listed(asked.given(), caller(request))


@router.get(
    "/duties/{pk}",
    response={200: shapes.WholeDuty, **FAILS},
    auth=Bearer("followup.view", Scope.READ),
    tags=["Follow-up"],
)
def get_duty(request: HttpRequest, pk: Key) -> Any:
    """One duty with what was done about it."""
    row = get_object_or_404(followup.duty(pk))
    row.seen, row.period = row.digest, duties.now(row).period  # type: ignore[attr-defined]
    row.history = list(row.entries.all())  # type: ignore[attr-defined]
    return row


@router.get(
    "/loads/{pk}",
    response={200: shapes.Loaded, **FAILS},
    auth=Bearer("instruments.load", Scope.LOAD),
    tags=["Instruments"],
)
def get_load(request: HttpRequest, pk: Key) -> Load:
    """How far the reading of some files has come."""
    return get_object_or_404(Load, pk=pk)


def _place(line: Line, held: Held) -> dict[str, Any]:
    said = held.said
    return {
        "theme": held.place.theme.name,
        "label": line.label,
        "topic": line.topic.slug if line.topic else None,
        "body": held.place.body,
        "edition": held.place.edition,
        "confidence": held.place.confidence or None,
        "developing": held.place.developing,
        "standing": ("confirmed" if said.confirmed else "refused") if said else None,
        "by": said.who if said else None,
        "on": said.at.date() if said else None,
    }


def _hit(row: search.Row) -> dict[str, Any]:
    entry, cut = row.hit.entry, row.hit.snippet
    return {
        "id": entry.id,
        "sort": entry.sort,
        "name": row.home.name,
        "link": row.home.link,
        "language": entry.language,
        "score": row.hit.score,
        "reasons": [names().words.say(reason.told) for reason in row.hit.reasons],
        "text": cut.span.of(entry.text),
    }
