"""A day that tests can choose, duties of the focal point's Sector, and forms sent."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from intersector_web.followup import page, services
from intersector_web.followup.models import Duty, Entry
from intersector_web.people.models import Person, Term

Today = Callable[[date], None]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Whatever language a test before asked for."""
    with override("en"):
        yield


@pytest.fixture
def today(db: None, monkeypatch: pytest.MonkeyPatch) -> Today:
    """Make it noon of a day; everybody's term has begun long before."""
    Term.objects.update(since=date(2000, 1, 1))

    def become(day: date) -> None:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: noon)

    return become


@pytest.fixture
def duty(db: None) -> Duty:
    """A yearly report of the focal point's Sector, followed since 2026, due that year and next."""
    row = Duty.objects.filter(reporting=True, sectors="MU-O", frequency="annual").first()
    assert row is not None
    row.followed, row.dues = date(2026, 1, 10), [[2026, "OAG-26"], [2027, None], [2028, None]]
    row.save()
    services.settle()
    row.refresh_from_db()
    return row


def person(role: str) -> Person:
    return Person.objects.get(email=f"{role}@union.example")


def say(duty: Duty, state: str, period: int | None = None, **said: Any) -> Entry:
    fields = {"by": person("secretariat"), "token": uuid4(), "why": "It was tabled.", **said}
    entry = services.say(duty=duty, state=state, period=period, **fields)
    duty.refresh_from_db()
    return entry


def assign(duty: Duty, **to: Any) -> Entry:
    entry = services.assign(duty=duty, by=person("secretariat"), token=uuid4(), **to)
    duty.refresh_from_db()
    return entry


def send(client: Client, deed: str, *args: int, **said: Any) -> Any:
    """Send one of the forms on the page of a duty."""
    prefix = f"withdraw-{args[1]}" if deed == "withdraw" else deed
    fields = {"token": uuid4(), **said}
    data = {f"{prefix}-{key}": value for key, value in fields.items() if value is not None}
    return client.post(reverse(f"followup:{deed}", args=args), data)


def answer(client: Client, duty: Duty, **said: Any) -> Any:
    """Say how far a duty is, by the form."""
    now = page.now(Duty.objects.get(pk=duty.pk))
    fields = {"seen": duty.digest, "period": now.period, "state": "done", "why": "It was tabled."}
    return send(client, "answer", duty.pk, **{**fields, **said})
