"""What pages ask of topics: each function a bounded number of queries."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Case, Count, Prefetch, Q, QuerySet, When
from django.utils import timezone

from intersector_web.instruments.models import Document, Instrument, Mandate
from intersector_web.overlaps.models import Theme
from intersector_web.people.models import Person, Role, Term
from intersector_web.topics.models import Appointment, Change, Function, Place, Topic


def listed(asked: Mapping[str, str]) -> QuerySet[Topic]:
    """The topics that fit the filters ``q`` and ``sector``, with what is shown of each.

    Those that became part of another are left out.
    """
    found = Topic.objects.filter(merged_into__isnull=True)
    if q := asked.get("q", "").strip():
        words = Q(wordings__name__icontains=q) | Q(wordings__description__icontains=q)
        found = found.filter(words).distinct()
    if sector := asked.get("sector"):
        found = found.filter(sectors__regex=rf"(^| ){_escaped(sector)}( |$)")
    return found.prefetch_related("wordings", "themes", _appointments())


def topic(slug: str) -> QuerySet[Topic]:
    """One topic with all that its page shows of it."""
    light = Document.objects.defer("text", "blocks")
    places = Place.objects.select_related("instrument", "said__by").prefetch_related(
        Prefetch("instrument__documents", light)
    )
    found = Topic.objects.filter(slug=slug).select_related("merged_into")
    return found.prefetch_related(
        "wordings__by", "themes", _appointments(), Prefetch("places", places), "items"
    )


def mandates(documents: Iterable[Document]) -> QuerySet[Mandate]:
    """The mandates that documents give, document by document."""
    given = Mandate.objects.filter(clause__document__in=list(documents))
    light = given.select_related("clause__document").defer(
        "clause__text", "clause__document__text", "clause__document__blocks"
    )
    return light.order_by("clause__document__source", "start")


def labels(names: Iterable[str]) -> dict[str, Any]:
    """What themes are called (`phrases.keep`), by their names."""
    return dict(Theme.objects.filter(name__in=set(names)).values_list("name", "label"))


def candidates(function: str, sector: str) -> QuerySet[Person]:
    """Whom a post can be given: those who hold its role, today or from a later day.

    The General Secretariat's focal points and, beside topic coordinators, the coordinators of a
    topic are of the secretariat.
    """
    terms = Term.objects.filter(Q(until__isnull=True) | Q(until__gte=timezone.localdate()))
    if function == Function.COORDINATOR:
        terms = terms.filter(role__in=[Role.COORDINATOR, Role.SECRETARIAT])
    elif sector:
        terms = terms.filter(role=Role.FOCAL_POINT, sector=sector)
    else:
        terms = terms.filter(role=Role.SECRETARIAT)
    return Person.objects.filter(pk__in=terms.values("person"), is_active=True).order_by("name")


def instruments_named(words: str) -> QuerySet[Instrument]:
    """The first instruments whose name or title has these words."""
    named = Q(name__icontains=words) | Q(documents__title__icontains=words)
    light = Document.objects.defer("text", "blocks")
    found = Instrument.objects.filter(named).distinct()
    return found.prefetch_related(Prefetch("documents", light))[:20]


def sectors() -> list[str]:
    """The Sectors that topics concern."""
    held = Topic.objects.filter(merged_into__isnull=True).values_list("sectors", flat=True)
    return sorted({code for codes in held for code in codes.split()})


def changes(topic: Topic | None) -> QuerySet[Change]:
    """Everything that was done about a topic, or about all, the latest first."""
    found = Change.objects.filter(topic=topic) if topic else Change.objects.all()
    return (
        found.select_related("by", "person", "topic")
        .prefetch_related("topic__wordings")
        .order_by("-pk")
    )


def waiting_themes() -> QuerySet[Theme]:
    """Themes that no topic was made of, areas of mutual interest first."""
    found = Theme.objects.filter(found=True, adoption__isnull=True)
    return found.annotate(size=Count("members")).order_by(
        Case(When(mutual__isnull=True, then=1), default=0), "order"
    )


def _appointments() -> "Prefetch[str, QuerySet[Appointment], str]":
    held = Appointment.objects.not_over(timezone.localdate()).filter(person__is_active=True)
    rows = held.select_related("person")
    return Prefetch("appointments", rows, to_attr="current")


def _escaped(code: str) -> str:
    return "".join(letter if letter.isalnum() else f"[{letter}]" for letter in code)
