"""Every page in a real browser, for everybody: six languages, light and dark, wide and narrow."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse, translate_url
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker
from tests.publishing.test_browser import CONTRASTS, NARROW, RULES, WIDE
from tests.web.addresses import OURS, address

from intersector_web.people.models import Person

pytestmark = pytest.mark.browser

NOT_PAGES = {"alive", "metrics", "no-call", "ready", "root", "theme"}
DOWNLOADS = {
    *(f"followup:{name}" for name in ("calendar", "csv", "evidence", "feed", "workbook")),
    *(f"instruments:{name}" for name in ("akn", "json", "original")),
    "mapping:file",
    "overlaps:decisions",
    "people:export",
    *(f"topics:{name}" for name in ("feed", "file", "instruments", "topic_feed")),
}
DEEDS = {
    "api:revoke",
    *(f"followup:{name}" for name in ("answer", "assign", "open_feed", "postpone")),
    *(f"followup:{name}" for name in ("revoke_feed", "withdraw")),
    "instruments:retry",
    *(f"mapping:{name}{kind}" for name in ("decide", "withdraw") for kind in ("", "_related")),
    *(f"overlaps:{name}" for name in ("answer", "assign", "comment", "decide", "withdraw")),
    *(f"people:{name}" for name in ("decline", "end", "forget_factor", "take", "withdraw")),
    *(f"topics:{name}" for name in ("appoint", "end", "follow", "follow_all", "join")),
    *(f"topics:{name}" for name in ("merge", "place", "settle", "word")),
}
PAGES = [name for name in OURS if name not in NOT_PAGES | DOWNLOADS | DEEDS]
ACCOUNT = [
    "account_change_password",
    "account_email",
    "account_reauthenticate",
    "account_set_password",
    "mfa_index",
    "usersessions_list",
]
CODES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture(scope="module")
def administrator(
    chromium: Browser, site: LiveServer, django_db_blocker: DjangoDbBlocker
) -> Iterator[BrowserContext]:
    """A browser in which an administrator is logged in."""
    client = Client()
    with django_db_blocker.unblock():
        person = Person.objects.get(email="administrator@union.example")
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    context = chromium.new_context()
    value = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": value, "url": site.url}])
    yield context
    context.close()


@pytest.fixture
def page(administrator: BrowserContext) -> Iterator[Page]:
    """A page of the administrator's; errors of scripts and of the security policy fail the test."""
    opened = administrator.new_page()
    said: list[str] = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("console", lambda message: said.append(message.text))
    yield opened
    opened.close()
    assert said == []


def wrong(page: Page) -> list[Any]:
    """What axe finds wrong, with the places."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


def check(page: Page) -> None:
    """WCAG 2.2 AA as far as a program can tell, enough contrast, nothing to scroll sideways."""
    assert wrong(page) == []
    assert page.evaluate(CONTRASTS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", WIDE), ("dark", NARROW)], ids=["light-wide", "dark-narrow"]
)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PAGES + ACCOUNT)
def test_a_page_is_for_everybody(
    *,
    name: str,
    code: str,
    scheme: Any,
    width: Any,
    page: Page,
    site: LiveServer,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Every page that there is, found by the list of addresses."""
    with django_db_blocker.unblock():
        place = translate_url(address(name), code)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(width)
    page.goto(f"{site.url}{place}")
    assert page.locator("html").get_attribute("lang") == code
    check(page)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", ["account_login", "account_request_login_code", "missing"])
def test_a_page_for_strangers_is_for_everybody(
    name: str, code: str, chromium: Browser, site: LiveServer
) -> None:
    """Logging in, and the page that does not exist."""
    place = f"/{code}/nowhere/" if name == "missing" else translate_url(reverse(name), code)
    page = chromium.new_page(viewport=NARROW)  # type: ignore[arg-type]
    page.goto(f"{site.url}{place}")
    check(page)
    page.close()


def test_the_site_is_used_by_keyboard(page: Page, site: LiveServer) -> None:
    """From the skip link to a filter, an instrument and a clause of it, in Arabic too."""
    page.goto(f"{site.url}/ar/instruments/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("GC/resolution/5")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=GC*")
    page.wait_for_load_state("networkidle")  # typing and Enter each bring the rows
    expect(page.locator("#rows tbody tr")).to_have_count(1)
    page.locator("#rows tbody a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("article .clause")
    assert page.locator("article blockquote").first.get_attribute("dir") == "rtl"


def test_colours_can_be_chosen(page: Page, site: LiveServer) -> None:
    """Dark stays dark on the next page, whatever the system says."""
    page.emulate_media(color_scheme="light")
    page.goto(f"{site.url}/en/instruments/")
    page.get_by_role("button", name="Dark").click()
    page.goto(f"{site.url}/en/people/me/")
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    page.get_by_role("button", name="As the system").click()
    assert page.locator("html").get_attribute("data-bs-theme") == "light"
