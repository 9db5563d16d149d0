"""What pages ask of overlaps and of what people did about them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from intersector_web.instruments.models import Clause, Document
from intersector_web.overlaps.models import Act, Analysis, Answer, Entry, Overlap, Proposal
from intersector_web.people.models import Person, Role, Term

LONGEST: Final = timedelta(days=1)
"""How long an analysis may take before it is taken to have broken off."""
SIDES = ("left", "right")
FIELDS: Final = ("sectors", "kind", "label")
HEAVY = [f"{side}__document__{name}" for side in SIDES for name in ("text", "blocks")]
ANSWERED: Final = {"answer": "value", "wording": "wording"}
DRAFTED: Final = ("kind", "draft")
"""What of a proposal is answered."""
LINKED = [
    "name",
    *(f"{side}__line" for side in SIDES),
    *(
        f"{side}__document__{name}"
        for side in SIDES
        for name in ("instrument", "year", "revision", "identifier", "title", "source")
    ),
]
"""What of an overlap a link to it needs."""
Annotated = QuerySet[Any]
"""Overlaps with what `_with_state` adds to each."""


def listed(asked: Mapping[str, str], person: Person) -> Annotated:
    """The overlaps that fit the filters, what to act on first before all others.

    Filters: ``q``, ``document``, ``sectors``, ``kind``, ``label``, ``theme``, ``state``, ``held``,
    ``answer``.
    """
    found = _in_state(asked.get("state", ""))
    for name in FIELDS:
        if value := asked.get(name):
            found = found.filter(**{name: value})
    for name in ("q", "document", "theme"):
        if value := asked.get(name, "").strip():
            found = found.filter(_about(name, value))
    if held := asked.get("held"):
        mine = held == "me"
        found = found.filter(_given(to=person)) if mine else found.exclude(_given(to__isnull=False))
    if answer := asked.get("answer"):
        found = found.filter(_said(Act.ANSWER, "proposal", value=answer))
    return found


def shown(some: Any) -> Annotated:
    """A few of them with their sides; what is passed over is not computed for the others."""
    keys = list(some.values_list("pk", flat=True))
    return whole(_with_state().filter(pk__in=keys))


def whole(found: Annotated) -> Annotated:
    """They with their sides, what is heavy of their documents left out."""
    return found.select_related(*(f"{side}__document" for side in SIDES)).defer(*HEAVY)


def stated(pk: int) -> Annotated:
    """One overlap with how it stands, its sides and its evidence."""
    return whole(_with_state().filter(pk=pk)).prefetch_related("evidence")


def decided(found: Annotated) -> int:
    """How many of them have a verdict: few beside those that wait, and so quicker to count."""
    return found.filter(pair__in=_decided()).count()


def waiting(found: Annotated, number: int, state: str) -> int:
    """How many of the `number` found have no verdict; most states tell without being counted."""
    if state == "-":
        return number
    return number - decided(found) if state in {"", "past", "gone"} else 0


def _with_state() -> Annotated:
    """Overlaps with `verdict`, whether to look `again`, `holder` and `holder_name`."""
    return Overlap.objects.annotate(
        verdict=_latest(Act.VERDICT, "value"),
        again=~Q(digest=_latest(Act.VERDICT, "digest")),
        holder=_latest(Act.ASSIGNMENT, "to"),
        holder_name=_latest(Act.ASSIGNMENT, "to__name"),
    )


def _in_state(state: str) -> Annotated:
    """Overlaps in one state of the work."""
    rows = _with_state()
    if state == "gone":
        decided = Exists(Entry.objects.filter(overlap=OuterRef("pk")))
        elsewhere = Exists(Overlap.objects.filter(pair=OuterRef("pair"), found=True))
        return rows.filter(decided, ~elsewhere, found=False)
    rows = rows.filter(found=True, current=state != "past")
    if state == "past":
        return rows
    if state == "-":
        return rows.exclude(pair__in=_decided())
    if state == "again":
        last = _last(Act.VERDICT).filter(pair=OuterRef("pair"))
        return rows.filter(Exists(last.exclude(digest=OuterRef("digest"))))
    return rows.filter(_said(Act.VERDICT, value=state)) if state else rows


def _decided() -> QuerySet[Any]:
    """The pairs on which a verdict stands: asked once for all rows, not for each."""
    return Entry.objects.standing().filter(act=Act.VERDICT).order_by().values("pair")


def _given(**to: Any) -> Q:
    return _said(Act.ASSIGNMENT, **to)


def _said(act: Act, about: str = "pair", **what: Any) -> Q:
    """Whether the last that stands of a kind says so: asked once for all rows too."""
    return Q(pair__in=_last(act, about).filter(**what).values("pair"))


def _last(act: Act, about: str = "pair") -> QuerySet[Any]:
    """Of each pair, or proposal, the last that stands of a kind."""
    stand = Entry.objects.standing().filter(act=act).order_by()
    later = stand.filter(pk__gt=OuterRef("pk"), **{about: OuterRef(about)})
    return stand.filter(~Exists(later))


def _latest(act: Act, field: str) -> Subquery:
    return Subquery(_standing(act).values(field)[:1])


def _standing(act: Act) -> QuerySet[Any]:
    """What was done of that kind about the pair of a row, the latest first."""
    return Entry.objects.standing().filter(pair=OuterRef("pair"), act=act)


def _about(name: str, value: str) -> Q:
    """Whether a side is of that document, instrument or title; whether both are of the theme."""
    clauses = Clause.objects.filter(document__in=_documents(name, value)).values("pk")
    if name == "document":
        lines = clauses.values("line")
        clauses = Clause.objects.filter(line__in=lines).values("pk")
    left, right = Q(left__in=clauses), Q(right__in=clauses)
    return left & right if name == "theme" else left | right


def _documents(name: str, value: str) -> QuerySet[Any]:
    if name == "theme":
        return Document.objects.filter(memberships__theme__name=value).values("pk")
    named = Q(identifier__icontains=value) | Q(title__icontains=value)
    return Document.objects.filter(named if name == "q" else Q(slug=value)).values("pk")


def following(row: Overlap, asked: Mapping[str, str], person: Person) -> Overlap | None:
    """The next overlap of the queue that waits for a decision, from the top again at its end."""
    state = "again" if asked.get("state") == "again" else "-"
    found = listed({**asked, "state": state}, person).exclude(pair=row.pair)
    return found.filter(order__gt=row.order).first() or found.first()


def of_document(document: Document, clauses: Iterable[Clause]) -> list[tuple[int, Overlap, Clause]]:
    """The overlaps of its clauses: the row of each, the overlap, and the clause on the other side.

    An overlap of several language versions is found in one; it is one of each of them.
    """
    own = {clause.line: clause.pk for clause in clauses}
    found = Overlap.objects.filter(found=True).annotate(verdict=_latest(Act.VERDICT, "value"))
    same = list(Clause.objects.filter(line__in=own).values_list("pk", flat=True))
    rows = found.filter(Q(left__in=same) | Q(right__in=same))
    rows = rows.select_related(*(f"{side}__document" for side in SIDES)).only(*LINKED)
    return [
        (own[clause.line], row, other)
        for row in rows
        for clause, other in ((row.left, row.right), (row.right, row.left))
        if clause and other and clause.line in own and _same_edition(clause.document, document)
    ]


def _same_edition(one: Document, other: Document) -> bool:
    return all(
        getattr(one, name) == getattr(other, name) for name in ("instrument_id", "year", "revision")
    )


def accepted(asked: Mapping[str, str], person: Person) -> list[Proposal]:
    """The proposals about the overlaps that fit the filters which somebody accepted, as they were
    drafted or amended."""
    found = listed({name: value for name, value in asked.items() if name != "answer"}, person)
    said = Entry.objects.standing().filter(act=Act.ANSWER).order_by().values("pair")
    there = Proposal.objects.filter(found=True, overlap__in=found.values("pk"))
    rows = answered(there.filter(overlap__pair__in=said))
    rows = rows.filter(answer__in=[Answer.ACCEPTED, Answer.AMENDED])
    return list(rows.order_by("overlap__order", "order"))


def answered(some: QuerySet[Proposal]) -> QuerySet[Any]:
    """Proposals with the `answer` that stands, its `wording`, and both sides of their overlaps.

    An answer is to what is drafted: it holds where that is proposed again under another name.
    """
    same = {f"proposal__{name}": OuterRef(name) for name in DRAFTED}
    last = Entry.objects.standing().filter(act=Act.ANSWER, pair=OuterRef("overlap__pair"), **same)
    said = {name: Subquery(last.values(field)[:1]) for name, field in ANSWERED.items()}
    sides = [f"overlap__{side}__document" for side in SIDES]
    light = [f"overlap__{field}" for field in HEAVY]
    return some.annotate(**said).select_related(*sides).defer(*light)


def alike(row: Overlap) -> list[Overlap]:
    """The other overlaps of the same clause where it stands in several texts."""
    if not row.group:
        return []
    return list(whole(_in_state("").filter(group=row.group).exclude(pair=row.pair)))


def first(row: Overlap) -> Overlap | None:
    """The overlap that has the proposals for all of its group, where that is another one."""
    lead = Overlap.objects.filter(name=row.group, group=row.group, found=True)
    lead = lead.filter(proposals__together=True, proposals__found=True).exclude(pk=row.pk)
    return whole(lead.distinct()).prefetch_related("proposals").first() if row.group else None


def running() -> bool:
    """Whether an analysis is under way: the last that began, not long ago, has not ended."""
    last = Analysis.objects.filter(started__gte=timezone.now() - LONGEST).first()
    return last is not None and last.finished is None


def choices() -> dict[str, list[str]]:
    """The values that the filters by a field of an overlap offer, asked once for all of them."""
    rows = list(Overlap.objects.filter(found=True).order_by().values_list(*FIELDS).distinct())
    return {name: sorted({row[at] for row in rows}) for at, name in enumerate(FIELDS)}


def overlap(pk: int) -> QuerySet[Overlap]:
    """One overlap with all that its page shows of it."""
    sides = (f"{side}__document" for side in SIDES)
    return (
        Overlap.objects.filter(pk=pk)
        .select_related(*sides)
        .defer(*HEAVY)
        .prefetch_related("evidence", "proposals")
    )


def history(row: Overlap) -> list[Entry]:
    """Everything that was done about the pair, in whatever edition, the oldest first."""
    entries = Entry.objects.filter(pair=row.pair)
    return list(entries.select_related("by", "to", "proposal", "withdraws", "withdrawal"))


def latest(entries: list[Entry], act: Act, **fields: Any) -> Entry | None:
    """The entry of that kind that stands."""
    for entry in reversed(entries):
        same = all(getattr(entry, name) == value for name, value in fields.items())
        if entry.act == act and same and not hasattr(entry, "withdrawal"):
            return entry
    return None


def answer_to(proposal: Proposal, entries: list[Entry]) -> Entry | None:
    """The answer that stands to what is drafted, also where it was proposed under another name."""
    return _answered(proposal, entries, lambda other: other.draft == proposal.draft)


def answer_before(proposal: Proposal, entries: list[Entry]) -> Entry | None:
    """The answer that stands to another draft of the same kind, which is no longer proposed."""
    return _answered(proposal, entries, lambda other: not other.found)


def _answered(
    proposal: Proposal, entries: list[Entry], fits: Callable[[Proposal], bool]
) -> Entry | None:
    found = [(each, other) for each in entries if (other := each.proposal) is not None]
    same = [each for each, other in found if other.kind == proposal.kind and fits(other)]
    return latest(same, Act.ANSWER)


def focal_points(row: Overlap) -> QuerySet[Person]:
    """To whom an overlap can be given: the focal points of its Sectors, today."""
    terms = Term.objects.on(timezone.localdate())
    held = terms.filter(role=Role.FOCAL_POINT, sector__in=row.concerned)
    return Person.objects.filter(pk__in=held.values("person"), is_active=True).order_by("name")


def decisions() -> Iterator[dict[str, Any]]:
    """The verdict that stands on each pair, as `intersector learn` reads it."""
    rows = _last(Act.VERDICT).order_by("pk")
    for entry in rows.select_related("by", "overlap").iterator():
        sides = {name: {**side} for name, side in entry.judged.items()}
        for side in sides.values():
            side.pop("line", None)
        yield {
            "id": str(entry.pk),
            "overlap": entry.overlap.name,
            **sides,
            "verdict": entry.value,
            "who": str(entry.by),
            "when": entry.at.date().isoformat(),
            "why": entry.why,
        }
