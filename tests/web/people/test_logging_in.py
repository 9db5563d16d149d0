"""Logging in by password, by code and with a second factor; strangers learn nothing from it."""

import re
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import LazySettings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from intersector_web.people.models import Person

pytestmark = pytest.mark.django_db
PASSWORD = "a lamp on every pier"
HOME = reverse("home")
LOGIN, ME, SECOND = map(reverse, ("account_login", "people:me", "mfa_authenticate"))
CODE, ADDRESS = map(reverse, ("account_request_login_code", "account_email"))


@pytest.fixture(autouse=True)
def member() -> Person:
    """A member with a password; no test counts towards the rates of another."""
    cache.clear()
    person = Person.objects.get(email="member@union.example")
    person.set_password(PASSWORD)
    person.save()
    for known in Person.objects.all():
        EmailAddress.objects.create(user=known, email=known.email, verified=True, primary=True)
    return person


def say(client: Client, password: str = PASSWORD, **more: str) -> str:
    """Log in by password; where that leads, or nowhere."""
    said = {"login": "member@union.example", "password": password, **more}
    return client.post(LOGIN, said).headers.get("Location", "")


def test_the_session_is_a_new_one_after_logging_in() -> None:
    """Whoever knew the one before knows nothing."""
    client = Client()
    client.post(reverse("theme"), {"theme": "dark"})
    client.session["before"] = True
    client.session.save()
    before = client.session.session_key
    assert say(client) == HOME
    assert client.session.session_key != before


def test_the_language_stays_after_logging_in() -> None:
    """And after logging out."""
    client = Client(headers={"accept-language": "fr"})
    said = {"login": "member@union.example", "password": PASSWORD}
    assert client.post("/ar/account/login/", said).headers["Location"] == "/ar/"
    assert client.post("/ar/account/logout/").headers["Location"] == "/ar/"


@pytest.mark.parametrize(
    "after",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"],
)
def test_logging_in_leads_to_no_other_site(after: str) -> None:
    """Whatever the link says."""
    assert say(Client(), next=after) == HOME


def test_many_wrong_passwords_lock_out(mailoutbox: list[EmailMessage]) -> None:
    """Even the right one is refused for five minutes, and the page says what helps: a code."""
    client = Client()
    for _ in range(5):
        say(client, "wrong wrong wrong")
    answer = client.post(LOGIN, {"login": "member@union.example", "password": PASSWORD})
    assert "in five minutes" in answer.content.decode()
    assert by_code(client, mailoutbox) == HOME


def mailed(client: Client, mailoutbox: list[EmailMessage]) -> tuple[str, str]:
    """Ask for a code by mail: the code, and the link that brings it along."""
    client.post(CODE, {"email": "member@union.example"})
    lines = mailoutbox[-1].body.splitlines()
    code = next(line for line in lines if re.fullmatch("[A-Z0-9-]{6,}", line))
    return code, next(line for line in lines if line.startswith("http"))


def by_code(client: Client, mailoutbox: list[EmailMessage]) -> str:
    """Log in by a code that is mailed; where that leads."""
    code, _link = mailed(client, mailoutbox)
    confirm = reverse("account_confirm_login_code")
    return client.post(confirm, {"code": code}).headers["Location"]


def test_the_link_in_the_mail_fills_the_code_in(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    """It logs nobody in by itself: mail systems open links, too."""
    code, link = mailed(client, mailoutbox)
    assert link == f"http://testserver{reverse('account_confirm_login_code')}?code={code}"
    assert f'value="{code}"' in client.get(link).content.decode()
    assert client.get(ME).status_code == 302
    assert client.post(link, {"code": code}).headers["Location"] == HOME


def test_the_link_helps_nobody_in_another_browser(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    """Who forwards the mail forwards no account."""
    code, link = mailed(client, mailoutbox)
    stranger = Client()
    assert stranger.post(link, {"code": code}).headers["Location"] == CODE
    assert stranger.get(ME).status_code == 302


def test_somebody_without_an_account_learns_nothing(mailoutbox: list[EmailMessage]) -> None:
    """The pages say the same of both addresses; the mail says that there is no account."""
    for name in ("account_request_login_code", "account_reset_password"):
        answers = [
            Client().post(reverse(name), {"email": f"{who}@union.example"})
            for who in ("member", "nobody")
        ]
        known, unknown = [(each.status_code, each.headers["Location"]) for each in answers]
        assert known == unknown
        assert mailoutbox[-1].to == ["nobody@union.example"]
        assert "There is no account with it" in mailoutbox[-1].body
        assert "signup" not in mailoutbox[-1].body
    wrong = [
        Client().post(LOGIN, {"login": f"{who}@union.example", "password": "wrong wrong"}).context
        for who in ("member", "nobody")
    ]
    assert wrong[0]["form"].errors == wrong[1]["form"].errors


def test_a_mail_server_that_is_away_is_told(settings: LazySettings) -> None:
    """As a sentence, whoever asks."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 9
    for who in ("member", "nobody"):
        page = Client().post(CODE, {"email": f"{who}@union.example"}, follow=True)
        assert "The mail could not be sent." in page.content.decode()


def test_who_tries_too_often_is_refused() -> None:
    """From one place, whomever they try, with a page of ours."""
    for number in range(31):
        said = {"login": f"{number}@union.example", "password": "wrong wrong"}
        answer = Client().post(LOGIN, said)
    assert answer.status_code == 429
    assert "Too often" in answer.content.decode()


def test_a_form_from_before_logging_in_says_so() -> None:
    """And not as the framework says it to programmers."""
    client = Client(enforce_csrf_checks=True)
    page = client.post("/fr/account/login/", {}).content.decode()
    assert "Ce formulaire n’est plus valable" in page


def factor_of(person: Person) -> str:
    """Give somebody a second factor; its secret."""
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return secret


def number(secret: str) -> str:
    """What the telephone shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.mark.parametrize("way", ["password", "code"])
def test_the_second_factor_is_asked_for(
    member: Person, mailoutbox: list[EmailMessage], way: str
) -> None:
    """After the password and after a code from a mail; a recovery code helps once."""
    secret, client = factor_of(member), Client()
    recovery = RecoveryCodes(member.authenticator_set.get(type="recovery_codes")).get_unused_codes()
    for said, good in ((number(secret), True), (recovery[0], True), (recovery[0], False)):
        client.logout()
        assert (say(client) if way == "password" else by_code(client, mailoutbox)) == SECOND
        assert client.get(ME).status_code == 302
        assert client.get(SECOND).status_code == 200
        client.post(SECOND, {"code": said})
        assert (client.get(ME).status_code == 200) == good


def test_a_lost_factor_is_removed_by_an_administrator(
    member: Person, mailoutbox: list[EmailMessage], client_of: Callable[[str], Client]
) -> None:
    """Not by the secretariat; the person is told, and what the factor is made of nobody sees."""
    secret, where = factor_of(member), reverse("people:forget_factor", args=[member.pk])
    [row, _codes] = Authenticator.objects.filter(user=member).order_by("pk")
    shown = reverse("admin:mfa_authenticator_change", args=[row.pk])
    assert secret not in client_of("administrator").get(shown).content.decode()
    assert client_of("secretariat").post(where).status_code == 403
    client_of("administrator").post(where)
    assert say(Client()) == HOME
    assert mailoutbox[-1].to == [member.email]
    assert "second factor was removed" in mailoutbox[-1].subject


def test_a_new_password_ends_the_other_sessions(mailoutbox: list[EmailMessage]) -> None:
    """And is told by mail."""
    here, there = Client(), Client()
    assert say(here) == say(there) == HOME
    new = {
        "oldpassword": PASSWORD,
        "password1": "the tide waits for none",
        "password2": "the tide waits for none",
    }
    here.post(reverse("account_change_password"), new)
    assert here.get(ME).status_code == 200
    assert there.get(ME).status_code == 302
    assert mailoutbox[-1].to == ["member@union.example"]


def ask_for(address: str, client: Client) -> None:
    """Log in and ask for another address; the password is asked for again."""
    say(client)
    again = client.post(ADDRESS, {"action_add": "", "email": address}).headers["Location"]
    assert "reauthenticate" in again
    client.post(again, {"password": PASSWORD})


def test_another_address_counts_once_its_mail_was_opened(
    member: Person, mailoutbox: list[EmailMessage]
) -> None:
    """Asked for with the password; the old one is told, and lets nobody in any more."""
    client = Client()
    ask_for("new@union.example", client)
    member.refresh_from_db()
    assert member.email == "member@union.example"
    link = re.search(r"/en/account/confirm-email/\S+", mailoutbox[-1].body)
    assert link is not None
    assert "new@union.example" in client.get(ADDRESS).content.decode()
    client.post(link[0])
    member.refresh_from_db()
    assert member.email == "new@union.example"
    assert any(mail.to == ["member@union.example"] for mail in mailoutbox)
    assert say(Client()) == ""
    said = {"login": "new@union.example", "password": PASSWORD}
    assert Client().post(LOGIN, said).headers["Location"] == HOME


def test_an_address_of_somebody_else_is_not_taken(mailoutbox: list[EmailMessage]) -> None:
    """Nor is it said that somebody has it."""
    client = Client()
    ask_for("secretariat@union.example", client)
    for mail in mailoutbox:
        link = re.search(r"/en/account/confirm-email/\S+", mail.body)
        if link:
            client.post(link[0])
    assert Person.objects.filter(email="secretariat@union.example").count() == 1
    assert Person.objects.get(email="member@union.example")
