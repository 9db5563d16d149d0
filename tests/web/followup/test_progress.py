"""Figures over time, counted by hand, and their picture."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.db.models.signals import post_init
from django.test import Client
from django.urls import reverse
from tests.web.followup.conftest import Today, person, say

from intersector_web.followup import plot, selectors, services
from intersector_web.followup.models import Duty, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(today: Today) -> list[Duty]:
    """Two duties since January and one since March: one done in February, undone in April."""
    rows = list(Duty.objects.filter(found=True)[:3])
    Duty.objects.exclude(pk__in=[each.pk for each in rows]).update(found=False)
    for row, since in zip(rows, ((1, 5), (1, 6), (3, 1)), strict=True):
        row.followed, row.dues = date(2026, *since), [[2025, None]]
        row.save()
    services.settle()
    today(date(2026, 2, 1))
    done = say(rows[0], "done", 2025)
    today(date(2026, 2, 2))
    say(rows[1], "in-progress", 2025)
    today(date(2026, 4, 1))
    by = person("secretariat")
    services.withdraw(duty=rows[0], entry=done, by=by, token=uuid4(), why="Too early.")
    return rows


@pytest.mark.parametrize(
    ("day", "told", "overdue"),
    [
        (date(2026, 1, 4), (0, 0, 0, 0), 0),
        (date(2026, 1, 5), (1, 0, 0, 0), 1),
        (date(2026, 1, 31), (2, 0, 0, 0), 2),
        (date(2026, 2, 1), (1, 0, 1, 0), 1),
        (date(2026, 2, 28), (0, 1, 1, 0), 1),
        (date(2026, 3, 31), (1, 1, 1, 0), 2),
        (date(2026, 4, 1), (2, 1, 0, 0), 3),
    ],
)
def test_figures_are_those_of_the_day(
    three: list[Duty], day: date, told: tuple[int, ...], overdue: int
) -> None:
    """Not started, in progress, done, superseded; whatever was done later."""
    (counted,) = plot.over_time(*selectors.history(), [day])
    assert counted.counts == tuple(zip(State, told, strict=True))
    assert counted.overdue == overdue
    assert counted.total == sum(told)


def test_several_days_at_once_are_as_each_alone(three: list[Duty]) -> None:
    """Nothing of one day is taken for another."""
    days = [date(2026, 1, 4), date(2026, 2, 1), date(2026, 3, 31), date(2026, 4, 1)]
    history = selectors.history()
    alone = [plot.over_time(*history, [day])[0] for day in days]
    assert plot.over_time(*history, days) == alone


def test_figures_are_counted_without_an_object_for_each_deed(three: list[Duty]) -> None:
    """Of all that was ever done, only the fields are read that count."""
    made: list[type] = []

    def hear(sender: type, **_about: object) -> None:
        made.append(sender)

    post_init.connect(hear)
    try:
        rows, _others = selectors.history()
    finally:
        post_init.disconnect(hear)
    assert len(rows) == 2
    assert made == []


def test_what_is_over_is_counted(three: list[Duty]) -> None:
    """Done or superseded, of all that are followed."""
    (counted,) = plot.over_time(*selectors.history(), [date(2026, 3, 31)])
    assert (counted.settled, counted.total) == (1, 3)


def test_days_are_the_ends_of_months() -> None:
    """At most a year of them, and the day that was asked for."""
    assert plot.days(date(2026, 1, 5), date(2026, 3, 10)) == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 10),
    ]
    assert len(plot.days(date(2000, 1, 1), date(2026, 3, 10))) == plot.MONTHS + 1


def test_the_parts_of_a_column_are_as_high_as_they_are_many(three: list[Duty]) -> None:
    """All three together fill the picture; in Arabic the first day is at the right."""
    days = [date(2026, 2, 28), date(2026, 3, 31)]
    over_time = plot.over_time(*selectors.history(), days)
    left, right = plot.columns(over_time, rtl=False)
    assert [bar.height for bar in left.bars] == [80, 80]
    assert sum(bar.height for bar in right.bars) == plot.HEIGHT
    assert left.middle < right.middle
    first, second = plot.columns(over_time, rtl=True)
    assert first.middle > second.middle
    assert first.bars[0].width < plot.WIDEST


def test_the_page_says_the_figures_in_words_too(
    three: list[Duty], client_of: Callable[[str], Client]
) -> None:
    """The picture has its twin, a table; a day that is yet to come is today."""
    address = reverse("followup:progress")
    text = client_of("member").get(address, {"on": "2026-03-31"}).content.decode()
    assert "Done or superseded: 1 of 3" in text
    assert text.count('<th scope="row">') == 3
    assert "1 April 2026" in client_of("member").get(address, {"on": "2990-01-01"}).content.decode()


def test_nothing_was_followed_before(three: list[Duty], client_of: Callable[[str], Client]) -> None:
    """The empty state says so."""
    response = client_of("member").get(reverse("followup:progress"), {"on": "2001-01-01"})
    assert "Nothing was followed by that day." in response.content.decode()
