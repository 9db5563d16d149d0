"""Overlaps: the pairs of clauses, of many documents, that say the same or nearly, and why.

`find_overlaps` proposes candidates, has them judged and says of what kind each is; `passage` is
what is compared of a clause; `cover` and `cover_sectors` say how much of one instrument, or of one
Sector's, is in another's.
"""

from intersector.overlap.coverage import cover, cover_sectors, weight
from intersector.overlap.find import find_overlaps, passage

__all__ = ["cover", "cover_sectors", "find_overlaps", "passage", "weight"]
