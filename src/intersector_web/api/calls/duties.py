"""Duties: what instruments order, how far each is, when it is due, and what people did."""

from datetime import date
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from ninja.pagination import paginate
from pydantic import Field

from intersector_web.api.access import caller, require
from intersector_web.api.calls.asking import (
    READ,
    WITHOUT_NULL,
    Asked,
    Key,
    Recorded,
    Said,
    absolute,
    checked,
    members,
    once,
    one_of,
    word,
)
from intersector_web.api.models import Scope
from intersector_web.api.pages import Pages
from intersector_web.followup import page, selectors, services
from intersector_web.followup.models import State
from intersector_web.followup.words import held_by

router = Router(tags=["Follow-up"])


class Spot(Schema):
    """Where a duty stands in a text."""

    document: str
    anchor: str


class Duty(Schema):
    """Something that an instrument orders, how far it is, when it is due, who answers for it."""

    id: int
    link: str
    edition: str
    place: Spot | None
    language: str
    text: str
    actors: list[str]
    recipient: str
    frequency: str
    deadline: str
    condition: str
    kind: str
    reporting: bool
    sectors: list[str]
    state: State
    due: date | None
    overdue: bool
    responsible: str

    @staticmethod
    def resolve_link(row: Any, context: Any) -> str:
        """Its page."""
        return absolute(context, row.get_absolute_url())

    @staticmethod
    def resolve_place(row: Any) -> dict[str, Any] | None:
        """The clause, while it is there."""
        if row.clause is None:
            return None
        return {"document": row.clause.document.slug, "anchor": row.clause.anchor}

    @staticmethod
    def resolve_sectors(row: Any) -> list[str]:
        """Their codes."""
        return str(row.sectors).split()

    @staticmethod
    def resolve_responsible(row: Any) -> str:
        """The person, office or Sector; empty where nobody does."""
        return held_by(row)


class DutyDeed(Recorded):
    """One thing that somebody did, and why: a state with its evidence, who answers for it, or
    another day."""

    act: Literal["state", "responsible", "due", "withdrawal"]
    value: str
    period: int | None
    link: str
    due: date | None
    to: str | None

    @staticmethod
    def resolve_to(row: Any) -> str | None:
        """The person, office or Sector that was made to answer for it."""
        return str(row.to) if row.to else row.office or row.desk or None


class WholeDuty(Duty):
    """A duty with what was done about it. `seen` names what it orders, `period` the time due."""

    seen: str
    period: int | None
    history: list[DutyDeed]


class Progress(Said):
    """How far a duty is, said of what was `seen` and of the time `period` that it is due."""

    seen: str = Field(description="As `GET` of the duty gave it.")
    period: int | None = Field(description="As `GET` of the duty gave it.")
    state: State
    link: str = Field("", max_length=1000, pattern=WITHOUT_NULL, description="To the evidence.")


class DutiesAsked(Asked):
    """Filters of duties."""

    q: str = word("Words of what is ordered, of identifiers and titles.", "report")
    state: str = one_of("How far they are.", of=State)
    sector: str = word("The code of a Sector; `-` for duties that concern none.", "MU-O")
    recipient: str = word("To whom, by the canonical name; `-` for nobody.", "Council")
    due: str = one_of("A year, or how soon.", "[1-9][0-9]{3}", "overdue", "soon", "none")
    topic: str = word("The `slug` of a topic.")
    held: str = one_of("I answer for them, or nobody does.", "me", "nobody")
    asks: str = one_of("What they ask of somebody.", "again", "ended")
    instrument: str = word("The `slug` of a document of the instrument.")
    reporting: str = one_of("Only those that order a report.", "true")


@router.api_operation(READ, "/duties", **members(list[Duty], "followup.view", Scope.READ))
@paginate(Pages)
def list_duties(request: HttpRequest, asked: Query[DutiesAsked]) -> QuerySet[Any]:
    """What instruments order, those due first before all others."""
    return selectors.listed(asked.given(), caller(request))


@router.api_operation(READ, "/duties/{pk}", **members(WholeDuty, "followup.view", Scope.READ, 404))
def get_duty(request: HttpRequest, pk: Key) -> Any:
    """One duty with what was done about it."""
    row = get_object_or_404(selectors.duty(pk))
    row.seen, row.period = row.digest, page.now(row).period  # type: ignore[attr-defined]
    row.history = list(row.entries.all())  # type: ignore[attr-defined]
    return row


@router.post(
    "/duties/{pk}/states",
    **members(DutyDeed, "followup.answer", Scope.FOLLOW, 400, 404, 409, 413, 415, status=201),
)
def progress(request: HttpRequest, pk: Key, said: Progress) -> Status[Any]:
    """Say how far a duty is, with the evidence."""
    row, person = get_object_or_404(selectors.duty(pk)), caller(request)
    require(request, "followup.answer", row)
    told = {f"answer-{name}": value for name, value in said.model_dump().items()}
    form = page.answer_form(row, page.now(row), told)
    made = services.say(duty=row, by=person, **checked(form))
    return Status(201, once(made, person, duty_id=row.pk, value=said.state, why=said.why))
