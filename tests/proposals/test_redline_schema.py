"""What a redline writes is as the schema of Word files wants it: the order, the ids, the parts."""

from collections import Counter
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from round_trip import cases

TOLERATED = ("Numbering definition '0' referenced but not found", "Required sequence content")
"""A list of number 0 is no list (ECMA-376, 17.9.18); and Word itself marks rows in a `w:trPr` with
nothing else in it."""


def complaints(path: Path, data: bytes) -> Counter[str]:
    """What the validator says against a file, counted."""
    path.write_bytes(data)
    errors = OpenXmlValidator().validate(path).errors
    return Counter(e.description for e in errors if not e.description.startswith(TOLERATED))


@pytest.mark.parametrize("first", range(0, 12, 3))
def test_changes_bring_no_mistake_that_was_not_there(first: int, tmp_path: Path) -> None:
    """Documents in six languages with lists, tables, notes, fields and others' changes."""
    for name, sides in cases(3, first):
        before = complaints(tmp_path / "before.docx", sides["before"])
        after = complaints(tmp_path / "after.docx", sides["made"])
        assert set(after) <= set(before), name
