"""Duties as a calendar that people subscribe to: iCalendar, RFC 5545."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Final
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from intersector.publishing.labels import shorten
from intersector_web.followup.models import Duty, State
from intersector_web.followup.words import called
from intersector_web.layout.templatetags.library import colon, isolated
from intersector_web.layout.words import names

SUMMARY: Final = 100
CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""What RFC 5545 forbids in a text."""


def calendar(name: str, duties: Iterable[Duty]) -> Iterator[str]:
    """An event of a whole day for each duty that has one, in the language of the page; as pieces.

    An event keeps its identifier when its day moves, so that a calendar moves it too.
    """
    made = Calendar()
    made.add("prodid", "-//Intersector//Follow-up//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    head, end, tail = made.to_ical().decode().partition("END:VCALENDAR")
    yield head
    for duty in duties:
        if duty.due is not None:
            yield _event(duty).to_ical().decode()
    yield end + tail


def _event(duty: Duty) -> Event:
    assert duty.due is not None
    event = Event()
    event.add("uid", f"{duty.name}@intersector")
    event.add("dtstamp", datetime.combine(duty.followed, time(), UTC))
    event.add("dtstart", duty.due)
    event.add("dtend", duty.due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    what = f"{colon(isolated(called(duty)))} {isolated(shorten(duty.text, SUMMARY))}"
    event.add("summary", _clean(what))
    event.add("description", _clean(_description(duty)))
    event.add("url", urljoin(settings.SITE_URL, duty.get_absolute_url()))
    return event


def _description(duty: Duty) -> str:
    said = names()
    told = {
        _("What is ordered"): duty.text,
        _("Ordered to"): said.actors(duty.actors),
        _("To whom"): said.recipient(duty.recipient),
        _("How often"): said.frequency(duty.frequency),
        _("State"): State(duty.state).label,
    }
    return "\n".join(f"{colon(label)} {isolated(value)}" for label, value in told.items() if value)


def _clean(text: str) -> str:
    return CONTROLS.sub("", text).encode(errors="replace").decode()
