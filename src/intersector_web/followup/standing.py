"""How a duty stands on a day, by what people had done until then: counted, never guessed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils import timezone

from intersector_web.followup.models import OPEN, Act, Entry, State


class Ordered(Protocol):
    """What a duty is asked for: when it falls due, and the name of its text."""

    dues: list[list[object]]
    digest: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a duty and all that goes with it.

    `period` is the year in which it next falls due, with the meeting `occasion`; None where the
    text does not tell, or all is done. `due` is the last day to do it, `moved` who set another.
    `again` asks to look again: the text is no longer what `said` was said of. `dealt_with` tells
    whether anything was done about it, also if undone.
    """

    state: State
    period: int | None
    occasion: str | None
    due: date | None
    said: Entry | None
    held: Entry | None
    moved: Entry | None
    again: bool
    dealt_with: bool


def stands(duty: Ordered, entries: Iterable[Entry], day: date) -> Standing:
    """How `duty` stands on `day`; `entries` are all of its entries, the oldest first.

    A duty that comes back is done until the year in which it falls due again begins.
    """
    until = [each for each in entries if timezone.localdate(each.at) <= day]
    undone = {each.withdraws_id for each in until}
    standing = [each for each in until if each.pk not in undone]
    states = [each for each in standing if each.act == Act.STATE]
    said = states[-1] if states else None
    period, occasion = _open(duty.dues, states)
    state = _state(states, period, day)
    moves = [each for each in standing if each.act == Act.DUE and each.period == period]
    held = [each for each in standing if each.act == Act.RESPONSIBLE]
    moved = moves[-1] if moves else None
    usual = end_of(period) if period else None
    owed = state in OPEN or (state == State.DONE and period is not None)
    return Standing(
        state=state,
        period=period,
        occasion=occasion,
        due=(moved.due if moved else usual) if owed else None,
        said=said,
        held=held[-1] if held else None,
        moved=moved,
        again=said is not None and said.digest != duty.digest,
        dealt_with=bool(until),
    )


def end_of(year: int) -> date:
    """The last day on which what is due in a year is not late."""
    return date(year, 12, 31)


def _open(
    dues: Sequence[Sequence[object]], states: Sequence[Entry]
) -> tuple[int | None, str | None]:
    """The first time that nobody said was done, or for which something else was said since."""
    latest = {each.period: each.value for each in states if each.period is not None}
    done = max((year for year, value in latest.items() if value == State.DONE), default=0)
    following = ((year, code) for year, code in dues if isinstance(year, int) and year > done)
    year, code = next(following, (None, None))
    return year, code if isinstance(code, str) else None


def _state(states: Sequence[Entry], period: int | None, day: date) -> State:
    if not states:
        return State.NOT_STARTED
    last = State(states[-1].value)
    if last != State.DONE:
        return last
    of_period = [each.value for each in states if each.period == period]
    if of_period or period is None:
        return State(of_period[-1]) if of_period else last
    return State.DONE if period > day.year else State.NOT_STARTED
