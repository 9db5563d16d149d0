"""Progress over time: how many duties stood how on each day, and the picture of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from intersector_web.followup.models import OPEN, Duty, Entry, State
from intersector_web.followup.selectors import History, Untouched
from intersector_web.followup.standing import Standing, stands

WIDTH: Final = 640
HEIGHT: Final = 240
GAP: Final = 8
WIDEST: Final = 72
"""How wide a column is at most, so that a single month is no wall."""
MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Figures:
    """How many duties stand how on a day, and how many of the open ones are overdue."""

    day: date
    counts: tuple[tuple[State, int], ...]
    overdue: int

    @property
    def total(self) -> int:
        """How many are followed."""
        return sum(number for _state, number in self.counts)

    @property
    def settled(self) -> int:
        """How many are done or superseded."""
        return sum(number for state, number in self.counts if state not in OPEN)


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a column of the picture, in its units from the upper left corner."""

    state: State
    number: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """What one day is in the picture; `middle` is where its date stands."""

    figures: Figures
    middle: float
    bars: tuple[Bar, ...]


def over_time(history: History, untouched: Untouched, days: Sequence[date]) -> list[Figures]:
    """Count, for each day, every duty that was followed by then, as it stood then."""
    counts: list[Counter[State]] = [Counter() for _ in days]
    overdue = [0] * len(days)
    for duty, entries in history:
        for at, (day, now) in enumerate(_standings(duty, entries, days)):
            if duty.followed <= day:
                counts[at][now.state] += 1
                overdue[at] += now.state in OPEN and now.due is not None and now.due < day
    for followed, due, number in untouched:
        for at, day in enumerate(days):
            if followed <= day:
                counts[at][State.NOT_STARTED] += number
                overdue[at] += number if due is not None and due < day else 0
    return [
        Figures(day, tuple((state, counts[at][state]) for state in State), overdue[at])
        for at, day in enumerate(days)
    ]


def _standings(
    duty: Duty, entries: Sequence[Entry], days: Sequence[date]
) -> Iterator[tuple[date, Standing]]:
    """How a duty stood on each day; it changes only with an entry or a year."""
    said = [timezone.localdate(each.at) for each in entries]
    before: tuple[int, int] | None = None
    for day in days:
        moment = (sum(each <= day for each in said), day.year)
        if moment != before:
            before, now = moment, stands(duty, entries, day)
        yield day, now


def days(first: date, last: date) -> list[date]:
    """The ends of the months from the first day to the last, at most a year of them, and `last`."""
    ends = [last]
    while len(ends) <= MONTHS and (before := ends[-1].replace(day=1) - timedelta(days=1)) >= first:
        ends.append(before)
    return ends[::-1]


def columns(over_time: Sequence[Figures], *, rtl: bool) -> list[Column]:
    """A column a day, its parts as high as they are many; the first day where reading begins."""
    most = max((each.total for each in over_time), default=0) or 1
    step = min(WIDTH / max(len(over_time), 1), WIDEST)
    made = []
    for at, each in enumerate(over_time):
        left = WIDTH - (at + 1) * step if rtl else at * step
        bars = tuple(_bars(each, left + GAP / 2, step - GAP, most))
        made.append(Column(each, left + step / 2, bars))
    return made


def _bars(each: Figures, x: float, width: float, most: int) -> Iterator[Bar]:
    """From the bottom: what is over, then what is open."""
    bottom = float(HEIGHT)
    for state, number in reversed(each.counts):
        height = HEIGHT * number / most
        bottom -= height
        if number:
            yield Bar(
                state, number, round(x, 1), round(bottom, 1), round(width, 1), round(height, 1)
            )
