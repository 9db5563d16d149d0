"""Pairs of rows with their scores, as arrays: in order, the best of each row, each pair once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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

    def where(self, chosen: NDArray[np.bool_] | Indices) -> "Pairs":
        """Those chosen, by a truth value each or by their places."""
        return Pairs(self.left[chosen], self.right[chosen], self.score[chosen])

    def best(self, top: int | None) -> "Pairs":
        """In order, and of each left row the first `top`."""
        ordered = self.where(np.lexsort((self.right, -self.score, self.left)))
        return ordered if top is None else ordered.where(ordered.rank() < top)

    def rank(self) -> Indices:
        """The place of each pair among those of its left row, from 0; they are in order."""
        return np.arange(len(self)) - np.searchsorted(self.left, self.left)

    def once(self) -> "Pairs":
        """Each pair of a set with itself once, lower row first, in order."""
        low, high = np.minimum(self.left, self.right), np.maximum(self.left, self.right)
        _, first = np.unique(np.stack([low, high]), axis=1, return_index=True)
        return Pairs(low[first], high[first], self.score[first]).best(None)


def together(parts: Sequence[Pairs]) -> Pairs:
    """All pairs of some sets of them."""
    if not parts:
        nothing = np.empty(0, np.int64)
        return Pairs(nothing, nothing, np.empty(0, np.float32))
    return Pairs(
        np.concatenate([part.left for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.score for part in parts]),
    )
