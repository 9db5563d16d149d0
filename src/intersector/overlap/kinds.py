"""Of what kind an overlap is: explicit rules, the first that fits.

1. verbatim: one language, and the same words in the same order.
2. near-verbatim: one language, and four fifths of the words of both in the same order.
3. same-subject: judged an overlap, not the same.
4. translation: judged the same, in two languages.
5. same-mandate: judged the same, and both order something to be done.
6. paraphrase: judged the same, and at least one only states it.
"""

from difflib import SequenceMatcher
from typing import Final

from intersector.matching import words
from intersector.model import Clause, Label, OverlapKind

_NEARLY: Final = 0.8


def kind(left: Clause, right: Clause, label: Label) -> OverlapKind:
    """The kind of the overlap of two clauses that were given `label`."""
    foreign = left.document.language != right.document.language
    likeness = 0.0 if foreign else _likeness(left, right)
    if likeness >= _NEARLY:
        return "verbatim" if likeness == 1 else "near-verbatim"
    if label != "same":
        return "same-subject"
    if foreign:
        return "translation"
    return "same-mandate" if both_order(left, right) else "paraphrase"


def both_order(left: Clause, right: Clause) -> bool:
    """Whether both clauses order something, rather than recall or consider."""
    return left.role == right.role == "operative"


def _likeness(left: Clause, right: Clause) -> float:
    """Twice the words that both have in one order, by the words of both; 1 when they are equal."""
    forms = [[word.form for word in words(clause.words)] for clause in (left, right)]
    matcher = SequenceMatcher(None, forms[0], forms[1], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _NEARLY else 0.0
