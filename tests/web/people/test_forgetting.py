"""Where somebody was logged in is known as long as the session lasts."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intersector_web.people.models import Person
from intersector_web.people.tasks import forget_sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> UserSession:
    """Somebody logged in, on an address and with a browser that are kept."""
    person = Person.objects.get(email="member@union.example")
    person.set_password("a lamp on every pier")
    person.save()
    said = {"login": person.email, "password": "a lamp on every pier"}
    client = Client()
    client.post(reverse("account_login"), said)
    client.get(reverse("people:me"))
    return UserSession.objects.get(user=person)


def test_a_session_that_is_over_is_forgotten_with_its_address(session: UserSession) -> None:
    """One that lasts is kept."""
    forget_sessions.func()
    assert UserSession.objects.filter(pk=session.pk).exists()
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    forget_sessions.func()
    assert not UserSession.objects.filter(pk=session.pk).exists()
    assert not Session.objects.filter(pk=session.session_key).exists()


def test_an_administrator_ends_a_session(
    session: UserSession, client_of: Callable[[str], Client]
) -> None:
    """By taking it away: the browser is logged out."""
    client = client_of("administrator")
    client.post(
        reverse("admin:usersessions_usersession_delete", args=[session.pk]), {"post": "yes"}
    )
    assert not Session.objects.filter(pk=session.session_key).exists()
