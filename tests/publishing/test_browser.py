"""The report in a real browser: for everybody, by keyboard, on paper, without a network."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from intersector.languages import LANGUAGES
from intersector.model import Decision, Findings, Language, Pairing
from intersector.organisations import shipped
from intersector.publishing import publish
from intersector.publishing.mapping_page import render_mapping

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
CONTRASTS = """() => {
  const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const parse = (color) => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3]));
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const background = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      const layer = parse(getComputedStyle(e).backgroundColor);
      if (layer[3]) layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
  };
  const seen = new Map();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    const drawn = element.closest("svg");
    if (element.matches("title, desc")) continue;
    const rect = drawn && element.parentElement.querySelector("rect");
    const behind = rect && !element.matches(".label")
      ? parse(getComputedStyle(rect).fill) : background(element);
    const ink = over(parse(drawn ? style.fill : style.color), behind);
    const [dark, bright] = [light(ink), light(behind)].sort((a, b) => a - b);
    const name = element.tagName + "." + element.className;
    seen.set(name, Math.min(seen.get(name) ?? 99, (bright + 0.05) / (dark + 0.05)));
  }
  return [...seen].filter(([, ratio]) => ratio < 4.5);
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that may open files and nothing else; errors of its script fail the test."""
    context = chromium.new_context(viewport=WIDE, offline=True)  # type: ignore[arg-type]
    opened = context.new_page()
    said: list[str] = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("console", lambda message: said.append(message.text))
    yield opened
    context.close()
    assert said == []


def wrong(page: Page) -> list[Any]:
    """What axe finds wrong, with the places."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", WIDE), ("dark", NARROW)], ids=["light-wide", "dark-narrow"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_wrong(
    language: Language, scheme: Any, width: Any, page: Page, reports: dict[Language, Path]
) -> None:
    """WCAG 2.2 AA as far as a program can tell, everything unfolded."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(width)
    page.goto(reports[language].as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    assert wrong(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en", "zh"])
def test_all_text_has_enough_contrast(
    language: Language, scheme: Any, page: Page, reports: dict[Language, Path]
) -> None:
    """At least 4.5 to 1, also for scripts that axe passes over and inside the pictures."""
    page.emulate_media(color_scheme=scheme)
    page.goto(reports[language].as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    assert page.evaluate(CONTRASTS) == []


def test_an_empty_report_is_as_accessible(page: Page, tmp_path: Path) -> None:
    """Nothing found is also said to everybody."""
    publish(Findings(), tmp_path / "out", language="en")
    page.goto((tmp_path / "out" / "index.html").as_uri())
    assert wrong(page) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_clause_in_many_texts_is_as_accessible(
    language: Language, page: Page, gathered: Findings, tmp_path: Path
) -> None:
    """Its card, on a narrow screen; a link to any of its overlaps shows it, filtered out or not."""
    publish(gathered, tmp_path / "out", language=language)
    page.set_viewport_size(NARROW)
    place = (tmp_path / "out" / "index.html").as_uri()
    page.goto(place)
    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    assert wrong(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    page.fill("#f-text", "declaration")
    page.wait_for_function("document.getElementById('o-a1').hidden")
    page.goto(f"{place}#o-a6")
    page.wait_for_function("!document.getElementById('o-a1').hidden")


def test_opening_it_asks_the_network_for_nothing(page: Page, reports: dict[Language, Path]) -> None:
    """The file itself is all that is loaded."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(reports["en"].as_uri())
    page.wait_for_load_state("networkidle")
    assert asked == [reports["en"].as_uri()]


def test_the_first_key_reaches_the_report(page: Page, reports: dict[Language, Path]) -> None:
    """Tab shows the way past the navigation, Enter takes it."""
    page.goto(reports["en"].as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.wait_for_function("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_focus_is_always_seen(page: Page, reports: dict[Language, Path]) -> None:
    """Whatever Tab reaches has an outline, and is not under the navigation."""
    page.goto(reports["en"].as_uri())
    page.emulate_media(reduced_motion="reduce")
    stops = 0
    while stops < 400:
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const at = document.activeElement, box = at.getBoundingClientRect();
              if (at === document.body) return null;
              const nav = document.querySelector(".contents");
              return {
                outline: getComputedStyle(at).outlineStyle !== "none",
                clear: nav.contains(at) || box.bottom > nav.getBoundingClientRect().bottom
                  || at.matches(".skip") || !!at.closest(".opening"),
                what: at.outerHTML.slice(0, 90),
              };
            }"""
        )
        if seen is None:
            break
        assert seen["outline"] and seen["clear"], seen["what"]
        stops += 1
    assert stops > 50


def test_filters_are_worked_by_keyboard_and_announced(
    page: Page, reports: dict[Language, Path]
) -> None:
    """Choosing a kind leaves its findings, says how many, and stands in the address."""
    page.goto(reports["en"].as_uri())
    page.focus("#f-kind")
    page.keyboard.type("Tra")
    assert page.locator("#cards > .card:visible").count() == 1
    assert page.text_content("#shown") == "1 of 6 shown"
    assert page.get_attribute("#shown", "role") == "status"
    assert page.url.endswith("#findings?kind=translation")
    page.locator("button[type=reset]").press("Enter")
    page.wait_for_function("document.getElementById('shown').textContent === '6 of 6 shown'")
    assert page.url.endswith("#findings")


def test_words_are_found_without_their_accents(page: Page, reports: dict[Language, Path]) -> None:
    """Free text looks into both clauses, in any case, with or without accents."""
    page.goto(reports["en"].as_uri())
    page.fill("#f-text", "PLUVIOMETRES annee")
    assert page.locator("#cards > .card:visible").count() == 1


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("sector=ITU-D", 2),
        ("theme=rain", 5),
        ("action=joint-activity", 1),
        ("languages=en-fr", 2),
        ("sector=ITU-T&kind=same-subject", 1),
        ("kind=none", 6),
    ],
)
def test_a_view_can_be_sent_to_somebody(
    query: str, left: int, page: Page, reports: dict[Language, Path]
) -> None:
    """The address restores the filters; a value that does not exist filters nothing."""
    page.goto(f"{reports['en'].as_uri()}#findings?{query}")
    assert page.locator("#cards > .card:visible").count() == left


def test_a_link_to_a_finding_beats_the_filters(page: Page, reports: dict[Language, Path]) -> None:
    """Whoever follows a link to a finding sees it."""
    page.goto(f"{reports['en'].as_uri()}#findings?kind=translation")
    page.evaluate("location.hash = '#o-a4'")
    page.locator("#o-a4").wait_for(state="visible")


def test_a_link_leads_to_its_place_at_once(page: Page, reports: dict[Language, Path]) -> None:
    """The section stands under the navigation as soon as the page is there: nothing glides by."""
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(f"{reports['en'].as_uri()}#duties")
    place = "document.getElementById('duties').getBoundingClientRect().top"
    assert 0 <= page.evaluate(place) < 200


def test_a_link_to_an_instrument_unfolds_it(page: Page, reports: dict[Language, Path]) -> None:
    """The instrument is open when one arrives."""
    page.goto(reports["en"].as_uri())
    page.locator(".matrix a").first.click()
    page.wait_for_function("document.querySelector(':target').open")


def test_everything_is_readable_without_script(
    chromium: Browser, reports: dict[Language, Path]
) -> None:
    """Without script there are no filters, and every finding is there."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reports["en"].as_uri())
    assert page.locator("#filters").is_hidden()
    assert page.locator("#cards > .card:visible").count() == 6
    context.close()


def test_it_prints_without_what_only_works_on_a_screen(
    page: Page, reports: dict[Language, Path]
) -> None:
    """On paper: no navigation, no filters, nothing wider than the sheet."""
    page.goto(reports["en"].as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".contents").is_hidden()
    assert page.locator("#filters").is_hidden()
    assert page.locator(".draft").first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_high_contrast_keeps_the_pictures(page: Page, reports: dict[Language, Path]) -> None:
    """With the system's own colours, squares keep an edge and their figures stay."""
    page.emulate_media(forced_colors="active")
    page.goto(reports["en"].as_uri())
    edge = page.evaluate("getComputedStyle(document.querySelector('.heat rect')).stroke")
    assert edge != "none"


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", WIDE), ("dark", NARROW)], ids=["light-wide", "dark-narrow"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_is_for_everybody(
    language: Language, scheme: Any, width: Any, page: Page, comparisons: dict[Language, Path]
) -> None:
    """WCAG 2.2 AA as far as a program can tell, enough contrast, nothing to scroll sideways."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(width)
    page.goto(comparisons[language].as_uri())
    assert wrong(page) == []
    assert page.evaluate(CONTRASTS) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width["width"]


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", WIDE), ("dark", NARROW)], ids=["light-wide", "dark-narrow"]
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_mapping_is_for_everybody(  # noqa: PLR0917
    language: Language, scheme: Any, width: Any, page: Page, findings: Findings, tmp_path: Path
) -> None:
    """WCAG 2.2 AA as far as a program can tell, everything unfolded; only tables scroll."""
    yes = Decision("PP/resolution/12@2022", "rain", confirmed=True, who="Ana", when="2026-11-01")
    no = replace(yes, subject="RA/resolution/9@2023", confirmed=False, why="snow")
    reviewed = (
        Pairing(yes.subject, "rain", "Sharing", "Rain", 0.9, "cited", yes, "new-edition"),
        Pairing(no.subject, "rain", "雨量测量", "Rain", 0.4, "near", no),
    )
    told = replace(findings, pairings=reviewed)
    text = render_mapping(told, language=language, organisations=shipped())
    (tmp_path / "mapping.html").write_text(text, encoding="utf-8")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(width)
    page.goto((tmp_path / "mapping.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    assert wrong(page) == []
    assert page.evaluate(CONTRASTS) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width["width"]


def test_a_comparison_stands_side_by_side_where_there_is_room(
    page: Page, comparisons: dict[Language, Path]
) -> None:
    """On a wide screen and on paper; one above the other on a narrow screen."""
    page.goto(comparisons["en"].as_uri())
    columns = "getComputedStyle(document.querySelector('.columns')).gridTemplateColumns.split(' ')"
    assert len(page.evaluate(columns)) == 2
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert len(page.evaluate(columns)) == 1
    page.emulate_media(media="print")
    assert len(page.evaluate(columns)) == 2
    assert page.locator("#with-kept").is_hidden()


def test_what_was_kept_can_be_put_away(page: Page, comparisons: dict[Language, Path]) -> None:
    """By keyboard, without any script; struck and added words differ by more than colour."""
    page.goto(comparisons["en"].as_uri())
    assert page.locator(".difference.kept").is_visible()
    page.locator("#with-kept").press("Space")
    assert page.locator(".difference.kept").is_hidden()
    assert page.locator(".difference.changed").is_visible()
    lines = "(name) => getComputedStyle(document.querySelector(name)).textDecorationLine"
    assert page.evaluate(lines, "del") == "line-through"
    assert page.evaluate(lines, "ins") == "underline"
