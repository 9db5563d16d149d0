"""The register knows editions, and grows by documents and CSV files."""

from pathlib import Path

import pytest

from intersector.citations import Register
from intersector.errors import DataError
from intersector.identifiers import InstrumentId
from intersector.model import Document


def parse(written: str) -> InstrumentId:
    return InstrumentId.parse(written)


def test_the_shipped_register_lists_editions_oldest_first() -> None:
    editions = Register.shipped().editions(parse("PP/resolution/191"))
    assert [entry.id.year for entry in editions] == [2018, 2022]


def test_every_successor_in_the_shipped_register_reads_back() -> None:
    for identifier in Register.shipped().entries:
        assert InstrumentId.parse(str(identifier)) == identifier


def test_documents_of_a_run_are_editions_too() -> None:
    own = parse("WTSA/resolution/99@2024")
    paper = Document("d", "0", "en", "", id=own, title="On testing")
    register = Register().with_documents([paper])
    assert register.entries[own].title == "On testing"


def test_a_document_does_not_hide_what_was_known() -> None:
    own = parse("PP/resolution/191@2018")
    known = Register.shipped().entries[own]
    paper = Document("d", "0", "en", "", id=own)
    assert Register.shipped().with_documents([paper]).entries[own] == known


def test_a_csv_file_adds_rows(tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    path.write_text(
        "instrument,title,status,successor\nA/RES/70/1,Agenda,superseded,A/RES/79/1\n",
        encoding="utf-8",
    )
    entry = Register().with_csv(path).entries[parse("A/RES/70/1")]
    assert (entry.title, entry.status, entry.successor) == (
        "Agenda",
        "superseded",
        parse("A/RES/79/1"),
    )


def test_a_file_may_be_written_by_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    text = "\ufefftitle;instrument;seen in\r\nAgenda; A/RES/70/1 ;a letter\r\n"
    path.write_text(text, encoding="utf-8")
    assert Register().with_csv(path).entries[parse("A/RES/70/1")].title == "Agenda"


@pytest.mark.parametrize(
    ("row", "says", "mend"),
    [
        ("nonsense,,,", "`instrument` is 'nonsense', which is no identifier.", "PP/resolution/191"),
        ("PP/resolution/1@2018,,old,", "`status` is 'old'.", "superseded"),
        ("PP/resolution/1@2018,,,new", "`successor` is 'new', which is no identifier.", "A/RES"),
    ],
)
def test_a_faulty_row_is_named_and_the_good_ones_hold(
    tmp_path: Path, row: str, says: str, mend: str
) -> None:
    path = tmp_path / "mixed.csv"
    path.write_text(
        f"instrument,title,status,successor\n{row}\nA/RES/70/1,Agenda,,\n", encoding="utf-8"
    )
    register = Register().with_csv(path)
    assert list(register.entries) == [parse("A/RES/70/1")]
    (problem,) = register.problems
    assert (problem.source, problem.place, problem.message) == (str(path), "line 2", says)
    assert mend in problem.mend


def test_a_file_without_identifiers_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("number,year\n1,2\n", encoding="utf-8")
    with pytest.raises(DataError, match="has no column `instrument`"):
        Register().with_csv(path)


def test_a_missing_csv_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        Register().with_csv(tmp_path / "none.csv")
