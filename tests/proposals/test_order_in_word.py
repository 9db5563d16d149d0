"""A struck clause in a Word file whose numbers the word processor counts."""

from datetime import datetime
from pathlib import Path

import pytest

from intersector import pipeline
from intersector.proposals.edits import removal
from intersector.proposals.order import in_order
from intersector.proposals.outline import outline
from intersector.proposals.redline import Signature, redline
from intersector.reading import read
from intersector.structure import identify, segment

UNION = Path(__file__).parents[2] / "examples" / "union"
SIGNATURE = Signature("Northern group", datetime(2026, 1, 1))


@pytest.mark.parametrize("name", ["oba-resolution-2-en", "gc-resolution-5-ar"])
def test_every_clause_can_be_struck(name: str) -> None:
    """First, middle or last, with its head where it was alone; the redline reads itself back."""
    path, known = UNION / f"{name}.docx", pipeline.known_organisations([UNION])
    document = identify(read(path), organisations=known)
    clauses = segment(document, organisations=known)
    whole = outline(clauses)
    struck = [in_order([removal(clause)], whole) for clause in clauses]
    made = [edits for edits in struck if edits is not None]
    assert len(made) >= len(clauses) - 1
    for edits in made:
        assert not any(edit.text.strip().isalnum() for edit in edits)
        assert redline(path.read_bytes(), edits, source=document.source, signature=SIGNATURE)
