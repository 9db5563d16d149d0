"""What those hear who do not see the page: what changed, what failed, what is wrong in a form."""

import re
from collections.abc import Iterator

import pytest
from django.utils.translation import ngettext, override
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker
from tests.web.test_pages import check

from intersector_web.people.models import Invitation, Role

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of a stranger's."""
    opened = chromium.new_page()
    yield opened
    opened.close()


def test_what_a_filter_brought_is_told(page: Page, site: LiveServer) -> None:
    """In a live region that was there before; whoever filters stays where they are."""
    page.goto(f"{site.url}/ar/instruments/")
    page.locator("#q").fill("GC/resolution/5")
    page.keyboard.press("Enter")
    with override("ar"):
        one = ngettext("%(number)s instrument", "%(number)s instruments", 1)
    expect(page.locator("#said[role=status]")).to_have_text(one)
    assert page.evaluate("document.activeElement.id") == "q"


def test_what_failed_is_told_to_everybody(page: Page, site: LiveServer) -> None:
    """Seen and heard, until something works again."""
    page.goto(f"{site.url}/en/instruments/")
    page.route("**/instruments/?*", lambda route: route.abort())
    page.locator("#kind").select_option("decision")
    expect(page.get_by_text("That did not work. Please try again.")).to_be_in_viewport()
    page.unroute("**/instruments/?*")
    page.locator("#kind").select_option("resolution")
    expect(page.locator("#said")).to_contain_text("instruments")
    expect(page.locator("#said")).to_have_class("visually-hidden")


def test_what_is_wrong_in_a_form_is_told_first(
    page: Page, site: LiveServer, django_db_blocker: DjangoDbBlocker
) -> None:
    """A summary has the focus, leads to the field, and the field is described by its error."""
    with django_db_blocker.unblock():
        word = Invitation.issue(role=Role.MEMBER)
    page.goto(f"{site.url}/en/people/invitation/{word}/")
    page.get_by_label("name").fill("Nadia")
    page.get_by_label("e-mail address").fill("nadia@union.example")
    page.get_by_label("Password").fill("short")
    page.get_by_role("button", name="Create my account").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    check(page)
    summary.get_by_role("link").press("Enter")
    field = page.get_by_label("Password")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile("At least 12 .* too short"))
    with django_db_blocker.unblock():
        Invitation.open(word).delete()
