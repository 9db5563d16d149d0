"""How the documents of two clauses stand to each other."""

from enum import Enum
from typing import Final

from intersector.model import Document


class Relation(Enum):
    """Documents that say the same by design, and those that need not."""

    SAME = "the same document"
    EDITION = "another edition of the same instrument"
    VERSION = "the same instrument in another language, or another copy of it"
    OTHER = "different instruments"


COMPARED: Final = frozenset({Relation.SAME, Relation.OTHER})
"""Editions and versions of one instrument repeat each other by design: they are not compared."""


def relation(left: Document, right: Document) -> Relation:
    """How `right` stands to `left`; documents without an identifier are different instruments."""
    if left == right:
        return Relation.SAME
    if left.id is None or right.id is None:
        return Relation.OTHER
    series = [(d.id.body, d.id.kind, d.id.number) for d in (left, right) if d.id is not None]
    if series[0] != series[1]:
        return Relation.OTHER
    return Relation.VERSION if left.id.year == right.id.year else Relation.EDITION
