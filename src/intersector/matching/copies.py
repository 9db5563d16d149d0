"""Rows that stand many times in a set of vectors."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import numpy as np

from intersector.matching.asked import Kin
from intersector.matching.bounds import Rows
from intersector.matching.pairs import Indices

_BLOCK: Final = 4096


def first_copies(rows: Rows, top: int, kin: Kin | None = None) -> Indices:
    """The places, in order, of all rows but those that can be among the best `top` of none.

    Of equal rows the first come first. Without `kin`, all may meet.
    """
    places = np.arange(len(rows))
    kin = kin or Kin(places, places)
    keys = _keys(rows)
    order = np.argsort(keys, kind="stable")
    _, firsts, counts = np.unique(keys[order], return_index=True, return_counts=True)
    chosen = np.ones(len(rows), bool)
    for at in np.flatnonzero(counts > top + 1):
        copies = order[firsts[at] : firsts[at] + counts[at]]
        needed = np.fromiter(_needed(kin.of(copies), top), bool)
        if needed.sum() < len(copies) and _alike(rows, copies):
            chosen[copies] = False
            chosen[copies[: len(needed)][needed]] = True
    return np.flatnonzero(chosen)


def _needed(kin: Kin, top: int) -> Iterator[bool]:
    """Whether each copy may be among the best of some row; ends where none may any more.

    Every row asks for the copies of all families but its own. So whoever may ask for a copy finds
    enough before it, once more than `top` stand there without those of any one family, or more
    than `top` (the row itself may be one) of the copy's own member.
    """
    families: Counter[int] = Counter()
    members: Counter[tuple[int, int]] = Counter()
    most = 0
    for before, each in enumerate(zip(kin.family.tolist(), kin.member.tolist(), strict=True)):
        if before - most > top:
            return
        yield members[each] <= top
        members[each] += 1
        families[each[0]] += 1
        most = max(most, families[each[0]])


def _alike(rows: Rows, places: Indices) -> bool:
    """Whether the rows at these places are equal, as their keys are."""
    parts = (places[at : at + _BLOCK] for at in range(0, len(places), _BLOCK))
    return all(bool((rows[part] == rows[places[0]]).all()) for part in parts)


def _keys(rows: Rows) -> Indices:
    """A number for each row: equal for equal rows, and hardly for others."""
    chance = np.random.default_rng(0)
    factors = chance.integers(1 << 63, size=rows.shape[1], dtype=np.uint64) | np.uint64(1)
    keys = np.empty(len(rows), np.uint64)
    for at in range(0, len(rows), _BLOCK):
        bits = np.ascontiguousarray(rows[at : at + _BLOCK], np.float32).view(np.uint32)
        keys[at : at + _BLOCK] = (bits * factors).sum(axis=1)
    return keys.view(np.int64)
