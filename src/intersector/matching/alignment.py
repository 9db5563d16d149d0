"""Where two passages say the same: word by word, whatever the language, and verbatim."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np

from intersector.matching.frames import SHARE
from intersector.matching.network import Floats
from intersector.matching.profile import Profile, Term
from intersector.model import Span

_UNRELATED: Final = 0.4
"""Cosine of two words, by the shipped encoder, up to which they have nothing in common."""
_TRANSLATION: Final = 0.45
"""Cosine from which a word of one language is taken for one of the other."""
_KIN: Final = 0.5
_READ: Final = 1000
_SLACK: Final = 0.3
"""Weight that every passage is given beside its words, so that one common word covers nothing."""
_EVERY: Final = 0.05
"""What any word adds to a run, however common."""
_COMMON: Final = -log(SHARE)
"""Rarity below which a word stands in so many resolutions of a family that it is formula."""


@dataclass(frozen=True, slots=True)
class Partner:
    """Two terms that stand for each other; `strength` 1.0 for the same word, more than 0 else."""

    left: Term
    right: Term
    strength: float
    weight: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """How much of the matter of each passage is in the other (0..1), and which words say so."""

    left: float
    right: float
    partners: tuple[Partner, ...]

    @property
    def matter(self) -> float:
        """How rare the words in common are, all together."""
        return sum(partner.strength * partner.weight for partner in self.partners)

    @property
    def shared(self) -> tuple[Partner, ...]:
        """The partners that are the same word, or a close kin, the weightiest first."""
        return tuple(partner for partner in self.partners if partner.strength >= _KIN)


def align(left: Profile, right: Profile) -> Alignment:
    """Pair every term with the nearest of the other passage, and weigh what is covered.

    The cosine of two words' vectors is rescaled so that unrelated words count nothing. A word
    has a foreign translation's weight where that is less: the background knows English best.
    """
    if not left.terms or not right.terms:
        return Alignment(0.0, 0.0, ())
    nearness = _nearness(left, right)
    forth, back = nearness.argmax(axis=1), nearness.argmax(axis=0)
    weights = _weights(left.terms), _weights(right.terms)
    borrowed = (
        _borrow(weights[0], weights[1][forth], nearness.max(axis=1)),
        _borrow(weights[1], weights[0][back], nearness.max(axis=0)),
    )
    related = np.clip((nearness - _UNRELATED) / (1 - _UNRELATED), 0, 1)
    return Alignment(
        left=_covered(borrowed[0], related.max(axis=1)),
        right=_covered(borrowed[1], related.max(axis=0)),
        partners=_partners(left, right, related, forth, borrowed[0]),
    )


def _nearness(left: Profile, right: Profile) -> Floats:
    """The cosine of every two terms, 1.0 where they are the same word."""
    nearness = left.vectors @ right.vectors.T
    column = {term.stem: at for at, term in enumerate(right.terms)}
    for row, term in enumerate(left.terms):
        if term.stem in column:
            nearness[row, column[term.stem]] = 1.0
    return nearness


def _weights(terms: Sequence[Term]) -> Floats:
    return np.array([term.weight for term in terms], np.float32)


def _borrow(own: Floats, others: Floats, nearness: Floats) -> Floats:
    return np.where(nearness > _TRANSLATION, np.minimum(own, others), own)


def _covered(weights: Floats, related: Floats) -> float:
    return float(weights @ related / (weights.sum() + _SLACK))


def _partners(
    left: Profile, right: Profile, related: Floats, forth: Sequence[int], weights: Floats
) -> tuple[Partner, ...]:
    found = [
        Partner(term, right.terms[other], float(related[at, other]), float(weights[at]))
        for at, (term, other) in enumerate(zip(left.terms, forth, strict=True))
        if related[at, other] > 0
    ]
    return tuple(sorted(found, key=lambda p: (-p.strength * p.weight, p.left.stem)))


@dataclass(frozen=True, slots=True)
class Passages:
    """A run of words that stands in both passages: how many, how rare in all, and where.

    `common` counts those of its words that are in too many resolutions to say anything.
    """

    size: int
    common: int
    weight: float
    left: Span
    right: Span


def longest_shared(left: Profile, right: Profile) -> Passages | None:
    """The shared run of words with the greatest weight; None when no word is shared.

    Only the first `_READ` words of each are read: the work can grow with their square.
    """
    places = defaultdict(list)
    for at, stem in enumerate(right.stems[:_READ]):
        places[stem].append(at)
    best = (0.0, 0, 0, 0)
    ended: dict[int, tuple[float, int]] = {}
    for at, (stem, weight) in enumerate(zip(left.stems[:_READ], left.weights, strict=False)):
        ending = {}
        for other in places.get(stem, ()):
            total, size = ended.get(other - 1, (0.0, 0))
            total += max(weight, right.weights[other]) + _EVERY
            ending[other] = total, size + 1
            if total >= best[0]:
                best = max(best, (total, size + 1, -at, -other))
        ended = ending
    total, size, at, other = best[0], best[1], -best[2], -best[3]
    if not size:
        return None
    run = zip(
        left.weights[at - size + 1 : at + 1],
        right.weights[other - size + 1 : other + 1],
        strict=True,
    )
    common = sum(max(pair) < _COMMON for pair in run)
    return Passages(size, common, total, _span(left, at, size), _span(right, other, size))


def _span(profile: Profile, last: int, size: int) -> Span:
    return Span(profile.words[last - size + 1].start, profile.words[last].end)
