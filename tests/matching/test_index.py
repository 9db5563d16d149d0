"""The join finds every pair a full comparison would, whatever the block."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.matching import Pairs, join

Found = list[tuple[int, int]]


def vectors(count: int, *, seed: int) -> np.ndarray:
    """Rows of small whole numbers: scores are exact, and many are equal."""
    return np.random.default_rng(seed).integers(-2, 3, (count, 4)).astype(np.float32)


def places(pairs: Pairs) -> Found:
    """Without the scores."""
    return [(left, right) for left, right, _ in pairs]


def by_hand(left: np.ndarray, right: np.ndarray, top: int | None, threshold: float) -> Found:
    """What a comparison of every row with every row gives."""
    scores = left @ right.T
    found = []
    for i, row in enumerate(scores):
        order = sorted(range(len(row)), key=lambda j: (-row[j], j))
        found += [(i, j) for j in order if row[j] >= threshold][:top]
    return found


@given(
    sizes=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    top=st.none() | st.integers(1, 5),
    threshold=st.sampled_from([-np.inf, 0.0, 3.0]),
    block=st.integers(1, 40),
    seed=st.integers(0, 9),
)
def test_two_sets(
    sizes: tuple[int, int], top: int | None, threshold: float, block: int, seed: int
) -> None:
    """Joining two sets equals comparing every row with every row."""
    left, right = vectors(sizes[0], seed=seed), vectors(sizes[1], seed=seed + 1)
    found = join(left, right, top=top, threshold=threshold, block=block)
    assert places(found) == by_hand(left, right, top, threshold)


@given(size=st.integers(0, 30), block=st.integers(1, 40), top=st.none() | st.integers(1, 5))
def test_a_set_with_itself(size: int, block: int, top: int | None) -> None:
    """A self-join gives each pair once, lower row first, and never a row with itself."""
    own = vectors(size, seed=3)
    found = join(own, top=top, threshold=1.0, block=block)
    both = by_hand(own, own, None, 1.0)
    if top is not None:
        both = [
            pair for i in range(size) for pair in [p for p in both if p[0] == i and p[1] != i][:top]
        ]
    assert sorted(places(found)) == sorted({(min(p), max(p)) for p in both if p[0] != p[1]})


def test_a_row_never_meets_itself() -> None:
    """Nor does it where every pair reaches the threshold."""
    own = vectors(9, seed=4)
    for top in (None, 2, 20):
        assert all(left < right for left, right in places(join(own, top=top, block=4)))


@pytest.mark.parametrize("threshold", [0.05, 0.1])
def test_rounding_loses_no_pair(threshold: float) -> None:
    """Among long rows of any numbers the same pairs are found as in single precision."""
    rows = np.random.default_rng(5).standard_normal((150, 256)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    found = places(join(rows[:60], rows[60:], threshold=threshold, block=32))
    assert found == by_hand(rows[:60], rows[60:], None, threshold)
    nearest = places(join(rows[:60], rows[60:], top=5, threshold=threshold, block=32))
    assert nearest == by_hand(rows[:60], rows[60:], 5, threshold)


def test_scores_are_the_dot_products() -> None:
    """Each pair carries its score."""
    left, right = vectors(5, seed=1), vectors(7, seed=2)
    for i, j, score in join(left, right):
        assert score == pytest.approx(float(left[i] @ right[j]), abs=1e-6)
