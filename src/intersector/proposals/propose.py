"""From findings to proposals."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from intersector.model import (
    Check,
    Citation,
    Clause,
    Coverage,
    Document,
    Group,
    Mandate,
    Overlap,
    Proposal,
)
from intersector.organisations import Organisations
from intersector.proposals.accomplished import accomplished, fulfilled
from intersector.proposals.case import Case, cases_of
from intersector.proposals.checks import checks, checks_of_whole, deadlines
from intersector.proposals.covering import of_one_matter
from intersector.proposals.decision import decision
from intersector.proposals.instruments import wholes
from intersector.proposals.merging import by_document
from intersector.proposals.outline import Outlines
from intersector.proposals.reports import joint_reports, one_report
from intersector.proposals.rules import refer
from intersector.proposals.savings import Estimate
from intersector.proposals.tidy import referred_already, settled, tidied, unedited
from intersector.proposals.titled import by_titles
from intersector.proposals.together import answers, together
from intersector.proposals.treatment import Treatment, proposal
from intersector.proposals.updates import updates
from intersector.proposals.wording import holder

Asked = Callable[[Sequence[Case], Treatment], tuple[Check, ...]]
DESCRIBED: Final = "description"
"""The key of what a list says of an item beside its title: it is no clause of a text."""


def propose(  # noqa: PLR0913
    *,
    documents: Sequence[Document] = (),
    clauses: Sequence[Clause] = (),
    overlaps: Sequence[Overlap],
    groups: Sequence[Group] = (),
    coverages: Sequence[Coverage] = (),
    citations: Sequence[Citation],
    mandates: Sequence[Mandate],
    organisations: Organisations,
) -> tuple[Proposal, ...]:
    """Say what could be done about every overlap, then whole instruments, reports, citations.

    The proposals for one overlap are alternatives and follow each other, the best first. Those
    for a group of overlaps stand before those for the first of them.

    The order follows the overlaps' and is the same for the same findings; each proposal carries
    the rule it rests on, its evidence and what would be lost. `organisations` gives the ranks of
    the bodies and the names of their editions and places.
    """
    cases = cases_of(overlaps, citations=citations, mandates=mandates, organisations=organisations)
    since, set_for = _newest(overlaps, citations, mandates), deadlines(mandates)
    outlines, ask = Outlines(by_document(clauses)), partial(checks, set_for=set_for, since=since)
    gathered = _gathered(groups, cases, outlines, ask)
    held = list(of_one_matter(coverages, cases))
    whole = wholes(held, clauses=clauses, citations=citations, organisations=organisations)
    reports = joint_reports(
        mandates, overlaps=overlaps, coverages=held, organisations=organisations
    )
    found = [
        *(
            each
            for case, alone in _by_case(cases, outlines, ask)
            for each in (*gathered[case.overlap.id], *alone)
        ),
        *(
            proposal(t, rule=rule, checks=checks_of_whole(pair, t, set_for=set_for, since=since))
            for pair, rule, t in whole
        ),
        *(
            proposal(treatment, rule=accomplished)
            for treatment in fulfilled(clauses, mandates, since=since, organisations=organisations)
        ),
        *(proposal(t, rule=r) for r, t in by_titles(_titled(documents, clauses), since=since)),
        *(proposal(tidied(t, outlines) or unedited(t), rule=one_report) for t in reports),
        *(proposal(t, rule=rule) for rule, t in updates(citations, organisations)),
    ]
    decide_on = partial(decision, organisations=organisations, since=since)
    documents = list(dict.fromkeys(clause.document for clause in clauses))
    estimate = Estimate(documents, mandates, organisations)
    return tuple(
        replace(each, decision=decide_on(each.targets), saves=estimate.savings(each))
        for each in found
    )


def _by_case(
    cases: Sequence[Case], outlines: Outlines, ask: Asked
) -> Iterator[tuple[Case, list[Proposal]]]:
    """What could be done about each overlap; of two texts, one reference to the other is enough."""
    referred: set[frozenset[str]] = set()
    for case in cases:
        answers = settled(case, outlines)
        pair = frozenset({holder(case.kept.document), holder(case.other.document)})
        if answers[0][0] is refer:
            answers = [(referred_already, referred_already(case))] if pair in referred else answers
            referred.add(pair)
        yield (
            case,
            [
                proposal(each, rule=rule, overlap=case.overlap.id, checks=ask([case], each))
                for rule, each in answers
            ],
        )


def _gathered(
    groups: Sequence[Group], cases: Sequence[Case], outlines: Outlines, ask: Asked
) -> Mapping[str, list[Proposal]]:
    """What could be done about each group, by the first of its overlaps."""
    found: dict[str, list[Proposal]] = defaultdict(list)
    by_id = {case.overlap.id: case for case in cases}
    for group in groups:
        one = together(group, by_id, outlines)
        for rule, treatment in answers(one, outlines):
            asked = ask(one.cases, treatment)
            made = proposal(treatment, rule=rule, overlap=group.id, checks=asked)
            found[group.id].append(replace(made, overlaps=group.overlaps))
    return found


def _titled(documents: Sequence[Document], clauses: Sequence[Clause]) -> list[Document]:
    """The documents of which a list gives the title, and at most a description."""
    described = {clause.document for clause in clauses if clause.key == DESCRIBED}
    return [each for each in documents if each in described or each.text == each.title]


def _newest(
    overlaps: Sequence[Overlap], citations: Sequence[Citation], mandates: Sequence[Mandate]
) -> int:
    """The year of the newest text: what is due by then has passed; no clock is asked."""
    documents = [
        *(side.document for each in overlaps for side in (each.left, each.right)),
        *(each.document for each in citations if each.document is not None),
        *(each.clause.document for each in mandates),
    ]
    return max((document.year or 0 for document in documents), default=0)
