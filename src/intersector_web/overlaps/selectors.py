"""What pages ask of overlaps and of what people did about them."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from intersector_web.overlaps.models import Act, Answer, Entry, Overlap, Proposal, Theme
from intersector_web.people.models import Person, Role, Term

SIDES = ("left", "right")
HEAVY = [f"{side}__document__{name}" for side in SIDES for name in ("text", "blocks")]
Annotated = QuerySet[Any]
"""Overlaps with what `_in_state` adds to each."""


def listed(asked: Mapping[str, str], person: Person) -> Annotated:
    """The overlaps that fit the filters, what to act on first before all others.

    Filters: ``q``, ``document``, ``sectors``, ``kind``, ``label``, ``theme``, ``state``, ``held``,
    ``answer``.
    """
    found = _in_state(asked.get("state", ""))
    for name in ("sectors", "kind", "label"):
        if value := asked.get(name):
            found = found.filter(**{name: value})
    for name in ("q", "document", "theme"):
        if value := asked.get(name, "").strip():
            found = found.filter(_about(name, value))
    if held := asked.get("held"):
        found = found.filter(holder=person.pk) if held == "me" else found.filter(holder=None)
    if answer := asked.get("answer"):
        found = found.filter(Exists(_standing(Act.ANSWER).filter(value=answer)))
    return found.select_related(*(f"{side}__document" for side in SIDES)).defer(*HEAVY)


def waiting(found: Annotated) -> int:
    """How many of them nobody has decided."""
    return found.filter(verdict=None).count()


def _in_state(state: str) -> Annotated:
    """Overlaps with `verdict`, whether to look `again`, and `holder`, in one state of the work."""
    rows: Annotated = Overlap.objects.annotate(
        verdict=_latest(Act.VERDICT, "value"),
        again=~Q(digest=_latest(Act.VERDICT, "digest")),
        holder=_latest(Act.ASSIGNMENT, "to"),
        holder_name=_latest(Act.ASSIGNMENT, "to__name"),
    )
    if state == "gone":
        decided = Exists(Entry.objects.filter(overlap=OuterRef("pk")))
        elsewhere = Exists(Overlap.objects.filter(pair=OuterRef("pair"), found=True))
        return rows.filter(decided, ~elsewhere, found=False)
    rows = rows.filter(found=True, current=state != "past")
    if state == "past":
        return rows
    if state == "again":
        return rows.filter(verdict__isnull=False, again=True)
    if state == "-":
        return rows.filter(verdict=None)
    return rows.filter(verdict=state) if state else rows


def _latest(act: Act, field: str) -> Subquery:
    return Subquery(_standing(act).values(field)[:1])


def _standing(act: Act) -> QuerySet[Any]:
    """What was done of that kind about the pair of a row, the latest first."""
    return Entry.objects.standing().filter(pair=OuterRef("pair"), act=act)


def _about(name: str, value: str) -> Q:
    """Whether a side is of that document, instrument or title; whether both are of the theme."""
    left, right = (_of_document(f"{side}__document", name, value) for side in SIDES)
    return left & right if name == "theme" else left | right


def _of_document(path: str, name: str, value: str) -> Q:
    if name == "q":
        return Q(**{f"{path}__identifier__icontains": value}) | Q(
            **{f"{path}__title__icontains": value}
        )
    if name == "document":
        return Q(**{f"{path}__slug": value})
    of_theme = Theme.objects.filter(name=value).values("members")
    return Q(**{f"{path}__in": of_theme})


def following(row: Overlap, asked: Mapping[str, str], person: Person) -> Overlap | None:
    """The next overlap of the queue that waits for a decision, from the top again at its end."""
    state = "again" if asked.get("state") == "again" else "-"
    found = listed({**asked, "state": state}, person).exclude(pair=row.pair)
    return found.filter(order__gt=row.order).first() or found.first()


def accepted(asked: Mapping[str, str], person: Person) -> list[Proposal]:
    """The proposals about the overlaps that fit the filters which somebody accepted."""
    found = listed({**asked, "answer": Answer.ACCEPTED}, person)
    last = Entry.objects.standing().filter(act=Act.ANSWER, proposal=OuterRef("pk"))
    rows = Proposal.objects.annotate(answer=Subquery(last.values("value")[:1]))
    rows = rows.filter(answer=Answer.ACCEPTED, overlap__in=found.values("pk"))
    return list(rows.select_related("overlap").order_by("overlap__order", "order"))


def alike(row: Overlap) -> list[Overlap]:
    """The other overlaps of the same clause where it stands in several texts."""
    if not row.group:
        return []
    found = _in_state("").filter(group=row.group).exclude(pair=row.pair)
    return list(found.select_related(*(f"{side}__document" for side in SIDES)).defer(*HEAVY))


def choices(field: str) -> list[str]:
    """The values that a filter offers."""
    values = Overlap.objects.filter(found=True).order_by(field).values_list(field, flat=True)
    return list(values.distinct())


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


def focal_points(row: Overlap) -> QuerySet[Person]:
    """To whom an overlap can be given: the focal points of its Sectors, today."""
    terms = Term.objects.on(timezone.localdate())
    held = terms.filter(role=Role.FOCAL_POINT, sector__in=row.concerned)
    return Person.objects.filter(pk__in=held.values("person"), is_active=True).order_by("name")


def decisions() -> Iterator[dict[str, Any]]:
    """The verdict that stands on each pair, as `intersector learn` reads it."""
    stand = Entry.objects.standing().filter(act=Act.VERDICT)
    last = stand.filter(pair=OuterRef("pair")).values("pk")[:1]
    rows = Entry.objects.filter(act=Act.VERDICT, pk=Subquery(last)).order_by("pk")
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
