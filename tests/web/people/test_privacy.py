"""What the site holds about a person can be had, and forgotten, and the record stays."""

import json
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client
from django.urls import reverse

from intersector_web.overlaps import services as overlaps
from intersector_web.overlaps.models import Entry, Overlap, Verdict
from intersector_web.people.models import Invitation, Person, Role, Term

pytestmark = pytest.mark.django_db
ADA = {"name": "Ada Officer", "email": "ada@union.example", "password": "tides rise at four"}
SURE = {"sure": "on"}


@pytest.fixture
def client() -> Client:
    """A focal point who came by invitation and judged an overlap."""
    client = Client()
    word = Invitation.issue(role=Role.FOCAL_POINT, sector="MU-O", email=ADA["email"])
    client.post(reverse("people:accept", args=[word]), ADA)
    client.logout()
    client.post(reverse("account_login"), {"login": ADA["email"], "password": ADA["password"]})
    overlap = Overlap.objects.filter(found=True, sectors__contains="MU-O")[0]
    overlaps.decide(
        overlap=overlap,
        by=Person.objects.get(email=ADA["email"]),
        token=uuid4(),
        verdict=Verdict.OVERLAP,
        why="The same report twice.",
    )
    return client


def everything() -> str:
    """Every row of the site, as text."""
    rows = (serializers.serialize("json", model.objects.all()) for model in apps.get_models())
    return "".join(rows)


def test_a_person_has_all_that_is_held(client: Client) -> None:
    """Who they are, what they did, where they are logged in; nothing that lets somebody in."""
    response = client.get(reverse("people:export"))
    held = json.loads(response.content)
    assert "attachment" in response.headers["Content-Disposition"]
    assert held["people.person"][0]["email"] == ADA["email"]
    assert held["overlaps.entry"][0]["why"] == "The same report twice."
    assert held["people.term"][0]["role"] == "focal-point"
    assert len(held["usersessions.usersession"]) == 1
    assert not {"password", "session_key", "token", "digest"} & {
        name for rows in held.values() for row in rows for name in row
    }


def test_forgotten_everywhere_and_the_record_stays(client: Client) -> None:
    """Once the password is said again, no row of any table has the name or the address; the verdict
    is there, by a former member."""
    again = client.post(reverse("people:erase"), SURE).headers["Location"]
    assert "reauthenticate" in again
    assert ADA["email"] in everything()
    client.post(again, {"password": ADA["password"]})
    assert ADA["name"] not in everything()
    assert ADA["email"] not in everything()
    [entry] = Entry.objects.filter(why="The same report twice.")
    assert str(entry.by) == "A former member"
    assert [term.role for term in entry.by.terms.all()] == ["focal-point"]
    assert client.get(reverse("people:me")).status_code == 302
    log_in = {"login": ADA["email"], "password": ADA["password"]}
    assert client.post(reverse("account_login"), log_in).status_code == 200


def test_the_last_administrator_stays(client_of: Callable[[str], Client]) -> None:
    """Until there is another."""
    administrator = client_of("administrator")
    assert "only administrator" in administrator.get(reverse("people:erase")).content.decode()
    administrator.post(reverse("people:erase"), SURE)
    assert Person.objects.filter(email="administrator@union.example").exists()
    Term.objects.create(
        person=Person.objects.get(email="member@union.example"), role=Role.ADMINISTRATOR
    )
    assert "button" in administrator.get(reverse("people:erase")).content.decode()


def test_sessions_elsewhere_are_ended(client: Client) -> None:
    """The one that asks stays."""
    other = Client(headers={"user-agent": "A telephone"})
    other.post(reverse("account_login"), {"login": ADA["email"], "password": ADA["password"]})
    place = reverse("usersessions_list")
    assert "A telephone" in client.get(place).content.decode()
    client.post(place)
    assert other.get(reverse("people:me")).status_code == 302
    assert client.get(reverse("people:me")).status_code == 200
