"""Two editions as a page."""

import re

import pytest
from lxml import html

from intersector.editions import Comparison, diff
from intersector.languages import LANGUAGES
from intersector.model import Language
from intersector.organisations import shipped
from intersector.publishing import render_comparison


def unchanged(comparison: Comparison) -> Comparison:
    """The old edition compared with itself."""
    clauses = [each.old for each in comparison.differences if each.old]
    return Comparison(comparison.old, comparison.old, diff(clauses, clauses))


def page(comparison: Comparison, language: Language = "en") -> html.HtmlElement:
    """The page, parsed."""
    shown = render_comparison(comparison, language=language, organisations=shipped())
    return html.document_fromstring(shown.encode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fetched_and_nothing_runs(comparison: Comparison, language: Language) -> None:
    """No script, styles by their hash, every link within the page."""
    read = page(comparison, language)
    assert not read.xpath("//script | //img | //link | //@src | //@style")
    assert not read.xpath("//@*[starts-with(name(), 'on')]")
    policy = read.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert re.match(r"default-src 'none'; style-src 'sha256-\S+ 'sha256-\S+; base-uri", policy)
    ids = read.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in read.xpath("//@href")} <= set(ids)


def test_each_side_shows_only_its_own_words(comparison: Comparison) -> None:
    """What was struck stands on the left, what was added on the right."""
    (changed,) = page(comparison).find_class("difference changed")
    left, right = changed.find_class("side")
    assert [each.text_content() for each in left.iter("del", "ins")] == ["struck: year"]
    assert [each.text_content() for each in right.iter("del", "ins")] == ["added: month"]
    assert "Other opening words" in changed.text_content()
    assert "instructs the Council › 1" in left.text_content()


def test_the_counts_lead_to_the_first_of_each_kind(comparison: Comparison) -> None:
    """They stand on top, also those that are none."""
    read = page(comparison)
    figures = [each.text_content().split() for each in read.xpath("//*[@class='figures']/li")]
    assert figures == [
        ["1", "Kept"], ["1", "Moved"], ["1", "Changed"], ["2", "Added"], ["1", "Removed"],
    ]  # fmt: skip
    assert len(read.xpath("//*[@class='figures']//a")) == 5
    assert "Nothing changed." in page(unchanged(comparison)).text_content()


def test_the_readings_of_one_document_are_called_what_they_are(comparison: Comparison) -> None:
    """As it stood, and as its tracked changes propose."""
    read = page(unchanged(comparison))
    assert [tag.text for tag in read.xpath("//h2/*[@class='tag']")] == [
        "As it stood",
        "As proposed",
    ]


def test_each_text_says_its_language_and_direction(comparison: Comparison) -> None:
    """Whatever the language of the page."""
    read = page(comparison, "ru")
    assert {(q.get("lang"), q.get("dir")) for q in read.iter("blockquote")} == {
        ("en", "ltr"),
        ("ar", "rtl"),
    }
    assert page(comparison, "ar").get("dir") == "rtl"


def test_no_text_can_turn_or_break_the_page(comparison: Comparison) -> None:
    """Markup is shown as text; characters that reverse others are left out."""
    shown = render_comparison(comparison, language="en", organisations=shipped())
    assert "&lt;script&gt;" in shown
    assert "\u202e" not in shown
