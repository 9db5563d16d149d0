"""What pages ask of topics: each function a bounded number of queries."""

from collections.abc import Mapping

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from intersector_web.overlaps.models import Theme
from intersector_web.topics.models import Appointment, Change, Place, Topic


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
    places = Place.objects.select_related("instrument", "said__by")
    return Topic.objects.filter(slug=slug).prefetch_related(
        "wordings__by",
        "themes",
        _appointments(),
        Prefetch("places", places.prefetch_related("instrument__documents")),
        "items",
    )


def sectors() -> list[str]:
    """The Sectors that topics concern."""
    held = Topic.objects.filter(merged_into__isnull=True).values_list("sectors", flat=True)
    return sorted({code for codes in held for code in codes.split()})


def history(topic: Topic) -> QuerySet[Change]:
    """Everything that was done about a topic, the latest first."""
    return topic.changes.select_related("by", "person").order_by("-pk")


def waiting_themes() -> QuerySet[Theme]:
    """Themes that no topic was made of, areas of mutual interest first."""
    return Theme.objects.filter(found=True, adoption__isnull=True)


def _appointments() -> "Prefetch[str, QuerySet[Appointment], str]":
    rows = Appointment.objects.not_over(timezone.localdate()).select_related("person")
    return Prefetch("appointments", rows, to_attr="current")


def _escaped(code: str) -> str:
    return "".join(letter if letter.isalnum() else f"[{letter}]" for letter in code)
