"""A review file is read as far as it is good, and keeps all that people wrote."""

from pathlib import Path

import pytest

from intersector.model import Decision, Pairing
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


@pytest.mark.parametrize("name", ["review.csv", "review.jsonl"])
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
