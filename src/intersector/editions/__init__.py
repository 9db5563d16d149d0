"""Two editions of a text, compared clause by clause and word by word.

`diff` pairs the clauses of two editions and says what became of each.
"""

from intersector.editions.diff import Comparison, Difference, DifferenceKind, diff
from intersector.editions.words import Stretch, StretchType

__all__ = ["Comparison", "Difference", "DifferenceKind", "Stretch", "StretchType", "diff"]
