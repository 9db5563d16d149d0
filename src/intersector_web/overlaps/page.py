"""What the pages of overlaps show: texts with their shared words marked, forms, history."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.forms import Form
from django.urls import reverse

from intersector.model import Span
from intersector.publishing.findings import Edit, edits
from intersector.publishing.passages import Piece, pieces
from intersector_web.instruments.models import Clause
from intersector_web.overlaps import selectors
from intersector_web.overlaps.bridge import digest
from intersector_web.overlaps.forms import (
    AnswerForm,
    AssignForm,
    CommentForm,
    VerdictForm,
    WithdrawForm,
)
from intersector_web.overlaps.models import Act, Entry, Label, Overlap, Proposal, Theme, Verdict
from intersector_web.people.models import Person

UNDOABLE: Final = (Act.VERDICT, Act.ANSWER)


@dataclass(frozen=True, slots=True)
class Side:
    """A clause with what it shares with the other marked."""

    clause: Clause
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Asked:
    """A form and where it is sent."""

    form: Form
    action: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal, its draft in pieces, the answer that stands, and the form for one."""

    proposal: Proposal
    draft: Sequence[Edit]
    answer: Entry | None
    asked: Asked


def filters() -> dict[str, Any]:
    """What the filters of the queue offer."""
    return {
        "sectors": selectors.choices("sectors"),
        "kinds": selectors.choices("kind"),
        "labels": [(code, Label(code).label) for code in selectors.choices("label")],
        "found_themes": Theme.objects.filter(found=True).only("name", "label"),
        "verdicts": Verdict.choices,
    }


def digest_of(row: Overlap) -> str:
    """A name of the two texts as they are now, whatever the last analysis saw."""
    return digest(clause.text for clause in (row.left, row.right) if clause)


def context(row: Overlap, person: Person, bound: Form | None) -> dict[str, Any]:
    """All that the page of an overlap shows; `bound` is a form with mistakes, in its place."""
    entries = selectors.history(row)
    forms = {bound.prefix: bound} if bound else {}
    verdict = selectors.latest(entries, Act.VERDICT)
    return {
        "overlap": row,
        "verdicts": Verdict.choices,
        "sides": sides(row),
        "evidence": row.evidence.all(),
        "offers": _offers(row, entries, forms),
        "verdict": verdict,
        "again": verdict is not None and verdict.digest != digest_of(row),
        "holder": selectors.latest(entries, Act.ASSIGNMENT),
        "history": [(each, _withdrawal(row, each, forms)) for each in entries],
        "may_decide": person.has_perm("overlaps.decide", row) and row.left and row.right,
        "may_assign": person.has_perm("overlaps.assign", row) and row.left and row.right,
        **_asked(row, forms),
    }


def sides(row: Overlap) -> list[Side]:
    """Both clauses; one that is no longer in its document is left out."""
    evidence = list(row.evidence.all())
    both = ((row.left, "left_span"), (row.right, "right_span"))
    return [
        Side(clause, pieces(clause.text, shared=_spans(evidence, name), formula=()))
        for clause, name in both
        if clause
    ]


def _spans(evidence: Sequence[Any], name: str) -> list[Span]:
    return [Span(*span) for each in evidence if (span := getattr(each, name))]


def _asked(row: Overlap, forms: dict[Any, Form]) -> dict[str, Asked]:
    made = {
        "decide": forms.get("verdict") or VerdictForm(prefix="verdict", digest=digest_of(row)),
        "assign": forms.get("assign")
        or AssignForm(prefix="assign", people=selectors.focal_points(row)),
        "comment": forms.get("comment") or CommentForm(prefix="comment"),
    }
    return {
        name: Asked(form, reverse(f"overlaps:{name}", args=[row.pk])) for name, form in made.items()
    }


def _offers(row: Overlap, entries: list[Entry], forms: dict[Any, Form]) -> list[Offer]:
    found = []
    for each in row.proposals.all():
        prefix = f"answer-{each.pk}"
        answer = selectors.latest(entries, Act.ANSWER, proposal_id=each.pk)
        if each.found or answer:
            place = reverse("overlaps:answer", args=[row.pk, each.pk])
            asked = Asked(forms.get(prefix) or AnswerForm(prefix=prefix), place)
            found.append(Offer(each, edits(each.draft), answer, asked))
    return found


def _withdrawal(row: Overlap, entry: Entry, forms: dict[Any, Form]) -> Asked | None:
    """The form that undoes an entry, where it can be undone."""
    if not entry.can_be_withdrawn:
        return None
    prefix = f"withdraw-{entry.pk}"
    place = reverse("overlaps:withdraw", args=[row.pk, entry.pk])
    return Asked(forms.get(prefix) or WithdrawForm(prefix=prefix), place)
