"""Two editions of a text, compared clause by clause and word by word.

`diff` pairs the clauses of two editions and says what became of each; `doubts` tells what
speaks against comparing two documents.
"""

from intersector.editions.diff import Comparison, Difference, DifferenceKind, diff
from intersector.editions.doubts import doubts
from intersector.editions.words import Stretch, StretchType

__all__ = ["Comparison", "Difference", "DifferenceKind", "Stretch", "StretchType", "diff", "doubts"]
