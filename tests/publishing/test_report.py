"""The report as a file."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from intersector.languages import LANGUAGES
from intersector.model import Evidence, Findings, Language, Overlap, Span
from intersector.organisations import shipped
from intersector.publishing.findings import Desk, Edit, edits
from intersector.publishing.report import SHOWN, render
from intersector.publishing.translations import words


def page(findings: Findings, language: Language = "en") -> html.HtmlElement:
    """The report, parsed."""
    return html.document_fromstring(
        render(findings, language=language, organisations=shipped()).encode()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fetched_and_nothing_foreign_runs(
    language: Language, reports: dict[Language, Path]
) -> None:
    """One style and one script, ours; every link stays in the folder."""
    read = html.parse(reports[language]).getroot()
    assert len(read.findall(".//script")) == len(read.findall(".//style")) == 1
    assert not read.xpath("//@src | //@style | //@*[starts-with(name(), 'on')]")
    assert not read.xpath("//img | //link | //iframe | //object | //b/b")
    assert not [link for link in read.xpath("//@href") if re.match(r"\w+:|//", link)]
    assert read.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0].startswith(
        "default-src 'none'; style-src 'sha256-"
    )


def test_every_link_within_the_report_has_its_target(reports: dict[Language, Path]) -> None:
    """Ids are unique, and none is pointed at in vain."""
    read = html.parse(reports["en"]).getroot()
    ids = read.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in read.xpath("//@href[starts-with(., '#')]")} <= set(ids)


def test_each_text_says_its_language_and_direction(reports: dict[Language, Path]) -> None:
    """Screen readers and browsers are told, whatever the report's own language."""
    read = html.parse(reports["ru"]).getroot()
    quotes = {(q.get("lang"), q.get("dir")) for q in read.iter("blockquote")}
    assert quotes == {
        ("ar", "rtl"), ("en", "ltr"), ("es", "ltr"), ("fr", "ltr"), ("ru", "ltr"), ("zh", "ltr"),
    }  # fmt: skip
    assert html.parse(reports["ar"]).getroot().get("dir") == "rtl"


def test_characters_that_turn_the_order_of_text_are_left_out(
    reports: dict[Language, Path],
) -> None:
    """A title cannot reverse what stands after it."""
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", reports["en"].read_text(encoding="utf-8"))


def test_shared_words_are_marked_on_both_sides(findings: Findings) -> None:
    """The marks stand where the evidence points; formula is toned down."""
    card = page(findings).get_element_by_id("o-a1")
    assert [mark.text for mark in card.iter("mark")] == [
        "to keep one list of the ",
        "de tenir une liste des plu",
    ]
    assert [each.text for each in card.find_class("formula")] == ["each year", "chaque année"]


def test_a_reason_about_the_whole_text_marks_nothing(findings: Findings) -> None:
    """Only where all is the same is all of it marked."""
    for kind, marked in (("paraphrase", 0), ("verbatim", 2)):
        overlap = findings.overlaps[0]
        whole = Evidence(
            "meaning", 0.9, "", *(Span(0, len(x.words)) for x in (overlap.left, overlap.right))
        )
        alike = replace(overlap, kind=kind, evidence=(whole,))
        assert len(page(replace(findings, overlaps=(alike,))).xpath("//blockquote/mark")) == marked


def test_findings_stand_in_the_order_of_what_to_act_on(findings: Findings) -> None:
    """With something to do first, the surest of them before; "keep" is nothing to do."""
    desk = Desk(findings, words("en"), shipped())
    assert [overlap.id for overlap in desk.ranked] == ["a1", "a6", "a2", "a3", "a4", "a5"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clause_in_many_texts_is_one_finding(gathered: Findings, language: Language) -> None:
    """One card with every place and one proposal; each of its overlaps can still be linked to."""
    read = page(gathered, language)
    cards = read.xpath("//*[@id='cards']/article")
    assert sorted(card.get("id") for card in cards) == ["o-a1", "o-a2", "o-a4", "o-a5"]
    (card,) = (each for each in cards if each.get("id") == "o-a1")
    assert len(card.find_class("side")) == 4
    assert len(card.find_class("act")) == 1
    assert {each.get("id") for each in card.iter("span") if each.get("id")} == {
        "o-a3", "o-a6", "o-a9",
    }  # fmt: skip
    assert card.get("data-kind") == "translation|paraphrase|verbatim"
    assert words(language).say("Keep all") in card.find_class("act")[0].text_content()
    ids = read.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in read.xpath("//@href[starts-with(., '#')]")} <= set(ids)


def test_an_instrument_stands_once_in_a_cell_with_its_languages(
    reports: dict[Language, Path],
) -> None:
    """Language versions are one instrument on the map, each with its link."""
    cell = html.parse(reports["en"]).getroot().xpath("//*[@id='t-1']/td")[0]
    assert " ".join(cell.text_content().split()) == "Resolution 12 (PP-22) EN RU"
    assert len(cell.findall(".//a")) == 2


def test_no_list_is_cut_in_silence(findings: Findings) -> None:
    """Beyond the first findings, the report says how many there are and where they are."""
    many: tuple[Overlap, ...] = tuple(
        replace(findings.overlaps[0], id=f"n{at}") for at in range(SHOWN + 40)
    )
    read = page(replace(findings, overlaps=many))
    assert len(read.xpath("//*[@id='cards']/article")) == SHOWN
    notes = " ".join(note.text_content() for note in read.find_class("note"))
    assert "The first 500 of 540 are shown here; overlaps.jsonl and report.xlsx" in notes


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_run_says_so_in_every_section(language: Language) -> None:
    """No section is left blank."""
    read = page(Findings(), language)
    for section in read.iter("section"):
        assert section.find_class("nothing"), section.get("id")


def test_a_draft_shows_what_is_struck_and_added() -> None:
    """The marks of a draft become edits; other brackets stay."""
    assert edits("a [-b-] {+c+} [d] {e}") == [
        Edit("a ", "kept"),
        Edit("b", "struck"),
        Edit(" ", "kept"),
        Edit("c", "added"),
        Edit(" [d] {e}", "kept"),
    ]
