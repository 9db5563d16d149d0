"""The organisation's own login, by OpenID Connect, against a provider that runs here."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from intersector_web.people.models import Invitation, Person, Role
from intersector_web.project.settings import oidc_logins, origin

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the provider's own
PEOPLE = {
    "known": {"email": "secretariat@union.example", "email_verified": True, "name": "Sam"},
    "claims": {"email": "secretariat@union.example", "email_verified": False, "name": "Sam"},
    "guest": {"email": "guest@union.example", "email_verified": True, "name": "Gus Guest"},
}


@pytest.fixture(autouse=True)
def provider(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Its address, known to the site as a setting."""
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    monkeypatch.setenv("OIDC_CLIENT_ID", "intersector")
    monkeypatch.setenv("OIDC_CLIENT_SECRET", "hidden")
    people = [User(sub=sub, claims=dict(claims)) for sub, claims in PEOPLE.items()]
    with run_server_in_thread(user_claims=people) as server:
        place = f"http://localhost:{server.server_port}"
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": oidc_logins(place)}}
        policy = settings.CONTENT_SECURITY_POLICY
        forms = [*policy["DIRECTIVES"]["form-action"], *origin(place)]
        settings.CONTENT_SECURITY_POLICY = {
            "DIRECTIVES": {**policy["DIRECTIVES"], "form-action": forms}
        }
        yield place


def log_in(sub: str, client: Client) -> str:
    """Go to the provider, be `sub` there, come back; where that ends."""
    import requests  # noqa: PLC0415

    sent = client.post(reverse("openid_connect_login", args=["oidc"]))
    back = requests.post(sent.headers["Location"], {"sub": sub}, allow_redirects=False, timeout=10)
    return client.get(back.headers["Location"]).headers.get("Location", "")


@pytest.mark.django_db
def test_a_verified_address_logs_its_person_in() -> None:
    """No second account is made."""
    client, before = Client(), Person.objects.count()
    assert log_in("known", client) == "/en/"
    assert client.get(reverse("people:invite")).status_code == 200
    assert Person.objects.count() == before


@pytest.mark.django_db
@pytest.mark.parametrize("sub", ["claims", "guest"])
def test_nobody_else_comes_in(sub: str) -> None:
    """Neither who only claims an address, nor who is not invited."""
    client, before = Client(), Person.objects.count()
    assert log_in(sub, client) == ""
    assert client.get(reverse("people:me")).status_code == 302
    assert Person.objects.count() == before


@pytest.mark.django_db
def test_an_invitation_is_accepted_through_the_organisation() -> None:
    """Once: the person has the role, no password, and the invitation is used."""
    client, word = Client(), Invitation.issue(role=Role.MEMBER)
    client.get(reverse("people:accept", args=[word]))
    log_in("guest", client)
    guest = Person.objects.get(email="guest@union.example")
    assert (guest.name, guest.roles) == ("Gus Guest", {("member", "")})
    assert not guest.has_usable_password()
    assert not Invitation.open(word).exists()


@pytest.mark.django_db
def test_a_provider_that_does_not_answer_is_told(settings: LazySettings) -> None:
    """As a page, not as a fault."""
    apps = oidc_logins("http://localhost:9")
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps}}
    response = Client().post(reverse("openid_connect_login", args=["oidc"]))
    assert response.status_code == 503
    assert "Log in" in response.content.decode()


@pytest.mark.browser
def test_by_a_browser(chromium: Browser, site: LiveServer) -> None:
    """The content security policy lets the form go to the provider, and nowhere else."""
    page = chromium.new_page()
    page.goto(f"{site.url}/en/account/login/")
    page.get_by_role("button", name="Log in with OpenID Connect").click()
    page.get_by_role("button", name="claims").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.startswith(site.url)
    page.close()
