"""Mandates as one file."""

import json
from io import BytesIO

from openpyxl import load_workbook

from intersector.model import Findings
from intersector.organisations import shipped
from intersector.publishing import mandate_record
from intersector.publishing.duties import written


def test_rows_are_those_that_are_printed(findings: Findings) -> None:
    """One object a line."""
    data = written(findings.mandates, "jsonl", organisations=shipped(), since=2030)
    rows = [json.loads(line) for line in data.decode().splitlines()]
    known = shipped()
    assert rows == [mandate_record(m, organisations=known, since=2030) for m in findings.mandates]
    assert rows[1]["next_due"] == {"year": 2030, "occasion": "C30"}


def test_the_workbook_has_reporting_duties_then_all(findings: Findings) -> None:
    """With what sort of work each is and when it first falls due."""
    data = written(findings.mandates, "xlsx", organisations=shipped(), since=None)
    book = load_workbook(BytesIO(data))
    assert book.sheetnames == ["Reporting duties", "Mandates"]
    duties, every = ([list(row) for row in sheet.values] for sheet in book.worksheets)
    assert duties[0][-3:] == ["Kind", "Condition", "First due"]
    assert [len(duties), len(every)] == [3, 4]
    assert duties[1][-1] == "2023 (C23)"


def test_the_same_mandates_give_the_same_workbook(findings: Findings) -> None:
    """Byte for byte."""
    first, second = (
        written(findings.mandates, "xlsx", organisations=shipped(), since=None) for _ in range(2)
    )
    assert first == second
