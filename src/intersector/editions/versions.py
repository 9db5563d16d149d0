"""Two language versions of a text, clause beside clause.

Official versions have the same clauses in the same order, so place speaks first. Where one of them
was read with a clause more or less, what no language changes says which one it is: the part of the
text, who is addressed, the depth, whether a head begins, and the figures in it. The best order is
that of Needleman and Wunsch (1970).
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from intersector.model import Clause

Beside = tuple[Clause | None, Clause | None]
"""A clause of each version; None where the other has none that corresponds."""

_FIGURES: Final = 2.0
"""What the same figures speak for, against one for every other sign."""
_ALONE: Final = -0.5
"""What it costs to leave a clause without another."""
_FOREIGN: Final = -9.0
"""What it costs to put an operative clause beside a recital: more than leaving both alone."""


class Signs(NamedTuple):
    """What no language changes about a clause."""

    role: str
    actors: frozenset[str]
    depth: int
    begins: bool
    """Whether it is the first under its head."""
    figures: frozenset[int]


def side_by_side(left: Sequence[Clause], right: Sequence[Clause]) -> tuple[Beside, ...]:
    """Each clause of both versions once, in order, beside the one that corresponds."""
    if [clause.role for clause in left] == [clause.role for clause in right]:
        return tuple(zip(left, right, strict=True))
    return tuple(reversed(list(_back(left, right, _best(_signs(left), _signs(right))))))


def _signs(clauses: Sequence[Clause]) -> list[Signs]:
    heads = [None, *(clause.key.partition("/")[0] for clause in clauses)]
    return [
        Signs(
            clause.role,
            frozenset(clause.actors),
            clause.key.count("/"),
            before != head,
            frozenset(_figures(clause.words)),
        )
        for clause, (before, head) in zip(clauses, pairwise(heads), strict=True)
    ]


def _figures(text: str) -> Iterator[int]:
    """The whole numbers in a text, whatever digits they are written with."""
    plain = "".join(str(unicodedata.digit(c)) if c.isdecimal() else " " for c in text)
    yield from map(int, (each[:18] for each in plain.split()))


def _alike(left: Signs, right: Signs) -> float:
    if left.role != right.role:
        return _FOREIGN
    figures = left.figures | right.figures
    shared = 2 * len(left.figures & right.figures) / len(figures) - 1 if figures else 0.0
    same = [left.actors == right.actors, left.depth == right.depth, left.begins == right.begins]
    return sum(1 if each else -1 for each in same) + _FIGURES * shared


def _best(left: Sequence[Signs], right: Sequence[Signs]) -> list[list[float]]:
    """The best score of the first so many clauses of each."""
    scores = [[_ALONE * j for j in range(len(right) + 1)]]
    for i, one in enumerate(left, start=1):
        row = [_ALONE * i]
        for j, other in enumerate(right, start=1):
            beside = scores[i - 1][j - 1] + _alike(one, other)
            row.append(max(beside, scores[i - 1][j] + _ALONE, row[j - 1] + _ALONE))
        scores.append(row)
    return scores


def _back(
    left: Sequence[Clause], right: Sequence[Clause], scores: list[list[float]]
) -> Iterator[Beside]:
    """The way that led to the best score, from its end."""
    i, j = len(left), len(right)
    while i or j:
        if i and scores[i][j] == scores[i - 1][j] + _ALONE:
            i -= 1
            yield left[i], None
        elif j and scores[i][j] == scores[i][j - 1] + _ALONE:
            j -= 1
            yield None, right[j]
        else:
            i, j = i - 1, j - 1
            yield left[i], right[j]
