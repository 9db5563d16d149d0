"""What people see when what the site stands on fails."""

from collections.abc import Callable
from typing import Any, NoReturn

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils.translation import override
from pytest_django import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def _no_mails(settings: Settings) -> None:
    """A mail server where nobody listens."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9


def gone(*_words: Any) -> NoReturn:
    """A database that has gone away."""
    raise OperationalError("server closed the connection unexpectedly")


@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("ar", "rtl")])
def test_without_its_database_it_still_says_that_something_went_wrong(
    language: str, direction: str, client_of: Callable[[str], Client]
) -> None:
    """In the language of the page, and that one may come again."""
    client = client_of("member")
    client.raise_request_exception = False
    with override("en"), connection.execute_wrapper(gone):
        response = client.get(f"/{language}/")
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert f'<html lang="{language}" dir="{direction}">' in response.text
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.usefixtures("_no_mails")
def test_a_code_that_cannot_be_mailed_tells_nobody_who_has_an_account() -> None:
    """The page is the same for an address that nobody has."""
    asked = "/en/account/login/code/"
    known = Client().post(asked, {"email": "member@union.example"})
    unknown = Client().post(asked, {"email": "nobody@union.example"})
    assert known.status_code == unknown.status_code == 302
    assert known["Location"] == unknown["Location"]
