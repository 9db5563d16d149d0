"""What two passages are compared by: a declared list, each feature with its reason and its places.

A feature is a function of a `Comparison`; its docstring is what the reader of a report sees.
Every feature gives the same value when left and right are swapped.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from math import log1p
from typing import Final

from intersector.languages import knowledge
from intersector.matching.alignment import Alignment, Partner, Passages, align, longest_shared
from intersector.matching.network import Floats
from intersector.matching.profile import Profile, rarity
from intersector.matching.words import words
from intersector.model import Span
from intersector.phrases import Phrase, Term

_SHOWN: Final = 6
_RUN: Final = 3
"""Words in a row that are worth showing."""
_TELLING: Final = 1.0
"""Rarity from which a word is worth showing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The value of a feature, why, and where to look on both sides."""

    value: float
    detail: Phrase
    left: Span | None = None
    right: Span | None = None


class Comparison:
    """Two profiles and what several features need of them, computed once."""

    def __init__(self, left: Profile, right: Profile) -> None:
        self.left = left
        self.right = right

    @classmethod
    def of(cls, one: Profile, other: Profile) -> "Comparison":
        """Put the two in an order of their own, so that what is given first changes nothing."""
        return cls(*sorted((one, other), key=_order))

    @cached_property
    def alignment(self) -> Alignment:
        """Which words of the matter stand for which."""
        return align(self.left, self.right)

    @cached_property
    def wording(self) -> Passages | None:
        """The weightiest run of words that both have."""
        return longest_shared(self.left, self.right)

    @cached_property
    def targets(self) -> tuple[frozenset[str], frozenset[str]]:
        """What each side refers to."""
        return _targets(self.left), _targets(self.right)


Feature = Callable[[Comparison], Finding]


def matter_in_both(pair: Comparison) -> Finding:
    """How much of the matter of the fuller passage is in the other, in the same or near words."""
    return _about_words(pair, min(pair.alignment.left, pair.alignment.right))


def matter_of_one(pair: Comparison) -> Finding:
    """How much of the matter of the passage that says less is in the other."""
    return _about_words(pair, max(pair.alignment.left, pair.alignment.right))


def same_wording(pair: Comparison) -> Finding:
    """How much the weightiest run of words weighs that stands in both, formula counting little."""
    run = pair.wording
    if run is None or run.size < _RUN:
        return Finding(0.0, Phrase("no run of words in common"))
    shown = _quote(run.left.of(pair.left.passage.text))
    detail = Phrase("both say {words} ({count} words)", words=shown, count=run.size)
    return Finding(log1p(run.weight), detail, run.left, run.right)


def shared_formula(pair: Comparison) -> Finding:
    """How much of the shorter passage is a run in both of words that every resolution uses."""
    run = pair.wording
    least = min(len(pair.left.words), len(pair.right.words))
    if run is None or not run.common:
        return Finding(0.0, Phrase("no formula in common"))
    shown = _quote(run.left.of(pair.left.passage.text))
    return Finding(run.common / least, Phrase("alike by formula: {words}", words=shown))


def across_languages(pair: Comparison) -> Finding:
    """Whether the two are in different languages, so that no wording can be shared."""
    left, right = pair.left.language, pair.right.language
    if left == right:
        return Finding(0.0, Phrase("one language"))
    return Finding(1.0, Phrase("languages: {languages}", languages=(Term(left), Term(right))))


def matter_meaning(pair: Comparison) -> Finding:
    """How near the two are in meaning once names and references are set aside."""
    value = _cosine(pair.left.matter, pair.right.matter)
    return Finding(value, Phrase("cosine {value:.2f} without names and references", value=value))


def content_meaning(pair: Comparison) -> Finding:
    """How near the two are in meaning once formula and references are set aside."""
    value = _cosine(pair.left.content, pair.right.content)
    return Finding(value, Phrase("cosine {value:.2f} without formula", value=value))


def shared_references(pair: Comparison) -> Finding:
    """Which part of the instruments that the two refer to is the same."""
    left, right = pair.targets
    both = left & right
    if not both:
        return Finding(0.0, Phrase("no reference in common"))
    first = min(both)
    names = tuple(_text_of(pair.left, target) for target in sorted(both)[:_SHOWN])
    detail = Phrase("both refer to {names}", names=names)
    where = _place_of(pair.left, first), _place_of(pair.right, first)
    return Finding(len(both) / len(left | right), detail, *where)


def different_references(pair: Comparison) -> Finding:
    """Whether both stand only to cite, and cite different instruments."""
    left, right = pair.targets
    differ = pair.left.cites and pair.right.cites and not left & right
    if not differ:
        return Finding(0.0, Phrase("the two do not cite different instruments"))
    spans = pair.left.references[0].span, pair.right.references[0].span
    texts = tuple(
        span.of(s.passage.text) for span, s in zip(spans, (pair.left, pair.right), strict=True)
    )
    return Finding(1.0, Phrase("they cite different instruments: {names}", names=texts))


def cites_the_other(pair: Comparison) -> Finding:
    """Whether one passage cites the very instrument that the other stands in."""
    found = _cites(pair.left, pair.right) or _cites(pair.right, pair.left)
    if not found:
        return Finding(0.0, Phrase("neither cites the instrument of the other"))
    return Finding(1.0, Phrase("one cites the instrument of the other"))


def own_subject(pair: Comparison) -> Finding:
    """Whether "this resolution" stands for the matter, so that the titles decide."""
    owns = [side.own is not None for side in (pair.left, pair.right)]
    if all(owns):
        return Finding(1.0, Phrase("both speak of their own instrument"))
    if any(owns):
        return Finding(1.0, Phrase("one of the two speaks of its own instrument"))
    return Finding(0.0, Phrase("neither speaks of its own instrument"))


def acronyms(pair: Comparison) -> Finding:
    """How rare the rarest acronym is that both use."""
    both = sorted(
        (-_rarity(name), name) for name in pair.left.acronyms.keys() & pair.right.acronyms.keys()
    )
    if not both:
        return Finding(0.0, Phrase("no acronym in common"))
    weight, name = both[0]
    detail = Phrase("both name {name}", name=name)
    return Finding(-weight, detail, pair.left.acronyms[name], pair.right.acronyms[name])


def different_numbers(pair: Comparison) -> Finding:
    """Whether both have numbers or years outside their references, and none is the same."""
    left, right = pair.left.numbers, pair.right.numbers
    if not left or not right or left.keys() & right.keys():
        return Finding(0.0, Phrase("no numbers that differ"))
    detail = Phrase("their numbers differ: {left}; {right}", left=_some(left), right=_some(right))
    return Finding(1.0, detail)


def negation(pair: Comparison) -> Finding:
    """Whether one denies something and the other denies nothing."""
    denials = [_denial(side) for side in (pair.left, pair.right)]
    told = [word for word in denials if word is not None]
    if len(told) != 1:
        return Finding(0.0, Phrase("no denial in one only"))
    return Finding(1.0, Phrase("only one of them says {word}", word=_quote(told[0])))


def substance(pair: Comparison) -> Finding:
    """How much the passage that says less says at all, formula and names set aside."""
    least = min((pair.left, pair.right), key=lambda side: side.mass)
    detail = Phrase("words of matter in the lesser: {count}", count=len(least.terms))
    return Finding(log1p(least.mass), detail)


FEATURES: Final[tuple[Feature, ...]] = (
    matter_in_both,
    matter_of_one,
    matter_meaning,
    content_meaning,
    shared_formula,
    substance,
    acronyms,
    shared_references,
    different_references,
    cites_the_other,
    own_subject,
    across_languages,
)
REMARKS: Final[tuple[Feature, ...]] = (same_wording, different_numbers, negation)
"""What a reader wants to know of a pair but too few labelled pairs have to be given a weight."""
assert all(feature.__doc__ for feature in (*FEATURES, *REMARKS))


def _order(profile: Profile) -> tuple[str, ...]:
    passage = profile.passage
    return passage.text, passage.title, passage.head, passage.document, passage.id


def _some(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names)[:_SHOWN])


def _denial(profile: Profile) -> str | None:
    denying = frozenset(knowledge(profile.language)["matching"]["negations"])
    return next((word.form for word in profile.words if word.form in denying), None)


def _about_words(pair: Comparison, value: float) -> Finding:
    telling = (p for p in pair.alignment.shared if p.weight > _TELLING)
    shared = [p for p in telling if p.left.span and p.right.span][:_SHOWN]
    if not shared:
        return Finding(value, Phrase("no telling words in common"))
    detail = Phrase("in common: {words}", words=tuple(_pairing(pair, each) for each in shared))
    return Finding(value, detail, shared[0].left.span, shared[0].right.span)


def _pairing(pair: Comparison, partner: Partner) -> str:
    left = partner.left.span.of(pair.left.passage.text) if partner.left.span else partner.left.form
    if partner.left.stem == partner.right.stem:
        return left
    return f"{left} / {partner.right.form}"


def _quote(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= 90 else line[:88].rsplit(' ', 1)[0] + '…'}”"


def _cosine(left: Floats, right: Floats) -> float:
    return float(left @ right)


def _targets(profile: Profile) -> frozenset[str]:
    return frozenset(reference.target for reference in profile.references)


def _place_of(profile: Profile, target: str) -> Span:
    return next(r.span for r in profile.references if r.target == target)


def _text_of(profile: Profile, target: str) -> str:
    return _place_of(profile, target).of(profile.passage.text)


def _cites(citing: Profile, cited: Profile) -> bool:
    """Whether a number that the document of `cited` is called by stands in a reference."""
    return any(r.target.rpartition("/")[2] in cited.called for r in citing.references)


def _rarity(name: str) -> float:
    return max((rarity(word.form) for word in words(name)), default=0.0)
