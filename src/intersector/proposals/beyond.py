"""What two clauses have in common beyond one turn of phrase.

"..., which serves the safety of all who travel by sea" can close two clauses that ask for
different things. Clauses that treat one matter have telling words in common beside the longest run
of words that stands in both, and beside the words of their titles: those stand in every clause of
a text. `benchmarks/measures/turns.py` prints how many labelled pairs that tells apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from intersector.matching import Word, rarity, words
from intersector.model import Clause

LEAST: Final = 1.0
"""Rarity of the words in common from which on they tell of one matter."""
TELLING: Final = 0.5
"""Rarity of a word from which on it tells anything: "role" and "use" are below."""
MOST: Final = 0.5
"""Share of the shorter clause from which on a run of words is what it says, no turn of phrase."""
RUN: Final = 3
"""Words in a row that make a turn of phrase."""
KIN: Final = 6
"""Letters that "chairman" and "chairmen", or "budget" and "budgeting", have in common."""


@dataclass(frozen=True, slots=True)
class Common:
    """The longest run of words that stands in both clauses, as printed in the first, and the
    telling words that both have beside it.

    `share` is how much of the shorter clause the run is; `weight` how much of either at the least,
    each word counted by how rare it is.
    """

    turn: str
    share: float
    weight: float
    beside: tuple[str, ...]

    @property
    def is_all(self) -> bool:
        """Whether nothing but a turn of phrase, or words of titles, tells that they are alike."""
        return self.share < MOST and sum(map(rarity, self.beside)) < LEAST


def in_common(clause: Clause, other: Clause) -> Common:
    """What two clauses of one language have in common."""
    pair = [words(each.words) for each in (clause, other)]
    sequences = [[word.form for word in each] for each in pair]
    turn, size = _turn(*sequences)
    rest = ([*each[: at.start], *each[at.stop :]] for each, at in zip(pair, turn, strict=True))
    own, others = map(_telling, rest)
    titles = [key for each in (clause, other) for key in _telling(words(each.document.title))]
    beside = [own[key] for key in sorted(own.keys() & others.keys()) if not _named(key, titles)]
    run = pair[0][turn[0]]
    share, weight = size / max(1, min(map(len, pair))), _rarity(run) / max(1, *map(_rarity, pair))
    return Common(_printed(clause, run), share, weight, tuple(beside))


def _turn(left: Sequence[str], right: Sequence[str]) -> tuple[tuple[slice, slice], int]:
    """Where the longest run that stands in both is, and how many words it has.

    Words beside it that a single other word parts from it are taken in where it is.
    """
    run = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    if run.size < RUN:
        return (slice(0, 0), slice(0, 0)), 0
    first, last = (run.a, run.b), (run.a + run.size, run.b + run.size)
    while found := _next(left[last[0] :], right[last[1] :]):
        last = last[0] + found[0], last[1] + found[1]
    while found := _next(left[: first[0]][::-1], right[: first[1]][::-1]):
        first = first[0] - found[0], first[1] - found[1]
    return (slice(first[0], last[0]), slice(first[1], last[1])), run.size


def _next(left: Sequence[str], right: Sequence[str]) -> tuple[int, int] | None:
    """How far the next word is that both have, at most one word skipped on either side."""
    steps = ((i, j) for i in range(2) for j in range(2) if left[i:] and right[j:])
    return next(((i + 1, j + 1) for i, j in steps if left[i] == right[j]), None)


def _rarity(cut: Sequence[Word]) -> float:
    return sum(rarity(word.form) for word in cut)


def _telling(cut: Sequence[Word]) -> dict[str, str]:
    """The words that tell something, by the letters that they share with their kin."""
    return {word.form[:KIN]: word.form for word in cut if rarity(word.form) >= TELLING}


def _named(key: str, titles: Sequence[str]) -> bool:
    """Whether a word, or one that it begins, stands in a title: "vice" in "vicechairmen"."""
    return any(each.startswith(key) for each in titles)


def _printed(clause: Clause, run: Sequence[Word]) -> str:
    return clause.words[run[0].start : run[-1].end] if run else ""
