"""Finding references in any text, resolving them to instruments, and saying which are stale.

`cite_text` reads a passage, `cite` a document with its clauses; `Register` holds what is known
of instruments and their editions, `standing` which are in force, `in_force` which were on a day
and `adopted` since when; `normalise` gives an ITU publication's identifier one form.
"""

from intersector.citations.cite import cite, cite_text
from intersector.citations.currency import standing
from intersector.citations.in_force import InForce, adopted, in_force
from intersector.citations.publications import normalise
from intersector.citations.register import Register

__all__ = [
    "InForce",
    "Register",
    "adopted",
    "cite",
    "cite_text",
    "in_force",
    "normalise",
    "standing",
]
