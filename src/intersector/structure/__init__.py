"""From a document to its parts: which instrument it is, and its clauses in order.

`identify` reads the title lines and the formula that names who speaks; `segment` finds heads,
numbers and annexes in the ITU's and the UN's drafting styles, or sections in other documents.
"""

from intersector.structure.identify import identify
from intersector.structure.segment import segment

__all__ = ["identify", "segment"]
