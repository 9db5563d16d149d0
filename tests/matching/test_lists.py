"""Among very many vectors the near pairs are found by lists; few are missed, none is wrong."""

import numpy as np
import pytest

from intersector.matching import join, lists, nearest


def rows_of_topics(count: int, *, topics: int, seed: int) -> np.ndarray:
    """Unit rows that are near to one of some directions."""
    chance = np.random.default_rng(seed)
    centres = chance.standard_normal((topics, 32))
    rows = centres[chance.integers(topics, size=count)] + 0.5 * chance.standard_normal((count, 32))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> np.ndarray:
    """Enough for some lists, of which a row meets a few."""
    monkeypatch.setattr(lists, "LENGTH", 50)
    monkeypatch.setattr(lists, "NEAR", 6)
    return rows_of_topics(1500, topics=20, seed=1)


def test_most_pairs_are_found_and_none_is_wrong(rows: np.ndarray) -> None:
    """Every pair has its exact score; nine in ten of the best pairs are there."""
    exact, found = join(rows, top=5, threshold=0.5), lists.join_by_lists(rows, top=5, threshold=0.5)
    scores = {(left, right): score for left, right, score in exact}
    common = [pair for pair in found if pair[:2] in scores]
    assert len(common) > 0.9 * len(exact)
    assert all(scores[left, right] == score for left, right, score in common)
    assert all(left < right and score >= 0.5 for left, right, score in found)


def test_below_the_limit_all_are_found(rows: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit alone decides which of the two is used."""
    assert list(nearest(rows, top=3, threshold=0.2)) == list(join(rows, top=3, threshold=0.2))
    monkeypatch.setattr(lists, "EXACT", len(rows) - 1)
    by_lists = lists.join_by_lists(rows, top=3, threshold=0.2)
    assert list(nearest(rows, top=3, threshold=0.2)) == list(by_lists)


def test_equal_rows_and_single_ones(rows: np.ndarray) -> None:
    """Of one row there is no pair; of equal ones each has its pairs."""
    assert list(lists.join_by_lists(rows[:1], top=3, threshold=0.2)) == []
    same = np.repeat(rows[:1], 300, axis=0)
    found = lists.join_by_lists(same, top=1, threshold=0.2)
    assert [(left, right) for left, right, _ in found] == [(0, right) for right in range(1, 300)]
