"""A delegate finds in the map why a resolution is in a theme, and takes the map along."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from intersector_web.mapping.models import Place

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A browser of somebody without an account."""
    context = chromium.new_context(java_script_enabled=request.param, accept_downloads=True)
    yield context.new_page()
    context.close()


def test_a_delegate_finds_why_and_downloads_the_map(
    page: Page, site: LiveServer, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    """From the picture to a theme, a place and its clause; back, to the map of a day, to a file."""
    with django_db_blocker.unblock():
        theme = Place.objects.filter(edition="OBA/resolution/2@2024", found=True)[0].theme
    page.goto(f"{site.url}/en/map/")
    row = page.locator(f"svg a[href='/en/map/themes/{theme.name}/']")
    name = row.get_attribute("aria-label") or ""
    row.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.locator(".map").get_by_role("link", name="Resolution 2 (OBA-24)").click()
    expect(page.locator("main")).to_contain_text("same subject as")
    page.locator("main a[href*='#c']").first.click()
    expect(page).to_have_url(re.compile(r"/instruments/oba-resolution-2-2024-en/#"))
    page.go_back()
    page.get_by_role("link", name="The whole map").click()
    page.get_by_label("As of").fill("2024-05-01")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**on=2024-05-01*")
    expect(page.locator("#whole")).to_contain_text("as of 1 May 2024")
    expect(page.locator(".map").get_by_role("link", name="Resolution 2 (OBA-24)")).to_have_count(0)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Workbook").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.name == "map-2024-05-01.xlsx"
    assert "as of 1 May 2024" in load_workbook(path)["Notes"].cell(2, 1).value


def test_the_map_is_explored_by_keyboard_in_arabic(
    chromium: Browser, site: LiveServer, django_db_blocker: DjangoDbBlocker
) -> None:
    """The picture scrolls, its rows have the focus in turn, and lead on; at 320 pixels."""
    page = chromium.new_page(viewport={"width": 320, "height": 700})
    page.goto(f"{site.url}/ar/map/")
    focused = "document.activeElement.closest('svg') !== null"
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(focused):
            break
    assert page.evaluate(focused)
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/map/*/*/")
    with django_db_blocker.unblock():
        assert Place.objects.filter(found=True).exists()
    assert name.split(" – ")[-1] in page.locator("h1").inner_text()
    page.close()


def test_the_map_fits_a_landscape_page(chromium: Browser, site: LiveServer) -> None:
    """On A4: nothing is wider than the paper, and headings are repeated on every page."""
    page = chromium.new_page(viewport={"width": 1047, "height": 718})  # A4 without its margins
    page.goto(f"{site.url}/en/map/")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cells = page.locator(".map td")
    right = "cells => Math.max(...cells.map(x => x.getBoundingClientRect().right))"
    assert cells.evaluate_all(right) <= 1047
    head = page.locator(".map thead")
    assert head.evaluate("x => getComputedStyle(x).display") == "table-header-group"
    assert page.locator(".held details").first.is_hidden()
    page.close()


def test_the_picture_is_told_in_words_first(page: Page, site: LiveServer) -> None:
    """Folded where the picture fits, and at 320 pixels there without being asked for."""
    words = page.locator(".in-words tbody th").first
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site.url}/en/map/")
    expect(words).not_to_be_visible()
    page.locator(".in-words summary").click()
    expect(words).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site.url}/en/map/")
    expect(words).to_be_visible()
    top, picture = words.bounding_box(), page.locator("svg.arcs").bounding_box()
    assert top is not None
    assert picture is not None
    assert top["y"] < picture["y"]
