"""What to ask before proposing anything, answered from the texts.

The questions are those of WTSA Resolution 1, clause 1.3 (a to d), and of the streamlining rules of
the TDAG working group: the essence of an issue must not be lost.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from intersector.model import Check, Clause, Document, Mandate
from intersector.organisations import Organisations
from intersector.phrases import Phrase, Term
from intersector.proposals.case import Case, rank
from intersector.proposals.instruments import COVERED, Pair
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
    cases: Sequence[Case], treatment: Treatment, *, set_for: Deadlines, since: int
) -> tuple[Check, ...]:
    """The five questions, answered for one way to treat a finding, as of the year `since`.

    An overlap is one case; of a group each clause beside the one that is kept is one.
    """
    kept, others = cases[0].kept, [case.other for case in cases]
    higher = any(case.higher for case in cases)
    same = all(case.same for case in cases)
    shares = (1.0 if case.overlap.label == "same" else case.share for case in cases)
    return (
        _covered(kept.document, cases[0].organisations, higher=higher, same=same),
        _recycled(kept.document, *(other.document for other in others), same=same),
        _editorial(treatment),
        _accomplished((*others, kept), set_for, since),
        _lost(min(shares)),
    )


def checks_of_whole(
    pair: Pair, treatment: Treatment, *, set_for: Deadlines, since: int
) -> tuple[Check, ...]:
    """The five questions, answered for an instrument that goes as a whole."""
    share, organisations = pair.coverage.share, pair.organisations
    higher = rank(pair.kept, organisations) < rank(pair.other, organisations)
    return (
        _covered(pair.kept, organisations, higher=higher, same=share >= COVERED),
        _recycled(pair.kept, pair.other, same=share >= COVERED),
        _editorial(treatment),
        _accomplished(_when_all_are_due(pair, set_for), set_for, since),
        _lost(share),
    )


def _when_all_are_due(pair: Pair, set_for: Deadlines) -> Sequence[Clause]:
    """The clauses that decide, the last due first, where each has a deadline; else none."""
    own = pair.clauses.get(pair.other.source, ())
    deciding = [clause for clause in own if clause.role == "operative"]
    if not all(clause in set_for for clause in deciding):
        return ()
    return sorted(deciding, key=lambda c: year_of(set_for[c]) or 9999, reverse=True)[:1]


def _covered(kept: Document, organisations: Organisations, *, higher: bool, same: bool) -> Check:
    question = Phrase("Does a higher text already cover it?")
    if higher and same:
        named = term(kept, organisations=organisations)
        return Check(question, "yes", Phrase("{kept} ranks higher and says it.", kept=named))
    if higher:
        return Check(question, "unclear", Phrase("A higher text treats the same subject."))
    return Check(question, "no", Phrase("Neither text ranks higher."))


def _recycled(kept: Document, *others: Document, same: bool) -> Check:
    question = Phrase("Is an issue recycled at several conferences or assemblies?")
    bodies = {each.body for each in (kept, *others)} - {None}
    if same and len(bodies) > 1:
        named = tuple(Term(body) for body in sorted(filter(None, bodies)))
        return Check(question, "yes", Phrase("{bodies} adopted the same.", bodies=named))
    if any(map(is_revised, others)):
        return Check(question, "unclear", Phrase("The text is a revision of an earlier one."))
    return Check(question, "no", Phrase("The same words stand in no text of another body here."))


def _editorial(treatment: Treatment) -> Check:
    question = Phrase("Would the revision be editorial only?")
    if treatment.kind in EDITORIAL:
        return Check(question, "yes", Phrase("It changes a reference; it can wait for a revision."))
    if not treatment.edits:
        return Check(question, "no", Phrase("No text is revised."))
    return Check(question, "no", Phrase("It changes what the text asks for, or of whom."))


def _accomplished(clauses: Sequence[Clause], set_for: Deadlines, since: int) -> Check:
    question = Phrase("Have the actions been accomplished?")
    for clause in clauses:
        deadline = set_for.get(clause)
        year = year_of(deadline)
        if deadline is not None and year is not None and year < since:
            passed = Phrase(
                "{clause} was due by {deadline}.", clause=Term(target(clause)), deadline=deadline
            )
            return Check(question, "yes", passed)
    return Check(question, "unclear", Phrase("No deadline has passed; ask who was charged."))


def _lost(share: float) -> Check:
    question = Phrase("Would the essence be lost?")
    if share >= FULL:
        return Check(question, "no", Phrase("The clause that stays says it."))
    return Check(
        question,
        "yes",
        Phrase("{share} of 100 parts of its matter are in the other.", share=round(100 * share)),
    )
