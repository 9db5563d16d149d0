"""Two editions of a text, compared clause by clause and word by word.

`diff` pairs the clauses of two editions and says what became of each; `doubts` tells what
speaks against comparing two documents. `compare_words` compares two texts, `said` is what makes
two clauses the same, `side_by_side` puts those of two language versions beside each other.
"""

from intersector.editions.diff import Comparison, Difference, DifferenceKind, diff
from intersector.editions.doubts import doubts
from intersector.editions.likeness import said
from intersector.editions.versions import side_by_side
from intersector.editions.words import Stretch, StretchType, compare_words

__all__ = [
    "Comparison",
    "Difference",
    "DifferenceKind",
    "Stretch",
    "StretchType",
    "compare_words",
    "diff",
    "doubts",
    "said",
    "side_by_side",
]
