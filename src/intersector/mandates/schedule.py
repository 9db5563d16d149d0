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


def dues(
    mandate: Mandate, *, since: int, until: int, organisations: Organisations
) -> tuple[Due, ...]:
    """Every time that `mandate` falls due from the year `since` to `until`, in order.

    Where all of its times were earlier, the last of them: what is not done by then is still owed.
    """
    times = takewhile(lambda due: due.year <= until, _dues(mandate, organisations))
    every = tuple(times)
    return tuple(due for due in every if due.year >= since) or every[-1:]


def next_meeting(body: Body, *, after: int) -> Due | None:
    """When `body` meets for the first time after the year `after`; None when that is not known."""
    if not body.yearly and len({edition.year for edition in body.editions}) < 2:
        return None
    year = next(_meetings(body, after))
    return Due(year, _session(body, year))


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
    body = _recipient(mandate, organisations)
    named = _YEAR.search(mandate.deadline or "")
    years: Iterator[int]
    if mandate.frequency in _PERIODS:
        years = _every(_PERIODS[mandate.frequency], adopted)
    elif named is not None:
        years = iter((int(named[0]),))
    elif body is None or (body.yearly and mandate.frequency != "once"):
        years = iter(())
    else:
        meetings = _meetings(body, adopted)
        years = meetings if mandate.frequency == "each conference" else islice(meetings, 1)
    return (Due(year, _session(body, year)) for year in years)


def _every(period: int, adopted: int) -> Iterator[int]:
    return count(adopted + period, period)


def _recipient(mandate: Mandate, organisations: Organisations) -> Body | None:
    """The recipient that meets every year or in editions that are known, the first one named."""
    recipients = (mandate.recipient or "").split("; ")
    bodies = {
        name: body
        for body in organisations.bodies.values()
        if body.yearly or len({edition.year for edition in body.editions}) > 1
        for name in body.names.get("en", ())
    }
    return next((bodies[name] for name in recipients if name in bodies), None)


def _meetings(body: Body, adopted: int) -> Iterator[int]:
    """The years after `adopted` in which `body` meets, those known first."""
    if body.yearly:
        return _every(1, adopted)
    known = sorted({edition.year for edition in body.editions})
    interval = max(1, known[-1] - known[-2])
    return (year for year in chain(known, _every(interval, known[-1])) if year > adopted)


def _session(body: Body | None, year: int) -> str | None:
    """The code of the meeting of `body` in a year, as ITU writes it: PP-22, C23."""
    if body is None:
        return None
    if body.yearly:
        return f"{body.yearly}{year % 100:02d}"
    return next((edition.code for edition in body.editions if edition.year == year), None)
