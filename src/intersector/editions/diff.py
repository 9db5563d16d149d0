"""What became of each clause between two editions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from intersector.editions.align import Pair, alike, longest_in_order, same_elsewhere, same_in_order
from intersector.editions.likeness import Wording, head_letters
from intersector.editions.words import Stretch, compare_words
from intersector.model import Clause, Document

DifferenceKind = Literal["kept", "moved", "changed", "added", "removed"]


_Placed = tuple[tuple[int, int], "Difference"]
"""A difference and where it is told: after which clause of the new edition, and then in the order
of the old one; -1 stands for the clause of the new edition itself."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one clause.

    - "kept": the same words under the same head, in the same order; its number may differ, and
      the sign that closes it (";", ",", ".").
    - "moved": the same, but elsewhere: it stands outside the longest sequence of clauses, kept or
      changed, that both editions have in the same order.
    - "changed": other words, or another head: who is addressed, or how, is a change even when
      the clause says the same. It may stand elsewhere too.
    - "added", "removed": no clause of the other edition is enough alike; `old` or `new` is None.

    `words` is how the words changed, for "changed" only; its spans are in ``Clause.words``, where
    neither footnotes nor white space count. Of a clause that was split, the largest part is the
    changed one and the others are added; merging is the reverse.
    """

    kind: DifferenceKind
    old: Clause | None
    new: Clause | None
    words: tuple[Stretch, ...] = ()

    @property
    def another_head(self) -> bool:
        """Whether the clause came under another head: often, whether somebody else is addressed."""
        sides = (self.old, self.new)
        return len({head_letters(clause) for clause in sides if clause is not None}) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents, which may be two readings of one, and what became of each clause."""

    old: Document
    new: Document
    differences: tuple[Difference, ...]


def diff(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Difference, ...]:
    """Compare two editions: each clause of both stands in exactly one difference.

    The order is that of the new edition; a removed clause follows the one that it followed.
    Swapping the editions swaps "added" and "removed" and leaves the pairs as they are.
    """
    kinds = _pairs([Wording.of(clause) for clause in old], [Wording.of(clause) for clause in new])
    placed = [
        *_placed_pairs(kinds, old, new),
        *_placed_additions(kinds, new),
        *_placed_removals(kinds, old),
    ]
    return tuple(difference for _, difference in sorted(placed, key=itemgetter(0)))


def _placed_pairs(
    kinds: Mapping[Pair, DifferenceKind], old: Sequence[Clause], new: Sequence[Clause]
) -> Iterator[_Placed]:
    for (left, right), kind in kinds.items():
        words = compare_words(old[left].words, new[right].words) if kind == "changed" else ()
        yield (right, -1), Difference(kind, old[left], new[right], words)


def _placed_additions(
    kinds: Mapping[Pair, DifferenceKind], new: Sequence[Clause]
) -> Iterator[_Placed]:
    paired = {right for _, right in kinds}
    for right, clause in enumerate(new):
        if right not in paired:
            yield (right, -1), Difference("added", None, clause)


def _placed_removals(
    kinds: Mapping[Pair, DifferenceKind], old: Sequence[Clause]
) -> Iterator[_Placed]:
    """The removed clauses, each after the nearest one before it that has not moved."""
    new_of = {left: (right, kind) for (left, right), kind in kinds.items()}
    after = -1
    for left, clause in enumerate(old):
        right, kind = new_of.get(left, (after, "removed"))
        if kind == "removed":
            yield (after, left), Difference("removed", clause, None)
        elif kind != "moved":
            after = right


def _pairs(before: list[Wording], after: list[Wording]) -> dict[Pair, DifferenceKind]:
    """Every pair and what it is; found from the side that sorts first, so that sides can swap."""
    if before > after:
        swapped = _pairs(after, before)
        return {(left, right): kind for (right, left), kind in swapped.items()}
    aligned = same_in_order(before, after)
    same = {*aligned, *same_elsewhere(before, after, aligned)}
    changed = alike(before, after, kept=aligned, same=same)
    staying = longest_in_order([*same, *changed])
    return {
        **dict.fromkeys(same - staying, "moved"),
        **dict.fromkeys(same & staying, "kept"),
        **dict.fromkeys(changed, "changed"),
    }
