"""A folder that remembers: what was read, encoded, joined and judged, from one run to the next.

Everything but the neighbours of clauses is kept under a name made of all that it depends on, so
that what is remembered is what would be computed; a join gives the same from any neighbours that
it begins with. So a document that is added, changed or removed costs that document.
"""

from intersector.corpus.corpus import Corpus, Run, Tally

__all__ = ["Corpus", "Run", "Tally"]
