"""From a document to its parts: which instrument it is, and its clauses in order.

`identify` reads the title lines and the formula that names who speaks; `segment` finds heads,
numbers and annexes in the ITU's and the UN's drafting styles, or sections in other documents.
`mark` gives what `segment` cuts at, for those who need where each head and number stands;
`find_supplements` finds what only their series name;
`is_annex` knows the heading of an annex; `following` is the number that comes after another;
`readings` what a number can mean.
"""

from intersector.structure.front import is_annex
from intersector.structure.identify import identify
from intersector.structure.labels import following, readings
from intersector.structure.marks import Mark, Marked
from intersector.structure.segment import mark, segment
from intersector.structure.supplements import Supplement, find_supplements

__all__ = [
    "Mark",
    "Marked",
    "Supplement",
    "find_supplements",
    "following",
    "identify",
    "is_annex",
    "mark",
    "readings",
    "segment",
]
