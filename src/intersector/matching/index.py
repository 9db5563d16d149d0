"""The exact join of two sets of vectors: every pair that is alike enough, in bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from intersector.matching.network import Floats

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of rows as three arrays of one length, by left row, then best score, then right row."""

    left: Indices
    right: Indices
    score: Floats

    def __len__(self) -> int:
        return len(self.left)

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self.left.tolist(), self.right.tolist(), self.score.tolist(), strict=True)


def join(
    left: Floats,
    right: Floats | None = None,
    *,
    top: int | None = None,
    threshold: float = -np.inf,
    block: int = 2048,
) -> Pairs:
    """Find the pairs of a row of `left` and a row of `right` whose dot product reaches `threshold`.

    With `top`, only the best so many of each left row are kept; of equal scores the lower right
    row comes first. Without `right` the set is joined with itself: a row never meets itself, and
    a pair is given once, with its lower row as `left`, when either of the two rows has kept it.
    Memory is ``block * block`` scores besides what is kept.
    """
    with threadpool_limits(limits=1, user_api="blas"):
        if top is None:
            kept = list(_reaching(left, right, threshold, block))
        else:
            kept = list(_nearest(left, right, top, threshold, block))
    pairs = _best(_concatenate(kept), top)
    return _once(pairs) if right is None and top is not None else pairs


def _reaching(left: Floats, right: Floats | None, threshold: float, block: int) -> Iterator[Pairs]:
    """All pairs that reach the threshold; of a self-join only those with the lower row left."""
    other = left if right is None else right
    for row in range(0, len(left), block):
        for column in range(row if right is None else 0, len(other), block):
            scores = left[row : row + block] @ other[column : column + block].T
            pairs = _above(scores, threshold, row, column)
            yield _where(pairs, pairs.left < pairs.right) if right is None else pairs


def _nearest(
    left: Floats, right: Floats | None, top: int, threshold: float, block: int
) -> Iterator[Pairs]:
    """The `top` pairs of each left row, found with a floor that rises as better ones are met."""
    other = left if right is None else right
    for row in range(0, len(left), block):
        best = _concatenate([])
        rows = left[row : row + block]
        floor = np.full((len(rows), 1), threshold, np.float32)
        for column in range(0, len(other), block):
            scores = rows @ other[column : column + block].T
            if right is None and row == column:
                np.fill_diagonal(scores, -np.inf)
            if column == 0 and scores.shape[1] > top:
                floor = np.maximum(floor, np.partition(scores, -top, axis=1)[:, -top, None])
            best = _best(_concatenate([best, _above(scores, floor, row, column)]), top)
            _raise(floor, best, top, row)
        yield best


def _above(scores: Floats, floor: Floats | float, row: int, column: int) -> Pairs:
    """The pairs of one block that reach the floor, and are finite."""
    rows, columns = np.nonzero((scores >= floor) & (scores > -np.inf))
    return Pairs(rows + row, columns + column, scores[rows, columns])


def _raise(floor: Floats, best: Pairs, top: int, row: int) -> None:
    """Lift each row's floor to its `top`-th best score, where it has that many."""
    last = np.flatnonzero(_rank(best.left) == top - 1)
    floor[best.left[last] - row, 0] = best.score[last]


def _rank(rows: Indices) -> Indices:
    """The place of each entry among those of its row, from 0; `rows` is ordered."""
    return np.arange(len(rows)) - np.searchsorted(rows, rows)


def _best(pairs: Pairs, top: int | None) -> Pairs:
    """In order, and of each left row the first `top`."""
    ordered = _where(pairs, np.lexsort((pairs.right, -pairs.score, pairs.left)))
    if top is None:
        return ordered
    return _where(ordered, _rank(ordered.left) < top)


def _once(pairs: Pairs) -> Pairs:
    """Each pair of a self-join once, lower row first."""
    low, high = np.minimum(pairs.left, pairs.right), np.maximum(pairs.left, pairs.right)
    _, first = np.unique(np.stack([low, high]), axis=1, return_index=True)
    return _best(Pairs(low[first], high[first], pairs.score[first]), None)


def _where(pairs: Pairs, chosen: NDArray[np.bool_] | Indices) -> Pairs:
    return Pairs(pairs.left[chosen], pairs.right[chosen], pairs.score[chosen])


def _concatenate(parts: list[Pairs]) -> Pairs:
    if not parts:
        nothing = np.empty(0, np.int64)
        return Pairs(nothing, nothing, np.empty(0, np.float32))
    return Pairs(
        np.concatenate([p.left for p in parts]),
        np.concatenate([p.right for p in parts]),
        np.concatenate([p.score for p in parts]),
    )
