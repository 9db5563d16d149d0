"""Finding what is asked for among many texts: by name, by words and by meaning, in six languages.

`write` makes an index of entries, `open_index` opens the one that is there, whose name
`read_current` tells; `search` asks it and says the reason for each hit. `entries` makes entries of
a document and its clauses.
"""

from intersector.searching.entries import ANY_SECTOR, Currency, entries
from intersector.searching.index import Index, open_index
from intersector.searching.model import FACETS, Entry, Filters, Hit, Query, Reason, Results, Snippet
from intersector.searching.search import search
from intersector.searching.understand import understand
from intersector.searching.write import VERSION, read_current, write

__all__ = [
    "ANY_SECTOR",
    "FACETS",
    "VERSION",
    "Currency",
    "Entry",
    "Filters",
    "Hit",
    "Index",
    "Query",
    "Reason",
    "Results",
    "Snippet",
    "entries",
    "open_index",
    "read_current",
    "search",
    "understand",
    "write",
]
