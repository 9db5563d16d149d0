"""Tables that people give us: what is good is read, what is wrong is told by line and column."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.errors import DataError, OutputError
from intersector.model import Problem
from intersector.sheets import Row, read_sheet, write_sheet


class Tide(Row):
    """``{"port", "height"}``."""

    port: str
    height: float = 0.0


def read(path: Path, text: str) -> list[Tide | Problem]:
    """The rows of a file of this text."""
    path.write_text(text, encoding="utf-8", newline="")
    return list(read_sheet(path, Tide))


@pytest.mark.parametrize("parting", [",", ";", "\t"])
def test_what_spreadsheets_save_is_read(tmp_path: Path, parting: str) -> None:
    """Whatever parts the columns, with a byte order mark, blank lines and columns of one's own."""
    text = f"\ufeffPort{parting}height{parting}note\r\nBrest{parting}7{parting}spring\r\n\r\n"
    (row,) = read(tmp_path / "t.csv", text)
    assert isinstance(row, Tide)
    assert (row.port, row.height, row.model_extra) == ("Brest", 7.0, {"note": "spring"})


def test_a_mistake_is_told_by_line_and_column_and_the_rest_is_kept(tmp_path: Path) -> None:
    """Lines are those that an editor shows, also after a cell of several lines."""
    text = 'port,height\n"Brest\nMarina",7\nOban,high\nLeith,2,3\nHull,5\n'
    rows = read(tmp_path / "t.csv", text)
    assert [row.port for row in rows if isinstance(row, Tide)] == ["Brest\nMarina", "Hull"]
    assert [row.place for row in rows if isinstance(row, Problem)] == [
        "line 4, column height",
        "line 5, column 3",
    ]


def test_json_lines_are_read_alike(tmp_path: Path) -> None:
    """By the ending of the file's name."""
    good, bad = read(tmp_path / "t.jsonl", '{"port": "Brest", "height": 7}\n{"height": 7}\n')
    assert good == Tide(port="Brest", height=7)
    assert isinstance(bad, Problem)
    assert bad.place == "line 2"
    assert bad.message.startswith("port:")


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    """A missing file, a missing column, another encoding."""
    with pytest.raises(DataError, match="cannot be opened"):
        list(read_sheet(tmp_path / "none.csv", Tide))
    with pytest.raises(DataError, match=r"line 1.*has no column port"):
        read(tmp_path / "t.csv", "height\n7\n")
    (tmp_path / "t.csv").write_bytes("port\nOban\nSète\n".encode("cp1252"))
    with pytest.raises(DataError, match=r"line 3.*UTF-8"):
        list(read_sheet(tmp_path / "t.csv", Tide))


@given(port=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
def test_what_is_written_is_read_back_and_is_no_formula(
    tmp_path_factory: pytest.TempPathFactory, port: str
) -> None:
    """Whatever a cell holds, but for white space at its ends."""
    path = tmp_path_factory.mktemp("sheet") / "t.csv"
    write_sheet(path, ["port", "height"], [{"port": f"x{port}", "height": 1}])
    (row,) = read_sheet(path, Tide)
    assert isinstance(row, Tide)
    assert row.port == f"x{port}".strip()
    write_sheet(path, ["port", "height"], [{"port": f"={port}", "height": None}])
    assert b'\n"=' not in path.read_bytes()
    assert b"\n=" not in path.read_bytes()
    assert [row.port for row in read_sheet(path, Tide) if isinstance(row, Tide)] == [
        f"={port}".strip()
    ]


def test_a_file_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    """Nothing stays beside it either."""
    (tmp_path / "t.csv").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        write_sheet(tmp_path / "t.csv", ["port"], [])
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]
