"""What a treatment does to the rest of the texts that it changes, shown in its draft."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from intersector.model import Edit
from intersector.phrases import Phrase
from intersector.proposals.answers import keep
from intersector.proposals.case import Case
from intersector.proposals.edits import marked
from intersector.proposals.order import in_order
from intersector.proposals.outline import Outlines
from intersector.proposals.rules import decide
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import spot


def rested_on(case: Case) -> Treatment:
    """A clause that other clauses of its text name or complete is not struck alone."""
    return keep(case, Phrase("Other clauses of the text rest on it."))


def referred_already(case: Case) -> Treatment:
    """One reference from a text to another serves for all that they share."""
    told = Phrase(
        "A reference between the two texts is proposed already, for clauses that are more alike."
    )
    return keep(case, told)


def settled(case: Case, outlines: Outlines) -> list[tuple[Callable[..., object], Treatment]]:
    """What could be done about an overlap so that the texts stay in order, each by its rule; at
    least one answer."""
    found = ((rule, tidied(treatment, outlines)) for rule, treatment in decide(case))
    answers: list[tuple[Callable[..., object], Treatment]] = [
        (rule, treatment) for rule, treatment in found if treatment is not None
    ]
    return answers or [(rested_on, rested_on(case))]


def tidied(treatment: Treatment, outlines: Outlines) -> Treatment | None:
    """The treatment with what it takes to leave each text in order; None where none is left so."""
    edits: list[Edit] = []
    for source in sorted({edit.source for edit in treatment.edits}):
        own = [edit for edit in treatment.edits if edit.source == source]
        whole = outlines.of(source)
        ordered = in_order(own, whole) if whole is not None else tuple(own)
        if ordered is None:
            return None
        edits += ordered
    more = [edit for edit in edits if edit not in treatment.edits]
    lines = [treatment.wording, *_shown(more, treatment, outlines)]
    return replace(treatment, edits=tuple(edits), wording="\n".join(filter(None, lines)))


def unedited(treatment: Treatment) -> Treatment:
    """The treatment as a plan that somebody has to draft."""
    return replace(treatment, edits=(), clauses=())


def _shown(edits: Sequence[Edit], treatment: Treatment, outlines: Outlines) -> Iterator[str]:
    """The edits of clauses that the draft does not show, each after the place of its clause."""
    shown = [clause for _, clause in treatment.clauses]
    for edit in edits:
        whole = outlines.of(edit.source)
        clauses = [item.clause for item in whole.items] if whole is not None else []
        clause = next((each for each in clauses if edit.span.start < each.span.end), None)
        if clause is not None and not (clause in shown and edit.span.end > clause.span.start):
            yield f"{spot(clause)}: {marked(clause, edit).strip()}"
