"""Near pairs among very many vectors: each row meets the lists near its own, with exact scores."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Protocol

import numpy as np

from intersector.matching.asked import Asked
from intersector.matching.bounds import Rows
from intersector.matching.index import join
from intersector.matching.network import Floats, unit
from intersector.matching.pairs import Indices, Pairs, together


class Joiner(Protocol):
    """A way to find, for each of many vectors, the nearest others."""

    def __call__(
        self, rows: Floats, *, top: int, threshold: float, asked: Asked | None = None
    ) -> Pairs:
        """Each pair once, its lower row first, when either row has it among the best `top` of those
        that are `asked` for."""


EXACT: Final = 500_000
"""Rows up to which all are compared with all: some minutes of one processor. With more, the time
grows with the square; what the lists miss then, and how long both take, is printed by
``python benchmarks/speed.py growth``."""
LENGTH: Final = 1000
"""Rows of a list, on average."""
NEAR: Final = 32
"""Lists that the rows of one are compared with, itself among them."""
_SAMPLE: Final = 40
"""Rows of a list from which its centre is found."""
_ROUNDS: Final = 4


def nearest(rows: Rows, *, top: int, threshold: float, asked: Asked | None = None) -> Pairs:
    """Join a set with itself, as `join` does: exactly up to `EXACT` rows, beyond by lists.

    By lists, every pair given is right and has its exact score; some pairs may be missed.
    """
    exact = len(rows) <= EXACT
    return (join if exact else join_by_lists)(rows, top=top, threshold=threshold, asked=asked)


def join_by_lists(rows: Rows, *, top: int, threshold: float, asked: Asked | None = None) -> Pairs:
    """Join a set with itself, each list of near rows with the `NEAR` lists nearest to it."""
    centres = _centres(rows, max(1, len(rows) // LENGTH))
    lists = _lists(rows, centres)
    found = [
        _joined(rows, own, others, top, threshold, asked=asked)
        for own, others in _near(centres, lists)
    ]
    return together(found).once()


def _joined(  # noqa: PLR0913
    rows: Rows, own: Indices, others: Indices, top: int, threshold: float, *, asked: Asked | None
) -> Pairs:
    """The `top` pairs of each row of one list with rows of the others, none with itself."""
    among = asked.of(own, others) if asked else None
    pairs = join(rows[own], rows[others], top=top + 1, threshold=threshold, asked=among)
    placed = Pairs(own[pairs.left], others[pairs.right], pairs.score)
    return placed.where(placed.left != placed.right).best(top)


def _near(centres: Floats, lists: list[Indices]) -> Iterator[tuple[Indices, Indices]]:
    """Each list that has rows, with the rows, in order, of those nearest to it."""
    for own, alike in zip(lists, centres @ centres.T, strict=True):
        if len(own):
            order = np.argsort(-alike, kind="stable")[:NEAR]
            yield own, np.sort(np.concatenate([lists[at] for at in order]))


def _centres(rows: Rows, count: int) -> Floats:
    """A unit row for each list: means of a sample that is shared out again and again (k-means)."""
    sample = np.asarray(rows[:: max(1, len(rows) // (count * _SAMPLE))], np.float32)
    centres = sample[:: max(1, len(sample) // count)][:count]
    for _ in range(_ROUNDS):
        lists = _lists(sample, centres)
        means = [
            sample[own].mean(axis=0) if len(own) else old
            for own, old in zip(lists, centres, strict=True)
        ]
        centres = unit(np.stack(means))
    return centres


def _lists(rows: Rows, centres: Floats) -> list[Indices]:
    """The rows, in order, that are nearest to each centre."""
    pairs = join(rows, centres, top=1)
    order = np.argsort(pairs.right, kind="stable")
    bounds = np.searchsorted(pairs.right[order], np.arange(len(centres) + 1))
    return [pairs.left[order[a:b]] for a, b in pairwise(bounds)]
