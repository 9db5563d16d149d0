"""The first page tells what there is, and what waits for whoever is logged in."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

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
    given = "<strong>1</strong> overlaps given to you"
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


def test_what_does_not_wait_is_told_too(client_of: ClientOf) -> None:
    """A member can be made to answer for mandates, and judges nothing."""
    page = client_of("member").get("/en/").content.decode()
    assert "<strong>0</strong> mandates that you answer for" in page
    assert "overlaps given to you" not in page
