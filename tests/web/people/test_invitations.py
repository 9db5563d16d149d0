"""People come in by invitation, once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intersector_web.people.models import Invitation, Person, Role, Term
from intersector_web.people.services import first_administrator

pytestmark = pytest.mark.django_db
ADA = {"name": "Ada Officer", "email": "ada@union.example", "password": "tides rise at four"}


def place(word: str) -> str:
    return reverse("people:accept", args=[word])


def test_an_invitation_makes_one_person_with_its_role() -> None:
    """A second use finds it gone."""
    word = Invitation.issue(role=Role.FOCAL_POINT, sector="MU-O")
    client = Client()
    assert client.post(place(word), ADA).headers["Location"] == reverse("people:me")
    ada = Person.objects.get(email=ADA["email"])
    assert ada.roles == {("focal-point", "MU-O")}
    assert client.get(reverse("people:me")).status_code == 200
    assert Client().post(place(word), {**ADA, "email": "b@union.example"}).status_code == 410


def test_an_invitation_grows_old() -> None:
    """After seven days it is refused."""
    word = Invitation.issue(role=Role.MEMBER)
    Invitation.objects.update(made=timezone.now() - timedelta(days=8))
    assert Client().get(place(word)).status_code == 410


@pytest.mark.parametrize("password", ["short", "password1234", "ada@union.example"])
def test_a_weak_password_is_refused(password: str) -> None:
    """Short, common, or what everybody knows of the person."""
    word = Invitation.issue(role=Role.MEMBER)
    response = Client().post(place(word), {**ADA, "password": password})
    assert response.status_code == 200
    assert not Person.objects.filter(email=ADA["email"]).exists()


def test_only_administrators_invite_administrators(client_of: Callable[[str], Client]) -> None:
    """The secretariat may invite all others."""
    asked = {"role": "administrator", "email": "x@union.example"}
    assert client_of("secretariat").post(reverse("people:invite"), asked).status_code == 403
    asked["role"] = "member"
    shown = client_of("secretariat").post(reverse("people:invite"), asked).content.decode()
    assert "/people/invitation/" in shown


def test_an_administrator_is_invited_while_there_is_none() -> None:
    """At first, and when terms ended; a new word each start, and the old one worthless."""
    assert first_administrator() is None
    yesterday = timezone.localdate() - timedelta(days=1)
    Term.objects.filter(role=Role.ADMINISTRATOR).update(until=yesterday)
    first, second = first_administrator(), first_administrator()
    assert first is not None
    assert second is not None
    assert not Invitation.open(first).exists()
    assert Invitation.open(second).exists()


def test_a_term_that_is_over_gives_nothing(client_of: Callable[[str], Client]) -> None:
    """From the day after its last."""
    yesterday = timezone.localdate() - timedelta(days=1)
    Term.objects.filter(role=Role.SECRETARIAT).update(until=yesterday)
    assert client_of("secretariat").get(reverse("instruments:load")).status_code == 403


def test_many_wrong_passwords_lock_out() -> None:
    """Even the right one is refused for a while."""
    word = Invitation.issue(role=Role.MEMBER)
    Client().post(place(word), ADA)
    client, login = Client(), reverse("account_login")
    for _ in range(6):
        client.post(login, {"login": ADA["email"], "password": "wrong wrong wrong"})
    response = client.post(login, {"login": ADA["email"], "password": ADA["password"]})
    assert response.status_code != 302


def test_a_focal_point_is_invited_for_a_sector(client_of: Callable[[str], Client]) -> None:
    """One of the organisation's, chosen from a list; nobody else is of a Sector."""
    client, asked = client_of("secretariat"), {"role": "focal-point", "email": "x@union.example"}
    refused = client.post(reverse("people:invite"), asked).content.decode()
    assert "Choose the Sector of the focal point." in refused
    assert (
        client.post(reverse("people:invite"), {**asked, "sector": "ITU-R"}).context["form"].errors
    )
    client.post(reverse("people:invite"), {**asked, "sector": "MU-O"})
    client.post(reverse("people:invite"), {**asked, "role": "member", "sector": "MU-O"})
    made = Invitation.objects.order_by("pk").values_list("role", "sector")
    assert list(made) == [("focal-point", "MU-O"), ("member", "")]
