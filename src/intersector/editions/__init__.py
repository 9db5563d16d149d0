"""Two editions of a text, compared clause by clause and word by word.

`diff` pairs the clauses of two editions and says what became of each; `compare_words` compares
two short texts, such as the heads of a pair.
"""

from intersector.editions.diff import Difference, DifferenceKind, diff
from intersector.editions.words import Stretch, StretchType, compare_words

__all__ = ["Difference", "DifferenceKind", "Stretch", "StretchType", "compare_words", "diff"]
