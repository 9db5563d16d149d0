"""Overlaps: the pairs of clauses, of many documents, that say the same or nearly, and why.

`find_overlaps` proposes candidates, has them judged and says of what kind each is; `passage` is
what is compared of a clause.
"""

from intersector.overlap.find import find_overlaps, passage

__all__ = ["find_overlaps", "passage"]
