"""Reporting duties as a calendar that people import: iCalendar, RFC 5545."""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final

from icalendar import Calendar, Event

from intersector.mandates import Due, first_due, next_due, years_between
from intersector.model import Mandate
from intersector.organisations import Organisations
from intersector.publishing.labels import Names, place_of, shorten
from intersector.publishing.translations import words

_SUMMARY: Final = 100
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""What RFC 5545 forbids in a text."""


def duties_calendar(
    mandates: Iterable[Mandate], *, organisations: Organisations, since: int | None = None
) -> bytes:
    """Every reporting duty whose text and calendar tell a year, as an all-day event, in order.

    It stands on the first of January of the year in which the duty first falls due, or does so in
    the year `since` or later, and comes back when the duty is periodic. The same duties give the
    same bytes: identifiers and stamps come from the documents, not from the clock.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Intersector//Reporting duties//EN")
    calendar.add("version", "2.0")
    names = Names(words("en"), organisations)
    for mandate in mandates:
        due = _due(mandate, organisations, since) if mandate.reporting else None
        if due is not None:
            calendar.add_component(_event(mandate, due, names))
    return bytes(calendar.to_ical())


def _due(mandate: Mandate, organisations: Organisations, since: int | None) -> Due | None:
    if since is None:
        return first_due(mandate, organisations=organisations)
    return next_due(mandate, after=since - 1, organisations=organisations)


def _event(mandate: Mandate, due: Due, names: Names) -> Event:
    document = mandate.clause.document
    event = Event()
    event.add("uid", f"{_digest(mandate)}@intersector")
    event.add("dtstamp", datetime(document.year or due.year, 1, 1, tzinfo=UTC))
    event.add("dtstart", date(due.year, 1, 1))
    if (years := years_between(mandate)) is not None:
        event.add("rrule", {"freq": "yearly", "interval": years})
    event.add("transp", "TRANSPARENT")
    who = names.actors(mandate.actors)
    event.add("summary", _clean(f"{who}: {shorten(mandate.action, _SUMMARY)}"))
    event.add("description", _clean(_description(mandate, due, names)))
    return event


def _description(mandate: Mandate, due: Due, names: Names) -> str:
    document = mandate.clause.document
    told = {
        "Who": names.actors(mandate.actors),
        "What": mandate.action,
        "To whom": names.recipient(mandate.recipient),
        "How often": names.frequency(mandate.frequency),
        "Due": f"{due.year} ({due.occasion})" if due.occasion else str(due.year),
        "By when": mandate.deadline,
        "Condition": mandate.condition,
        "Instrument": names.instrument(document),
        "Clause": place_of(mandate.clause),
        "File": document.source,
    }
    return "\n".join(f"{label}: {value}" for label, value in told.items() if value)


def _digest(mandate: Mandate) -> str:
    """What names a duty for good: its document's bytes and where it stands."""
    span, document = mandate.span, mandate.clause.document
    told = f"{document.source}\n{document.sha256}\n{span.start}-{span.end}"
    return hashlib.sha256(told.encode(errors="backslashreplace")).hexdigest()[:32]


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text).encode(errors="replace").decode()
