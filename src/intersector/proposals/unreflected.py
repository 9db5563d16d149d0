"""The opposite direction: what the highest body instructs a Sector to do that its texts leave out.

The TDAG working group on streamlining asks for it: a text that goes because a higher one covers it
must not hide that another instruction was never taken up.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from intersector.model import Citation, Clause, Document, Language, Mandate, Overlap, Unreflected
from intersector.organisations import Organisations
from intersector.overlap import Place, places_of
from intersector.proposals.case import Series, rank, series
from intersector.proposals.wording import holder


def unreflected(  # noqa: PLR0913
    *,
    clauses: Sequence[Clause],
    mandates: Sequence[Mandate],
    overlaps: Sequence[Overlap],
    citations: Sequence[Citation],
    organisations: Organisations,
    language: Language | None = None,
) -> tuple[Unreflected, ...]:
    """The instructions to a Sector in texts of the highest body that none of its texts reflects.

    A text reflects an instruction when one of its clauses overlaps with the clause that gives it.
    Only Sectors with a text among the `clauses` are asked; each instrument is read once, whatever
    its language versions (in `language` where there is such a version), in the order of the files.
    """
    documents = {clause.document for clause in clauses}
    places = places_of(clauses)
    highest = min((rank(document, organisations) for document in documents), default=0)
    present = {document.sector for document in documents if document.sector is not None}
    reflected = _reflected(overlaps, places)
    citing = _citing(citations)
    return tuple(
        Unreflected(mandate, sector, citing.get((_series(mandate.clause.document), sector), ()))
        for mandate in _once(mandates, language)
        if rank(mandate.clause.document, organisations) == highest
        for sector in _sectors(mandate, organisations)
        if sector in present and sector not in reflected[places[mandate.clause]]
    )


def _once(mandates: Sequence[Mandate], language: Language | None) -> list[Mandate]:
    """The mandates of one file for each instrument."""
    chosen: dict[str, str] = {}
    for mandate in sorted(mandates, key=lambda m: m.clause.document.language != language):
        chosen.setdefault(holder(mandate.clause.document), mandate.clause.document.source)
    return [m for m in mandates if chosen[holder(m.clause.document)] == m.clause.document.source]


def _sectors(mandate: Mandate, organisations: Organisations) -> list[str]:
    """The Sectors of those who are charged, each once."""
    known = (organisations.actors.get(actor) for actor in mandate.actors)
    return sorted({actor.sector for actor in known if actor is not None and actor.sector})


def _reflected(
    overlaps: Sequence[Overlap], places: Mapping[Clause, Place]
) -> dict[Place, set[str]]:
    """By clause, in whatever language version, the Sectors of whose texts one overlaps with it."""
    found: dict[Place, set[str]] = defaultdict(set)
    for overlap in overlaps:
        for one, other in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
            if other.document.sector is not None:
                found[places[one]].add(other.document.sector)
    return found


def _series(document: Document) -> Series | None:
    return None if document.id is None else series(document.id)


def _citing(
    citations: Sequence[Citation],
) -> Mapping[tuple[Series | None, str], tuple[Document, ...]]:
    """By instrument and Sector, the Sector's documents that cite it."""
    found: dict[tuple[Series | None, str], dict[str, Document]] = defaultdict(dict)
    for citation in citations:
        document = citation.document
        if document is not None and document.sector is not None and citation.target is not None:
            found[series(citation.target), document.sector][document.source] = document
    return {key: tuple(held[source] for source in sorted(held)) for key, held in found.items()}
