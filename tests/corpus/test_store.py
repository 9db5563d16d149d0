"""The file of a corpus keeps whole batches, says what is wrong with it, and grows by steps."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.corpus.store import NAME, STEPS, Store
from intersector.errors import CorpusError

keys = st.binary(min_size=1, max_size=4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a corpus file can be."""
    return tmp_path / NAME


def reopened(path: Path, *, steps: tuple[str, ...] = STEPS) -> Store:
    """The file, opened by another run."""
    return Store(path, steps=steps)


@given(values=st.dictionaries(keys, st.binary(max_size=9)), others=st.lists(keys))
def test_what_was_kept_is_recalled_by_the_next_run(
    values: dict[bytes, bytes], others: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("corpus") / NAME
    store = Store(path)
    store.keep(store.basis("vectors"), values)
    store.close()
    store = reopened(path)
    asked = [*values, *others]
    assert store.recall(store.basis("vectors"), asked) == {
        key: values[key] for key in asked if key in values
    }
    store.close()


def test_values_of_one_basis_are_not_taken_for_those_of_another(path: Path) -> None:
    """Such as the vectors of two encoders."""
    store = Store(path)
    store.keep(store.basis("one encoder"), {b"text": b"vector"})
    assert store.recall(store.basis("another"), [b"text"]) == {}
    store.close()


def test_what_is_renewed_stands_alone(path: Path) -> None:
    """The file does not grow with what nobody will ask for; other bases stay."""
    store = Store(path)
    neighbours, vectors = store.basis("neighbours"), store.basis("vectors")
    assert store.latest(neighbours) is None
    store.keep(vectors, {b"text": b"vector"})
    for value in (b"first", b"second"):
        store.renew(neighbours, value)
        assert store.latest(neighbours) == value
    store.close()
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM remembered").fetchone() == (2,)


def test_many_values_are_recalled_at_once(path: Path) -> None:
    """More than one question to the file can name."""
    store = Store(path)
    values = {at.to_bytes(4, "big"): b"x" for at in range(3000)}
    basis = store.basis("pairs")
    store.keep(basis, values)
    assert store.recall(basis, list(values)) == values
    store.close()


def test_what_was_kept_first_stays(path: Path) -> None:
    """Two runs at once make the same, so the second has nothing to add."""
    store = Store(path)
    basis = store.basis("pairs")
    store.keep(basis, {b"pair": b"first"})
    store.keep(basis, {b"pair": b"second"})
    assert store.recall(basis, [b"pair"]) == {b"pair": b"first"}
    store.close()


def test_what_is_of_no_use_goes_once_it_is_two_thirds(path: Path) -> None:
    """What a run recalls or keeps stays, however much else goes."""
    store = Store(path)
    old = {bytes([at]): b"old" for at in range(6)}
    store.keep(store.basis("pairs"), old)
    store.close()
    store = reopened(path)
    basis = store.basis("pairs")
    store.recall(basis, [b"\0", b"\1"])
    assert store.sweep() == 0
    store.close()
    store = reopened(path)
    store.recall(basis, [b"\0"])
    store.keep(basis, {b"new": b"new"})
    assert store.sweep() == 5
    assert store.recall(basis, [*old, b"new"]) == {b"\0": b"old", b"new": b"new"}
    store.close()


def test_a_file_gives_room_back(path: Path) -> None:
    """It shrinks when what is of no use is dropped."""
    store = Store(path)
    store.keep(store.basis("pairs"), {bytes([at]): bytes(100_000) for at in range(20)})
    store.close()
    full = path.stat().st_size
    store = reopened(path)
    assert store.sweep() == 20
    store.close()
    assert path.stat().st_size < full / 10


def test_a_changed_byte_is_found(path: Path) -> None:
    """Better no value than a wrong one."""
    store = Store(path)
    store.keep(store.basis("vectors"), {b"text": b"a vector that is long enough to be found"})
    store.close()
    data = path.read_bytes()
    path.write_bytes(data.replace(b"long enough", b"lonG enough"))
    store = reopened(path)
    with pytest.raises(CorpusError, match=r"damaged.*Delete it"):
        store.recall(store.basis("vectors"), [b"text"])
    store.close()


@pytest.mark.parametrize("data", [b"no database at all, but text", bytes(70_000)])
def test_a_file_that_is_no_corpus_is_refused(path: Path, data: bytes) -> None:
    """With what to do about it, and as it was."""
    path.write_bytes(data)
    with pytest.raises(CorpusError, match=r"corpus\.sqlite"):
        Store(path)
    assert path.read_bytes() == data


def test_a_file_that_was_cut_short_is_damaged(path: Path) -> None:
    """As by a copy that ended early."""
    store = Store(path)
    store.keep(store.basis("vectors"), {bytes([at]): bytes(9000) for at in range(100)})
    store.close()
    path.write_bytes(path.read_bytes()[:100_000])
    with pytest.raises(CorpusError, match="damaged"):
        reopened(path)


def test_another_program_s_database_is_refused(path: Path) -> None:
    """Nothing is added to it."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA application_id = 7")
    database.execute("CREATE TABLE theirs (id)")
    database.close()
    with pytest.raises(CorpusError, match="not a corpus"):
        Store(path)


def test_a_new_version_keeps_what_an_old_one_remembered(path: Path) -> None:
    """A step is all that a new version takes; the old program then refuses the file."""
    store = Store(path)
    store.keep(store.basis("vectors"), {b"text": b"vector"})
    store.close()
    newer = (*STEPS, "ALTER TABLE bases ADD COLUMN made TEXT; CREATE INDEX i ON bases (made)")
    store = reopened(path, steps=newer)
    assert store.recall(store.basis("vectors"), [b"text"]) == {b"text": b"vector"}
    store.close()
    with pytest.raises(CorpusError, match=r"of version 2; this program knows up to 1\..*newer"):
        Store(path)


def test_a_step_that_fails_changes_nothing(path: Path) -> None:
    """The old version stays whole and usable."""
    store = Store(path)
    store.keep(store.basis("vectors"), {b"text": b"vector"})
    store.close()
    with pytest.raises(CorpusError):
        reopened(path, steps=(*STEPS, "CREATE TABLE more (id); CREATE TABLE bases (id)"))
    store = reopened(path)
    assert store.recall(store.basis("vectors"), [b"text"]) == {b"text": b"vector"}
    store.close()
