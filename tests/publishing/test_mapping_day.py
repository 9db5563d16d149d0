"""The mapping as of a day: every form of it says which, and what is not known."""

import warnings
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import html
from openpyxl import load_workbook
from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, XSD

from intersector.model import Decision, Findings, Pairing
from intersector.organisations import shipped
from intersector.publishing import pairings_table
from intersector.publishing.atlas import atlas
from intersector.publishing.findings import Desk
from intersector.publishing.mapping_docx import mapping_docx
from intersector.publishing.mapping_page import render_mapping
from intersector.publishing.mapping_sheets import mapping_sheets
from intersector.publishing.skos import SCHEME, themes_jsonld, themes_turtle
from intersector.publishing.translations import words
from intersector.publishing.workbook import workbook_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it sets an option that pandas no longer needs
    from sssom.constants import SchemaValidationType
    from sssom.parsers import parse_sssom_table
    from sssom.validators import validate

DAY = date(2024, 5, 1)
NOTE = "The day of <one> session is not known."
NO = Decision(
    "RA/resolution/9@2023", "rain", confirmed=False, who="=Ben", when="2024-02-01", why="+1"
)
PAIRINGS = (
    Pairing("PP/resolution/12@2022", "rain", "=HYPERLINK(0)", "Rain", 0.9, "cited"),
    Pairing(NO.subject, "rain", "雨量测量", "Rain", 0.4, "near", NO),
)


@pytest.fixture
def desk(findings: Findings) -> Desk:
    """The mapping on a desk of English."""
    rain = findings.themes[0]
    return Desk(
        Findings(findings.documents, themes=(rain,), pairings=PAIRINGS), words("en"), shipped()
    )


def test_the_page_and_the_word_file_say_the_day_and_what_is_not_known(desk: Desk) -> None:
    """In the title and under it; without a day neither does."""
    page = render_mapping(
        desk.findings, language="en", organisations=shipped(), on=DAY, notes=[NOTE]
    )
    tree = html.document_fromstring(page)
    assert tree.xpath("string(//h1)") == "Mapping of resolutions as of 1 May 2024"
    assert tree.xpath("string(//ul[@class='known']/li)") == NOTE
    assert 'class="known"' not in render_mapping(
        desk.findings, language="en", organisations=shipped()
    )
    written = docx.Document(BytesIO(mapping_docx([atlas(desk, on=DAY, notes=[NOTE])], words("en"))))
    assert [each.text for each in written.paragraphs[:2]] == [tree.xpath("string(//h1)"), NOTE]


def test_the_workbook_has_a_row_for_each_place_and_runs_no_formula(desk: Desk) -> None:
    """Who decided what, when and why, in columns of their own; signs are text."""
    data = workbook_of(mapping_sheets(desk, on=DAY, notes=[NOTE]), language="en")
    assert data == workbook_of(mapping_sheets(desk, on=DAY, notes=[NOTE]), language="en")
    book = load_workbook(BytesIO(data))
    assert book.sheetnames == ["Mapping", "Instruments", "Notes"]
    _, first, second = book["Instruments"].iter_rows()
    assert [cell.value for cell in first][3:6] == ["=HYPERLINK(0)", 0.9, "cited"]
    assert [cell.value for cell in second][6:10] == ["rejected", "=Ben", "2024-02-01", "+1"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type in {"s", "n"} for cell in cells)
    assert [row[0].value for row in book["Notes"].iter_rows()][1:] == [
        "Mapping of resolutions as of 1 May 2024",
        NOTE,
    ]


@pytest.mark.filterwarnings("ignore")
def test_the_sssom_package_accepts_the_day_as_its_version(tmp_path: Path) -> None:
    """Of the whole set."""
    path = tmp_path / "themes.sssom.tsv"
    path.write_text(pairings_table(PAIRINGS, on=DAY), encoding="utf-8")
    mapping = parse_sssom_table(path)
    validate(mapping, [SchemaValidationType.JsonSchema, SchemaValidationType.PrefixMapCompleteness])
    assert str(mapping.metadata["mapping_set_version"]) == "2024-05-01"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")
def test_the_scheme_says_on_which_day_it_holds(desk: Desk) -> None:
    """In Turtle and in JSON-LD; a scheme of today does not."""
    valid = (SCHEME, DCTERMS.valid, Literal("2024-05-01", datatype=XSD.date))
    themes = desk.findings.themes
    assert valid in Graph().parse(
        data=themes_turtle(themes, language="en", on=DAY), format="turtle"
    )
    assert valid in Graph().parse(
        data=themes_jsonld(themes, language="en", on=DAY), format="json-ld"
    )
    assert "valid" not in themes_turtle(themes, language="en")
