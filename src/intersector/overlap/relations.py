"""How the documents of two clauses stand to each other."""

from collections.abc import Sequence
from enum import Enum

from intersector.model import Citation, Document


class Relation(Enum):
    """Documents that say the same by design, and those that need not."""

    SAME = "the same document"
    EDITION = "another edition of the same instrument"
    VERSION = "the same instrument in another language, or another copy of it"
    OTHER = "different instruments"


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


class Citing:
    """Which documents cite which instruments, whatever the edition."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self._known = {
            (
                citation.clause.document,
                citation.target.body,
                citation.target.kind,
                citation.target.number,
            )
            for citation in citations
            if citation.clause is not None and citation.target is not None
        }

    def cites(self, document: Document, other: Document) -> bool:
        """Whether any clause of `document` cites the instrument that `other` is."""
        cited = other.id
        return cited is not None and (document, cited.body, cited.kind, cited.number) in self._known
