"""When duties fall due: their frequency laid over the calendar of those who receive.

A year is as exact as the texts and the calendar of conferences are. Editions of a conference
that nobody has set yet are reckoned at the interval between its last two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count, islice, takewhile
from typing import Final

from intersector.model import Mandate
from intersector.organisations import Body, Organisations

_PERIODS: Final = {
    "monthly": 1,
    "quarterly": 1,
    "semi-annual": 1,
    "annual": 1,
    "each session": 1,
    "biennial": 2,
    "triennial": 3,
    "quadrennial": 4,
}
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_HORIZON: Final = 100
"""Years after a mandate's document beyond which nothing is foretold."""


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """The year in which a duty falls due, and at which meeting: an edition's code, or None."""

    year: int
    occasion: str | None = None


def first_due(mandate: Mandate, *, organisations: Organisations) -> Due | None:
    """When `mandate` first falls due; None when its text and the calendar do not tell."""
    return next(_dues(mandate, organisations), None)


def next_due(mandate: Mandate, *, after: int, organisations: Organisations) -> Due | None:
    """When `mandate` falls due for the first time after the year `after`; None when never."""
    return next((due for due in _dues(mandate, organisations) if due.year > after), None)


def years_between(mandate: Mandate) -> int | None:
    """The years from one time that `mandate` falls due to the next; None when it is not periodic.

    Duties of several times a year count as yearly: a year is as exact as a due date is here.
    """
    return _PERIODS.get(mandate.frequency or "")


def _dues(mandate: Mandate, organisations: Organisations) -> Iterator[Due]:
    """Every time the mandate falls due, in order, up to the horizon."""
    adopted = mandate.clause.document.year
    if adopted is None:
        return iter(())
    dues = _unbounded(mandate, adopted, organisations)
    return takewhile(lambda due: due.year <= adopted + _HORIZON, dues)


def _unbounded(mandate: Mandate, adopted: int, organisations: Organisations) -> Iterator[Due]:
    if mandate.frequency in _PERIODS:
        return (Due(year) for year in _every(_PERIODS[mandate.frequency], adopted))
    named = _YEAR.search(mandate.deadline or "")
    if named is not None:
        return iter((Due(int(named[0])),))
    conference = _conference(mandate, organisations)
    if conference is None:
        return iter(())
    editions = _editions(conference, adopted)
    return editions if mandate.frequency == "each conference" else islice(editions, 1)


def _every(period: int, adopted: int) -> Iterator[int]:
    return count(adopted + period, period)


def _conference(mandate: Mandate, organisations: Organisations) -> Body | None:
    """The recipient that meets as a conference with known editions, the first one named."""
    recipients = (mandate.recipient or "").split("; ")
    bodies = {
        name: body
        for body in organisations.bodies.values()
        if len(body.editions) > 1
        for name in body.names.get("en", ())
    }
    return next((bodies[name] for name in recipients if name in bodies), None)


def _editions(body: Body, adopted: int) -> Iterator[Due]:
    """The editions of `body` after the year `adopted`, known ones first."""
    known = sorted({edition.year: edition.code for edition in body.editions}.items())
    interval = max(1, known[-1][0] - known[-2][0])
    later = (Due(year) for year in _every(interval, known[-1][0]))
    dues = chain((Due(year, code) for year, code in known), later)
    return (due for due in dues if due.year > adopted)
