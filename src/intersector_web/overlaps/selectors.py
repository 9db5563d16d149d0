"""What pages ask of overlaps and of what people did about them."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from intersector_web.overlaps.models import Act, Entry, Overlap, Theme
from intersector_web.people.models import Person, Role, Term

SIDES = ("left", "right")
Annotated = QuerySet[Any]
"""Overlaps with what `_in_state` adds to each."""


def listed(asked: Mapping[str, str], person: Person) -> Annotated:
    """The overlaps that fit the filters, what to act on first before all others.

    Filters: ``q``, ``document``, ``sectors``, ``kind``, ``label``, ``theme``, ``state``, ``held``.
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
    sides = found.select_related(*(f"{side}__document" for side in SIDES))
    return sides.defer(
        *(f"{side}__document__{name}" for side in SIDES for name in ("text", "blocks"))
    )


def waiting(found: Annotated) -> int:
    """How many of them nobody has decided."""
    return found.filter(verdict=None).count()


def _in_state(state: str) -> Annotated:
    """Overlaps with `verdict`, whether to look `again`, and `holder`, in one state of the work."""
    rows: Annotated = Overlap.objects.annotate(
        verdict=_latest(Act.VERDICT, "value"),
        again=~Q(digest=_latest(Act.VERDICT, "digest")),
        holder=_latest(Act.ASSIGNMENT, "to"),
    )
    if state == "gone":
        return rows.filter(Exists(Entry.objects.filter(overlap=OuterRef("pk"))), found=False)
    rows = rows.filter(found=True)
    if state == "again":
        return rows.filter(verdict__isnull=False, again=True)
    if state == "-":
        return rows.filter(verdict=None)
    return rows.filter(verdict=state) if state else rows


def _latest(act: Act, field: str) -> Subquery:
    stand = Entry.objects.standing().filter(pair=OuterRef("pair"), act=act)
    return Subquery(stand.values(field)[:1])


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
        yield {
            "id": str(entry.pk),
            "overlap": entry.overlap.name,
            **entry.judged,
            "verdict": entry.value,
            "who": str(entry.by),
            "when": entry.at.date().isoformat(),
            "why": entry.why,
        }
