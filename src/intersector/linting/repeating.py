"""What a draft says, or asks for, that the texts in force say already."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from intersector.linting.model import Draft, Remark
from intersector.model import Clause, Mandate, Overlap
from intersector.phrases import Phrase, Term
from intersector.proposals.wording import quote, spot, term

_KIN: Final = 2
"""Orders of one text that a draft repeats when both are on one matter."""


def repeats(draft: Draft) -> Iterator[Remark]:
    """A draft does not order what a text in force orders already.

    Source: WTSA Resolution 1, clause 1.3 a) and b): where an existing resolution identifies an
    issue, the need for a similar one should be questioned. Earlier editions of the draft itself do
    not count.
    """
    asked = {(_place(one.clause), _place(duty.clause)) for one, duty in _same_reports(draft)}
    for overlap, own, there in _elsewhere(draft):
        ordered = overlap.label == "same" and "operative" in {own.role, there.role}
        if ordered and (_place(own), _place(there)) not in asked:
            mend = Phrase("Refer to that clause instead, or say what is new.")
            yield Remark(own.span, _said(there, draft), mend, own, there, overlap)


def recites(draft: Draft) -> Iterator[Remark]:
    """Recitals need not say again what a text in force recites.

    Source: WTSA Resolution 1, clause 1.3: texts should be as brief as possible. Those that recall
    an instrument are alike by design.
    """
    citing = {_place(citation.clause) for citation in draft.citations if citation.clause}
    recited = (
        (overlap, own, there)
        for overlap, own, there in _elsewhere(draft)
        if overlap.label == "same" and "operative" not in {own.role, there.role}
    )
    for overlap, own, there in _surest(recited):
        if _place(own) not in citing:
            mend = Phrase("Recall the instrument instead of repeating its recital.")
            yield Remark(own.span, _said(there, draft), mend, own, there, overlap)


def touches(draft: Draft) -> Iterator[Remark]:
    """Authors know which texts in force order something on the same matter.

    Source: PP Resolution 191: members consider duplication when they draft proposals.
    """
    near = (
        (overlap, own, there)
        for overlap, own, there in _elsewhere(draft)
        if overlap.label == "overlap" and own.role == there.role == "operative"
    )
    for overlap, own, there in _surest(near):
        said = Phrase(
            "{instrument}, {clause}, is on the same matter: {words}",
            instrument=term(there.document, organisations=draft.organisations),
            clause=spot(there),
            words=quote(there.words),
        )
        mend = Phrase("Coordinate the two, or refer to it.")
        yield Remark(own.span, said, mend, own, there, overlap)


def repeats_itself(draft: Draft) -> Iterator[Remark]:
    """A draft gives each order once.

    Source: drafting practice; of two clauses with one order, one is changed later and the other is
    not.
    """
    charged = {_place(each.clause): set(each.actors) for each in draft.mandates}
    for overlap in draft.overlaps:
        first, second = sorted((overlap.left, overlap.right), key=lambda each: each.span)
        one_text = first.document == second.document == draft.document
        both = charged.get(_place(first), set()) & charged.get(_place(second), set())
        if one_text and both:
            said = Phrase(
                "The text says so already in {clause}: {words}",
                clause=spot(first),
                words=quote(first.words),
            )
            yield Remark(second.span, said, Phrase("Keep one of the two."), second, first, overlap)


def asks_again(draft: Draft) -> Iterator[Remark]:
    """A draft does not ask for a report that somebody gets already.

    Source: the reporting duties of the texts in force. The same actor, a recipient in common, and
    one matter: the clauses overlap, or the draft repeats other orders of that text, so that both
    report on the same work.
    """
    for mandate, duty in _same_reports(draft):
        said = Phrase(
            "{instrument}, {clause}, already asks {actors} for a report to {recipient}: {words}",
            instrument=term(duty.clause.document, organisations=draft.organisations),
            clause=spot(duty.clause),
            actors=tuple(Term(each) for each in duty.actors),
            recipient=tuple(Term(each) for each in _recipients(duty)),
            words=quote(duty.clause.words),
        )
        mend = Phrase("Ask that the report which exists treats this too.")
        yield Remark(mandate.span, said, mend, mandate.clause, duty.clause)


def _same_reports(draft: Draft) -> Iterator[tuple[Mandate, Mandate]]:
    """The draft's duties to report, each with those in force that it asks for again."""
    near = {(_place(own), _place(there)) for _, own, there in _elsewhere(draft)}
    shared = Counter(
        there.document.source
        for overlap, own, there in _elsewhere(draft)
        if overlap.label == "same" and own.role == there.role == "operative"
    )
    for mandate in draft.mandates:
        for duty in draft.duties if mandate.reporting else ():
            kin = shared[duty.clause.document.source] >= _KIN
            on_one = kin or (_place(mandate.clause), _place(duty.clause)) in near
            if on_one and _one_report(mandate, duty):
                yield mandate, duty


def _surest(
    found: Iterable[tuple[Overlap, Clause, Clause]],
) -> Iterator[tuple[Overlap, Clause, Clause]]:
    """The first overlap of each clause of the draft: one is enough to look at it again."""
    seen: set[tuple[str, int]] = set()
    for overlap, own, there in found:
        if _place(own) not in seen:
            seen.add(_place(own))
            yield overlap, own, there


def _elsewhere(draft: Draft) -> Iterator[tuple[Overlap, Clause, Clause]]:
    """The overlaps with other instruments: each with the draft's clause and the other."""
    for overlap in draft.overlaps:
        own = [c for c in (overlap.left, overlap.right) if c.document == draft.document]
        there = [c for c in (overlap.left, overlap.right) if c.document != draft.document]
        if own and there:
            yield overlap, own[0], there[0]


def _said(there: Clause, draft: Draft) -> Phrase:
    return Phrase(
        "{instrument}, {clause}, says so already: {words}",
        instrument=term(there.document, organisations=draft.organisations),
        clause=spot(there),
        words=quote(there.words),
    )


def _one_report(mandate: Mandate, duty: Mandate) -> bool:
    return bool(set(mandate.actors) & set(duty.actors)) and bool(
        set(_recipients(mandate)) & set(_recipients(duty))
    )


def _recipients(mandate: Mandate) -> list[str]:
    return mandate.recipient.split("; ") if mandate.recipient else []


def _place(clause: Clause) -> tuple[str, int]:
    return clause.document.source, clause.span.start
