"""The mapping of resolutions, as a page, for Word, as data: with people's decisions."""

import json
import warnings
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html
from openpyxl import load_workbook
from rdflib import Graph

from intersector.languages import LANGUAGES
from intersector.model import Crossing, Decision, Findings, Language, Pairing
from intersector.organisations import shipped
from intersector.publishing import pairings_table, reviewed_table
from intersector.publishing.atlas import Atlas, area, atlas, crossed
from intersector.publishing.findings import Desk
from intersector.publishing.mapping_docx import mapping_docx
from intersector.publishing.mapping_page import render_mapping
from intersector.publishing.skos import themes_jsonld, themes_turtle
from intersector.publishing.translations import words
from intersector.publishing.workbook import write_workbook

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it sets an option that pandas no longer needs
    from sssom.constants import SchemaValidationType
    from sssom.parsers import parse_sssom_table
    from sssom.validators import validate

YES = Decision("PP/resolution/12@2022", "rain", confirmed=True, who="Ana <Ruiz>", when="2026-11-01")
NO = Decision(
    "RA/resolution/9@2023", "rain", confirmed=False, who="=Ben", when="2026-11-02", why="snow"
)
PAIRINGS = (
    Pairing(YES.subject, "rain", "Sharing", "Rain", 0.9, "cited", YES, "new-edition"),
    Pairing("WTDC/resolution/5@2022", "rain", "Mesurer la pluie", "Rain", 0.8, "near"),
    Pairing(NO.subject, "rain", "雨量测量", "Rain", 0.4, "near", NO),
    Pairing("Council/resolution/1@2001", "gone", "=1+1", "Gone", 0.4, "near", change="gone"),
)


@pytest.fixture
def mapped(findings: Findings) -> Findings:
    """Findings whose mapping people have reviewed."""
    rain = replace(findings.themes[0], concerned=("ITU-D", "ITU-R"), developing=("x",))
    return replace(findings, themes=(rain, *findings.themes[1:]), pairings=PAIRINGS)


def table(findings: Findings, language: Language = "en") -> Atlas:
    """The mapping for a reader of the language."""
    return atlas(Desk(findings, words(language), shipped()))


def test_one_row_a_theme_and_one_column_a_body(mapped: Findings) -> None:
    """Every column of the organisation's mapping is there, in its order, also an empty one; an
    earlier theme that is not found any more stays."""
    found = table(mapped)
    codes = [code for code, _ in found.columns]
    assert codes == ["PP", "RA", "WRC", "WTSA", "WTDC", "WCIT", "Council"]
    assert [line.label for line in found.lines] == ["Rain and <b>gauges</b>", "Gone"]
    assert [[place.label for place in cell] for cell in found.lines[0].cells] == [
        ["Resolution 12 (PP-22)"], ["Resolution 9 (RA-23)"], [], [],
        ["Resolution 5 (WTDC-22)"], [], [],
    ]  # fmt: skip
    assert found.lines[1].cells[-1][0].change == "No longer among what was read"


def test_a_place_says_who_decided_and_what_changed(mapped: Findings) -> None:
    """Confirmed, rejected with the reason, or not reviewed."""
    first, second, *_, fifth = table(mapped).lines[0].cells[:5]
    assert "confirmed by" in first[0].review
    assert first[0].change == "New edition"
    assert second[0].rejected
    assert second[0].review.endswith(" – snow")
    assert (fifth[0].review, fifth[0].change, fifth[0].confidence) == ("", "", "0.80")


@pytest.mark.parametrize(
    ("sectors", "said"),
    [
        (("ITU-D", "ITU-R"), "Two-way area of mutual interest: ITU-D and ITU-R"),
        (("ITU-D", "ITU-R", "ITU-T"), "Three-way area of mutual interest: ITU-D, ITU-R and ITU-T"),
        (("ITU-D",), "Area of mutual interest: ITU-D"),
    ],
)
def test_two_way_areas_are_told_from_three_way_ones(sectors: tuple[str, ...], said: str) -> None:
    """By the Sectors that the rule names."""
    assert area(sectors) == said


def test_a_theme_says_that_it_names_developing_countries(mapped: Findings) -> None:
    """Beside the rule that makes it an area of mutual interest."""
    notes = table(mapped).lines[0].notes
    assert notes[0].startswith("Two-way area of mutual interest: ")
    assert notes[-1] == "Names the interests of developing countries"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_a_table_with_headers_in_six_languages(
    mapped: Findings, language: Language
) -> None:
    """Each cell is reached by a row's and a column's header; what people wrote is escaped."""
    text = render_mapping(mapped, language=language, organisations=shipped())
    page = html.document_fromstring(text)
    assert page.get("lang") == language
    assert page.get("dir") == ("rtl" if language == "ar" else "ltr")
    (matrix,) = page.xpath('//table[contains(@class, "mapping")]')
    heads = matrix.xpath('./thead/tr/th[@scope="col"]')
    for row in matrix.xpath("./tbody/tr"):
        assert len(row.xpath('./th[@scope="row"]')) == 1
        assert len(row.xpath("./td")) == len(heads) - 1
    assert "<Ruiz>" not in text
    assert "Ana <Ruiz>" in " ".join(page.itertext())
    assert len(page.xpath('//section[@aria-labelledby="changed-title"]//tbody/tr')) == 2


def test_questions_are_crossed_with_working_parties(mapped: Findings, tmp_path: Path) -> None:
    """Rows and columns that are related to something, each pair with its review."""
    general, development, standards, radio, *_ = mapped.documents
    pair = replace(PAIRINGS[0], subject=str(development.id), object=str(radio.id))
    crossing = Crossing(
        ("ITU-D", "question"),
        ("ITU-R", "working-party"),
        (development, general),
        (radio, standards),
        (pair,),
    )
    desk = Desk(replace(mapped, crossings=(crossing,)), words("en"), shipped())
    (found,) = crossed(desk)
    assert found.title == "ITU-D Question × ITU-R Working Party"
    assert found.columns == (("Resolution 9 (RA-23)", "雨量测量"),)
    ((line,), ((place,),)) = found.lines, found.lines[0].cells
    assert line.label == "Resolution 5 (WTDC-22)"
    assert (place.label, place.title) == ("Almost certain", "")
    assert "confirmed by" in place.review
    page = render_mapping(desk.findings, language="fr", organisations=shipped())
    assert "ITU-D Question × ITU-R" in page
    write_workbook(tmp_path / "r.xlsx", desk.findings, language="en", organisations=shipped())
    _, row = load_workbook(tmp_path / "r.xlsx")["Related work"].values
    assert row[:3] == (found.title, "Resolution 5 (WTDC-22)", "Resolution 9 (RA-23)")


def test_the_page_of_nothing_says_so() -> None:
    """No table stands there."""
    page = render_mapping(Findings(), language="en", organisations=shipped())
    assert "No theme is shared" in page
    assert "<table" not in page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_word_document_holds_the_table(mapped: Findings, language: Language) -> None:
    """Its header row is repeated, its direction is the language's, its bytes are always alike."""
    data = mapping_docx([table(mapped, language)], words(language))
    assert data == mapping_docx([table(mapped, language)], words(language))
    (found,) = docx.Document(BytesIO(data)).tables
    assert found.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert (found._tbl.tblPr.find(qn("w:bidiVisual")) is not None) == (language == "ar")
    cells = [cell.text for cell in found.rows[1].cells]
    assert cells[0].startswith("Rain and <b>gauges</b>")
    assert "Ana <Ruiz>" in cells[1]
    struck = [run for p in found.rows[1].cells[2].paragraphs for run in p.runs if run.font.strike]
    assert len(struck) == 1


def test_the_workbook_holds_it_and_runs_no_formula(mapped: Findings, tmp_path: Path) -> None:
    """One row a theme; what begins with a sign is text."""
    write_workbook(tmp_path / "r.xlsx", mapped, language="en", organisations=shipped())
    sheet = load_workbook(tmp_path / "r.xlsx")["Mapping"]
    rows = list(sheet.iter_rows())
    assert [row[0].value for row in rows] == ["Theme", "Rain and <b>gauges</b>", "Gone"]
    assert "Ana <Ruiz>" in rows[1][2].value
    assert all(cell.data_type in {"s", "n"} for row in rows for cell in row)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("write", [pairings_table, reviewed_table])
def test_the_sssom_package_accepts_decisions(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Who decided and when; what was rejected is a negative mapping; nothing is a formula."""
    path = tmp_path / "themes.sssom.tsv"
    path.write_text(write(PAIRINGS), encoding="utf-8")
    mapping = parse_sssom_table(path)
    validate(mapping, [SchemaValidationType.JsonSchema, SchemaValidationType.PrefixMapCompleteness])
    labels = [x.subject_label.replace("=", "'=") for x in PAIRINGS]
    rows = mapping.df.fillna("").set_index("subject_label").loc[labels]
    assert list(rows["predicate_modifier"]) == ["", "", "Not", ""]
    assert list(rows["author_label"]) == ["Ana <Ruiz>", "", "'=Ben", ""]
    assert list(map(str, rows["mapping_date"])) == ["2026-11-01", "", "2026-11-02", ""]
    assert set(mapping.df["mapping_justification"]) == {
        "semapv:ManualMappingCuration",
        "semapv:CompositeMatching",
    }


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")
def test_json_ld_says_what_turtle_says(mapped: Findings) -> None:
    """The same graph, always in the same order."""
    written = themes_jsonld(mapped.themes, language="en")
    assert written == themes_jsonld(mapped.themes, language="en")
    names = [node["@id"] for node in json.loads(written)]
    assert names == sorted(names)
    turtle = Graph().parse(data=themes_turtle(mapped.themes, language="en"), format="turtle")
    assert set(Graph().parse(data=written, format="json-ld")) == set(turtle)
