"""JSON Lines that people give us."""

from pathlib import Path

import pytest

from intersector.errors import DataError
from intersector.jsonl import PairRow, TextRow, read_rows
from intersector.model import Problem


def write(folder: Path, text: str) -> Path:
    """A file of rows."""
    path = folder / "rows.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_good_rows_around_a_bad_one_are_kept(tmp_path: Path) -> None:
    """A mistake costs its own line, which is named, and no other."""
    path = write(
        tmp_path, '{"id": 1, "text": "one"}\n\n{"id": 2}\nno json\n{"id": 3, "text": ""}\n'
    )
    rows = list(read_rows(path, TextRow))
    assert [row.id for row in rows if isinstance(row, TextRow)] == ["1", "3"]
    problems = [row for row in rows if isinstance(row, Problem)]
    assert [problem.place for problem in problems] == ["line 3", "line 4"]
    assert problems[0].message == "text: Field required."
    assert all("{" in problem.mend for problem in problems)


def test_only_the_text_of_a_pair_is_needed(tmp_path: Path) -> None:
    """Head, title and document may be missing or null."""
    path = write(
        tmp_path, '{"id": "p", "left": {"text": "a", "head": null}, "right": {"text": "b"}}'
    )
    (row,) = read_rows(path, PairRow)
    assert isinstance(row, PairRow)
    assert (row.left.passage("l").head, row.right.passage("r").text) == ("", "b")


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """Windows editors put one at the start of the file."""
    path = write(tmp_path, '\ufeff{"id": "1", "text": "x"}\n')
    assert [row.id for row in read_rows(path, TextRow) if isinstance(row, TextRow)] == ["1"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The error says which file, and what to do."""
    with pytest.raises(DataError, match=r"nothing\.jsonl: cannot be opened .* Check the path"):
        list(read_rows(tmp_path / "nothing.jsonl", TextRow))
