"""Settings from the environment: what was meant is done, what cannot be meant is refused."""

import pytest

from intersector.errors import DataError
from intersector_web.project import settings


def test_an_address_of_postgresql_keeps_what_it_asks_for() -> None:
    """TLS above all; a password may hold anything."""
    held = settings.database("postgres://site:a%2Fb%40@db.example:6432/x?sslmode=verify-full")
    assert (held["HOST"], held["PORT"], held["NAME"]) == ("db.example", "6432", "x")
    assert (held["USER"], held["PASSWORD"]) == ("site", "a/b@")
    assert held["OPTIONS"] == {"connect_timeout": "10", "sslmode": "verify-full"}


def test_a_socket_is_named_by_its_folder() -> None:
    """As libpq has it."""
    held = settings.database("postgresql://site@/x?host=/run/postgresql&connect_timeout=3")
    assert (held["HOST"], held["OPTIONS"]) == ("/run/postgresql", {"connect_timeout": "3"})


@pytest.mark.parametrize("url", ["mysql://a@b/c", "sqlite:///site.sqlite3", "db.example/x"])
def test_another_database_is_refused(url: str) -> None:
    """Rather than taken for PostgreSQL."""
    with pytest.raises(DataError, match="is no address of PostgreSQL"):
        settings.database(url)


@pytest.mark.parametrize("scheme", ["smtp", "smtps", "smtp+plain"])
def test_an_address_of_a_mail_server_is_read(scheme: str) -> None:
    """Each kind has a port where none is given."""
    parts = settings.mail_server(f"{scheme}://ada:p%40ss@mail.example")
    assert (parts.scheme, parts.hostname, parts.username) == (scheme, "mail.example", "ada")
    assert settings.MAIL_PORTS[scheme] in {25, 465, 587}


@pytest.mark.parametrize("url", ["mail.example:587", "https://mail.example", "smtp:///x"])
def test_what_sends_no_mail_is_refused(url: str) -> None:
    """Rather than printed where nobody reads it."""
    with pytest.raises(DataError, match="is no address of a mail server"):
        settings.mail_server(url)


@pytest.mark.parametrize(("given", "on"), [("1", True), ("0", False), ("", False)])
def test_a_switch_is_on_or_off(monkeypatch: pytest.MonkeyPatch, given: str, *, on: bool) -> None:
    """By one word."""
    monkeypatch.setenv("INTERSECTOR_HTTPS", given)
    assert settings.switched("INTERSECTOR_HTTPS") == on


def test_a_switch_that_could_mean_either_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cookies would go out without TLS while somebody believes that they do not."""
    monkeypatch.setenv("INTERSECTOR_HTTPS", "yes")
    with pytest.raises(DataError, match="is 'yes'"):
        settings.switched("INTERSECTOR_HTTPS")


def test_names_are_listed_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    """And blanks, as people write them."""
    monkeypatch.setenv("ALLOWED_HOSTS", "a.example, b.example,")
    assert settings.listed("ALLOWED_HOSTS") == ["a.example", "b.example"]
