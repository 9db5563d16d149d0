"""How alike clauses of two editions are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, log
from typing import Final, NamedTuple

from intersector.editions.words import terms
from intersector.model import Clause

_CLOSING: Final = " .,;:،؛。，；：、"
"""What ends a clause says whether another follows; it changes when one is put behind it."""


def head_letters(clause: Clause) -> str:
    """What tells a head from another: its letters and digits, neither case nor punctuation."""
    return "".join(filter(str.isalnum, (clause.head or "").casefold()))


class Wording(NamedTuple):
    """What is compared of a clause: its key, the letters of its head, its text and its words.

    `terms` are the words of the text one by one, in small letters.
    """

    key: str
    head: str
    words: str
    terms: tuple[str, ...]

    @classmethod
    def of(cls, clause: Clause) -> "Wording":
        """The wording of a clause."""
        said = clause.words
        return cls(clause.key, head_letters(clause), said, terms(said))

    @property
    def said(self) -> tuple[str, str]:
        """What makes two clauses the same, wherever they stand: not the sign at their end."""
        return self.head, self.words.rstrip(_CLOSING)


def said(clause: Clause) -> tuple[str, str]:
    """What makes two clauses the same: the letters of the head and the words, not the number."""
    return Wording.of(clause).said


@dataclass(frozen=True, slots=True)
class Scale:
    """Clauses of two editions on one scale, on which a word weighs by its rarity in them."""

    rarity: dict[str, float]
    old: list[frozenset[str]]
    new: list[frozenset[str]]

    @classmethod
    def of(cls, old: Sequence[Wording], new: Sequence[Wording]) -> "Scale":
        """Weigh every word: log((n + ½) / k), where k of n clauses of an edition have it.

        Of the two editions the one counts that gives more, so that what both say is not common
        for that alone.
        """
        left, right = [[frozenset(each.terms) for each in side] for side in (old, new)]
        used = _uses(left) | _uses(right)
        clauses = max(len(left), len(right))
        return cls({term: log((clauses + 0.5) / n) for term, n in used.items()}, left, right)

    def likeness(self, old: int, new: int) -> float:
        """The weight of the words in common against all words (Dice), 0..1.

        A formula that many clauses share thus counts little, whatever its length.
        """
        left, right = self.old[old], self.new[new]
        return 2 * self._weight(left & right) / ((self._weight(left) + self._weight(right)) or 1)

    def _weight(self, words: frozenset[str]) -> float:
        return fsum(map(self.rarity.__getitem__, words))


def _uses(clauses: Iterable[frozenset[str]]) -> Counter[str]:
    """In how many clauses each word stands."""
    return Counter(term for terms in clauses for term in terms)
