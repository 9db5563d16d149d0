"""Rows that stand many times in a set of vectors."""

from typing import Final

import numpy as np

from intersector.matching.bounds import Rows
from intersector.matching.pairs import Indices

_BLOCK: Final = 4096


def first_copies(rows: Rows, count: int) -> Indices:
    """The places, in order, of all rows but those that `count` equal ones stand before.

    Of equal rows the first come first, so the others can be among the best of none.
    """
    keys = _keys(rows)
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    firsts = np.searchsorted(ordered, ordered)
    late = np.flatnonzero(np.arange(len(order)) - firsts >= count)
    chosen = np.ones(len(rows), bool)
    for at in range(0, len(late), _BLOCK):
        here = late[at : at + _BLOCK]
        places = order[here]
        group = order[firsts[here][:, None] + np.arange(count)]
        alike = [(rows[places] == rows[group[:, n]]).all(axis=1) for n in range(count)]
        chosen[places[np.all(alike, axis=0)]] = False
    return np.flatnonzero(chosen)


def _keys(rows: Rows) -> Indices:
    """A number for each row: equal for equal rows, and hardly for others."""
    chance = np.random.default_rng(0)
    factors = chance.integers(1 << 63, size=rows.shape[1], dtype=np.uint64) | np.uint64(1)
    keys = np.empty(len(rows), np.uint64)
    for at in range(0, len(rows), _BLOCK):
        bits = np.ascontiguousarray(rows[at : at + _BLOCK], np.float32).view(np.uint32)
        keys[at : at + _BLOCK] = (bits * factors).sum(axis=1)
    return keys.view(np.int64)
