"""How much one run found: what the report opens with and the terminal ends with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from intersector.model import Citation, Document, Findings

STALE: Final = ("superseded", "suppressed")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of findings as a reader meets them: a clause in many texts is one overlap.

    `pairs` counts every two clauses of these; `stale` the rows of `stale_citations`.
    """

    documents: int
    clauses: int
    overlaps: int
    pairs: int
    themes: int
    stale: int
    duties: int
    problems: int


def tally(findings: Findings) -> Tally:
    """Count what was found."""
    again = sum(len(group.overlaps) - 1 for group in findings.groups)
    return Tally(
        documents=len(findings.documents),
        clauses=len(findings.clauses),
        overlaps=len(findings.overlaps) - again,
        pairs=len(findings.overlaps),
        themes=len(findings.themes),
        stale=len(stale_citations(findings)),
        duties=sum(mandate.reporting for mandate in findings.mandates),
        problems=len(findings.problems),
    )


def stale_citations(findings: Findings) -> Sequence[tuple[Document, Sequence[Citation]]]:
    """Each document with its citations, in one wording, of an edition replaced or suppressed.

    What a text says of itself, as its title does, is none.
    """
    groups: dict[tuple[Document, str, str], list[Citation]] = {}
    for citation in findings.citations:
        document = citation.document
        if document is None or citation.status not in STALE or citation.target == document.id:
            continue
        groups.setdefault((document, str(citation.target), citation.text), []).append(citation)
    return tuple((document, group) for (document, _, _), group in groups.items())
