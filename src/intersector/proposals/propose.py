"""From findings to proposals."""

from collections.abc import Sequence

from intersector.model import Citation, Clause, Coverage, Mandate, Overlap, Proposal, Theme
from intersector.organisations import Organisations
from intersector.proposals.case import cases_of
from intersector.proposals.instruments import wholes
from intersector.proposals.reports import joint_reports, one_report
from intersector.proposals.rules import decide
from intersector.proposals.treatment import proposal
from intersector.proposals.updates import updates


def propose(  # noqa: PLR0913
    *,
    clauses: Sequence[Clause] = (),
    overlaps: Sequence[Overlap],
    coverages: Sequence[Coverage] = (),
    citations: Sequence[Citation],
    mandates: Sequence[Mandate],
    themes: Sequence[Theme],
    organisations: Organisations,
) -> tuple[Proposal, ...]:
    """Say what could be done about every overlap, then whole instruments, reports, citations.

    The order follows the overlaps' and is the same for the same findings; each proposal carries
    the rule it rests on, its evidence and what would be lost. `organisations` gives the ranks of
    the bodies and the names of their editions and places.
    """
    cases = cases_of(overlaps, citations=citations, mandates=mandates, organisations=organisations)
    decided = [(case, *decide(case)) for case in cases]
    of_overlaps = [proposal(t, rule=rule, overlap=case.overlap.id) for case, rule, t in decided]
    whole = wholes(coverages, clauses=clauses, citations=citations, organisations=organisations)
    of_wholes = [proposal(t, rule=rule) for rule, t in whole]
    of_reports = [proposal(t, rule=one_report) for t in joint_reports(mandates, themes)]
    of_citations = [proposal(t, rule=rule) for rule, t in updates(citations, organisations)]
    return (*of_overlaps, *of_wholes, *of_reports, *of_citations)
