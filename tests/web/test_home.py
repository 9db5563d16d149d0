"""The first page tells what there is, and what waits for whoever is logged in."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from lxml import html

from intersector_web.overlaps import services
from intersector_web.overlaps.models import Overlap
from intersector_web.people.models import Person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


def test_a_stranger_finds_a_topic_and_who_looks_after_it(client_of: ClientOf) -> None:
    """Nothing waits for a stranger."""
    page = client_of("public").get("/en/").content.decode()
    assert "Warning of floods" in page
    assert "Focal point" in page
    assert "What waits for you" not in page


def test_what_is_given_to_somebody_waits_for_them(client_of: ClientOf) -> None:
    """Until they decide it."""
    focal_point = Person.objects.get(email="focal-point@union.example")
    overlap = Overlap.objects.filter(found=True, current=True, sectors__contains="MU-O")[0]
    given = "1 overlap given to you"
    client, officer = (
        client_of("focal-point"),
        Person.objects.get(email="coordinator@union.example"),
    )
    assert given not in client.get("/en/").content.decode()
    services.assign(overlap=overlap, by=officer, token=uuid4(), to=focal_point, why="")
    assert given in client.get("/en/").content.decode()
    services.decide(
        overlap=overlap, by=focal_point, token=uuid4(), verdict="distinct", why="Two duties."
    )
    assert given not in client.get("/en/").content.decode()


def test_what_does_not_wait_is_not_told(client_of: ClientOf) -> None:
    """A member judges nothing, and answers for nothing yet."""
    page = client_of("member").get("/en/").content.decode()
    assert "Nothing waits for you." in page
    assert "given to you" not in page


def test_an_officer_is_told_what_is_vacant_and_what_has_no_topic(client_of: ClientOf) -> None:
    """Each leads to where it is worked on."""
    page = client_of("secretariat").get("/en/").content.decode()
    assert re.search(r'href="/en/topics/\?vacant=1">\d+ vacant posts?<', page)
    assert re.search(r'href="/en/topics/themes/">\d+ themes without a topic<', page)


def test_the_navigation_marks_the_room_that_one_is_in(client_of: ClientOf) -> None:
    """The page itself, or that of which it is a part; on the first page none."""

    def marked(place: str) -> list[tuple[str, str]]:
        page = html.document_fromstring(client_of("secretariat").get(place).content)
        links = page.xpath("//header//nav//a[@aria-current]")
        return [(each.get("href"), each.get("aria-current")) for each in links]

    assert marked("/en/") == []
    assert marked("/en/topics/") == [("/en/topics/", "page")]
    assert marked("/en/topics/warning-of-floods/") == [("/en/topics/", "true")]
    assert marked("/en/instruments/load/") == [("/en/instruments/load/", "page")]


def test_the_administration_is_shown_to_whom_it_is_for(client_of: ClientOf) -> None:
    """To administrators, not to officers."""
    link = 'href="/en/admin/"'
    assert link in client_of("administrator").get("/en/").content.decode()
    assert link not in client_of("secretariat").get("/en/").content.decode()
