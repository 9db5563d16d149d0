"""The join finds every pair a full comparison would, whatever the block."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.matching import Indexed, Pairs, bounds, join

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


@pytest.mark.parametrize("kind", [np.float32, np.float16, np.int8])
@pytest.mark.parametrize("top", [None, 3])
def test_rows_may_be_of_fewer_bits(kind: type, top: int | None, tmp_path: Path) -> None:
    """Half precision and bytes are joined as the numbers they stand for, from a mapped file too."""
    rows = np.random.default_rng(6).standard_normal((90, 64)).astype(np.float32)
    small = (rows * 30).clip(-127, 127).astype(kind)
    np.save(tmp_path / "rows.npy", small)
    mapped = np.load(tmp_path / "rows.npy", mmap_mode="r")
    left, right = small[:40].astype(np.float32), small[40:].astype(np.float32)
    found = places(join(mapped[:40], mapped[40:], top=top, threshold=5000.0, block=16))
    assert found == by_hand(left, right, top, 5000.0)
    assert found


@pytest.mark.parametrize("threshold", [0.5, 0.9])
def test_short_vectors_lose_no_pair(threshold: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where vectors keep to few directions, fewer numbers are multiplied, and the same found."""
    monkeypatch.setattr(bounds, "PAYS", 1)
    chance = np.random.default_rng(7)
    spread = 0.93 ** np.arange(300)
    rows = (chance.standard_normal((400, 300)) * spread).astype(np.float32)
    rows[200:] = rows[:200] + 0.2 * rows[200:]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert bounds.Axes.of(rows, rows, threshold=0.9) is not None
    assert places(join(rows, rows, threshold=threshold, block=64)) == by_hand(
        rows, rows, None, threshold
    )


def test_an_index_serves_many_joins() -> None:
    """The result is that of the rows themselves."""
    rows, index = vectors(30, seed=1), Indexed(vectors(30, seed=2), block=7)
    for top in (None, 2):
        for left in (rows[:5], rows[5:]):
            expected = by_hand(left, index.rows, top, 1.0)
            assert places(join(left, index, top=top, threshold=1.0)) == expected


def test_many_equal_rows() -> None:
    """A thousand times the same row: each has as many as are wanted, the lowest first."""
    own = np.repeat(vectors(1, seed=8), 1000, axis=0)
    found = places(join(own, own, top=3, block=64))
    assert found == [(row, column) for row in range(1000) for column in range(3)]
    kept = {(row, other) for row in range(1000) for other in [n for n in range(3) if n != row][:2]}
    once = sorted({(min(pair), max(pair)) for pair in kept})
    assert places(join(own, top=2, block=64)) == once


def test_a_hundred_thousand_equal_rows() -> None:
    """They cost no more than different ones, and their pairs are those of the first."""
    own = np.repeat(vectors(2, seed=8), 50_000, axis=0)
    own[:, 0] = 1
    found = join(own, top=2)
    of_last = [(i, j) for i, j in places(found) if j == 49_999]
    assert of_last == [(0, 49_999), (1, 49_999)]
    assert len(found) == 2 * (2 * 50_000 - 3)


def test_scores_are_the_dot_products() -> None:
    """Each pair carries its score."""
    left, right = vectors(5, seed=1), vectors(7, seed=2)
    for i, j, score in join(left, right):
        assert score == pytest.approx(float(left[i] @ right[j]), abs=1e-6)
