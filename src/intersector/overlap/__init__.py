"""Overlaps: the pairs of clauses, of many documents, that say the same or nearly, and why.

`find_overlaps` proposes candidates, has them judged and says of what kind each is; `passage` is
what is compared of a clause; `cover` and `cover_sectors` say how much of one instrument, or of one
Sector's, is in another's; `groups` puts together the overlaps of one clause that stands in many
texts; `places_of` says which clauses of language versions correspond; `likeness` how nearly two
texts have the same words, one amended from `NEARLY` on. A `Ledger` remembers what each pair was
`Judged` to be.
"""

from intersector.overlap.coverage import cover, cover_sectors, weight
from intersector.overlap.find import find_overlaps, passage
from intersector.overlap.groups import groups
from intersector.overlap.judged import Judged, Ledger
from intersector.overlap.kinds import NEARLY, likeness
from intersector.overlap.versions import Place, places_of

__all__ = [
    "NEARLY",
    "Judged",
    "Ledger",
    "Place",
    "cover",
    "cover_sectors",
    "find_overlaps",
    "groups",
    "likeness",
    "passage",
    "places_of",
    "weight",
]
