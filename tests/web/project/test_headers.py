"""What every answer tells the browser, on every page and on those of packages."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.addresses import OURS, address

from intersector_web.people.models import Person

pytestmark = pytest.mark.django_db
OTHERS = (
    "/en/admin/",
    "/en/admin/people/person/",
    "/en/account/login/",
    "/en/account/2fa/",
    "/en/nowhere/",
)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


@pytest.mark.parametrize("name", [*OURS, *OTHERS])
def test_a_page_says_what_may_run_in_it(name: str, client_of: Callable[[str], Client]) -> None:
    """Nothing inline, nothing from elsewhere, in no frame, no guessing of types."""
    place = name if name.startswith("/") else address(name)
    response = client_of("administrator").get(place)
    sent = sorted(each.strip() for each in response["Content-Security-Policy"].split(";"))
    assert sent == sorted(POLICY.split("; "))
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Request-ID"]
    if response.streaming:
        b"".join(response)


def test_what_pages_are_drawn_with_is_kept_by_browsers(client_of: Callable[[str], Client]) -> None:
    """For a year, at an address that is another when any of it is another."""
    page = client_of("public").get("/en/").text
    (sheet,) = re.findall(r'href="(/static/[0-9a-f]{12}/layout/site\.css)"', page)
    response = Client().get(sheet)
    assert "immutable" in response["Cache-Control"]
    assert b"".join(response)
    assert Client().get("/static/layout/site.css").status_code == 404


def test_cookies_are_for_this_site_alone() -> None:
    """Scripts do not see who is logged in, nor do other sites send it."""
    person = Person.objects.get(email="member@union.example")
    person.set_password("a lamp on every pier")
    person.save()
    client = Client()
    said = {"login": person.email, "password": "a lamp on every pier"}
    client.post(reverse("account_login"), said)
    assert client.cookies["sessionid"]["httponly"]
    assert {each["samesite"] for each in client.cookies.values()} == {"Lax"}
