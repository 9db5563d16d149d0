"""``intersector lint``: what is printed, written and left alone."""

import json
from pathlib import Path

import pytest
from tests.test_cli import intersector

from intersector.linting import RULES
from intersector.reading import read

ROOT = Path(__file__).parents[1]
UNION = ROOT / "examples" / "union"
GOLDEN = Path(__file__).parent / "golden" / "lint"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_faulty_draft_is_told_what_is_wrong(language: str) -> None:
    """Drafts of the invented Union, in three languages, with what is said of them."""
    done = intersector(
        "lint", f"tests/golden/lint/draft-{language}.txt", "--against", "examples/union",
        "--language", language, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout == (GOLDEN / f"draft-{language}.lint").read_text(encoding="utf-8")


def test_rows_are_of_the_rules_and_lead_to_the_words() -> None:
    """JSON Lines, in the order of the text."""
    file = "tests/golden/lint/draft-en.txt"
    done = intersector("lint", file, "--format", "jsonl", cwd=ROOT)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    text = read(ROOT / file).text
    assert rows
    for row in rows:
        assert text[row["start"] : row["end"]] == row["words"]
        assert row["rule"] in {rule.id for rule in RULES}
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)


def test_a_word_file_is_given_comments_and_left_alone(tmp_path: Path) -> None:
    """The comments are in the file that is written."""
    draft = UNION / "gc-resolution-12-en.docx"
    before = draft.read_bytes()
    done = intersector(
        "lint", draft, "--format", "docx", "--out", tmp_path / "checked.docx", cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    assert draft.read_bytes() == before
    made = read(tmp_path / "checked.docx")
    assert made.text == read(draft).text
    assert {each.author for each in made.comments} == {"Intersector"}
    assert all(each.span is not None for each in made.comments)


def test_findings_change_the_status_only_where_that_is_asked_for() -> None:
    """`--strict` is for scripts."""
    file = "tests/golden/lint/draft-en.txt"
    assert intersector("lint", file, cwd=ROOT).returncode == 0
    assert intersector("lint", file, "--strict", cwd=ROOT).returncode == 1


def test_a_corpus_changes_nothing_but_the_time(tmp_path: Path) -> None:
    """What is remembered is what would be found."""
    force = UNION / "gc-resolution-12-en.docx"
    command = ("lint", "tests/golden/lint/draft-en.txt", "--against", force)
    plain, *remembered = (
        intersector(*command, *corpus, cwd=ROOT).stdout
        for corpus in [(), ("--corpus", tmp_path / "c"), ("--corpus", tmp_path / "c")]
    )
    assert "repeats-existing" in plain
    assert remembered == [plain, plain]


def test_rules_are_listed() -> None:
    """One a line, with its severity and what it says."""
    lines = intersector("lint", "--rules", cwd=ROOT).stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[r.id, r.severity] for r in RULES]


@pytest.mark.parametrize(
    "arguments",
    [
        ("tests/golden/lint/draft-en.txt", "--format", "docx", "--out", "x.docx"),
        ("examples/union/gc-resolution-12-en.docx", "--format", "docx"),
        ("tests/golden/lint/draft-en.txt", "--out", "tests/golden/lint/draft-en.txt"),
        ("tests/golden/lint/draft-en.txt", "--without", "no-such-rule"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: tuple[str, ...]) -> None:
    """Status 2, and nothing is written."""
    done = intersector("lint", *arguments, cwd=ROOT)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    """It is named, and the status is 1."""
    (tmp_path / "broken.docx").write_bytes(b"PK no")
    done = intersector("lint", tmp_path / "broken.docx", "tests/golden/lint/draft-en.txt", cwd=ROOT)
    assert done.returncode == 1
    assert "broken.docx" in done.stderr
    assert "draft-en.txt" in done.stdout
