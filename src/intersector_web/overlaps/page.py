"""What the pages of overlaps show: texts with their shared words marked, forms, history."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any, Final

from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.urls import reverse

from intersector.editions import Stretch, compare_words
from intersector.errors import IntersectorError
from intersector.model import Problem, Span
from intersector.publishing import sentences
from intersector.publishing.findings import Edit, edits
from intersector.publishing.passages import Piece, pieces
from intersector_web.instruments.models import Clause
from intersector_web.layout.forms import Asked
from intersector_web.layout.words import names
from intersector_web.overlaps import selectors
from intersector_web.overlaps.amending import as_drafted
from intersector_web.overlaps.bridge import digest
from intersector_web.overlaps.forms import (
    AnswerForm,
    AssignForm,
    CommentForm,
    VerdictForm,
    WithdrawForm,
)
from intersector_web.overlaps.models import (
    Act,
    Answer,
    Entry,
    Evidence,
    Label,
    Overlap,
    Proposal,
    Theme,
    Verdict,
)
from intersector_web.overlaps.tabling import archive
from intersector_web.people.models import Person

UNDOABLE: Final = (Act.VERDICT, Act.ANSWER)
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORD_BY_WORD: Final = frozenset({"shared-word", "shared-formula"})
"""Features that say something of single words, many times."""
MEASURED: Final = frozenset({"content-meaning", "matter-meaning", "substance"})
"""Features that only give a number."""

TREATING: Final = frozenset({"suppress", "merge", "keep"})
"""Kinds of proposals that treat an instrument as a whole."""


@dataclass(frozen=True, slots=True)
class Side:
    """A clause with what it shares with the other marked."""

    clause: Clause
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Run:
    """Overlaps that stand together in the queue; `texts` where one clause is in three or more."""

    rows: Sequence[Overlap]
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why two clauses are said to overlap: in the main, word by word, and what was measured or not
    found beside."""

    main: Sequence[Evidence]
    words: Sequence[Evidence]
    measures: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A clause whose words, or the head over it, are no longer those that were judged."""

    clause: Clause
    head: str
    words: Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal, its draft in pieces, the answer that stands, and the form for one.

    `before` is the answer to an earlier draft, where this one has none.
    """

    proposal: Proposal
    draft: Sequence[Edit]
    answer: Entry | None
    before: Entry | None
    asked: Asked | None

    @property
    def tabled(self) -> bool:
        """Whether it comes to a contribution: it changes a text, or suppresses or keeps one.

        What is no longer proposed does not: it was drafted on texts that may be others today.
        """
        changes = bool(self.proposal.edits) or self.proposal.kind in TREATING
        return self.proposal.found and changes


def filters() -> dict[str, Any]:
    """What the filters of the queue offer."""
    offered = selectors.choices()
    return {
        "sectors": offered["sectors"],
        "kinds": offered["kind"],
        "labels": [(code, Label(code).label) for code in offered["label"]],
        "found_themes": Theme.objects.filter(found=True).only("name", "label"),
        "verdicts": Verdict.choices,
        "answers": Answer.choices,
    }


def runs(rows: Iterable[Overlap]) -> list[Run]:
    """The rows of a page; those that stand together since one clause is in many texts, as one."""
    found = []
    for group, held in groupby(rows, key=lambda row: row.group or row.name):
        members = list(held)
        documents = [clause.document for row in members for clause in row.clauses]
        texts = list(dict.fromkeys(each.identifier for each in documents))
        grouped = group == members[0].group and len(texts) > 2
        found.append(Run(members, texts if grouped else []))
    return found


def download(files: Sequence[bytes], problems: Sequence[Problem]) -> HttpResponse:
    """The one contribution, or several with what was left out as one file."""
    if len(files) == 1 and not problems:
        headers = {"Content-Disposition": 'attachment; filename="contribution.docx"'}
        return HttpResponse(files[0], content_type=DOCX, headers=headers)
    left = [f"{each.source}: {each.message} {each.mend}" for each in problems]
    headers = {"Content-Disposition": 'attachment; filename="contributions.zip"'}
    return HttpResponse(archive(files, left), content_type="application/zip", headers=headers)


def told(error: IntersectorError) -> str:
    """What is wrong and how to mend it, in the language of the page."""
    return " ".join(sentences.tell(each, names()) for each in (error.message, error.mend) if each)


def digest_of(row: Overlap) -> str:
    """A name of the two texts as they are now, whatever the last analysis saw."""
    return digest(clause for clause in (row.left, row.right) if clause)


def context(
    row: Overlap, person: Person, bound: Form | None, asked: QueryDict | None = None
) -> dict[str, Any]:
    """All that the page of an overlap shows, come to by the filters that were `asked`.

    `bound` is a form with mistakes, in its place.
    """
    entries = selectors.history(row)
    desk = _Desk(row, {bound.prefix: bound} if bound else {}, asked.urlencode() if asked else "")
    verdict = selectors.latest(entries, Act.VERDICT)
    whole = row.left is not None and row.right is not None
    return {
        "overlap": row,
        "verdicts": Verdict.choices,
        "sides": sides(row),
        "reasons": reasons(row.evidence.all()),
        "offers": _offers(row, entries, desk),
        **_shared(row),
        "verdict": verdict,
        "again": whole and verdict is not None and verdict.digest != digest_of(row),
        "reworded": reworded(row, verdict),
        "holder": selectors.latest(entries, Act.ASSIGNMENT),
        "history": [(each, _withdrawal(each, desk)) for each in entries],
        "alike": selectors.alike(row),
        "may_decide": person.has_perm("overlaps.decide", row) and whole,
        "may_assign": person.has_perm("overlaps.assign", row) and whole,
        **_asked(desk),
    }


def sides(row: Overlap) -> list[Side]:
    """Both clauses; one that is no longer in its document is left out."""
    evidence = list(row.evidence.all())
    both = ((row.left, "left_span"), (row.right, "right_span"))
    return [
        Side(clause, pieces(clause.words, shared=_spans(evidence, name), formula=()))
        for clause, name in both
        if clause
    ]


def reasons(evidence: Iterable[Evidence]) -> Reasons:
    """Each reason once; what is said word by word is apart, and so is what persuades nobody."""
    once = {json.dumps(each.detail, sort_keys=True): each for each in evidence}.values()
    words = [each for each in once if each.feature in WORD_BY_WORD]
    measures = [each for each in once if each.feature in MEASURED or not _names_something(each)]
    apart = {each.pk for each in (*words, *measures)}
    return Reasons([each for each in once if each.pk not in apart], words, measures)


def _names_something(each: Evidence) -> bool:
    """Whether a reason names what it found, and does not only say that there is nothing."""
    return not isinstance(each.detail, dict) or bool(each.detail.get("with"))


def reworded(row: Overlap, verdict: Entry | None) -> list[Reworded]:
    """How the clauses changed since they were judged, where they did and in their language."""
    judged = {side.get("line"): side for side in verdict.judged.values()} if verdict else {}
    found = []
    for clause in filter(None, (row.left, row.right)):
        side = judged.get(str(clause.line))
        if side and side["language"] == clause.document.language:
            words = compare_words(side["text"], clause.words)
            if any(each.type != "equal" for each in words) or side["head"] != clause.head:
                found.append(Reworded(clause, side["head"] or "", words))
    return found


def _spans(evidence: Sequence[Any], name: str) -> list[Span]:
    return [Span(*span) for each in evidence if (span := getattr(each, name))]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the forms of a page need: its overlap, those with mistakes, the filters of the queue."""

    row: Overlap
    forms: Mapping[Any, Form]
    query: str

    def asked(self, name: str, form: Callable[[str], Form], prefix: str, *args: int) -> Asked:
        """A form that is sent to an address."""
        place = reverse(f"overlaps:{name}", args=[self.row.pk, *args])
        return Asked(
            self.forms.get(prefix) or form(prefix), f"{place}?{self.query}" if self.query else place
        )


def _asked(desk: _Desk) -> dict[str, Asked]:
    seen, people = digest_of(desk.row), selectors.focal_points(desk.row)
    made: dict[str, tuple[str, Callable[[str], Form]]] = {
        "decide": ("verdict", lambda prefix: VerdictForm(prefix=prefix, digest=seen)),
        "assign": ("assign", lambda prefix: AssignForm(prefix=prefix, people=people)),
        "comment": ("comment", lambda prefix: CommentForm(prefix=prefix)),
    }
    return {name: desk.asked(name, form, prefix) for name, (prefix, form) in made.items()}


def _offers(row: Overlap, entries: list[Entry], desk: _Desk) -> list[Offer]:
    """What is proposed, then what was and somebody answered, unless it is proposed again."""
    found, made = [], set()
    for each in sorted(row.proposals.all(), key=lambda each: not each.found):
        answer = selectors.answer_to(each, entries)
        if each.found or (answer and (each.kind, each.draft) not in made):
            made.add((each.kind, each.draft))
            found.append(_offer(each, entries, _decision(each, row, desk) if each.found else None))
    return found


def _decision(proposal: Proposal, row: Overlap, desk: _Desk) -> Asked:
    made = partial(_answer, proposal, row)
    return desk.asked("answer", made, f"answer-{proposal.pk}", proposal.pk)


def _offer(proposal: Proposal, entries: list[Entry], asked: Asked | None) -> Offer:
    answer = selectors.answer_to(proposal, entries)
    before = None if answer else selectors.answer_before(proposal, entries)
    return Offer(proposal, edits(proposal.draft), answer, before, asked)


def _shared(row: Overlap) -> dict[str, Any]:
    """What is proposed for all texts of a group, with the overlap where that is decided on."""
    first = selectors.first(row)
    if first is None:
        return {"first": None, "shared": []}
    entries = selectors.history(first)
    found = [each for each in first.proposals.all() if each.together and each.found]
    return {"first": first, "shared": [_offer(each, entries, None) for each in found]}


def _withdrawal(entry: Entry, desk: _Desk) -> Asked | None:
    """The form that undoes an entry, where it can be undone."""
    if not entry.can_be_withdrawn:
        return None
    return desk.asked("withdraw", _withdraw, f"withdraw-{entry.pk}", entry.pk)


def _answer(proposal: Proposal, row: Overlap, prefix: str) -> Form:
    return AnswerForm(prefix=prefix, draft=as_drafted(proposal, row))


def _withdraw(prefix: str) -> Form:
    return WithdrawForm(prefix=prefix)
