"""The map: instruments on themes as of a day, why each is there, what people said, what changed."""

from datetime import date, datetime
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from ninja.pagination import paginate
from pydantic import Field

from intersector.phrases import recall
from intersector.publishing.atlas import CHANGES
from intersector.publishing.sentences import tell
from intersector_web.api.access import caller, require
from intersector_web.api.calls.asking import (
    READ,
    Asked,
    Day,
    Key,
    Recorded,
    Said,
    absolute,
    checked,
    everybody,
    members,
    once,
    one_of,
    word,
)
from intersector_web.api.calls.instruments import Version
from intersector_web.api.models import Scope
from intersector_web.api.pages import Pages
from intersector_web.layout.words import names
from intersector_web.mapping import page, related, selectors, services
from intersector_web.mapping.kept import topic_of
from intersector_web.mapping.lines import Held, Line, called, lay_out
from intersector_web.mapping.models import Place as Row

router = Router(tags=["Map"])
Standing = Literal["confirmed", "refused"]


class Stand(Schema):
    """What people say of a place or a pair, who did last, and when."""

    standing: Standing | None
    by: str | None
    on: date | None


class Place(Stand):
    """An instrument on a theme: how surely; `id` is null where only people put it there.

    `in_force` is the edition in force where it is another, of which no text is held; `again`, what
    was said was of another edition; `change`, what the latest analysis changed.
    """

    id: int | None
    theme: str
    label: str
    topic: str | None
    body: str
    edition: str
    document: str | None
    confidence: float | None
    developing: bool
    suppressed: bool
    in_force: str | None
    again: bool
    change: str | None


class Told(Schema):
    """A clause that puts an instrument on a theme."""

    document: str
    anchor: str
    text: str


class Shared(Schema):
    """What a place has in common with another."""

    id: int | None
    edition: str
    what: str


class MapDeed(Recorded):
    """One thing that somebody said, and why; everybody may read it."""

    act: Literal["confirmed", "rejected", "withdrawn"]


class WholePlace(Place):
    """A place with its reason, the clauses, what it shares with others, and what was said."""

    link: str
    because: str
    clauses: list[Told]
    shares: list[Shared]
    history: list[MapDeed]


class Related(Stand):
    """Two works that are related: Questions of two Sectors, or a Question and a group."""

    link: str
    row: Version
    column: Version
    confidence: float
    because: str
    again: bool


class MapChange(Schema):
    """What an analysis found to be other than before."""

    at: datetime
    kind: str
    place: int
    theme: str
    label: str
    edition: str

    @staticmethod
    def resolve_place(row: Any) -> int:
        """The `id` of it."""
        key: int = row.place_id
        return key

    @staticmethod
    def resolve_theme(row: Any) -> str:
        """The name of it."""
        return str(row.place.theme.name)

    @staticmethod
    def resolve_label(row: Any) -> str:
        """What the theme, or the topic made of it, is called."""
        theme = row.place.theme
        return called(topic_of(theme), theme)[0]

    @staticmethod
    def resolve_edition(row: Any) -> str:
        """That of the instrument."""
        return str(row.place.edition)


class PlaceJudgement(Said):
    """Whether an instrument belongs to a theme, said of the `edition` that was seen."""

    edition: str = Field(max_length=300)
    act: Literal["confirmed", "rejected"]


class DayAsked(Asked):
    """Of which day."""

    on: Day | None = Field(None, description="As of this day; of today where none is asked.")


class PlacesAsked(DayAsked):
    """Filters of the map."""

    body: str = word("The code of a body; `-` for instruments of none.", "GC")
    area: str = one_of("Only these rows.", "mutual", "developing")


class ChangesAsked(Asked):
    """Filters of changes."""

    kind: str = one_of("Only these.", *CHANGES)


@router.api_operation(READ, "/map", **everybody(list[Place]))
@paginate(Pages)
def list_places(request: HttpRequest, asked: Query[PlacesAsked]) -> list[dict[str, Any]]:
    """The mapping of resolutions: each instrument on each theme, as of a day."""
    laid = lay_out(list(selectors.themes(body=asked.body, area=asked.area)), asked.on)
    return [_place(line, held) for line in laid.lines for held in line.held]


@router.api_operation(READ, "/map/places/{pk}", **everybody(WholePlace, 404))
def get_place(request: HttpRequest, pk: Key) -> dict[str, Any]:
    """One instrument on one theme today: the reasons, the decisions."""
    row = _row(pk)
    shown = page.closely_at(row)
    topic, held = shown["topic"], shown["held"]
    return {
        **_held(held),
        "theme": row.theme.name,
        "label": shown["label"],
        "topic": topic.slug if topic else None,
        "link": request.build_absolute_uri(row.get_absolute_url()),
        "because": tell(recall(row.justification), names()),
        "clauses": [
            {"document": each.document.slug, "anchor": each.anchor, "text": each.text}
            for each in shown["clauses"]
        ],
        "shares": [
            {"id": other.place.pk, "edition": other.place.edition, "what": what}
            for other, what in shown["shares"]
        ],
        "history": selectors.history(row),
    }


@router.post(
    "/map/places/{pk}/decisions",
    **members(MapDeed, "mapping.decide", Scope.DECIDE, 400, 404, 409, 413, 415, status=201),
)
def decide(request: HttpRequest, pk: Key, said: PlaceJudgement) -> Status[Any]:
    """Confirm an instrument on a theme, or refuse it, for all to read."""
    row, person = _row(pk), caller(request)
    require(request, "mapping.decide", row)
    form = page.decide_form(row, {f"decide-{k}": v for k, v in said.model_dump().items()})
    made = services.decide(about=row, by=person, **checked(form))
    same = {"act": said.act, "why": said.why, "instrument_id": row.instrument_id}
    return Status(201, once(made, person, **same))


@router.api_operation(READ, "/map/related", **everybody(list[Related]))
@paginate(Pages)
def list_related(request: HttpRequest, asked: Query[DayAsked]) -> list[dict[str, Any]]:
    """The tables beside the map: Questions and groups of two Sectors that are related."""
    found = related.tables(asked.on)
    return [_met(met, request) for table in found for _row, line in table.lines for met in line]


@router.api_operation(READ, "/map/changes", **everybody(list[MapChange]))
@paginate(Pages)
def list_map_changes(request: HttpRequest, asked: Query[ChangesAsked]) -> QuerySet[Any]:
    """What each analysis found to be other than before, the latest first."""
    return selectors.changes(asked.kind)


def _row(pk: int) -> Row:
    return get_object_or_404(Row.objects.select_related("theme", "instrument"), pk=pk)


def _place(line: Line, held: Held) -> dict[str, Any]:
    return {
        **_held(held),
        "theme": held.place.theme.name,
        "label": line.label,
        "topic": line.topic.slug if line.topic else None,
    }


def _held(held: Held) -> dict[str, Any]:
    place = held.place
    return {
        "id": place.pk,
        "body": place.body,
        "edition": place.edition,
        "document": held.text.slug if held.text else None,
        "confidence": place.confidence or None,
        "developing": place.developing,
        "suppressed": place.suppressed,
        "in_force": held.elsewhere or None,
        "again": held.again,
        "change": held.change or None,
        **_stand(held.said),
    }


def _met(met: related.Met, request: HttpRequest) -> dict[str, Any]:
    return {
        "link": absolute({"request": request}, met.pair.get_absolute_url()),
        "row": met.row,
        "column": met.column,
        "confidence": met.pair.confidence,
        "because": tell(recall(met.pair.justification), names()),
        "again": met.again,
        **_stand(met.said),
    }


def _stand(said: Any) -> dict[str, Any]:
    return {
        "standing": ("confirmed" if said.confirmed else "refused") if said else None,
        "by": said.who if said else None,
        "on": said.at.date() if said else None,
    }
