"""The workbook, as Excel reads it."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from intersector.model import Findings, Language, Mandate
from intersector.organisations import shipped
from intersector.publishing import workbook
from intersector.publishing.workbook import MOST_CHARACTERS, write_workbook


def book(findings: Findings, tmp_path: Path, language: Language = "en") -> Workbook:
    """The workbook, written and read back."""
    path = tmp_path / "report.xlsx"
    write_workbook(path, findings, language=language, organisations=shipped())
    return load_workbook(path)


def test_it_has_its_sheets_with_frozen_headers_and_filters(
    findings: Findings, tmp_path: Path
) -> None:
    """Every list can be scrolled and filtered at once."""
    read = book(findings, tmp_path)
    assert read.sheetnames == [
        "Summary", "Overlaps", "Map", "Mapping", "Coverage", "Savings", "Not taken up",
        "Citations", "Reporting duties", "Mandates", "Problems",
    ]  # fmt: skip
    for sheet in read.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_no_cell_is_a_formula(findings: Findings, tmp_path: Path) -> None:
    """Text that begins like a formula is text, also after it was edited or exported."""
    cells = [c for s in book(findings, tmp_path) for row in s for c in row if c.value is not None]
    assert all(cell.data_type in {"s", "n"} for cell in cells)
    dangerous = [c for c in cells if str(c.value).startswith(("=", "+", "-", "@"))]
    assert len(dangerous) >= 3
    assert all(cell.quotePrefix for cell in dangerous)


def test_the_findings_stand_in_the_order_of_the_report(findings: Findings, tmp_path: Path) -> None:
    """Rank, kind, words for the score, and the score as a number."""
    rows = list(book(findings, tmp_path)["Overlaps"].values)
    assert rows[1][:4] == (1, "Translation", "Almost certain", 0.97)
    assert [row[0] for row in rows[1:]] == [1, 2, 3, 4, 5, 6]


def test_arabic_sheets_run_from_right_to_left(findings: Findings, tmp_path: Path) -> None:
    """The first column stands on the right."""
    read = book(findings, tmp_path, "ar")
    assert all(sheet.sheet_view.rightToLeft for sheet in read.worksheets)
    assert read.worksheets[1].title == "التداخلات"


def test_a_clause_in_many_texts_has_a_row_for_each_that_repeats_it(
    gathered: Findings, tmp_path: Path
) -> None:
    """Under one number; what is proposed for all of them is said once."""
    rows = list(book(gathered, tmp_path)["Overlaps"].values)
    at = {name: place for place, name in enumerate(rows[0])}
    found = [row for row in rows if row[at["Identifier"]] in {"a1", "a3", "a6"}]
    assert len({row[0] for row in found}) == 1
    assert [row[at["Action"]] for row in found] == ["Keep all", "", ""]
    assert "a9" not in {row[at["Identifier"]] for row in rows}


@pytest.mark.parametrize("language", ["es", "fr", "ru", "zh"])
def test_every_language_gives_names_that_excel_accepts(
    language: Language, findings: Findings, tmp_path: Path
) -> None:
    """Names of sheets are short and different."""
    assert len(set(book(findings, tmp_path, language).sheetnames)) == 11


def test_a_text_too_long_for_a_cell_says_so(findings: Findings, tmp_path: Path) -> None:
    """Excel would cut it in silence, or refuse the file."""
    clause = findings.clauses[0]
    long = Mandate(clause, clause.span, (), "x" * 40_000)
    cell = book(Findings(mandates=(long,)), tmp_path)["Mandates"]["B2"]
    assert len(cell.value) == MOST_CHARACTERS + len(" […]")


def test_rows_beyond_what_a_sheet_holds_are_counted(
    findings: Findings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No row is dropped in silence."""
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    assert list(book(findings, tmp_path)["Overlaps"].values)[-1][0] == "4 more rows"
