"""How a duty stands on a day, counted by hand."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from intersector_web.followup.models import Act, Entry, State
from intersector_web.followup.standing import stands


@dataclass
class Ordered:
    """What a duty is asked for."""

    dues: list[list[object]] = field(default_factory=lambda: [[2026, "C26"], [2027, None]])
    digest: str = "text"


def entry(pk: int, day: date, act: Act = Act.STATE, **fields: Any) -> Entry:
    said = Entry(pk=pk, act=act, **{"digest": "text", **fields})
    said.at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return said


DONE = entry(1, date(2026, 5, 1), value=State.DONE, period=2026)


@pytest.mark.parametrize(
    ("day", "state", "due"),
    [
        (date(2026, 4, 30), State.NOT_STARTED, date(2026, 12, 31)),
        (date(2026, 5, 1), State.DONE, date(2027, 12, 31)),
        (date(2026, 12, 31), State.DONE, date(2027, 12, 31)),
        (date(2027, 1, 1), State.NOT_STARTED, date(2027, 12, 31)),
    ],
)
def test_a_duty_that_comes_back_is_done_until_its_next_year(
    day: date, state: State, due: date
) -> None:
    """It was done on 1 May 2026, and falls due again in 2027."""
    now = stands(Ordered(), [DONE], day)
    assert (now.state, now.due) == (state, due)


def test_when_all_times_are_done_nothing_is_due() -> None:
    """A duty of one time stays done."""
    now = stands(
        Ordered([[2020, None]]),
        [entry(1, date(2026, 1, 1), value="done", period=2020)],
        date(2040, 1, 1),
    )
    assert (now.state, now.due, now.period) == (State.DONE, None, None)


def test_what_was_withdrawn_holds_for_the_days_before() -> None:
    """Figures of an earlier day do not change when something is undone later."""
    undone = entry(2, date(2026, 6, 1), Act.WITHDRAWAL, withdraws_id=1)
    assert stands(Ordered(), [DONE, undone], date(2026, 5, 31)).state == State.DONE
    assert stands(Ordered(), [DONE, undone], date(2026, 6, 1)).state == State.NOT_STARTED


def test_another_day_is_of_one_time_only() -> None:
    """The next time is again at the end of its year."""
    moved = entry(2, date(2026, 2, 1), Act.DUE, period=2026, due=date(2026, 9, 1))
    assert stands(Ordered(), [moved], date(2026, 3, 1)).due == date(2026, 9, 1)
    done = entry(3, date(2026, 5, 1), value="done", period=2026)
    assert stands(Ordered(), [moved, done], date(2026, 6, 1)).due == date(2027, 12, 31)


def test_a_correction_opens_a_time_again() -> None:
    """Done by mistake, then in progress: the same year is due."""
    mended = entry(2, date(2026, 5, 2), value="in-progress", period=2026)
    now = stands(Ordered(), [DONE, mended], date(2026, 5, 3))
    assert (now.state, now.period, now.occasion) == (State.IN_PROGRESS, 2026, "C26")


def test_the_latest_who_answers_for_it_counts() -> None:
    """And nobody where the latest was withdrawn and there was none before."""
    first = entry(1, date(2026, 2, 1), Act.RESPONSIBLE, desk="MU-O")
    later = entry(2, date(2026, 3, 1), Act.RESPONSIBLE, office="Director OB")
    assert stands(Ordered(), [first, later], date(2026, 2, 15)).held == first
    assert stands(Ordered(), [first, later], date(2026, 3, 1)).held == later


def test_superseded_has_no_day() -> None:
    """Whatever its calendar tells."""
    over = entry(1, date(2026, 2, 1), value="superseded", period=2026)
    now = stands(Ordered(), [over], date(2030, 1, 1))
    assert (now.state, now.due) == (State.SUPERSEDED, None)


def test_another_text_asks_to_look_again() -> None:
    """The state stays."""
    now = stands(Ordered(digest="another"), [DONE], date(2026, 6, 1))
    assert (now.state, now.again) == (State.DONE, True)


def test_without_dates_the_last_state_counts() -> None:
    """Until another is said."""
    said = [
        entry(n, date(2026, n, 1), value=value) for n, value in ((1, "in-progress"), (2, "done"))
    ]
    assert stands(Ordered([]), said, date(2026, 1, 1)).state == State.IN_PROGRESS
    assert stands(Ordered([]), said, date(2029, 1, 1)).state == State.DONE
