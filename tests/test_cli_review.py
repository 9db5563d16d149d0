"""``intersector match --review``: people decide on pairs, and their word is kept."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from intersector.review import read_review

LEFT = "id,text,language\nI1,Share of villages with clean water,en\nI2,Tide gauges in use,en\n"
RIGHT = [
    {"id": "T1", "text": "All villages have clean water by 2030", "language": "en"},
    {"id": "T2", "text": "Every harbour uses a tide gauge", "language": "en"},
]


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A folder with the two lists."""
    (tmp_path / "left.csv").write_text(LEFT, encoding="utf-8")
    rows = (json.dumps(row) + "\n" for row in RIGHT)
    (tmp_path / "right.jsonl").write_text("".join(rows), encoding="utf-8")
    return tmp_path


def match(
    folder: Path, *options: str, review: str = "review.csv"
) -> subprocess.CompletedProcess[str]:
    """The best pair of each of the left."""
    left, right = folder / "left.csv", folder / "right.jsonl"
    command = [sys.executable, "-m", "intersector", "match", left, right, "--top", "1"]
    return subprocess.run(
        [*command, "--review", folder / review, *options],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )


def test_decisions_are_kept_and_only_what_is_new_is_marked(lists: Path) -> None:
    """A confirmed and a rejected pair stay as they were when a text is added."""
    first = match(lists)
    assert [json.loads(row)["object"] for row in first.stdout.splitlines()] == ["T1", "T2"]
    path = lists / "review.csv"
    text = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    text[1] = text[1].replace(",,,,,", ",confirmed,Ana,2026-01-31,,", 1)
    text[2] = text[2].replace(",,,,,", ",rejected,Ben,2026-01-31,,", 1)
    path.write_text("".join(text), encoding="utf-8")
    (lists / "left.csv").write_text(f"{LEFT}I3,Harbours with tide gauges,en\n", encoding="utf-8")
    second = [json.loads(row) for row in match(lists).stdout.splitlines()]
    assert [(row["subject"], row["verdict"], row["who"], row["change"]) for row in second] == [
        ("I1", "confirmed", "Ana", None),
        ("I2", "rejected", "Ben", None),
        ("I3", None, None, "new-instrument"),
    ]
    assert [each.who for each in read_review(path).decisions] == ["Ana", "Ben"]
    table = match(lists, "--format", "sssom").stdout
    assert "\tNot\tpassage:T2\t" in table


def test_decisions_are_kept_in_excel(lists: Path) -> None:
    """The workbook that a run writes, decided on in place, is read by the next and written anew."""
    match(lists, review="review.xlsx")
    book = load_workbook(lists / "review.xlsx")
    for column, value in {"verdict": "rejected", "who": "Ana", "when": "2026-01-31"}.items():
        names = [cell.value for cell in book.worksheets[0][1]]
        book.worksheets[0].cell(2, names.index(column) + 1, value)
    book.save(lists / "review.xlsx")
    for _ in range(2):
        first = json.loads(match(lists, review="review.xlsx").stdout.splitlines()[0])
        assert (first["verdict"], first["who"], first["change"]) == ("rejected", "Ana", None)


def test_decisions_are_kept_in_sssom(lists: Path) -> None:
    """As an editor of mapping sets writes them: curated by a person, on a day."""
    path = lists / "review.sssom.tsv"
    match(lists, review=path.name)
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("passage:I1"))
    names = next(line for line in lines if line.startswith("subject_id")).split("\t")
    cells = lines[at].split("\t")
    for column, value in {
        "mapping_justification": "semapv:ManualMappingCuration",
        "author_label": "Ana",
        "mapping_date": "2026-01-31",
    }.items():
        cells[names.index(column)] = value
    path.write_text("\n".join([*lines[:at], "\t".join(cells), *lines[at + 1 :]]))
    for _ in range(2):
        first = json.loads(match(lists, review=path.name).stdout.splitlines()[0])
        assert (first["verdict"], first["who"], first["change"]) == ("confirmed", "Ana", None)


def test_a_file_with_mistakes_is_used_but_not_written_to(lists: Path) -> None:
    """The row is named, the good ones are used, the status says that something is to be mended."""
    path = lists / "review.csv"
    text = "subject,object,verdict,who,when\nI1,T1,confirmed,Ana,2026-01-31\nI2,T2,no,Ben,soon\n"
    path.write_text(text, encoding="utf-8")
    result = match(lists)
    assert result.returncode == 1
    assert "review.csv (line 3, column verdict)" in result.stderr
    assert json.loads(result.stdout.splitlines()[0])["who"] == "Ana"
    assert path.read_text(encoding="utf-8") == text
