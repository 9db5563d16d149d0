"""What the first page shows, put together from the rooms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intersector_web.followup import selectors as followup
from intersector_web.instruments.models import Document, Instrument
from intersector_web.overlaps import selectors as overlaps
from intersector_web.people.models import Person
from intersector_web.topics import page as topics
from intersector_web.topics import selectors as of_topics

FEW: Final = 8
"""Topics that are shown here; the others have their own page."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for somebody: how much of it, and where."""

    count: int
    what: str | Promise
    link: str


def context(person: Person | AnonymousUser) -> dict[str, Any]:
    """All that the first page shows to somebody."""
    cards = topics.cards({})
    return {
        "cards": cards[:FEW],
        "more": max(0, len(cards) - FEW),
        "instruments": Instrument.objects.count(),
        "documents": Document.objects.count(),
        "waiting": waiting(person) if isinstance(person, Person) else None,
    }


def waiting(person: Person) -> Sequence[Waiting]:
    """What waits for a person, by what they may do; nothing is left out, so that 0 is told too."""
    found: list[Waiting] = []
    if person.has_perm("overlaps.decide"):
        queue, mine = reverse("overlaps:list"), {"held": "me", "state": "-"}
        again = overlaps.listed({"state": "again"}, person)
        found += [
            Waiting(
                overlaps.listed(mine, person).count(),
                _("overlaps given to you, not decided"),
                f"{queue}?held=me&state=-",
            ),
            Waiting(again.count(), _("verdicts whose texts changed since"), f"{queue}?state=again"),
        ]
    if person.has_perm("followup.answer"):
        duties = followup.mine(person)
        place = reverse("followup:list")
        found += [
            Waiting(duties.count(), _("mandates that you answer for"), f"{place}?held=me"),
            Waiting(followup.overdue(duties), _("of them overdue"), f"{place}?held=me&due=overdue"),
        ]
    if person.has_perm("topics.create"):
        themes = of_topics.waiting_themes().count()
        found.append(Waiting(themes, _("themes without a topic"), reverse("topics:list")))
    return found
