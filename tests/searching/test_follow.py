"""An index follows what changes, part by part, and is what it would be if it were written anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.searching.conftest import ENTRIES

from intersector.matching import default_encoder
from intersector.searching import Entry, Parts, follow, read_current
from intersector.searching.snapshot import FILES

Marks = Mapping[str, Sequence[int]]
"""Of each part the places of its entries among those that are written here; they mark it."""
SAME = (*FILES, "starts.npy", "parts.json", "about.json")


def bring(folder: Path, marks: Marks, read: list[str] | None = None) -> int | None:
    """Let the index follow; `read` takes the keys that were asked for."""

    def entries(keys: Sequence[str]) -> Iterator[Sequence[Entry]]:
        for key in keys:
            if read is not None:
                read.append(key)
            yield [ENTRIES[at] for at in marks[key]]

    parts = Parts({key: str(places) for key, places in marks.items()}, entries)
    return follow(folder, lambda: parts, encoder=default_encoder())


def held(folder: Path) -> dict[str, bytes]:
    """What the snapshot in use consists of, but for the names that tantivy gives its files."""
    return {name: (folder / read_current(folder) / name).read_bytes() for name in SAME}


def test_only_what_changed_is_read(tmp_path: Path) -> None:
    """What is new or has another mark; to go costs no reading, nor does another order."""
    read: list[str] = []
    assert bring(tmp_path, {"a": [0, 1], "b": [2], "c": [3, 4]}, read) == 3
    assert bring(tmp_path, {"a": [0, 1], "b": [5], "c": [3, 4], "d": [6]}, read) == 2
    assert bring(tmp_path, {"d": [6], "a": [0, 1]}, read) == 0
    assert bring(tmp_path, {"d": [6], "a": [0, 1]}, read) is None
    assert read == ["a", "b", "c", "b", "d"]


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from("abcd"), st.lists(st.integers(0, len(ENTRIES) - 1), max_size=3)
        ),
        max_size=4,
    )
)
def test_an_index_does_not_tell_how_it_came_about(
    tmp_path_factory: pytest.TempPathFactory, states: list[Marks]
) -> None:
    """Byte for byte the one that is written at once."""
    step, once = tmp_path_factory.mktemp("step"), tmp_path_factory.mktemp("once")
    for each in [*states, {"a": [0]}, *states[-1:]]:
        bring(step, each)
    bring(once, states[-1] if states else {"a": [0]})
    assert read_current(step) == read_current(once)
    assert held(step) == held(once)


def damaged(folder: Path) -> Iterable[Path]:
    """Files of the snapshot in use without which no part can be copied."""
    return [folder / read_current(folder) / name for name in (*FILES, "parts.json", "about.json")]


@pytest.mark.parametrize("nth", range(5))
def test_what_is_damaged_is_not_copied(tmp_path: Path, nth: int) -> None:
    """Everything is read again."""
    bring(tmp_path, {"a": [0, 1], "b": [2]})
    path = list(damaged(tmp_path))[nth]
    path.write_bytes(path.read_bytes()[:-9])
    assert bring(tmp_path, {"a": [0, 1], "b": [2], "c": [3]}) == 3


def test_a_part_that_went_meanwhile_has_no_entries(tmp_path: Path) -> None:
    """It is gone at the next time."""
    assert bring(tmp_path, {"a": [0], "b": []}) == 2
    assert bring(tmp_path, {"a": [0]}) == 0
