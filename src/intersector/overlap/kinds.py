"""Of what kind an overlap is, by explicit rules, the first that fits.

1. verbatim: the same words, but for case, punctuation and numbers of footnotes.
2. translation: different languages, and judged the same.
3. near-verbatim: one language, and nine tenths of the words of the longer in the same order.
4. same-mandate: both order, judged the same or nearly, and the same duty is given, in other words.
5. paraphrase: judged the same in other words.
6. same-subject: judged an overlap, no more.
"""

from difflib import SequenceMatcher
from typing import Final

from intersector.matching import Score, words
from intersector.model import Clause, OverlapKind

_NEARLY: Final = 0.8


def kind(left: Clause, right: Clause, score: Score) -> OverlapKind:
    """The kind of the overlap of two clauses that were given `score`."""
    foreign = left.document.language != right.document.language
    if not foreign:
        likeness = _likeness(left, right)
        if likeness == 1:
            return "verbatim"
        if likeness >= _NEARLY:
            return "near-verbatim"
    if score.label != "same":
        return "same-subject"
    if foreign:
        return "translation"
    return "same-mandate" if _both_order(left, right) else "paraphrase"


def _likeness(left: Clause, right: Clause) -> float:
    forms = [[word.form for word in words(clause.words)] for clause in (left, right)]
    matcher = SequenceMatcher(None, *forms, autojunk=False)
    return 1.0 if forms[0] == forms[1] else min(matcher.ratio(), 0.999)


def _both_order(left: Clause, right: Clause) -> bool:
    return left.role == right.role == "operative"
