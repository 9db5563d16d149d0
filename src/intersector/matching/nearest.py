"""The best pairs of each row of a block, kept while products in bytes come by."""

from typing import Final

import numpy as np

from intersector.matching.bounds import LEAST, Bounds, Whole
from intersector.matching.pairs import Indices, Pairs, together

_FIRST: Final = 128
"""Rows among which the first floor is found."""
_PATIENCE: Final = 4
"""How many times as many pairs as are wanted are kept before they are sifted."""


class Nearest:
    """What may be among the best `top` of each left row of one block.

    A pair may be if its product comes within twice the error of the `top`-th best met so far. That
    is the floor of its row, and it rises. Exact scores are computed once, of what is left.
    """

    def __init__(self, bounds: Bounds, row: int, top: int, threshold: float) -> None:
        self._bounds, self._row, self._top, self._threshold = bounds, row, top, threshold
        self._count = min(bounds.block, len(bounds.left) - row)
        self._doubt = int(np.ceil(2 * bounds.error / bounds.step))
        self._floor = np.full(self._count, bounds.least(threshold), np.int32)
        self._met: list[tuple[Indices, Indices, Whole]] = []
        self._many = 0

    def meet(self, first: int, scores: Whole, *, turned: bool = False) -> None:
        """Keep what may be among the best of these products, with rows from `first` on.

        The rows of this block are the columns of `scores` where it is `turned`.
        """
        if not self._met:
            self._lift_first(scores[:_FIRST].T if turned else scores[:, :_FIRST])
        floor = self._floor if turned else self._floor[:, None]
        places = np.flatnonzero(scores >= floor)
        rows, others = np.divmod(places, scores.shape[1])
        product = scores.ravel()[places]
        ours, theirs = (others, rows) if turned else (rows, others)
        self._met.append((ours, theirs + first, product))
        self._many += len(places)
        if self._many > _PATIENCE * self._top * self._count:
            self._sift()

    def settled(self) -> Pairs:
        """The best `top` of each row that reach the threshold, exactly, in order."""
        if not self._met:
            return together([])
        self._sift()
        ours, theirs, _ = self._met[0]
        rows = ours + self._row
        pairs = Pairs(rows, theirs, self._bounds.exact(rows, theirs))
        reach = (pairs.score >= self._threshold) & (pairs.score > -np.inf)
        return pairs.where(reach).best(self._top)

    def _lift_first(self, scores: Whole) -> None:
        if scores.shape[1] > self._top:
            best = np.partition(scores, -self._top, axis=1)[:, -self._top]
            self._lift(np.arange(self._count), best)

    def _lift(self, rows: Indices, best: Whole) -> None:
        """Raise the floors of rows of which the `top`-th best product is known."""
        low = np.maximum(best.astype(np.int64) - self._doubt, LEAST).astype(np.int32)
        self._floor[rows] = np.maximum(self._floor[rows], low)

    def _sift(self) -> None:
        """Raise the floors, and drop what is below them."""
        ours, theirs, products = map(np.concatenate, zip(*self._met, strict=True))
        order = np.argsort(ours * (1 << 32) - products)
        of = ours[order]
        starts = np.searchsorted(of, np.arange(self._count + 1))
        full = np.flatnonzero(np.diff(starts) >= self._top)
        self._lift(full, products[order[starts[full] + self._top - 1]])
        kept = products >= self._floor[ours]
        self._met = [(ours[kept], theirs[kept], products[kept])]
        self._many = int(kept.sum())
