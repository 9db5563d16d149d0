"""What is joined again is what a join from nothing finds, after any changes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.matching import Asked, Known, Pairs, join, join_again

Block = tuple[int, int, tuple[int, ...]]
"""An instrument, one of its editions, and a number for each of its clauses."""

blocks = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 1),
        st.lists(st.integers(-3, 3), min_size=1, max_size=4).map(tuple),
    ),
    max_size=8,
)
"""Few numbers: blocks of equal rows, in any order, with equal and with different kin."""


def rows_of(chosen: list[Block]) -> np.ndarray:
    """Scores are the products of the numbers: many are equal."""
    return np.array([[x, 0.5] for *_, own in chosen for x in own], np.float32).reshape(-1, 2)


def asked_of(chosen: list[Block]) -> Asked:
    """Numbers as they come, as those of instruments and documents do."""
    kin = [((f,), (f, m)) for f, m, own in chosen for _ in own]
    sides = [list(dict.fromkeys(each[at] for each in kin)) for at in (0, 1)]
    numbers = [[side.index(each[at]) for each in kin] for at, side in enumerate(sides)]
    return Asked.within(np.array(numbers[0], int), np.array(numbers[1], int))


def same(found: Pairs, expected: Pairs) -> bool:
    """To the last bit."""
    return list(found) == list(expected)


@given(runs=st.lists(blocks, min_size=1, max_size=4), top=st.integers(1, 3))
def test_any_set_after_any_other(runs: list[list[Block]], top: int) -> None:
    """Each join begins with what the one before it has found."""
    known = Known.nothing()
    for chosen in runs:
        rows, asked = rows_of(chosen), asked_of(chosen)
        known, _ = join_again(rows, known, top=top, threshold=1.0, asked=asked)
        assert same(known.pairs.once(), join(rows, top=top, threshold=1.0, asked=asked))


@pytest.fixture
def rows() -> np.ndarray:
    """Thirty documents of ten clauses, as long as vectors are."""
    chosen = np.random.default_rng(3).standard_normal((300, 512)).astype(np.float32)
    chosen[5::10] += chosen[4]
    unit: np.ndarray = chosen / np.linalg.norm(chosen, axis=1, keepdims=True)
    return unit


def test_one_document_costs_that_document(rows: np.ndarray) -> None:
    """And those whose best it was; the scores are the same to the last bit."""
    document = np.arange(300) // 10
    known, joined = Known.nothing(), []
    for place in (np.arange(290), np.arange(300), np.delete(np.arange(300), range(100, 110))):
        asked = Asked.within(document[place], document[place])
        known, count = join_again(rows[place], known, top=4, threshold=0.1, asked=asked)
        joined.append(count)
        assert same(known.pairs.once(), join(rows[place], top=4, threshold=0.1, asked=asked))
    assert joined[:2] == [290, 10]
    assert 0 < joined[2] < 60


def test_nothing_new_costs_nothing(rows: np.ndarray) -> None:
    """Also where all rows may meet."""
    known, _ = join_again(rows, Known.nothing(), top=4, threshold=0.1)
    again, count = join_again(rows, known, top=4, threshold=0.1)
    assert count == 0
    assert same(again.pairs, known.pairs)
