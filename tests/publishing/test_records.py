"""The JSON rows that other people's scripts read."""

import json
from pathlib import Path

import pytest

from intersector.model import Citation, Evidence, Findings, Match, Passage, Span
from intersector.publishing import (
    citation_record,
    document_record,
    match_records,
    publish,
    score_record,
    write_jsonl,
)

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("golden", sorted(GOLDEN.iterdir()), ids=lambda path: path.name)
def test_every_file_is_as_it_was_agreed(golden: Path, findings: Findings, tmp_path: Path) -> None:
    """A change of a key, its order or a value is seen here before it breaks a script."""
    publish(findings, tmp_path / "out", language="en")
    written = (tmp_path / "out" / golden.name).read_text(encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


def test_a_clause_is_found_in_the_text_of_its_row(findings: Findings) -> None:
    """``text[start:end]`` of the document is the clause's text."""
    document = findings.documents[0]
    row = document_record(document, [c for c in findings.clauses if c.document == document])
    assert list(row) == [
        "source", "sha256", "language", "kind", "body", "number", "place", "year", "sector",
        "title", "text", "clauses", "changes", "warnings", "comments",
    ]  # fmt: skip
    assert len(row["clauses"]) == 3
    for clause in row["clauses"]:
        assert row["text"][clause["start"] : clause["end"]] == clause["text"]
    assert row["changes"][0] == {
        "type": "insert",
        "author": "A. Writer",
        "date": "2024-05-01T00:00:00Z",
        "text": "each year",
    }


def test_a_citation_of_a_passage_carries_its_id() -> None:
    """A row is known by the passage it was found in, where there is no file."""
    citation = Citation(Span(0, 3), "R 1", "resolution", "1", None, None, None, None)
    row = citation_record(citation, passage="p7")
    assert next(iter(row)) == "id"
    assert row["id"] == "p7"
    assert row["target"] is None


def test_matches_are_ranked_for_each_left_passage() -> None:
    """The first match of a left passage has rank 1."""
    left, right = [Passage("a", ""), Passage("b", "")], [Passage("x", ""), Passage("y", "")]
    rows = match_records([Match(0, 1, 0.9), Match(0, 0, 0.2), Match(1, 0, 1 / 3)], left, right)
    assert [tuple(row.values()) for row in rows] == [
        ("a", "y", 1, 0.9),
        ("a", "x", 2, 0.2),
        ("b", "x", 1, 0.3333),
    ]


def test_a_score_names_its_reasons() -> None:
    """Spans of the evidence are pairs of offsets, or null."""
    row = score_record("7", 0.5, "overlap", [Evidence("meaning", 0.25, "near", Span(0, 2))])
    assert row == {
        "id": "7",
        "score": 0.5,
        "label": "overlap",
        "evidence": [
            {"feature": "meaning", "score": 0.25, "detail": "near", "left": [0, 2], "right": None}
        ],
    }


def test_half_a_character_is_written_as_json_and_read_back(tmp_path: Path) -> None:
    """A lone surrogate cannot be UTF-8; its JSON escape can."""
    path = tmp_path / "rows.jsonl"
    write_jsonl(path, [{"text": "a\ud800b"}])
    assert json.loads(path.read_text(encoding="utf-8")) == {"text": "a\ud800b"}
