"""People come in by invitation, once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intersector_web.people.models import Invitation, Person, Role, Term
from intersector_web.people.services import first_administrator

pytestmark = pytest.mark.django_db
ASKED = {"role": "focal-point", "email": "x@union.example", "language": "en"}
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
    asked = {**ASKED, "role": "administrator"}
    client_of("secretariat").post(reverse("people:invite"), asked)
    assert not Invitation.objects.filter(role=Role.ADMINISTRATOR).exists()
    for who, role in (("administrator", "administrator"), ("secretariat", "member")):
        shown = client_of(who).post(reverse("people:invite"), {**asked, "role": role})
        assert "/people/invitation/" in shown.content.decode()


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


def test_a_focal_point_is_invited_for_a_sector(client_of: Callable[[str], Client]) -> None:
    """One of the organisation's, chosen from a list; nobody else is of a Sector."""
    client, asked = client_of("secretariat"), dict(ASKED)
    refused = client.post(reverse("people:invite"), asked).content.decode()
    assert "Choose the Sector of the focal point." in refused
    assert (
        client.post(reverse("people:invite"), {**asked, "sector": "ITU-R"}).context["form"].errors
    )
    client.post(reverse("people:invite"), {**asked, "sector": "MU-O"})
    client.post(reverse("people:invite"), {**asked, "role": "member", "sector": "MU-O"})
    made = Invitation.objects.order_by("pk").values_list("role", "sector")
    assert list(made) == [("focal-point", "MU-O"), ("member", "")]


def test_who_was_invited_by_mail_has_that_address() -> None:
    """Whatever the form says; that the mail was opened proves it. However it is written."""
    word = Invitation.issue(role=Role.MEMBER, email="Ada@Union.Example")
    other = {**ADA, "email": "director@union.example"}
    Client().post(place(word), other)
    [address] = EmailAddress.objects.filter(user__name=ADA["name"])
    assert (address.email, address.user.email) == (ADA["email"], ADA["email"])
    assert address.verified
    said = {"login": "Ada@Union.Example", "password": ADA["password"]}
    assert Client().post(reverse("account_login"), said).headers["Location"] == "/en/"


def test_an_invitation_gives_the_term_that_it_says() -> None:
    """To its last day."""
    last = timezone.localdate() + timedelta(days=90)
    Client().post(place(Invitation.issue(role=Role.MEMBER, until=last)), ADA)
    assert Term.objects.get(person__email=ADA["email"]).until == last


@pytest.fixture
def second() -> str:
    """An invitation for somebody who has an account, as a member."""
    return Invitation.issue(role=Role.COORDINATOR, email="Member@union.example")


def test_who_has_an_account_takes_the_role_to_it(
    second: str, client_of: Callable[[str], Client]
) -> None:
    """Once, and nobody else, who is told so."""
    take = reverse("people:take", args=[second])
    assert "Log in, and the role goes with it" in Client().get(place(second)).content.decode()
    stranger = client_of("secretariat")
    assert "Log out and accept" in stranger.get(place(second)).content.decode()
    assert stranger.post(take).status_code == 403
    member = client_of("member")
    assert f'action="{take}"' in member.get(place(second)).content.decode()
    assert member.post(take).headers["Location"] == reverse("people:me")
    assert Person.objects.get(email="member@union.example").holds(Role.COORDINATOR)
    assert member.post(take).status_code == 410


def test_no_second_account_is_made_of_an_address(second: str) -> None:
    """By whoever got hold of the invitation."""
    before = Person.objects.count()
    Client().post(place(second), ADA)
    assert Person.objects.count() == before


def test_an_invitation_is_declined() -> None:
    """Then the site does not know the address any more."""
    word = Invitation.issue(role=Role.MEMBER, email=ADA["email"])
    page = Client().get(place(word)).content.decode()
    assert reverse("people:decline", args=[word]) in page
    Client().post(reverse("people:decline", args=[word]))
    assert not Invitation.objects.filter(email=ADA["email"]).exists()
    assert Client().get(place(word)).status_code == 410


def test_an_invitation_is_withdrawn(client_of: Callable[[str], Client]) -> None:
    """From the list of those that wait."""
    word = Invitation.issue(role=Role.MEMBER, email=ADA["email"])
    client, shown = client_of("secretariat"), reverse("people:list")
    assert ADA["email"] in client.get(shown).content.decode()
    client.post(reverse("people:withdraw", args=[Invitation.of(word).get().pk]))
    assert ADA["email"] not in client.get(shown).content.decode()
    assert Client().get(place(word)).status_code == 410


def test_an_invitation_is_mailed(
    client_of: Callable[[str], Client], mailoutbox: list[EmailMessage]
) -> None:
    """In the language chosen: who invites, as what, and the link, which is shown too."""
    asked = {"role": "member", "email": "new@union.example", "language": "fr"}
    shown = client_of("secretariat").post(reverse("people:invite"), asked).content.decode()
    [mail] = mailoutbox
    link = next(line for line in mail.body.splitlines() if "/people/invitation/" in line)
    assert "/fr/" in link
    assert link in shown
    assert "Secretariat vous invite" in mail.body
    assert "Délégué d’un membre" in mail.body


def test_a_mail_that_is_not_taken_is_told(
    client_of: Callable[[str], Client], settings: LazySettings
) -> None:
    """The link is there all the same."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 9
    asked = {"role": "member", "email": "new@union.example", "language": "en"}
    shown = client_of("secretariat").post(reverse("people:invite"), asked).content.decode()
    assert "could not be sent" in shown
    assert "/people/invitation/" in shown
