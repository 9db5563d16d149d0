"""Calendars that people subscribe to, read back with icalendar."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from tests.web.followup.conftest import Today, assign, person, say

from intersector_web.followup import selectors, services
from intersector_web.followup.models import Duty, Feed

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]
ADDRESS = r"/en/followup/calendar/"


def events(response: Any) -> dict[str, Any]:
    """The events by their identifiers; the calendar and each of them are complete."""
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    made = Calendar.from_ical(b"".join(response))
    assert not made.errors
    assert {"PRODID", "VERSION"} <= set(made)
    found = {str(each["UID"]): each for each in made.walk("VEVENT")}
    assert all({"DTSTAMP", "DTSTART", "SUMMARY"} <= set(each) for each in found.values())
    assert len(found) == len(made.walk("VEVENT"))
    return found


def mine(word: str) -> Any:
    return Client().get(reverse("followup:feed", args=[word]))


def test_everybody_can_subscribe_to_the_reporting_duties(client_of: ClientOf) -> None:
    """An event for each that has a day, in the language of the address."""
    response = client_of("public").get(reverse("followup:calendar"))
    dated = selectors.reports().filter(due__isnull=False)
    assert set(events(response)) == {f"{each.name}@intersector" for each in dated}
    french = client_of("public").get(reverse("followup:calendar").replace("/en/", "/fr/"))
    assert b"Obligations de rapport" in b"".join(french)


def test_nothing_of_people_is_in_the_public_calendar(duty: Duty, client_of: ClientOf) -> None:
    """Neither who answers nor what was said."""
    assign(duty, to=person("focal-point"))
    say(duty, "in-progress", 2026, why="Privately.")
    response = client_of("public").get(reverse("followup:calendar"))
    content = b"".join(response).decode()
    assert "Privately." not in content
    assert person("focal-point").name not in content


def test_my_calendar_has_what_i_answer_for(duty: Duty) -> None:
    """A day that moves moves the event, which keeps its identifier."""
    word = services.open_feed(person=person("focal-point"))
    assert events(mine(word)) == {}
    assign(duty, desk="MU-O")
    (event,) = events(mine(word)).values()
    assert event.decoded("DTSTART") == date(2026, 12, 31)
    assert event.decoded("DTEND") == date(2027, 1, 1)
    assert str(event["URL"]).endswith(f"/en/followup/{duty.pk}/")
    moved: dict[str, Any] = {"period": 2026, "due": date(2026, 9, 1), "why": "Earlier."}
    services.postpone(duty=duty, by=person("secretariat"), token=uuid4(), **moved)
    (again,) = events(mine(word)).values()
    assert again["UID"] == event["UID"]
    assert again.decoded("DTSTART") == date(2026, 9, 1)


def test_what_is_done_is_there_for_its_next_time(duty: Duty, today: Today) -> None:
    """And what is superseded is not."""
    today(date(2026, 6, 1))
    word = services.open_feed(person=person("focal-point"))
    assign(duty, to=person("focal-point"))
    say(duty, "done", 2026)
    (event,) = events(mine(word)).values()
    assert event.decoded("DTSTART") == date(2027, 12, 31)
    say(duty, "superseded", 2027)
    assert events(mine(word)) == {}


def test_an_address_is_shown_once_and_works_until_it_is_revoked(client_of: ClientOf) -> None:
    """Only its hash is kept."""
    client = client_of("focal-point")
    text = client.post(reverse("followup:open_feed")).content.decode()
    word = text.partition(ADDRESS)[2].partition(".ics")[0]
    assert len(word) >= 40
    assert mine(word).status_code == 200
    assert mine(word).headers["Cache-Control"] == "private, no-store"
    assert word not in client.get(reverse("followup:mine")).content.decode()
    assert not Feed.objects.filter(digest=word).exists()
    feed = Feed.objects.get()
    other = client_of("coordinator").post(reverse("followup:revoke_feed", args=[feed.pk]))
    assert (other.status_code, mine(word).status_code) == (404, 200)
    client.post(reverse("followup:revoke_feed", args=[feed.pk]))
    assert mine(word).status_code == 404


def test_the_calendar_of_somebody_who_left_is_closed() -> None:
    """An account that is no longer active shows nothing."""
    left = person("focal-point")
    word = services.open_feed(person=left)
    left.is_active = False
    left.save()
    assert mine(word).status_code == 404


def test_signs_that_a_calendar_forbids_are_left_out(duty: Duty, client_of: ClientOf) -> None:
    """A text can hold anything, also what would begin another line."""
    Duty.objects.filter(pk=duty.pk).update(text="to report\x07\r\nBEGIN:VEVENT\nX-EVIL:1; , \\ ok")
    found = events(client_of("public").get(reverse("followup:calendar")))
    assert "X-EVIL" not in found[f"{duty.name}@intersector"]
