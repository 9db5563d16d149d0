"""What to ask before proposing anything, answered from the texts.

The questions are those of WTSA Resolution 1, clause 1.3 (a to d), and of the streamlining rules of
the TDAG working group: the essence of an issue must not be lost.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from intersector.model import Check, Clause, Mandate
from intersector.phrases import Phrase, Term
from intersector.proposals.case import Case
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import is_revised, target, term, year_of

EDITORIAL: Final = frozenset({"update-citation", "cross-refer"})
FULL: Final = 0.995

Deadlines = Mapping[Clause, str]
"""The deadline of each clause that has one, as printed."""


def deadlines(mandates: Sequence[Mandate]) -> Deadlines:
    """The deadlines that clauses set."""
    return {mandate.clause: mandate.deadline for mandate in mandates if mandate.deadline}


def checks(
    case: Case, treatment: Treatment, *, set_for: Deadlines, since: int
) -> tuple[Check, ...]:
    """The five questions, answered for one way to treat an overlap, as of the year `since`."""
    return (
        _covered(case),
        _recycled(case),
        _editorial(treatment),
        _accomplished(case, set_for, since),
        _lost(case),
    )


def _covered(case: Case) -> Check:
    question = Phrase("Does a higher text already cover it?")
    if case.higher and case.same:
        kept = term(case.kept.document, organisations=case.organisations)
        return Check(question, "yes", Phrase("{kept} ranks higher and says it.", kept=kept))
    if case.higher:
        return Check(question, "unclear", Phrase("A higher text treats the same subject."))
    return Check(question, "no", Phrase("Neither text ranks higher."))


def _recycled(case: Case) -> Check:
    question = Phrase("Is an issue recycled at several conferences or assemblies?")
    bodies = {case.kept.document.body, case.other.document.body} - {None}
    if case.same and len(bodies) > 1:
        named = tuple(Term(body) for body in sorted(filter(None, bodies)))
        return Check(question, "yes", Phrase("{bodies} adopted the same.", bodies=named))
    if is_revised(case.other.document):
        return Check(question, "unclear", Phrase("The text is a revision of an earlier one."))
    return Check(question, "no", Phrase("The same words stand in no text of another body here."))


def _editorial(treatment: Treatment) -> Check:
    question = Phrase("Would the revision be editorial only?")
    if treatment.kind in EDITORIAL:
        return Check(question, "yes", Phrase("It changes a reference; it can wait for a revision."))
    if not treatment.edits:
        return Check(question, "no", Phrase("No text is revised."))
    return Check(question, "no", Phrase("It changes what the text asks for, or of whom."))


def _accomplished(case: Case, set_for: Deadlines, since: int) -> Check:
    question = Phrase("Have the actions been accomplished?")
    for clause in (case.other, case.kept):
        deadline = set_for.get(clause)
        year = year_of(deadline)
        if deadline is not None and year is not None and year < since:
            passed = Phrase(
                "{clause} was due by {deadline}.", clause=Term(target(clause)), deadline=deadline
            )
            return Check(question, "yes", passed)
    return Check(question, "unclear", Phrase("No deadline has passed; ask who was charged."))


def _lost(case: Case) -> Check:
    question = Phrase("Would the essence be lost?")
    share = case.share
    if case.overlap.label == "same" or share >= FULL:
        return Check(question, "no", Phrase("The clause that stays says it."))
    return Check(
        question,
        "yes",
        Phrase("{share} of 100 parts of its matter are in the other.", share=round(100 * share)),
    )
