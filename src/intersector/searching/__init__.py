"""Finding what is asked for among many texts: by name, by words and by meaning, in six languages.

`write` makes an index of entries, and `follow` one of parts, of which it reads what changed;
`open_index` opens the one that is there, whose name `read_current` tells; `search` asks it and says
the reason for each hit. `entries` makes entries of a document and its clauses.
"""

from intersector.searching.entries import ANY_SECTOR, Currency, entries
from intersector.searching.index import Index, open_index
from intersector.searching.model import (
    FACETS,
    Entry,
    Filters,
    Hit,
    Parts,
    Query,
    Reason,
    Results,
    Snippet,
)
from intersector.searching.search import search
from intersector.searching.snapshot import VERSION
from intersector.searching.understand import understand
from intersector.searching.write import follow, read_current, write

__all__ = [
    "ANY_SECTOR",
    "FACETS",
    "VERSION",
    "Currency",
    "Entry",
    "Filters",
    "Hit",
    "Index",
    "Parts",
    "Query",
    "Reason",
    "Results",
    "Snippet",
    "entries",
    "follow",
    "open_index",
    "read_current",
    "search",
    "understand",
    "write",
]
