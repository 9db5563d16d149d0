"""What the site writes of each request, and what it does not."""

import json
import logging
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pythonjsonlogger.json import JsonFormatter

from intersector_web.people.models import Invitation, Person, Role
from intersector_web.project.journal import WithRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines() -> Iterator[Callable[[], list[dict[str, object]]]]:
    """What is logged from now on, as a supervisor receives it."""
    written: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(self.format(record))

    kept = Kept()
    kept.addFilter(WithRequest())
    options = settings.LOGGING["formatters"]["json"]
    kept.setFormatter(JsonFormatter(options["fmt"], timestamp=True))
    logger, root = logging.getLogger("intersector.requests"), logging.getLogger()
    root.addHandler(kept)
    logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in written]
    root.removeHandler(kept)
    logger.setLevel(logging.NOTSET)


def test_a_request_is_one_line(
    client_of: Callable[[str], Client], lines: Callable[[], list[dict[str, object]]]
) -> None:
    """Which page, by which number of a person, how it ended, how long it took."""
    response = client_of("member").get(reverse("overlaps:list"), {"q": "a secret"})
    (line,) = lines()
    person = Person.objects.get(email="member@union.example")
    assert (line["view"], line["method"], line["status"]) == ("overlaps:list", "GET", 200)
    assert (line["person"], line["request_id"]) == (str(person.pk), response["X-Request-ID"])
    assert isinstance(line["milliseconds"], float)
    assert {"timestamp", "levelname", "name"} <= set(line)
    assert "@" not in json.dumps(line)
    assert "a secret" not in json.dumps(line)


def test_words_of_invitations_are_not_written(
    lines: Callable[[], list[dict[str, object]]],
) -> None:
    """Who reads the log could use them."""
    word = Invitation.issue(role=Role.MEMBER)
    Client().get(reverse("people:accept", args=[word]))
    assert word not in json.dumps(lines())


def test_nor_are_they_when_a_page_fails(
    lines: Callable[[], list[dict[str, object]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error is one line, with the pattern of the path."""
    word = Invitation.issue(role=Role.MEMBER)
    monkeypatch.setattr(Invitation, "open", lambda _word: 1 / 0)
    client = Client(raise_request_exception=False)
    assert client.get(reverse("people:accept", args=[word])).status_code == 500
    failed = next(line for line in lines() if line["levelname"] == "ERROR")
    assert failed["message"] == "Internal Server Error: en/people/invitation/<str:word>/"
    assert "ZeroDivisionError" in str(failed["exc_info"])
    assert word not in json.dumps(lines())


@pytest.mark.parametrize(("given", "kept"), [("abc-1", True), ("a b", False), ("x" * 65, False)])
def test_the_number_of_the_proxy_is_kept(
    given: str, *, kept: bool, lines: Callable[[], list[dict[str, object]]]
) -> None:
    """Unless it could forge a line."""
    response = Client(headers={"X-Request-ID": given}).get("/healthz")
    assert (response["X-Request-ID"] == given) == kept
    assert lines()[0]["request_id"] == response["X-Request-ID"]
    assert lines()[0]["person"] is None
