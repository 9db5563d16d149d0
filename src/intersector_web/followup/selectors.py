"""What pages ask of duties and of what was done about them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from intersector_web.followup.models import OPEN, Duty, Entry, State
from intersector_web.instruments.models import Clause, Document
from intersector_web.people.models import Person, Role, Term
from intersector_web.topics.models import Place, Standing, Topic

SOON: Final = timedelta(days=90)
YEAR: Final = re.compile("[1-9][0-9]{3}")
History = Sequence[tuple[Any, list[Any]]]
"""Duties with their deeds, as rows or with the fields alone that `stands` reads."""
DEED: Final = ("pk", "duty_id", "act", "value", "period", "due", "digest", "at", "withdraws_id")
Untouched = Sequence[tuple[date, date | None, int]]
"""Since when and due by when how many are followed about which nobody did anything."""


def listed(asked: Mapping[str, str], person: Person) -> QuerySet[Duty]:
    """The duties that fit the filters, those due first before all others.

    Filters: ``q``, ``state``, ``held``, ``sector``, ``recipient``, ``due``, ``asks``,
    ``topic``, ``instrument``, ``reporting``.
    """
    found = followed()
    for name, narrow in _NARROW.items():
        if value := asked.get(name, "").strip():
            found = found.filter(narrow(value))
    if held := asked.get("held"):
        found = found.filter(_held(held, person))
    return with_places(found)


def followed() -> QuerySet[Duty]:
    """What is in force, seems to be superseded, or was ever dealt with."""
    return Duty.objects.filter(Q(found=True) | Q(dealt_with=True) | ~Q(ended=""))


def shown(some: Any) -> QuerySet[Duty]:
    """A few of them with their places; for those that are passed over only an index is read."""
    return with_places(Duty.objects.filter(pk__in=list(some.values_list("pk", flat=True))))


def with_places(found: QuerySet[Duty]) -> QuerySet[Duty]:
    """The duties with their clause, its document and who answers for them."""
    rows = found.select_related("clause__document", "instrument", "person")
    return rows.defer("clause__document__text", "clause__document__blocks")


def mine(person: Person) -> QuerySet[Duty]:
    """The duties that somebody answers for, that are not over."""
    held = followed().filter(_held("me", person)).exclude(state=State.SUPERSEDED)
    return with_places(held.filter(Q(state__in=OPEN) | Q(due__isnull=False)))


def overdue(found: QuerySet[Duty]) -> int:
    """How many of them are overdue."""
    return found.filter(_due("overdue")).count()


def reports() -> QuerySet[Duty]:
    """The reporting duties in force."""
    found = followed().filter(reporting=True).exclude(state=State.SUPERSEDED)
    return with_places(found)


def _about(text: str) -> Q:
    return (
        Q(text__icontains=text)
        | Q(edition__icontains=text)
        | _of(Document.objects.filter(title__icontains=text))
    )


def _of(documents: QuerySet[Document]) -> Q:
    return Q(instrument__in=documents.values("instrument"))


def _on(topic: str) -> Q:
    """Whether an instrument has its place in a topic, as `Place.holds` says."""
    held = Place.objects.filter(topic__slug=topic)
    held = held.filter(Q(standing=Standing.PINNED) | Q(found=True, standing=""))
    return Q(instrument__in=held.values("instrument"))


def _of_sector(code: str) -> Q:
    """Those that a Sector is concerned by; ``-`` for those that none is."""
    return Q(sectors="") if code == "-" else _among("sectors", code, " ")


def _to(recipient: str) -> Q:
    """Those that are for a recipient; ``-`` for those that name none."""
    return Q(recipient="") if recipient == "-" else _among("recipient", recipient, "; ")


def _among(field: str, value: str, between: str) -> Q:
    """Whether a value is one of those that a field holds."""
    return (
        Q(**{field: value})
        | Q(**{f"{field}__startswith": f"{value}{between}"})
        | Q(**{f"{field}__endswith": f"{between}{value}"})
        | Q(**{f"{field}__contains": f"{between}{value}{between}"})
    )


def _due(when: str) -> Q:
    today = timezone.localdate()
    if when == "overdue":
        return Q(due__lt=today, state__in=OPEN)
    if when == "soon":
        return Q(due__gte=today, due__lte=today + SOON)
    return Q(due=None) if when == "none" else Q(due__year=when) if YEAR.fullmatch(when) else Q()


def _asks(what: str) -> Q:
    """Those that ask for somebody: to look again, or to confirm that they are superseded."""
    return Q(again=True) if what == "again" else ~Q(ended="") & ~Q(state=State.SUPERSEDED)


def _held(by: str, person: Person) -> Q:
    if by == "me":
        return Q(person=person) | Q(desk__in=desks(person), desk__gt="")
    if by == "nobody":
        return Q(person=None, office="", desk="")
    kind, _, value = by.partition(":")
    known = {"person": "person", "office": "office", "desk": "desk"}
    if kind not in known or (kind == "person" and not value.isdigit()):
        return Q()
    return Q(**{known[kind]: value})


_NARROW: Final[dict[str, Any]] = {
    "q": _about,
    "state": lambda state: Q(state=state),
    "topic": _on,
    "instrument": lambda slug: _of(Document.objects.filter(slug=slug)),
    "sector": _of_sector,
    "recipient": _to,
    "due": _due,
    "asks": _asks,
    "reporting": lambda _value: Q(reporting=True),
}


def desks(person: Person) -> list[str]:
    """The Sectors of which somebody is focal point today."""
    return [sector for role, sector in person.roles if role == Role.FOCAL_POINT and sector]


def parts(field: str, between: str) -> list[str]:
    """The single values that a field of several holds."""
    rows = Duty.objects.order_by(field).values_list(field, flat=True).distinct()
    return sorted({part for row in rows for part in row.split(between) if part})


def topics() -> QuerySet[Topic]:
    """The topics that a filter offers."""
    return Topic.objects.filter(merged_into__isnull=True).prefetch_related("wordings")


def holders() -> tuple[list[Person], list[str], list[str]]:
    """The persons, offices and Sectors that answer for something."""
    held = Duty.objects.filter(dealt_with=True)
    people = Person.objects.filter(pk__in=held.values("person")).order_by("name")
    offices, sectors = (
        list(held.exclude(**{name: ""}).order_by(name).values_list(name, flat=True).distinct())
        for name in ("office", "desk")
    )
    return list(people), offices, sectors


def able() -> QuerySet[Person]:
    """Who can be made to answer for a duty: whoever coordinates today."""
    roles = (Role.FOCAL_POINT, Role.COORDINATOR, Role.SECRETARIAT)
    terms = Term.objects.on(timezone.localdate()).filter(role__in=roles)
    return Person.objects.filter(pk__in=terms.values("person"), is_active=True).order_by("name")


def years() -> list[int]:
    """The years in which something is due."""
    days = Duty.objects.exclude(due=None).order_by().values_list("due", flat=True).distinct()
    return sorted({day.year for day in days if day})


def duty(pk: int) -> QuerySet[Duty]:
    """One duty with all that its page shows of it."""
    entries = Entry.objects.select_related("by", "to", "withdraws", "withdrawal")
    reminders = Prefetch("reminders")
    return with_places(Duty.objects.filter(pk=pk)).prefetch_related(
        Prefetch("entries", entries), reminders, "reminders__person"
    )


def of_instrument(document: Document) -> tuple[QuerySet[Clause], list[Duty]]:
    """The operative clauses in which an instrument is followed, and its duties with their deeds."""
    entries = Entry.objects.select_related("by", "to", "withdrawal")
    rows = followed().filter(instrument=document.instrument_id).select_related("person")
    duties = list(rows.prefetch_related(Prefetch("entries", entries)).order_by("order", "pk"))
    there = [each.clause_id for each in duties if each.found and each.clause_id]
    first = Clause.objects.filter(pk__in=there[:1]).values_list("document", flat=True).first()
    clauses = Clause.objects.filter(document=first or document.pk, role="operative")
    plain = Document.objects.defer("text", "blocks")
    return clauses.order_by("position").prefetch_related(Prefetch("document", plain)), duties


def history(sector: str = "", reporting: str = "") -> tuple[History, Untouched]:
    """What figures as of any day are counted from: duties with their deeds, and how many others
    are followed since when and due by when."""
    found = followed()
    if sector:
        found = found.filter(_of_sector(sector))
    if reporting:
        found = found.filter(reporting=True)
    dealt = found.filter(dealt_with=True)
    said: dict[int, list[Any]] = {}
    deeds = Entry.objects.filter(duty__in=dealt.values("pk")).order_by("pk")
    for deed in deeds.values_list(*DEED, named=True):
        said.setdefault(deed.duty_id, []).append(deed)
    duties = dealt.order_by().values_list("pk", "dues", "digest", "followed", named=True)
    rows = [(each, said[each.pk]) for each in duties]
    others = found.filter(dealt_with=False).order_by("followed", "due")
    groups = others.values_list("followed", "due").annotate(Count("pk"))
    return rows, list(groups)


def first_day() -> date | None:
    """Since when anything is followed."""
    return Duty.objects.order_by("followed").values_list("followed", flat=True).first()
