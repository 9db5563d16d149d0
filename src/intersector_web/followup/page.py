"""What the pages of the follow-up show, put together."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_bidi

from intersector_web.followup import plot, selectors
from intersector_web.followup.forms import (
    AnswerForm,
    AssignForm,
    DayForm,
    PostponeForm,
    WithdrawForm,
)
from intersector_web.followup.models import OPEN, Act, Duty, Entry, State
from intersector_web.followup.standing import Standing, stands
from intersector_web.instruments.models import A_PAGE, Clause
from intersector_web.layout.forms import Asked
from intersector_web.layout.words import known_organisations, names, tongue
from intersector_web.people.models import Person
from intersector_web.topics.wordings import said

GONE: Final = 0
"""The row of a clause that the text no longer has."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A duty, how it stands, and what was said of its state, the latest first."""

    duty: Duty
    standing: Standing
    said: list[Entry]


@dataclass(frozen=True, slots=True)
class To:
    """Somebody who is reported to: how many duties, how many overdue, the next day."""

    code: str
    name: str
    number: int
    overdue: int
    following: date | None


def filters() -> dict[str, Any]:
    """What the filters of the list offer."""
    people, offices, desks = selectors.holders()
    return {
        "states": State.choices,
        "sectors": selectors.parts("sectors", " "),
        "recipients": _recipients(),
        "topics": [(each.slug, said(each, tongue()).name) for each in selectors.topics()],
        "years": selectors.years(),
        "holders": [(f"person:{each.pk}", str(each)) for each in people],
        "offices": offices,
        "desks": desks,
    }


def _recipients() -> list[tuple[str, str]]:
    """Each recipient by its canonical name, with what it is called here."""
    called = names()
    return [(each, called.actor(each)) for each in selectors.parts("recipient", "; ")]


def context(row: Duty, person: Person, bound: Form | None) -> dict[str, Any]:
    """All that the page of a duty shows; `bound` is a form with mistakes, in its place."""
    entries = list(row.entries.all())
    standing = now(row)
    forms = {bound.prefix: bound} if bound else {}
    may = {name: person.has_perm(f"followup.{name}", row) for name in ("answer", "assign")}
    return {
        "duty": row,
        "now": standing,
        "history": [(each, _withdrawal(row, each, forms, may)) for each in entries],
        "reminders": row.reminders.all(),
        "may": may,
        **_asked(row, standing, forms),
    }


def now(row: Duty) -> Standing:
    """How a duty stands today."""
    return stands(row, row.entries.all(), timezone.localdate())


def answer_form(row: Duty, standing: Standing, *data: Any) -> AnswerForm:
    """The form that says how far a duty is."""
    state = State.SUPERSEDED if row.suggested else ""
    time = _on_time(row, standing)
    first = {"state": state}
    return AnswerForm(*data, prefix="answer", digest=row.digest, initial=first, **time)


def assign_form(row: Duty, *data: Any) -> AssignForm:
    """The form that says who answers for a duty."""
    known = known_organisations().members
    desks = sorted({each.code for member in known for each in member.sectors})
    named = {each.name for member in known[:1] for each in member.actors}
    offices = sorted({*row.actors, *(name for name in named if "#" not in name)})
    people = selectors.able()
    return AssignForm(*data, prefix="assign", people=people, offices=offices, desks=desks)


def postpone_form(row: Duty, standing: Standing, *data: Any) -> PostponeForm:
    """The form that sets another day."""
    return PostponeForm(*data, prefix="postpone", **_on_time(row, standing))


def _on_time(row: Duty, standing: Standing) -> dict[str, Any]:
    """The time of which something is said, and those of which it could be: up to that one."""
    now = standing.period
    earlier: list[int | None] = [year for year, _code in row.dues if now is None or year < now]
    return {"period": now, "periods": [*earlier, now]}


def _asked(row: Duty, standing: Standing, forms: dict[Any, Form]) -> dict[str, Asked]:
    made = {
        "answer": forms.get("answer") or answer_form(row, standing),
        "assign": forms.get("assign") or assign_form(row),
        "postpone": forms.get("postpone") or postpone_form(row, standing),
    }
    return {
        name: Asked(form, reverse(f"followup:{name}", args=[row.pk])) for name, form in made.items()
    }


def _withdrawal(
    row: Duty, entry: Entry, forms: dict[Any, Form], may: dict[str, bool]
) -> Asked | None:
    """The form that undoes an entry, where this person can."""
    if not entry.can_be_withdrawn or not may[needed(entry)]:
        return None
    prefix = f"withdraw-{entry.pk}"
    place = reverse("followup:withdraw", args=[row.pk, entry.pk])
    return Asked(forms.get(prefix) or WithdrawForm(prefix=prefix), place)


def needed(entry: Entry) -> str:
    """What somebody must be allowed to do to undo an entry: what it was."""
    return "answer" if entry.act == Act.STATE else "assign"


def by_recipient() -> list[To]:
    """The reporting duties of each recipient, by its name, those without one last."""
    called, today = names(), timezone.localdate()
    told: dict[str, list[tuple[str, date | None]]] = {}
    for recipient, state, due in selectors.reports().values_list("recipient", "state", "due"):
        for code in recipient.split("; "):
            told.setdefault(code, []).append((state, due))
    rows = [
        To(
            code,
            called.actor(code) if code else "",
            len(each),
            sum(state in OPEN and due is not None and due < today for state, due in each),
            min((due for _state, due in each if due is not None and due >= today), default=None),
        )
        for code, each in told.items()
    ]
    return sorted(rows, key=lambda row: (not row.name, row.name.casefold(), row.code))


def implementation(clauses: QuerySet[Clause], duties: list[Duty], wanted: str) -> dict[str, Any]:
    """Each operative clause with its duties, a part of many; in the end those that the text no
    longer has.
    """
    today = timezone.localdate()
    part = Paginator(clauses, A_PAGE).get_page(wanted)
    shown = list(part)
    kept = [_kept(each, today) for each in duties]
    here = set(clauses.values_list("pk", flat=True))
    of_clause: dict[int, list[Kept]] = defaultdict(list)
    for each in kept:
        there = each.duty.clause_id if each.duty.found else None
        of_clause[there if there in here and there is not None else GONE].append(each)
    return {
        "page": part,
        "followed": shown[0].document if shown else None,
        "clauses": [(clause, of_clause[clause.pk]) for clause in shown],
        "gone": [] if part.has_next() else of_clause[GONE],
        "figures": plot.over_time(
            [(each, list(each.entries.all())) for each in duties], (), [today]
        )[0],
    }


def _kept(duty: Duty, today: date) -> Kept:
    entries = list(duty.entries.all())
    said = [each for each in entries if each.act == Act.STATE and not hasattr(each, "withdrawal")]
    return Kept(duty, stands(duty, entries, today), said[::-1])


def progress(asked: Any) -> dict[str, Any]:
    """Figures as of a day and at the end of each month before, with their picture."""
    form, today = DayForm(asked), timezone.localdate()
    day = form.day(today)
    history = selectors.history(asked.get("sector", ""), asked.get("reporting", ""))
    first = selectors.first_day() or day
    over_time = plot.over_time(*history, plot.days(first, day))
    return {
        "day": day,
        "today": today,
        "figures": over_time[-1],
        "over_time": over_time[::-1],
        "columns": plot.columns(over_time, rtl=get_language_bidi()),
        "states": State.choices,
        "sectors": selectors.parts("sectors", " "),
        "asked": asked,
        "size": (plot.WIDTH, plot.HEIGHT),
    }
