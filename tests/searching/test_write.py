"""An index is written whole, and read as it was when it was opened."""

from pathlib import Path

import pytest
from tests.searching.conftest import ENTRIES

from intersector.errors import DataError, OutputError
from intersector.matching import default_encoder
from intersector.matching.network import Floats
from intersector.searching import open_index, write


def test_what_is_there_already_is_not_written_again(tmp_path: Path) -> None:
    """Another entry makes another index; the same entries the same."""
    assert write(tmp_path, ENTRIES, encoder=default_encoder())
    assert not write(tmp_path, ENTRIES, encoder=default_encoder())
    assert write(tmp_path, ENTRIES[1:], encoder=default_encoder())
    assert write(tmp_path, ENTRIES, encoder=default_encoder())


def test_an_open_index_stays_as_it_is(tmp_path: Path) -> None:
    """While others are written, and the oldest removed."""
    write(tmp_path, ENTRIES, encoder=default_encoder())
    before = open_index(tmp_path)
    assert before is not None
    for last in (5, 4, 3):
        write(tmp_path, ENTRIES[:last], encoder=default_encoder())
    assert len(before) == len(ENTRIES)
    assert before.entry(6) == ENTRIES[6]
    assert before.values("language")
    after = open_index(tmp_path)
    assert after is not None
    assert len(after) == 3
    assert sum(each.is_dir() for each in tmp_path.iterdir()) == 2


class KilledError(Exception):
    """What ends a writer midway."""


class Breaking:
    """An encoder during which the writer dies."""

    identity, dimensions = "another", 512

    def encode(self, _texts: object) -> Floats:
        """End here."""
        raise KilledError


def test_a_writer_that_dies_leaves_the_old_index(tmp_path: Path) -> None:
    """The next one mends, and clears up."""
    write(tmp_path, ENTRIES, encoder=default_encoder())
    with pytest.raises(KilledError):
        write(tmp_path, ENTRIES[1:], encoder=Breaking())
    held = open_index(tmp_path)
    assert held is not None
    assert len(held) == len(ENTRIES)
    assert list(tmp_path.glob("new-*"))
    write(tmp_path, ENTRIES[1:], encoder=default_encoder())
    assert not list(tmp_path.glob("new-*"))


def test_nothing_is_an_index_too(tmp_path: Path) -> None:
    """Of no entries; a folder without an index has none."""
    assert open_index(tmp_path) is None
    write(tmp_path, [], encoder=default_encoder())
    empty = open_index(tmp_path)
    assert empty is not None
    assert len(empty) == 0


def test_a_damaged_index_says_so(tmp_path: Path) -> None:
    """And a folder that cannot be written."""
    write(tmp_path, ENTRIES, encoder=default_encoder())
    next(tmp_path.glob("*/vectors")).unlink()
    with pytest.raises(DataError, match="Write it anew"):
        open_index(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        write(tmp_path / "file", ENTRIES, encoder=default_encoder())
