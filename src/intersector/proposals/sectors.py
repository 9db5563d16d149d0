"""What to do where two Sectors do the same, or each what the basic texts give it.

Rules like those of `rules`, which says when they are asked; a rule's docstring is what readers see.
"""

from intersector.phrases import Phrase
from intersector.proposals.answers import (
    because,
    both,
    jointly,
    keep,
    said,
    sector_names,
    study_group,
    targets,
    terms,
)
from intersector.proposals.case import Case
from intersector.proposals.edits import addition
from intersector.proposals.treatment import Treatment


def one_study(case: Case) -> Treatment | None:
    """Questions should overlap as little as possible: one study, one group leads, in liaison."""
    kept, other = case.sectors
    if kept is None or other is None or kept == other or not case.questions:
        return None
    led, sector = case.lead
    first = kept == sector
    lead, partner = (case.kept, case.other) if first else (case.other, case.kept)
    why = Phrase(
        "{led} One study can serve both: {lead} leads, in liaison with {partner}.",
        led=led,
        lead=study_group(lead),
        partner=study_group(partner),
    )
    named = [sector_names(case, each, sector, other if first else kept) for each in (lead, partner)]
    edits = (
        addition(each, said(each, "leads", **names))
        for each, names in zip((lead, partner), named, strict=True)
        if each.role == "operative"
    )
    return Treatment(
        kind="joint-activity",
        targets=targets(case),
        clauses=both(case),
        edits=tuple(edits),
        because=because(case, why),
        lost=Phrase("A study shaped by each group for its own members; the liaison has to work."),
    )


def equals_share_it(case: Case) -> Treatment | None:
    """Two Sectors with the same mandate can act jointly: one activity, one lead, one report."""
    kept, other = case.sectors
    if kept is None or other is None or kept == other or not case.operative or case.questions:
        return None
    if not (case.same or case.overlap.kind == "same-mandate"):
        return None
    return Treatment(
        kind="joint-activity",
        targets=targets(case),
        clauses=both(case),
        edits=(jointly(case, case.kept, other), jointly(case, case.other, kept)),
        because=because(
            case,
            Phrase(
                "{sectors} each have this duty and neither ranks higher.",
                sectors=terms([kept, other]),
            ),
        ),
        lost=Phrase(
            "Each Sector's freedom to act alone and at its own time; the Sectors choose the lead."
        ),
    )


def different_functions(case: Case) -> Treatment | None:
    """The basic texts give the Sectors different functions: what each does in its own is kept."""
    kept, other = (case.functions(clause) for clause in (case.kept, case.other))
    if case.same or not case.operative or not kept or not other or set(kept) & set(other):
        return None
    why = Phrase(
        "{kept} is a function of {first} and {other} one of {second}.",
        kept=terms(kept),
        first=terms(filter(None, [case.kept.document.sector])),
        other=terms(other),
        second=terms(filter(None, [case.other.document.sector])),
    )
    return keep(case, why)


def one_leads(case: Case) -> Treatment | None:
    """Of two Sectors with the same mandate one can lead, in liaison with the other."""
    if equals_share_it(case) is None:
        return None
    led, lead = case.lead
    partner = next(filter(None, {*case.sectors} - {lead}))
    return Treatment(
        kind="joint-activity",
        targets=targets(case),
        clauses=both(case),
        edits=tuple(
            addition(each, said(each, "leads", **sector_names(case, each, lead, partner)))
            for each in (case.kept, case.other)
        ),
        because=because(case, led),
        lost=Phrase("The equal standing of the two Sectors; the liaison has to work."),
    )
