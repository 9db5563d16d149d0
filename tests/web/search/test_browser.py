"""Searching in a real browser."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer
from tests.publishing.test_browser import NARROW, WIDE
from tests.web.test_pages import CODES, check

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("code", CODES)
def test_results_are_for_everybody(code: str, chromium: Browser, site: LiveServer) -> None:
    """Wide and light, narrow and dark; what is found, what is not, and open filters."""
    page = chromium.new_page()
    for viewport, scheme in ((WIDE, "light"), (NARROW, "dark")):
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for asked in ("q=report+to+the+Council&sector=-", "q=%22no+such+words%22"):
            page.goto(f"{site.url}/{code}/search/?{asked}")
            check(page)
    page.close()


def test_a_search_is_made_by_keyboard(chromium: Browser, site: LiveServer) -> None:
    """From the box on any page to a clause; the address can be handed on."""
    page = chromium.new_page()
    page.goto(f"{site.url}/ar/instruments/")
    page.locator(".seek input").focus()
    page.keyboard.type("tide gauges")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/search/?q=tide+gauges")
    page.locator(".hits h2 a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/instruments/**")
    page.close()
