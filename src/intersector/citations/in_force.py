"""Which edition of an instrument was in force on a day, as far as the calendar of sessions tells.

A session is known by its year; the day on which it closed only where the organisation's data say
so. An edition of the very year that is asked for may then have been adopted before the day or
after it, and is given as such.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from intersector.identifiers import InstrumentId
from intersector.organisations import Organisations


@dataclass(frozen=True, slots=True)
class InForce:
    """`surely` is the newest edition adopted by the day; `perhaps` a newer one that may have been.

    Both are None where none had been adopted.
    """

    surely: InstrumentId | None = None
    perhaps: InstrumentId | None = None


def in_force(editions: Iterable[InstrumentId], day: date, organisations: Organisations) -> InForce:
    """The edition in force on `day` among the `editions` of one instrument.

    One without a year is in force always. That an edition was suppressed later is not looked at:
    no data tell the day.
    """
    surely: InstrumentId | None = None
    perhaps: InstrumentId | None = None
    for edition in sorted(editions, key=lambda each: each.edition):
        first, last = adopted(edition, organisations)
        if last <= day:
            surely, perhaps = edition, None
        elif first <= day:
            perhaps = edition
    return InForce(surely, perhaps)


def adopted(edition: InstrumentId, organisations: Organisations) -> tuple[date, date]:
    """The first and the last day on which an edition may have been adopted, by its year and body.

    The same day twice where the session's last day is known; `date.min` without a year.
    """
    if edition.year is None:
        return date.min, date.min
    body = organisations.bodies.get(edition.body)
    sessions = [each for each in body.editions if each.year == edition.year] if body else []
    closed = [each.closed for each in sessions if each.closed is not None]
    if sessions and len(closed) == len(sessions):
        return min(closed), max(closed)
    return date(edition.year, 1, 1), date(edition.year, 12, 31)
