"""Tokens: what they open, for how long, and what is told where they do not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.web.api.programs import as_role, token

from intersector_web.api.models import Token
from intersector_web.people.models import Person, Role, Term

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]
DUTIES = "/api/v1/duties?page_size=1"


def with_word(word: str) -> Client:
    """A program that sends a word as its token."""
    return Client(headers={"authorization": f"Bearer {word}"})


def test_a_revoked_token_and_one_that_is_over_no_longer_work(client_of: ClientOf) -> None:
    """From the page where they are made; the word is shown once."""
    page = client_of("member")
    asked = {"name": "My script", "scopes": ["read"], "until": ""}
    made = page.post("/en/programs/tokens/", asked).content.decode()
    held = Token.objects.get(name="My script")
    word = made.partition("<code>")[2].partition("</code>")[0]
    program = with_word(word)
    assert word not in page.get("/en/programs/tokens/").content.decode()
    assert program.get(DUTIES).status_code == 200
    assert client_of("secretariat").post(revoking(held)).status_code == 404
    assert program.get(DUTIES).status_code == 200
    page.post(revoking(held))
    assert program.get(DUTIES).status_code == 401
    Token.objects.filter(pk=held.pk).update(revoked=None, until="2026-01-01")
    assert program.get(DUTIES).status_code == 401


def revoking(held: Token) -> str:
    """Where a token is ended."""
    return f"/en/programs/tokens/{held.pk}/revoke/"


def test_a_token_that_would_never_work_is_not_made(client_of: ClientOf) -> None:
    """Its last day is today or later."""
    page, today = client_of("member"), timezone.localdate()
    for day, made in ((today - timedelta(days=1), 0), (today, 1)):
        said = {"name": "My script", "scopes": ["read"], "until": day.isoformat()}
        page.post("/en/programs/tokens/", said)
        assert Token.objects.filter(name="My script").count() == made


def test_the_word_of_a_token_is_nowhere_in_the_database() -> None:
    """Only its digest is."""
    word = token("member")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM api_token")
        assert word not in str(cursor.fetchall())


def test_who_loses_a_role_or_leaves_loses_it_by_tokens_too() -> None:
    """At once, and is told what is missing."""
    program, person = as_role("member"), Person.objects.get(email="member@union.example")
    assert program.get(DUTIES).status_code == 200
    Term.objects.filter(person=person).update(until=timezone.localdate() - timedelta(days=1))
    refused = program.get(DUTIES)
    assert (refused.status_code, "followup.view" in refused.json()["detail"]) == (403, True)
    Term.objects.create(person=person, role=Role.MEMBER)
    assert program.get(DUTIES).status_code == 200
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert program.get(DUTIES).status_code == 401


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Bearer"),
        ({"authorization": "Basic YTpi"}, "Bearer"),
        ({"authorization": "Bearer "}, 'Bearer error="invalid_token"'),
        ({"authorization": "Bearer nobody-s"}, 'Bearer error="invalid_token"'),
        ({"authorization": "Bearer \x00\xff"}, 'Bearer error="invalid_token"'),
    ],
)
def test_what_is_no_token_is_told(sent: dict[str, str], told: str) -> None:
    """As RFC 6750 has it."""
    refused = Client(headers=sent).get(DUTIES)
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"] == told
    assert "token" in refused.json()["detail"]


def test_a_bad_token_is_told_also_where_none_is_needed() -> None:
    """Else a program whose token is over would not notice before it acts."""
    assert with_word("nobody-s").get("/api/v1/topics").status_code == 401
    assert with_word(token("member")).get("/api/v1/topics").status_code == 200
    behind_a_proxy = Client(headers={"authorization": "Basic YTpi"})
    assert behind_a_proxy.get("/api/v1/topics").status_code == 200


def test_the_session_of_a_browser_is_no_token(client_of: ClientOf) -> None:
    """So that no other site can make a browser call."""
    assert client_of("administrator").get("/api/v1/overlaps").status_code == 401
