"""What to do about one clause that stands in many texts: an answer that names every place.

Each clause beside the one that is kept is a case of its own; what the rules say of the cases is
proposed once. A rule's docstring is what readers see.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from intersector.model import Clause, Group
from intersector.phrases import Phrase
from intersector.proposals.answers import (
    jointly,
    loss,
    placed,
    readers,
    said,
    sector_names,
    study_group,
    terms,
)
from intersector.proposals.case import Case
from intersector.proposals.edits import addition, removal
from intersector.proposals.lead import lead_of
from intersector.proposals.outline import Outlines
from intersector.proposals.rules import (
    MOST,
    each_of_itself,
    higher_says_it,
    one_body_repeats,
    reasons_of_their_own,
    refer,
    reported_twice,
    told_in_a_report,
)
from intersector.proposals.sectors import equals_share_it, one_study
from intersector.proposals.tidy import settled, tidied
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import ONE_READER, quote, spot, target, term


@dataclass(frozen=True, slots=True)
class Together:
    """A case for each clause of a group beside the first, and the rule that decides each."""

    cases: tuple[Case, ...]
    decided: tuple[Callable[..., object], ...]

    @property
    def kept(self) -> Clause:
        """The clause that stays."""
        return self.cases[0].kept

    def by(self, *rules: Callable[..., object]) -> list[Case]:
        """The cases that one of the rules decides."""
        both = zip(self.cases, self.decided, strict=True)
        return [case for case, rule in both if rule in rules]


Rule = Callable[[Together], Treatment | None]


def together(group: Group, cases: Mapping[str, Case], outlines: Outlines) -> Together:
    """The cases of a group, of those of all overlaps by their identifiers."""
    pairs = zip(group.clauses[1:], (cases[each.id] for each in group.links), strict=True)
    turned = [case if case.other == clause else case.turned for clause, case in pairs]
    return Together(tuple(turned), tuple(settled(case, outlines)[0][0] for case in turned))


def answers(found: Together, outlines: Outlines) -> list[tuple[Rule, Treatment]]:
    """What could be done about all cases at once, the texts staying in order; the best first."""
    given = ((rule, rule(found)) for rule in RULES)
    tidy = ((rule, tidied(each, outlines)) for rule, each in given if each is not None)
    return [(rule, treatment) for rule, treatment in tidy if treatment is not None][:MOST]


def one_report_to_all(found: Together) -> Treatment | None:
    """Reports of the same content to several bodies can be one report that is sent to all."""
    cases = found.by(reported_twice)
    if not cases:
        return None
    asked = [each for case in cases for each in case.recipients if each is not None]
    named = dict.fromkeys(each for names in asked for each in names.split("; "))
    kept = cases[0].kept
    return Treatment(
        kind="joint-activity",
        targets=_targets(cases),
        clauses=_clauses(cases),
        edits=(
            addition(kept, said(kept, "readers", names=readers(cases[0], *asked))),
            *(removal(case.other) for case in cases),
        ),
        because=_because(
            found, Phrase("The same report is due to {readers}.", readers=terms(named))
        ),
        lost=ONE_READER,
    )


def all_act_jointly(found: Together) -> Treatment | None:
    """Sectors with the same mandate can act jointly: one activity, one lead, one report."""
    cases = found.by(equals_share_it)
    if not cases:
        return None
    clauses, sectors = _of_sectors(cases)
    why = Phrase("{sectors} each have this duty, and none ranks higher.", sectors=terms(sectors))
    return Treatment(
        kind="joint-activity",
        targets=_targets(cases),
        clauses=_clauses(cases),
        edits=tuple(
            jointly(cases[0], clause, *(s for s in sectors if s != clause.document.sector))
            for clause in clauses
            if clause.role == "operative"
        ),
        because=_because(found, why),
        lost=Phrase(
            "Each Sector's freedom to act alone and at its own time; the Sectors choose the lead."
        ),
    )


def one_leads_all(found: Together) -> Treatment | None:
    """Of Sectors with the same mandate one can lead, in liaison with the others."""
    cases = found.by(equals_share_it, one_study)
    if not cases:
        return None
    clauses, sectors = _of_sectors(cases)
    led, lead = lead_of(clauses, cases[0].organisations)
    partners = [each for each in sectors if each != lead]
    return Treatment(
        kind="joint-activity",
        targets=_targets(cases),
        clauses=_clauses(cases),
        edits=tuple(
            addition(each, said(each, "leads", **sector_names(cases[0], each, lead, *partners)))
            for each in clauses
            if each.role == "operative"
        ),
        because=_because(found, _study_of_all(led, lead, clauses) if found.by(one_study) else led),
        lost=Phrase("The equal standing of the Sectors; the liaison has to work."),
    )


def _of_sectors(cases: Sequence[Case]) -> tuple[list[Clause], list[str]]:
    """The clauses of the cases, and their Sectors."""
    clauses = [cases[0].kept, *(case.other for case in cases)]
    sectors = dict.fromkeys(filter(None, (clause.document.sector for clause in clauses)))
    return clauses, list(sectors)


def _study_of_all(led: Phrase, lead: str, clauses: Sequence[Clause]) -> Phrase:
    """Who leads the one study of several Questions, and with whom."""
    first = next(clause for clause in clauses if clause.document.sector == lead)
    others = [clause for clause in clauses if clause.document.sector != lead]
    return Phrase(
        "{led} One study can serve all: {lead} leads, in liaison with {partners}.",
        led=led,
        lead=study_group(first),
        partners=tuple(dict.fromkeys(map(study_group, others))),
    )


def said_once(found: Together) -> Treatment | None:
    """What one text says need not be said again in others: it is struck there, in all at once."""
    cases = found.by(higher_says_it, one_body_repeats)
    if not cases:
        return None
    struck = [higher_says_it(case) or one_body_repeats(case) for case in cases]
    higher = found.by(higher_says_it)
    kept = term(found.kept.document, organisations=cases[0].organisations)
    why = (
        Phrase("{kept} ranks higher and already says this.", kept=kept)
        if higher
        else Phrase("The same body adopted all of them.")
    )
    return Treatment(
        kind="suppress-text" if higher else "merge",
        targets=tuple(sorted(target(case.other) for case in cases)) if higher else _targets(cases),
        clauses=tuple(placed(case, case.other) for case in cases),
        edits=tuple(edit for each in struck if each is not None for edit in each.edits),
        because=_because(found, why),
        lost=_lost(cases),
    )


def reasons_of_each(found: Together) -> Treatment | None:
    """Each text recalls its own reasons: recitals that equals share need no change."""
    if found.by(reasons_of_their_own) != [*found.cases]:
        return None
    return Treatment(
        kind="keep",
        targets=_targets(found.cases),
        clauses=(placed(found.cases[0], found.kept),),
        because=_because(
            found, Phrase("All are recitals, and each gives the reasons of its own text.")
        ),
        lost=Phrase("Nothing: the text stays as it is."),
    )


def each_has_its_own(found: Together) -> Treatment | None:
    """What a clause asks for its own text ("as resolved above", "the report") is that text's."""
    if reasons_of_each(found) is not None or found.by(*KEPT) != [*found.cases]:
        return None
    return Treatment(
        kind="keep",
        targets=_targets(found.cases),
        clauses=(placed(found.cases[0], found.kept),),
        because=_because(found, Phrase("Each is about what its own text decides.")),
        lost=Phrase("Nothing: the text stays as it is."),
    )


def point_to_one(found: Together) -> Treatment | None:
    """Texts on the same matter that each have their reason can all point to one of them."""
    kept = found.by(*KEPT)
    cases = [case for case in found.cases if case not in kept]
    given = [refer(case) for case in cases]
    if not cases:
        return None
    return Treatment(
        kind="cross-refer",
        targets=_targets(cases),
        clauses=tuple(placed(case, case.other) for case in cases),
        edits=tuple(edit for each in given if each is not None for edit in each.edits),
        because=_because(
            found, Phrase("They treat the same matter, and each may have its own reason.")
        ),
        lost=Phrase("Nothing: all texts stay."),
    )


RULES: Final[tuple[Rule, ...]] = (
    one_report_to_all,
    all_act_jointly,
    one_leads_all,
    said_once,
    reasons_of_each,
    each_has_its_own,
    point_to_one,
)
KEPT: Final = (reasons_of_their_own, each_of_itself, told_in_a_report)
"""Rules that leave a clause as it is, so that it points nowhere."""


def _targets(cases: Sequence[Case]) -> tuple[str, ...]:
    """The identifiers of all clauses."""
    return tuple(sorted({target(cases[0].kept), *(target(case.other) for case in cases)}))


def _clauses(cases: Sequence[Case]) -> tuple[tuple[str, Clause], ...]:
    """All clauses, the one that is kept first, each after its instrument and place."""
    return placed(cases[0], cases[0].kept), *(placed(case, case.other) for case in cases)


def _because(found: Together, why: Phrase) -> Phrase:
    """What the clause says, where else that is said, and what follows from it."""
    organisations = found.cases[0].organisations
    return Phrase(
        "{instrument}, {place}, says {words}. The same is said in {places}. {why}",
        instrument=term(found.kept.document, organisations=organisations),
        place=spot(found.kept),
        words=quote(found.kept.words),
        places=tuple(_place(case, case.other) for case in found.cases),
        why=why,
    )


def _place(case: Case, clause: Clause) -> Phrase:
    return Phrase(
        "{instrument}, {place}",
        instrument=term(clause.document, organisations=case.organisations),
        place=spot(clause),
    )


def _lost(cases: Sequence[Case]) -> Phrase:
    """What the texts would no longer say; said once where it is the same of all."""
    losses = [loss(case) for case in cases]
    if len(set(losses)) == 1:
        return losses[0]
    each = (
        Phrase("{place}: {lost}", place=_place(case, case.other), lost=lost)
        for case, lost in zip(cases, losses, strict=True)
    )
    return reduce(
        lambda before, after: Phrase("{before} {after}", before=before, after=after), each
    )
