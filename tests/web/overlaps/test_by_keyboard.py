"""Working through an overlap by keyboard alone, in Arabic."""

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker
from tests.web.test_pages import check

from intersector_web.overlaps.models import Entry, Overlap
from intersector_web.people.models import Person

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser, site: LiveServer, django_db_blocker: DjangoDbBlocker) -> Iterator[Page]:
    """A page of a focal point's; what is decided on it is taken away again."""
    client = Client()
    with django_db_blocker.unblock():
        person = Person.objects.get(email="focal-point@union.example")
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    context = chromium.new_context(viewport={"width": 320, "height": 800})
    value = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": value, "url": site.url}])
    yield context.new_page()
    context.close()
    with django_db_blocker.unblock():
        Entry.objects.filter(withdraws__isnull=False)._raw_delete("default")  # type: ignore[attr-defined]
        Entry.objects.all()._raw_delete("default")  # type: ignore[attr-defined]


def go_to(page: Page, selector: str) -> None:
    """Press Tab until it has the focus."""
    page.locator(selector).first.wait_for(state="attached")
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(selector)


def test_an_overlap_is_decided_and_undone(
    page: Page, site: LiveServer, django_db_blocker: DjangoDbBlocker
) -> None:
    """From the queue to the verdict, its withdrawal and a comment; axe looks at what came of it."""
    page.goto(f"{site.url}/ar/overlaps/?sectors=&state=-")
    with django_db_blocker.unblock():
        mine = Overlap.objects.filter(found=True, sectors__contains="MU-O")[0]
        place = mine.get_absolute_url().partition("/overlaps/")[2]
    go_to(page, f"#rows a[href*='/overlaps/{place}']")
    page.keyboard.press("Enter")
    go_to(page, "#id_verdict-verdict")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("النص نفسه")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#history p.said")).to_have_text("النص نفسه")
    go_to(page, "#history .undo summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("خطأ")
    check(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#history .tag")).to_be_visible()
    expect(page.locator("#history li")).to_have_count(2)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    check(page)


def test_every_stop_shows_that_it_has_the_focus(
    page: Page, site: LiveServer, django_db_blocker: DjangoDbBlocker
) -> None:
    """Links, fields, buttons and what unfolds, on the page where most is done."""
    with django_db_blocker.unblock():
        mine = Overlap.objects.filter(found=True, sectors__contains="MU-O")[0]
    page.goto(f"{site.url}{mine.get_absolute_url()}")
    shown = (
        "(style => style.outlineStyle + style.outlineWidth)"
        "(getComputedStyle(document.activeElement))"
    )
    stops = []
    while not stops or page.evaluate("document.activeElement !== document.body"):
        page.keyboard.press("Tab")
        stops.append((page.evaluate("document.activeElement.tagName"), page.evaluate(shown)))
    assert {"A", "BUTTON", "SELECT", "SUMMARY", "TEXTAREA"} <= {tag for tag, _ in stops}
    assert {outline for tag, outline in stops if tag != "BODY"} == {"solid3px"}


def test_the_filters_can_be_passed_over(page: Page, site: LiveServer) -> None:
    """From the head of the queue to its first overlap."""
    page.goto(f"{site.url}/ar/overlaps/")
    go_to(page, ".skip[href='#rows']")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#rows tbody th a')")
