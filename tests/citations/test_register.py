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


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("number,year\n1,2\n", "has no column"),
        ("instrument,status\nnonsense,\n", "not an identifier"),
        ("instrument,status\nPP/resolution/1@2018,old\n", "status is 'old'"),
    ],
)
def test_a_csv_file_that_cannot_be_read_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=says):
        Register().with_csv(path)


def test_a_missing_csv_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        Register().with_csv(tmp_path / "none.csv")
