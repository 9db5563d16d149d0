"""A review file is read as far as it is good, and keeps all that people wrote."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from intersector.errors import DataError
from intersector.model import Decision, Pairing
from intersector.publishing import pairings_table
from intersector.review import read_review, write_review

ROWS = (
    Pairing("WTSA/resolution/50@2016", "theme-1", "Cybersecurity", "Trust", 0.9, "cited by PP"),
    Pairing(
        "WTSA/resolution/52@2016",
        "theme-1",
        "=HYPERLINK(0)",
        decision=Decision(
            "WTSA/resolution/52@2016",
            "theme-1",
            confirmed=False,
            who="Ana",
            when="2026-01-31",
            why="another matter",
        ),
        change="new-edition",
        beside=(("office", "BDT"),),
    ),
)


@pytest.mark.parametrize("name", ["review.csv", "review.jsonl", "review.xlsx", "review.sssom.tsv"])
def test_what_is_written_is_read_back(tmp_path: Path, name: str) -> None:
    """Decisions, changes, and the columns that people added."""
    write_review(tmp_path / name, ROWS)
    review = read_review(tmp_path / name)
    assert review.problems == ()
    assert review.pairings[1] == ROWS[1]
    assert review.decisions == (ROWS[1].decision,)
    assert review.pairings[0].decision is None


def test_a_file_that_is_not_there_yet_is_empty(tmp_path: Path) -> None:
    """So that the first run can write it."""
    assert read_review(None) == read_review(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("cells", "place", "message"),
    [
        ("a,t,maybe,Ana,2026-01-31", "line 3, column verdict", "'confirmed' or 'rejected'"),
        ("a,t,confirmed,,2026-01-31", "line 3, column who", "the name of who decided"),
        ("a,t,confirmed,Ana,", "line 3, column when", "needs its date"),
        ("a,t,confirmed,Ana,31.1.2026", "line 3, column when", "valid date"),
        (",t,,,", "line 3, column subject", "Field required"),
        ("good,t,,,", None, "good and t have two rows"),
    ],
)
def test_mistakes_are_told_and_the_good_rows_kept(
    tmp_path: Path, cells: str, place: str | None, message: str
) -> None:
    """Each by its line and column."""
    path = tmp_path / "review.csv"
    path.write_text(f"subject,object,verdict,who,when\ngood,t,,,\n{cells}\nlast,t,,,\n")
    review = read_review(path)
    assert [each.subject for each in review.pairings] == ["good", "last"]
    (problem,) = review.problems
    assert problem.place == place
    assert message in problem.message


def sheet(path: Path, rows: list[tuple[object, ...]]) -> Path:
    """An Excel file of these rows, as a person leaves it."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def test_decisions_made_in_excel_are_read(tmp_path: Path) -> None:
    """Dates are dates there; what is wrong is told by row and column, the good rows are kept."""
    when = datetime(2026, 1, 31)
    rows: list[tuple[object, ...]] = [
        ("subject", "object", "verdict", "who", "when"),
        ("WTSA/resolution/50@2016", "theme-1", "confirmed", "Ana", when),
        ("WTSA/resolution/52@2016", "theme-1", "yes", "Ana", when),
        ("WTSA/resolution/58@2016", "theme-1", "rejected", "Ana", "2026-02-01"),
    ]
    review = read_review(sheet(tmp_path / "review.xlsx", rows))
    assert [(each.confirmed, each.when) for each in review.decisions] == [
        (True, "2026-01-31"),
        (False, "2026-02-01"),
    ]
    assert [problem.place for problem in review.problems] == ["line 3, column verdict"]


SSSOM = (
    "subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification"
    "\tauthor_label\tmapping_date\tcomment"
)
MANUAL = "semapv:ManualMappingCuration"


def test_decisions_made_in_sssom_are_read(tmp_path: Path) -> None:
    """What a person curated is confirmed, or rejected where negated; the rest waits; lines are
    counted with what the set says of itself."""
    rows = [
        f"instrument:RA/resolution/7@2019\tdcterms:subject\t\ttheme:theme-1\t{MANUAL}\tAna"
        "\t2026-01-31\t",
        f"instrument:RA/resolution/6@2019\tdcterms:subject\tNot\ttheme:theme-1\t{MANUAL}\tAna"
        "\t2026-01-31\tanother matter",
        f"instrument:RA/resolution/5@2019\tdcterms:subject\t\ttheme:theme-1\t{MANUAL}\t"
        "\t2026-01-31\t",
        "instrument:RA/resolution/4@2019\tdcterms:subject\tNot\ttheme:theme-1\t"
        "semapv:CompositeMatching\tAna\t2026-01-31\t",
        "instrument:RA/resolution/3@2019\tdcterms:subject\t\ttheme:theme-1\t"
        "semapv:CompositeMatching\t\t\tcited",
    ]
    path = tmp_path / "themes.sssom.tsv"
    path.write_text("\n".join(['#mapping_set_id: "x"', '"#license: y"', SSSOM, *rows]))
    review = read_review(path)
    assert [(each.subject, each.confirmed, each.why) for each in review.decisions] == [
        ("RA/resolution/7@2019", True, ""),
        ("RA/resolution/6@2019", False, "another matter"),
    ]
    assert review.pairings[-1].decision is None
    assert [problem.place for problem in review.problems] == [
        "line 6, column author_label",
        "line 7, column predicate_modifier",
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"subject,object\n"])
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    """Whatever its name says."""
    path = tmp_path / "review.xlsx"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"is not an Excel workbook"):
        read_review(path)


def test_the_mapping_that_a_run_writes_is_a_review(tmp_path: Path) -> None:
    """`themes.sssom.tsv` can be edited and given back; decisions in it are the same."""
    path = tmp_path / "themes.sssom.tsv"
    path.write_text(pairings_table(ROWS))
    review = read_review(path)
    assert review.problems == ()
    assert review.decisions == (ROWS[1].decision,)
    assert [(each.subject, each.object) for each in review.pairings] == [
        (each.subject, each.object) for each in ROWS
    ]
