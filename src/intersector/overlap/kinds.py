"""Of what kind an overlap is: explicit rules, the first that fits.

1. verbatim: one language, and the same words in the same order.
2. near-verbatim: one language, and four fifths of the words of both in the same order.
3. same-subject: judged an overlap, not the same.
4. translation: judged the same, in two languages, and one can be the translation of the other.
5. same-mandate: judged the same, and both order something to be done.
6. paraphrase: judged the same, and at least one only states it.
"""

from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from intersector.matching import words
from intersector.model import Label, OverlapKind
from intersector.overlap.labels import Pair

NEARLY: Final = 0.8
"""Share of the words of two texts, in one order, from which they are one that was amended."""
_LONGER: Final = 2.4
"""How many times the words of the other a translation has at most: nearly all official
translations of the SDG targets into five languages have fewer."""
_TRANSLATED: Final = 0.25
"""Share of the matter of each that is in its translation, words compared across languages:
nearly all of those translations have more."""
_PLAINLY: Final = 0.75
"""Cosine above which clauses with too few words to compare are translations: the
nearest other targets are below it, but for rare ones."""


def kind(pair: Pair, label: Label) -> OverlapKind:
    """The kind of the overlap of two clauses that were given `label`."""
    alike = 0.0 if pair.foreign else likeness(*(clause.words for clause in pair.clauses))
    if alike >= NEARLY:
        return "verbatim" if alike == 1 else "near-verbatim"
    if label != "same":
        return "same-subject"
    if pair.foreign and translated(pair):
        return "translation"
    return "same-mandate" if pair.orders else "paraphrase"


def translated(pair: Pair) -> bool:
    """Whether two clauses of two languages, judged the same, can be one text.

    They play the same part in their texts, have about the same length, cite the same instruments
    of the same editions, and have the same numbers, unless one writes its numbers out.
    """
    left, right = (len(side.words) for side in pair.known)
    digits = [_digits(clause.words) for clause in pair.clauses]
    cited, other = pair.targets
    return (
        pair.clauses[0].role == pair.clauses[1].role
        and max(left, right) <= _LONGER * min(left, right)
        and (pair.common >= _TRANSLATED or pair.meaning >= _PLAINLY)
        and cited == other
        and (digits[0] == digits[1] or (not all(digits) and not cited))
    )


def _digits(text: str) -> list[int]:
    """The digits of a text in the order of their value: separators and scripts do not count."""
    return sorted(int(letter) for letter in text if letter.isdecimal())


def likeness(text: str, other: str) -> float:
    """Twice the words that both have in one order, by the words of both; 1 when they are equal.

    0 where it is below `NEARLY`.
    """
    matcher = SequenceMatcher(None, _forms(text), _forms(other), autojunk=False)
    if matcher.real_quick_ratio() < NEARLY:
        return 0.0
    return matcher.ratio() if matcher.quick_ratio() >= NEARLY else 0.0


@lru_cache(maxsize=1 << 14)
def _forms(text: str) -> tuple[str, ...]:
    """The words of a text: each is compared with several others."""
    return tuple(word.form for word in words(text))
