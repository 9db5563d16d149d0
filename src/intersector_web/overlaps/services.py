"""What people do about overlaps: each function adds one entry, in one transaction."""

from typing import Any
from uuid import UUID

from django.db import transaction

from intersector_web.instruments.models import Clause
from intersector_web.overlaps.bridge import digest
from intersector_web.overlaps.models import Act, Entry, Overlap, Proposal
from intersector_web.people.models import Person


def decide(*, overlap: Overlap, by: Person, token: UUID, verdict: str, why: str) -> Entry:
    """Say what an overlap is; what was judged is kept with it."""
    sides = {"left": overlap.left, "right": overlap.right}
    judged = {name: side_of(clause) for name, clause in sides.items() if clause}
    seen = digest(clause for clause in sides.values() if clause)
    return _add(Act.VERDICT, overlap, by, token, value=verdict, why=why, judged=judged, digest=seen)


def answer(  # noqa: PLR0913
    *,
    proposal: Proposal,
    overlap: Overlap,
    by: Person,
    token: UUID,
    answer: str,
    why: str,
    wording: str = "",
) -> Entry:
    """Accept, amend or reject a proposal."""
    return _add(
        Act.ANSWER, overlap, by, token, value=answer, why=why, proposal=proposal, wording=wording
    )


def assign(*, overlap: Overlap, by: Person, token: UUID, to: Person | None, why: str) -> Entry:
    """Give an overlap to somebody, or to nobody."""
    return _add(Act.ASSIGNMENT, overlap, by, token, to=to, why=why)


def comment(*, overlap: Overlap, by: Person, token: UUID, why: str) -> Entry:
    """Add to the discussion."""
    return _add(Act.COMMENT, overlap, by, token, why=why)


@transaction.atomic
def withdraw(*, overlap: Overlap, entry: Entry, by: Person, token: UUID, why: str) -> Entry:
    """Undo; of two who do so at once, the first does."""
    held = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    done = Entry.objects.filter(withdraws=held).first()
    return done or _add(Act.WITHDRAWAL, overlap, by, token, why=why, withdraws=held)


def side_of(clause: Clause) -> dict[str, Any]:
    """One side of a pair as the library's reader of judgements wants it."""
    document = clause.document
    return {
        "text": clause.words,
        "line": str(clause.line),
        "head": clause.head,
        "title": document.title,
        "doc": document.identifier or document.source,
        "language": document.language,
    }


def _add(act: Act, overlap: Overlap, by: Person, token: UUID, **said: Any) -> Entry:
    """Add an entry, unless the same form has made it already."""
    entry: Entry
    fields = {"act": act, "overlap": overlap, "pair": overlap.pair, "by": by, **said}
    entry, _added = Entry.objects.get_or_create(token=token, defaults=fields)
    return entry
