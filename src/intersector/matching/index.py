"""The exact join of two sets of vectors: every pair that is alike enough, in bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from intersector.matching.network import Floats, session

Indices = NDArray[np.int64]
Whole = NDArray[np.int32]

_BYTE: Final = 127
_HALF_BYTE: Final = 63
"""The other factor has seven bits: then no processor's product of bytes overflows."""
_ZERO: Final = np.uint8(128)
"""What stands for zero in the bytes of the left side, which have no sign."""
_LEAST: Final = -(2**31) + 128
"""Less than any product, and a number that single precision has."""


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
    block: int = 512,
) -> Pairs:
    """Find the pairs of a row of `left` and a row of `right` whose dot product reaches `threshold`.

    With `top`, only the best so many of each left row are kept; of equal scores the lower right
    row comes first. Without `right` the set is joined with itself: a row never meets itself, and
    a pair is given once, with its lower row as `left`, when either of the two rows has kept it.
    The result is exact: products of bytes only rule out what can't reach, by the bound on what
    rounding changes. Memory is ``block * block`` scores and a byte per number of `right`, besides
    what is kept.
    """
    other = left if right is None else right
    rough = _Rough(left, other, block)
    if top is None:
        kept = list(_reaching(rough, threshold, own=right is None))
    else:
        kept = list(_nearest(rough, top, threshold, own=right is None))
    pairs = _best(_concatenate(kept), top)
    return _once(pairs) if right is None and top is not None else pairs


class _Rough:
    """Two sets of vectors in bytes, and how far a product of theirs may be from the exact one."""

    def __init__(self, left: Floats, right: Floats, block: int) -> None:
        self.left, self.right, self.block = left, right, block
        self._steps = [_step(left, _BYTE), _step(right, _HALF_BYTE)]
        self.step = self._steps[0] * self._steps[1]
        self.rows, self.columns = range(0, len(left), block), range(0, len(right), block)
        whole = _in_steps(right, self._steps[1])
        self._columns = [np.ascontiguousarray(whole[at : at + block].T) for at in self.columns]
        longest, lost = zip(*(self._lengths(n) for n in (0, 1)), strict=True)
        self.error = longest[0] * lost[1] + longest[1] * lost[0] + lost[0] * lost[1]
        self.error += 1e-6 * longest[0] * longest[1]  # what single precision may lose

    def _lengths(self, side: int) -> tuple[float, float]:
        """The longest row of a side, and the longest difference to its form in bytes."""
        longest = lost = 0.0
        rows, step = (self.left, self.right)[side], self._steps[side]
        for at in range(0, len(rows), self.block):
            part = rows[at : at + self.block]
            change = part - _in_steps(part, step) * np.float32(step)
            longest = max(longest, float(np.linalg.norm(part, axis=1).max()))
            lost = max(lost, float(np.linalg.norm(change, axis=1).max()))
        return longest, lost

    def scores(self, row: int, *, first: int = 0) -> Iterator[tuple[int, Whole]]:
        """The products in steps of a block of left rows with each block of right rows,
        from the one that has row `first`."""
        rows = _in_steps(self.left[row : row + self.block], self._steps[0]).view(np.uint8) ^ _ZERO
        for column in self.columns[first // self.block :]:
            columns = self._columns[column // self.block]
            (product,) = _product().run(None, {"left": rows, "right": columns})
            yield column, product

    def above(self, scores: Whole, floor: Floats, row: int, column: int) -> Pairs:
        """The pairs of one block whose exact score reaches the floor, one for each row."""
        least = np.ceil((floor - self.error) / self.step)
        likely = scores >= np.clip(least, _LEAST, -_LEAST).astype(np.int32)
        rows, columns = np.divmod(np.flatnonzero(likely), scores.shape[1])
        score = self._exact(rows + row, columns + column)
        reach = (score >= floor[rows, 0]) & (score > -np.inf)
        return _where(Pairs(rows + row, columns + column, score), reach)

    def _exact(self, rows: Indices, columns: Indices) -> Floats:
        parts = [np.empty(0, np.float32)]
        for at in range(0, len(rows), self.block):
            here = slice(at, at + self.block)
            parts.append(np.einsum("ij,ij->i", self.left[rows[here]], self.right[columns[here]]))
        return np.concatenate(parts)


def _reaching(rough: _Rough, threshold: float, *, own: bool) -> Iterator[Pairs]:
    """All pairs that reach the threshold; of a self-join only those with the lower row left."""
    for row in rough.rows:
        floor = np.full((min(rough.block, len(rough.left) - row), 1), threshold, np.float32)
        for column, scores in rough.scores(row, first=row if own else 0):
            pairs = rough.above(scores, floor, row, column)
            yield _where(pairs, pairs.left < pairs.right) if own else pairs


def _nearest(rough: _Rough, top: int, threshold: float, *, own: bool) -> Iterator[Pairs]:
    """The `top` pairs of each left row, found with a floor that rises as better ones are met."""
    for row in rough.rows:
        found: list[Pairs] = []
        floor = np.full((min(rough.block, len(rough.left) - row), 1), threshold, np.float32)
        for column, scores in rough.scores(row):
            if own and row == column:
                np.fill_diagonal(scores, np.iinfo(np.int32).min)
            if column == 0 and scores.shape[1] > top:
                last = np.partition(scores, -top, axis=1)[:, -top, None]
                floor = np.maximum(floor, last * rough.step - rough.error, dtype=np.float32)
            found.append(rough.above(scores, floor, row, column))
            if sum(map(len, found)) > 2 * top * len(floor):
                found = [_best(_concatenate(found), top)]
                _raise(floor, found[0], top, row)
        yield _best(_concatenate(found), top)


def _step(rows: Floats, most: int) -> float:
    """The size of a step, so that the largest number takes `most` of them."""
    return float(abs(rows).max(initial=0)) / most or 1.0


def _in_steps(rows: Floats, step: float) -> NDArray[np.int8]:
    whole: NDArray[np.int8] = np.rint(rows / np.float32(step)).astype(np.int8)
    return whole


@cache
def _product() -> onnxruntime.InferenceSession:
    return session("product", {})


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
