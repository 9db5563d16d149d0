"""How much of one instrument is in another, of what the rules take for the same matter.

"To take part in the studies that this resolution asks for" stands in many texts, and each means its
own. What the rules keep apart so, clause by clause, is no reason to merge two instruments.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from intersector.model import Coverage
from intersector.proposals.case import Case
from intersector.proposals.rules import (
    Rule,
    each_of_itself,
    each_on_its_subject,
    only_a_phrase,
    told_in_a_report,
)
from intersector.proposals.sectors import different_functions

APART: Final[tuple[Rule, ...]] = (
    told_in_a_report,
    only_a_phrase,
    different_functions,
    each_of_itself,
    each_on_its_subject,
)
"""Rules that say that two clauses, alike as they are, are about two matters."""


def of_one_matter(coverages: Sequence[Coverage], cases: Sequence[Case]) -> Iterator[Coverage]:
    """The coverages without what is about two matters, or differs in its figures."""
    apart = {case.overlap.id for case in cases if _apart(case)}
    for coverage in coverages:
        yield _without(apart, coverage)


def _apart(case: Case) -> bool:
    return case.differs_in_figures or any(rule(case) is not None for rule in APART)


def _without(apart: Collection[str], coverage: Coverage) -> Coverage:
    kept = tuple(each for each in coverage.covered if each.overlap not in apart)
    gone = [each.clause for each in coverage.covered if each.overlap in apart]
    if not gone:
        return coverage
    held, before = (sum(e.weight * e.share for e in own) for own in (kept, coverage.covered))
    return replace(
        coverage,
        share=coverage.share * held / before if before else 0.0,
        covered=kept,
        uncovered=tuple(sorted((*coverage.uncovered, *gone), key=lambda clause: clause.span)),
    )
