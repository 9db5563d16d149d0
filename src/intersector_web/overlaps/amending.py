"""What people write in the place of a draft: of which clauses it speaks, and what it changes."""

from collections.abc import Sequence

from intersector.model import Edit, Span
from intersector.proposals.amending import reading, reworded, touches
from intersector_web.instruments.models import Clause
from intersector_web.overlaps.models import Overlap, Proposal


def clauses(proposal: Proposal, pair: Overlap) -> list[Clause]:
    """The clauses of the pair that the draft changes, if it changes no more than their texts.

    None where instruments are merged as a whole, where further texts say the same, or where a
    footnote stands inside a clause: then an amended wording stands beside the draft.
    """
    edits = drafted(proposal)
    found = [each for each in pair.clauses if any(_of(each, edit) for edit in edits)]
    whole = any("#" not in target for target in proposal.targets)
    elsewhere = {edit.source for edit in edits} != {each.document.source for each in found}
    return [] if whole or elsewhere or any(each.notes for each in found) else found


def drafted(proposal: Proposal) -> list[Edit]:
    """The changes of text that the draft comes to."""
    return [Edit(source, Span(start, end), text) for source, start, end, text in proposal.edits]


def as_drafted(proposal: Proposal, pair: Overlap) -> str:
    """How the clauses would read, a paragraph each; one that is struck as it reads today."""
    return "\n".join(_reading(each, drafted(proposal)) for each in clauses(proposal, pair))


def paragraphs(wording: str) -> list[str]:
    """A wording, clause by clause."""
    return [line for each in wording.splitlines() if (line := " ".join(each.split()))]


def amended(proposal: Proposal, pair: Overlap, wording: str) -> Sequence[Edit] | None:
    """The changes of text that the wording comes to; None where it cannot be put into the texts.

    They take the place of all that was drafted: numbers that a struck clause would have moved stay.
    """
    found, written = clauses(proposal, pair), paragraphs(wording)
    if not found or len(found) != len(written):
        return None
    return [
        edit
        for clause, words in zip(found, written, strict=True)
        for edit in reworded(clause.text, words, source=clause.document.source, start=clause.start)
    ]


def _reading(clause: Clause, edits: Sequence[Edit]) -> str:
    own = [edit for edit in edits if _of(clause, edit)]
    return reading(clause.text, own, start=clause.start) or clause.words


def _of(clause: Clause, edit: Edit) -> bool:
    here = edit.source == clause.document.source
    return here and touches(edit, clause.start, clause.start + len(clause.text))
