"""Overlaps: two clauses with the evidence, what is proposed, and what people did about it."""

from typing import Any, Final, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from ninja.pagination import paginate
from pydantic import Field

from intersector.phrases import recall
from intersector.publishing.sentences import tell
from intersector_web.api.access import caller, require
from intersector_web.api.calls.asking import (
    READ,
    WITHOUT_NULL,
    Asked,
    Key,
    Recorded,
    Said,
    absolute,
    checked,
    members,
    once,
    one_of,
    word,
)
from intersector_web.api.models import Scope
from intersector_web.api.pages import Pages
from intersector_web.layout.forms import LONGEST
from intersector_web.layout.words import names
from intersector_web.overlaps import page, selectors, services
from intersector_web.overlaps.amending import as_drafted
from intersector_web.overlaps.forms import AnswerForm, CommentForm, VerdictForm, WithdrawForm
from intersector_web.overlaps.models import Act, Answer, Entry, Label, Verdict
from intersector_web.overlaps.models import Overlap as Row

WRITES: Final = (400, 404, 409, 413, 415, 415)
TOLD: Final = ("because", "rule", "lost")
PLAIN: Final = ("kind", "found", "targets", "draft")
"""What is given of a proposal: as sentences, and as it is."""
router = Router(tags=["Overlaps"])


class Side(Schema):
    """One of the two clauses of an overlap."""

    document: str
    identifier: str
    language: str
    key: str
    anchor: str
    text: str

    @staticmethod
    def resolve_document(row: Any) -> str:
        """The slug of its document."""
        return str(row.document.slug)

    @staticmethod
    def resolve_identifier(row: Any) -> str:
        """The edition, or the file where the text does not tell."""
        return str(row.document)

    @staticmethod
    def resolve_language(row: Any) -> str:
        """That of its document."""
        return str(row.document.language)


class Reason(Schema):
    """One reason for a score; spans are into the words of the clause, footnotes left out and on
    one line."""

    feature: str
    score: float
    detail: str
    left_span: list[int] | None
    right_span: list[int] | None

    @staticmethod
    def resolve_detail(row: Any) -> str:
        """As a sentence."""
        return tell(recall(row.detail), names())


class Overlap(Schema):
    """Two clauses that say the same or nearly; `verdict` is the one that stands."""

    id: int
    link: str
    name: str
    kind: str
    label: Label
    score: float
    sectors: list[str]
    left: Side | None
    right: Side | None
    verdict: Verdict | None
    again: bool = Field(description="Whether the texts are no longer those that were judged")

    @staticmethod
    def resolve_link(row: Any, context: Any) -> str:
        """Its page."""
        return absolute(context, row.get_absolute_url())

    @staticmethod
    def resolve_sectors(row: Any) -> list[str]:
        """Their codes; none for a text of no Sector."""
        return sorted(row.concerned - {"-"})

    @staticmethod
    def resolve_again(row: Any) -> bool:
        """Only where there is a verdict."""
        return bool(row.verdict and row.again)


class OverlapDeed(Recorded):
    """One thing that somebody did, and why; `to` whom it was given, of an assignment."""

    act: Literal["verdict", "answer", "assignment", "comment", "withdrawal"]
    value: str
    proposal: int | None
    wording: str
    to: str | None

    @staticmethod
    def resolve_proposal(row: Any) -> int | None:
        """The `id` of the proposal that was answered."""
        key: int | None = row.proposal_id
        return key

    @staticmethod
    def resolve_to(row: Any) -> str | None:
        """Their name."""
        return str(row.to) if row.to else None


class Proposal(Schema):
    """What could be done, by which rule, and what would be lost; `answer` is the one that stands.

    `found` is false of what the latest analysis no longer proposes, and somebody answered.
    """

    id: int
    kind: str
    found: bool
    targets: list[str]
    draft: str
    because: str
    rule: str
    lost: str
    answer: Answer | None
    wording: str


class WholeOverlap(Overlap):
    """An overlap with its reasons, what is proposed and what was done. `seen` names the texts."""

    seen: str
    evidence: list[Reason]
    proposals: list[Proposal]
    history: list[OverlapDeed]

    @staticmethod
    def resolve_proposals(row: Any) -> list[dict[str, Any]]:
        """What is proposed, and what was and somebody answered."""
        return [
            _proposal(each, said)
            for each in row.proposals.all()
            if (said := selectors.answer_to(each, row.history)) or each.found
        ]


class Judgement(Said):
    """A verdict on the texts that were `seen`."""

    seen: str = Field(description="As `GET` of the overlap gave it.")
    verdict: Verdict


class Comment(Said):
    """A comment."""


class Answered(Said):
    """An answer to a proposal; one that is amended has a wording, a paragraph for each clause."""

    answer: Answer
    wording: str = Field("", max_length=LONGEST, pattern=WITHOUT_NULL)


class Undone(Said):
    """Why a verdict or an answer is taken back."""


class OverlapsAsked(Asked):
    """Filters of overlaps."""

    q: str = word("Words of the identifiers and titles of their documents.", "flood")
    document: str = word("The `slug` of a document.")
    sectors: str = word("The codes of both sides, sorted, with a space between.", "MU-O MU-S")
    kind: str = word("A kind of overlap.", "verbatim")
    label: str = one_of("How much is in common.", of=Label)
    theme: str = word("The name of a theme.")
    state: str = one_of(
        "A verdict; `-` for none, `again` to look again, `past` for pairs of earlier editions, "
        "`gone` for decided ones that are no longer found.",
        "-",
        "again",
        "past",
        "gone",
        of=Verdict,
    )
    held: str = one_of("Given to me, or to nobody.", "me", "nobody")
    answer: str = one_of("With a proposal that was answered so.", of=Answer)


@router.api_operation(READ, "/overlaps", **members(list[Overlap], "overlaps.view", Scope.READ))
@paginate(Pages)
def list_overlaps(request: HttpRequest, asked: Query[OverlapsAsked]) -> QuerySet[Any]:
    """Overlaps, what to act on first before all others."""
    found = selectors.listed(asked.given(), caller(request))
    return selectors.whole(found).order_by("order", "pk")


@router.api_operation(
    READ, "/overlaps/{pk}", **members(WholeOverlap, "overlaps.view", Scope.READ, 404)
)
def get_overlap(request: HttpRequest, pk: Key) -> Any:
    """One overlap with its reasons, what is proposed and what was done about it."""
    row = get_object_or_404(selectors.stated(pk).prefetch_related("proposals"))
    row.seen, row.history = page.digest_of(row), selectors.history(row)
    return row


@router.post(
    "/overlaps/{pk}/verdicts",
    **members(OverlapDeed, "overlaps.decide", Scope.DECIDE, *WRITES, status=201),
)
def judge(request: HttpRequest, pk: Key, said: Judgement) -> Status[Any]:
    """Say what an overlap is."""
    row, person = _whole(request, pk), caller(request)
    form = VerdictForm(said.model_dump(), digest=page.digest_of(row))
    made = services.decide(overlap=row, by=person, **checked(form))
    return Status(201, once(made, person, pair=row.pair, value=said.verdict, why=said.why))


@router.post(
    "/overlaps/{pk}/comments",
    **members(OverlapDeed, "overlaps.comment", Scope.DECIDE, *WRITES, status=201),
)
def comment(request: HttpRequest, pk: Key, said: Comment) -> Status[Any]:
    """Add to the discussion of an overlap."""
    row, person = get_object_or_404(selectors.overlap(pk)), caller(request)
    made = services.comment(overlap=row, by=person, **checked(CommentForm(said.model_dump())))
    return Status(201, once(made, person, pair=row.pair, act=Act.COMMENT, why=said.why))


@router.post(
    "/overlaps/{pk}/proposals/{proposal}/answers",
    **members(OverlapDeed, "overlaps.decide", Scope.DECIDE, *WRITES, status=201),
)
def answer(request: HttpRequest, pk: Key, proposal: Key, said: Answered) -> Status[Any]:
    """Accept, amend or reject what is proposed."""
    row, person = _whole(request, pk), caller(request)
    about = get_object_or_404(row.proposals, pk=proposal)
    form = AnswerForm(said.model_dump(), draft=as_drafted(about, row))
    made = services.answer(proposal=about, overlap=row, by=person, **checked(form))
    same = {"proposal_id": about.pk, "value": said.answer, "why": said.why}
    return Status(201, once(made, person, **same))


@router.post(
    "/overlaps/{pk}/entries/{entry}/withdrawals",
    **members(OverlapDeed, "overlaps.decide", Scope.DECIDE, *WRITES, status=201),
)
def withdraw(request: HttpRequest, pk: Key, entry: Key, said: Undone) -> Status[Any]:
    """Undo a verdict or an answer, for all to see; what was already undone stays so."""
    row, person = _whole(request, pk), caller(request)
    undone = get_object_or_404(Entry, pk=entry, pair=row.pair, act__in=page.UNDOABLE)
    said_so = checked(WithdrawForm(said.model_dump()))
    return Status(201, services.withdraw(overlap=row, entry=undone, by=person, **said_so))


def _whole(request: HttpRequest, pk: int) -> Row:
    """The overlap, if the caller may decide on it while both its clauses are there."""
    there = selectors.overlap(pk).filter(left__isnull=False, right__isnull=False)
    row = get_object_or_404(there)
    require(request, "overlaps.decide", row)
    return row


def _proposal(row: Any, said: Entry | None) -> dict[str, Any]:
    told = {name: tell(recall(getattr(row, name)), names()) for name in TOLD}
    plain = {name: getattr(row, name) for name in PLAIN}
    stands = {"answer": said.value if said else None, "wording": said.wording if said else ""}
    return {"id": row.pk, **plain, **told, **stands}
