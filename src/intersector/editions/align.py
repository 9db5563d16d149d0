"""Which clause of the new edition is which of the old one.

Three steps, each for what the one before left over: the same words in the same order; the same
words elsewhere; words alike. Numbers count in none of them, so renumbering changes nothing; a
clause under the same key is only preferred among those that are alike. What of all this stands in
the same order on both sides is a last step.
"""

from bisect import bisect, bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import pairwise
from operator import itemgetter
from typing import Final

from intersector.editions.blocks import common_blocks
from intersector.editions.likeness import Scale, Wording

Pair = tuple[int, int]
"""A clause of the old edition and one of the new, by position."""

_ALIKE: Final = 0.45
"""How alike two clauses must be to be one that changed."""
_SAME_KEY: Final = 0.25
"""The same for two clauses at the same place: head and number speak for them too."""
_BONUS: Final = 0.1
"""What the same key is worth when several clauses are alike."""
_NEAREST: Final = 8
"""How many clauses are looked at that share rare pairs of words with one."""
_COMMON: Final = 50
"""In how many clauses of an edition a pair of words may stand and still be rare."""


def same_in_order(old: Sequence[Wording], new: Sequence[Wording]) -> list[Pair]:
    """The most clauses that both editions have in the same order."""
    blocks = common_blocks([each.said for each in old], [each.said for each in new])
    return [(block.old + k, block.new + k) for block in blocks for k in range(block.size)]


def same_elsewhere(
    old: Sequence[Wording], new: Sequence[Wording], kept: Collection[Pair]
) -> list[Pair]:
    """The clauses that both have out of that order; of several alike, first with first."""
    left, right = _left_over(old, new, kept)
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place in reversed(left):
        waiting[old[place].said].append(place)
    return [(waiting[said].pop(), place) for place in right if waiting[said := new[place].said]]


def alike(
    old: Sequence[Wording], new: Sequence[Wording], *, kept: Sequence[Pair], same: Collection[Pair]
) -> list[Pair]:
    """The clauses that changed: the most alike first, each clause once.

    Candidates are the clauses with the same key, those at the same place between two kept
    clauses, and those that share rare pairs of words; so the cost grows with the text. Of a
    clause that was split, the largest part is found, and of several merged, the largest.
    """
    left, right = _left_over(old, new, same)
    candidates = {
        *_same_key(old, new, left, right),
        *_same_gap(left, right, kept),
        *_sharing(old, new, left, right),
    }
    return list(_each_once(pair for *_, pair in sorted(_scored(candidates, old, new))))


def longest_in_order(pairs: Iterable[Pair]) -> set[Pair]:
    """The most pairs that stand in the same order on both sides (patience sorting)."""
    ends: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for pair in sorted(pairs):
        at = bisect_left(ends, pair[1], key=itemgetter(1))
        before[pair] = ends[at - 1] if at else None
        ends[at : at + 1] = [pair]
    found: set[Pair] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _left_over(
    old: Sequence[Wording], new: Sequence[Wording], pairs: Collection[Pair]
) -> tuple[list[int], list[int]]:
    """The places on both sides that stand in no pair."""
    taken, given = {left for left, _ in pairs}, {right for _, right in pairs}
    return (
        [place for place in range(len(old)) if place not in taken],
        [place for place in range(len(new)) if place not in given],
    )


def _same_key(
    old: Sequence[Wording], new: Sequence[Wording], left: Iterable[int], right: Iterable[int]
) -> Iterator[Pair]:
    places = {new[j].key: j for j in right}
    yield from ((i, places[old[i].key]) for i in left if old[i].key in places)


def _same_gap(left: Iterable[int], right: Iterable[int], kept: Sequence[Pair]) -> Iterator[Pair]:
    """First with first, second with second between the same two kept clauses."""
    gaps: dict[int, list[int]] = defaultdict(list)
    for j in right:
        gaps[bisect(kept, j, key=lambda pair: pair[1])].append(j)
    ranks = Counter[int]()
    for i in left:
        gap = bisect(kept, i, key=lambda pair: pair[0])
        if ranks[gap] < len(gaps[gap]):
            yield i, gaps[gap][ranks[gap]]
        ranks[gap] += 1


def _sharing(
    old: Sequence[Wording], new: Sequence[Wording], left: Iterable[int], right: Iterable[int]
) -> Iterator[Pair]:
    """For each clause of the old edition, those of the new that share the rarest pairs of words."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j in right:
        for two in dict.fromkeys(pairwise(new[j].terms)):
            holders[two].append(j)
    for i in left:
        votes: dict[int, float] = defaultdict(float)
        for two in dict.fromkeys(pairwise(old[i].terms)):
            held = holders.get(two, ())
            if len(held) <= _COMMON:
                for j in held:
                    votes[j] += 1 / len(held)
        yield from ((i, j) for j in nsmallest(_NEAREST, votes, key=lambda j: (-votes[j], j)))


def _scored(
    candidates: Iterable[Pair], old: Sequence[Wording], new: Sequence[Wording]
) -> Iterator[tuple[float, int, Pair]]:
    """The pairs that are alike enough; the best, and of equals the nearest, sort first."""
    scale = Scale.of(old, new)
    for i, j in candidates:
        likeness = scale.likeness(i, j)
        same_key = old[i].key == new[j].key
        if likeness >= (_SAME_KEY if same_key else _ALIKE):
            yield -likeness - _BONUS * same_key, abs(i - j), (i, j)


def _each_once(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs neither side of which stands in an earlier one."""
    taken: tuple[set[int], set[int]] = set(), set()
    for i, j in pairs:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield i, j
