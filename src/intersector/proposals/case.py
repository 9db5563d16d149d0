"""An overlap as a case to decide: which clause would stay, and how the two instruments stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intersector.identifiers import InstrumentId
from intersector.model import Citation, Clause, Document, Mandate, Overlap
from intersector.organisations import Organisations

UNRANKED: Final = 9
WORD_FOR_WORD: Final = frozenset({"verbatim", "near-verbatim", "translation"})

Citings = frozenset[tuple[Document, tuple[str, str, str]]]
"""Which document cites which instrument, whatever the edition."""
Recipients = Mapping[tuple[str, str, int], str]
"""To whom a clause (file, key, start) asks for a report."""


@dataclass(frozen=True, slots=True)
class Case:
    """An overlap with `kept` of the higher, else the newer, instrument, and the `other` clause.

    `higher`: the kept clause's body ranks above; `cites`: the other's document cites its
    instrument; `recipients`: to whom the kept and the other clause ask for a report.
    """

    overlap: Overlap
    kept: Clause
    other: Clause
    higher: bool
    cites: bool
    recipients: tuple[str | None, str | None]
    organisations: Organisations

    @property
    def same(self) -> bool:
        """Whether the two clauses say the same thing, or nearly word for word."""
        return self.overlap.label == "same" or self.overlap.kind in WORD_FOR_WORD

    @property
    def within_one_text(self) -> bool:
        """Whether both clauses stand in one document."""
        return self.kept.document == self.other.document

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
    overlaps: Sequence[Overlap],
    *,
    citations: Sequence[Citation],
    mandates: Sequence[Mandate],
    organisations: Organisations,
) -> list[Case]:
    """Weigh the two sides of every overlap."""
    citings = frozenset(
        (citation.clause.document, series(target))
        for citation in citations
        if citation.clause is not None
        for target in (citation.target, *citation.candidates)
        if target is not None
    )
    recipients = {
        _place(mandate.clause): mandate.recipient
        for mandate in mandates
        if mandate.reporting and mandate.recipient is not None
    }
    return [_case(overlap, citings, recipients, organisations) for overlap in overlaps]


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


def _case(
    overlap: Overlap, citings: Citings, recipients: Recipients, organisations: Organisations
) -> Case:
    left, right = overlap.left, overlap.right
    kept, other = sorted((left, right), key=lambda clause: _standing(clause, organisations))
    above = rank(kept.document, organisations) < rank(other.document, organisations)
    instrument = kept.document.id
    cites = instrument is not None and (other.document, series(instrument)) in citings
    readers = recipients.get(_place(kept)), recipients.get(_place(other))
    return Case(overlap, kept, other, above, cites, readers, organisations)


def _place(clause: Clause) -> tuple[str, str, int]:
    return clause.document.source, clause.key, clause.span.start


def _standing(
    clause: Clause, organisations: Organisations
) -> tuple[int, int, str, bool, bool, int]:
    document = clause.document
    newest_first = -(document.year or 0)
    authority = rank(document, organisations)
    recital = clause.role != "operative"
    unassigned = not clause.actors
    return authority, newest_first, document.source, recital, unassigned, clause.span.start
