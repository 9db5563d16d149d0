"""What two judged clauses are to each other, as a careful officer would say: explicit rules.

The model judges from words and meaning. These rules ask for what it cannot see in a few hundred
labelled pairs, and only ever say less than it: "overlap" for "same", or nothing (None).

1. Both stand only to cite, and cite different instruments: not the same.
2. One of the two is a stretch of text without clauses, such as a flattened table: its meaning is
   that of many subjects, so only wording in common counts (`stretches`).
3. Two languages: the same only above the meaning that translations have in common, and only where
   both play the same part in their texts.
4. An order is the same as another clause only when most of the matter of each is in the other, and
   both are near in meaning as a whole, formula and verbs included: one action, on one object.
5. What is not the same is an overlap only where it is near enough to be worth a reader's time, and
   never where one orders what the other only recalls: that is how a resolution is built.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from intersector.matching import Alignment, Passages, Profile, Score, align, longest_shared
from intersector.model import Label
from intersector.overlap.sides import Sides

STRETCH: Final = 250
"""Words from which a clause is a stretch: many times the usual clause of a resolution."""
_QUOTED: Final = 0.8
"""Share of the shorter clause that stands in a stretch word for word when it repeats it."""
_QUOTING: Final = 20.0
"""Rarity of the words in a row that a clause and a stretch share when they overlap."""
_SAME_ABROAD: Final = 0.65
"""Cosine of the whole clauses between languages: official translations of an SDG target are above
but for rare ones, the nearest other targets of its goal mostly below."""
_OVERLAP_ABROAD: Final = 0.55
"""The same cosine, above which few of those nearest other targets are."""
_OVERLAP_ORDERS: Final = 0.65
"""The same cosine in one language, for two orders: it keeps most labelled pairs that overlap and
leaves out what has only a turn of phrase in common. Orders with that share of matter in common may
be a little further apart (`_OVERLAP_ABROAD`)."""
_SURE_ORDERS: Final = 0.55
_MATTER: Final = 6.0
"""Rarity of all words in common that two overlapping orders have between them: "to report on these
activities" has less."""
_OVERLAP: Final = 0.7
_SURE: Final = 0.8
"""Cosine and score for an overlap of which one side or both only state: chosen so that what is left
of the labelled pairs are real overlaps."""
_SAME_MATTER: Final = 0.8
"""Share of the matter of each clause that is in the other. Of the labelled pairs of orders, those
called the same are above; most of those that share a subject only are below."""
_SAME_ORDER: Final = 0.8
"""Cosine of two whole clauses, chosen like `_SAME_MATTER`."""
_SAME_ORDER_AGAIN: Final = 0.85
"""The same cosine within one text, whose orders have their subject in common by design."""


@dataclass(frozen=True)
class Pair(Sides):
    """Two clauses that were compared, with what is known of each."""

    known: tuple[Profile, Profile]

    @cached_property
    def alignment(self) -> Alignment:
        """Which words of the two stand for which."""
        return align(*self.known)

    @cached_property
    def run(self) -> Passages | None:
        """The weightiest wording that the two have in common."""
        return longest_shared(*self.known)

    @property
    def stretched(self) -> bool:
        """Whether one of them is a stretch."""
        return any(len(side.words) >= STRETCH for side in self.known)

    @property
    def common(self) -> float:
        """The share of the matter of each that is in the other, of the fuller one."""
        return min(self.alignment.left, self.alignment.right)

    @property
    def cite_alike(self) -> bool:
        """Whether both are recitals that recall the same instrument, as recitals will."""
        left, right = self.targets
        return self.recitals and bool(left & right)

    @property
    def targets(self) -> tuple[frozenset[str], frozenset[str]]:
        """The instruments that each refers to."""
        left, right = (frozenset(r.target for r in side.references) for side in self.known)
        return left, right


def hopeful(sides: Sides, *, long: bool) -> bool:
    """Whether two clauses can have a label at all: what cannot need not be analysed, nor judged.

    `long`: one of the two may be a stretch. No result depends on it: every pair left out would come
    to nothing in `settle`, or, within one text, is not two orders that are the same.
    """
    if sides.one_text:
        return sides.orders and (long or sides.meaning >= _SAME_ORDER_AGAIN)
    apart = sides.orders or sides.foreign
    return long or sides.meaning >= (_OVERLAP_ABROAD if apart else _OVERLAP)


def promising(pair: Pair) -> bool:
    """Whether two analysed clauses need be judged, which takes longer (as in `hopeful`)."""
    stretched = pair.stretched
    return hopeful(pair, long=stretched) and (not stretched or stretches(pair) is not None)


def settle(pair: Pair, judged: Score) -> Label | None:
    """The label of a pair that the model judged the same, or an overlap; None: no overlap."""
    if pair.stretched:
        return stretches(pair)
    if judged.label == "same" and _same(pair):
        return "same"
    return "overlap" if _near(pair, judged.score) else None


def stretches(pair: Pair) -> Label | None:
    """What a clause and a stretch, or two stretches, are: by their longest common wording."""
    run = pair.run
    if run is None or run.weight < _QUOTING:
        return None
    shorter = min(len(side.words) for side in pair.known)
    return "same" if run.size >= _QUOTED * shorter else "overlap"


def _near(pair: Pair, score: float) -> bool:
    if pair.mixed or score < (_SURE_ORDERS if pair.orders else _SURE):
        return False
    if pair.orders and pair.alignment.matter < _MATTER:
        return False
    if pair.foreign or (pair.orders and pair.common >= _OVERLAP_ORDERS):
        return pair.meaning >= _OVERLAP_ABROAD
    return pair.meaning >= (_OVERLAP_ORDERS if pair.orders else _OVERLAP)


def _same(pair: Pair) -> bool:
    left, right = pair.targets
    if all(side.cites for side in pair.known) and not left & right:
        return False
    if pair.foreign:
        return pair.meaning >= _SAME_ABROAD and len({c.role for c in pair.clauses}) == 1
    return pair.meaning >= _OVERLAP if pair.recitals else _same_order(pair)


def _same_order(pair: Pair) -> bool:
    least = _SAME_ORDER_AGAIN if pair.one_text else _SAME_ORDER
    return pair.common >= _SAME_MATTER and pair.meaning >= least
