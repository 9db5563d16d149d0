"""An overlap as a case to decide: which clause would stay, and how the two instruments stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from intersector.identifiers import InstrumentId
from intersector.model import Citation, Clause, Document, Overlap
from intersector.organisations import Organisations

UNRANKED = 9

Citings = frozenset[tuple[Document, tuple[str, str, str]]]
"""Which document cites which instrument, whatever the edition."""


@dataclass(frozen=True, slots=True)
class Case:
    """An overlap with `kept` of the higher, else the newer, instrument, and the `other` clause.

    `higher`: the kept clause's body ranks above; `cites`: the other's document cites its
    instrument.
    """

    overlap: Overlap
    kept: Clause
    other: Clause
    higher: bool
    cites: bool
    organisations: Organisations

    @property
    def same(self) -> bool:
        """Whether the two clauses were found to say the same thing."""
        return self.overlap.label == "same"

    @property
    def operative(self) -> bool:
        """Whether both clauses decide, instruct or invite, not only recall."""
        return self.kept.role == self.other.role == "operative"

    @property
    def sectors(self) -> tuple[str | None, str | None]:
        """The Sectors of the kept and the other clause; None for the whole organisation."""
        kept, other = self.kept.document.sector, self.other.document.sector
        return kept, other


def cases_of(
    overlaps: Sequence[Overlap], citations: Sequence[Citation], organisations: Organisations
) -> list[Case]:
    """Weigh the two sides of every overlap."""
    citings = frozenset(
        (citation.clause.document, series(target))
        for citation in citations
        if citation.clause is not None
        for target in (citation.target, *citation.candidates)
        if target is not None
    )
    return [_case(overlap, citings, organisations) for overlap in overlaps]


def series(instrument: InstrumentId) -> tuple[str, str, str]:
    """An instrument whatever its edition."""
    return instrument.body, instrument.kind, instrument.number


def same_series(left: Document, right: Document) -> bool:
    """Whether two documents are editions, or language versions, of one instrument."""
    return left.id is not None and right.id is not None and series(left.id) == series(right.id)


def rank(document: Document, organisations: Organisations) -> int:
    """The authority of the body that adopted a document, 1 the highest."""
    body = organisations.bodies.get(document.body or "")
    return body.rank if body is not None else UNRANKED


def _case(overlap: Overlap, citings: Citings, organisations: Organisations) -> Case:
    left, right = overlap.left, overlap.right
    kept, other = sorted((left, right), key=lambda clause: _standing(clause, organisations))
    above = rank(kept.document, organisations) < rank(other.document, organisations)
    instrument = kept.document.id
    cites = instrument is not None and (other.document, series(instrument)) in citings
    return Case(overlap, kept, other, above, cites, organisations)


def _standing(clause: Clause, organisations: Organisations) -> tuple[int, int, str, int]:
    document = clause.document
    newest_first = -(document.year or 0)
    return rank(document, organisations), newest_first, document.source, clause.span.start
