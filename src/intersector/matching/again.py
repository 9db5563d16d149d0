"""Joining a set with itself again, after some of its rows have come, changed or gone.

What changes the best of a row is that one of them went, or that something came that is better. So
only rows that came, and rows that lost one of their best, are joined with all; the others meet what
came, and no more. The result is that of a join from nothing, whatever is known from before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from hashlib import blake2b
from itertools import pairwise
from typing import Final

import numpy as np

from intersector.matching.asked import Asked, Kin
from intersector.matching.bounds import Rows
from intersector.matching.index import best_of_each, join
from intersector.matching.pairs import Indices, Pairs, together

DIGEST: Final = 16
"""Bytes of the name of a block."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The best pairs of each row of a set, which is their `left`, and what tells that set again.

    The rows fall into blocks, each of one member of a family: `name` is a digest of its rows, and
    `start` has the first row of each block, and the end.
    """

    name: tuple[bytes, ...]
    start: Indices
    family: Indices
    member: Indices
    pairs: Pairs

    @classmethod
    def nothing(cls) -> "Known":
        """What is known at first."""
        none = np.empty(0, np.int64)
        return cls((), np.zeros(1, np.int64), none, none, together([]))


def join_again(
    rows: Rows, known: Known, *, top: int, threshold: float, asked: Asked | None = None
) -> tuple[Known, int]:
    """Join a set with itself, from what a join of the same `top` and `threshold` has found.

    Returns what is known now, whose pairs ``once`` are those of `join`, and how many rows were
    joined with all.
    """
    places = np.arange(len(rows))
    kin = asked.left if asked else Kin(places, places)
    name, start = _blocks(rows, kin)
    now = Known(name, start, kin.family[start[:-1]], kin.member[start[:-1]], together([]))
    place = _places(known, now)
    pairs, count = _best(rows, known.pairs, place, top, threshold, Asked(kin, kin))
    return replace(now, pairs=pairs), count


def _best(  # noqa: PLR0913, PLR0917
    rows: Rows, known: Pairs, place: Indices, top: int, threshold: float, asked: Asked
) -> tuple[Pairs, int]:
    """The best pairs of each row, and how many rows were joined with all; `place` has the row that
    each row of before is now, -1 where it is gone."""
    stayed = np.zeros(len(rows), bool)
    stayed[place[place >= 0]] = True
    came = np.flatnonzero(~stayed)
    old = Pairs(place[known.left], place[known.right], known.score)
    stayed[old.left[(old.left >= 0) & (old.right < 0)]] = False  # lost one of their best
    anew, others = np.flatnonzero(~stayed), np.flatnonzero(stayed)
    if not len(others):
        return best_of_each(rows, top=top, threshold=threshold, asked=asked), len(anew)
    own = _joined(rows, anew, np.arange(len(rows)), top + 1, threshold, asked)
    kept = old.where((old.left >= 0) & stayed[old.left])
    better = _joined(rows, others, came, top, threshold, asked)
    found = together([own.where(own.left != own.right).best(top), kept, better])
    return found.best(top), len(anew)


def _joined(  # noqa: PLR0913, PLR0917
    rows: Rows, left: Indices, right: Indices, top: int, threshold: float, asked: Asked
) -> Pairs:
    """The best pairs of some rows with some others."""
    among = asked.of(left, right)
    pairs = join(rows[left], rows[right], top=top, threshold=threshold, asked=among)
    return Pairs(left[pairs.left], right[pairs.right], pairs.score)


def _blocks(rows: Rows, kin: Kin) -> tuple[tuple[bytes, ...], Indices]:
    """The digest of each run of rows of one member, and where they start and end."""
    changes = np.flatnonzero((np.diff(kin.family) != 0) | (np.diff(kin.member) != 0)) + 1
    start = np.concatenate([[0], changes, [len(rows)]]) if len(rows) else np.zeros(1, np.int64)
    parts = (np.ascontiguousarray(rows[a:b]) for a, b in pairwise(start.tolist()))
    return tuple(blake2b(part.data, digest_size=DIGEST).digest() for part in parts), start


def _places(before: Known, now: Known) -> Indices:
    """The row that each row of before is now, -1 where it is gone."""
    place = np.full(before.start[-1], -1, np.int64)
    for old, new in _same(before, now):
        size = before.start[old + 1] - before.start[old]
        place[before.start[old] : before.start[old + 1]] = now.start[new] + np.arange(size)
    return place


def _same(before: Known, now: Known) -> Iterator[tuple[int, int]]:
    """Blocks that are there still: in the same order, and with the same kin among them."""
    families, members = _Renamed(), _Renamed()
    alike = SequenceMatcher(a=before.name, b=now.name, autojunk=False)
    for at, to, size in alike.get_matching_blocks():
        for old, new in zip(range(at, at + size), range(to, to + size), strict=True):
            if families.allow(before.family[old], now.family[new]) and members.allow(
                before.member[old], now.member[new]
            ):
                yield old, new


class _Renamed:
    """Numbers that stand for others: each for one, and for each one."""

    def __init__(self) -> None:
        self._forth: dict[int, int] = {}
        self._back: dict[int, int] = {}

    def allow(self, old: int, new: int) -> bool:
        """Whether `old` may stand for `new`, as far as is known; from now on it does."""
        return self._forth.setdefault(old, new) == new and self._back.setdefault(new, old) == old
