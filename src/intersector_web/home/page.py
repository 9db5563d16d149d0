"""What the first page shows, put together from the rooms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import ngettext

from intersector_web.followup import selectors as followup
from intersector_web.instruments.models import Instrument
from intersector_web.layout.words import names
from intersector_web.overlaps import selectors as overlaps
from intersector_web.people.models import Person
from intersector_web.topics import page as topics
from intersector_web.topics import selectors as of_topics

FEW: Final = 8
"""Topics that are shown here; the others have their own page."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for somebody: what and how much of it, where, and whether it is late."""

    what: str
    link: str
    late: bool = False


def context(person: Person | AnonymousUser) -> dict[str, Any]:
    """All that the first page shows to somebody."""
    cards = topics.cards({})
    return {
        "cards": cards[:FEW],
        "more": max(0, len(cards) - FEW),
        "instruments": Instrument.objects.count(),
        "waiting": waiting(person, cards) if isinstance(person, Person) else None,
    }


def waiting(person: Person, cards: Sequence[topics.Card]) -> Sequence[Waiting]:
    """What waits for a person, by what they may do, the most urgent first."""
    found: list[Waiting | None] = []
    if person.has_perm("followup.answer"):
        found += _mandates(person)
    if person.has_perm("overlaps.decide"):
        found += _overlaps(person)
    if person.has_perm("topics.create"):
        found += _topics(cards)
    return [each for each in found if each is not None]


def _mandates(person: Person) -> list[Waiting | None]:
    duties, place = followup.mine(person), reverse("followup:list")
    late, total = followup.overdue(duties), duties.count()
    return [
        _told(
            late,
            ngettext("%(number)s mandate of yours", "%(number)s mandates of yours", late),
            f"{place}?held=me&due=overdue",
            late=True,
        ),
        _told(
            total - late,
            ngettext(
                "%(number)s mandate that you answer for",
                "%(number)s mandates that you answer for",
                total - late,
            ),
            reverse("followup:mine"),
        ),
    ]


def _overlaps(person: Person) -> list[Waiting | None]:
    queue = reverse("overlaps:list")
    mine = overlaps.listed({"held": "me", "state": "-"}, person).count()
    again = overlaps.listed({"state": "again"}, person).count()
    return [
        _told(
            mine,
            ngettext(
                "%(number)s overlap given to you, not decided",
                "%(number)s overlaps given to you, not decided",
                mine,
            ),
            f"{queue}?held=me&state=-",
        ),
        _told(
            again,
            ngettext(
                "%(number)s verdict whose texts changed since",
                "%(number)s verdicts whose texts changed since",
                again,
            ),
            f"{queue}?state=again",
        ),
    ]


def _topics(cards: Sequence[topics.Card]) -> list[Waiting | None]:
    vacant = sum(card.vacancies for card in cards)
    themes = of_topics.waiting_themes().count()
    return [
        _told(
            vacant,
            ngettext("%(number)s vacant post", "%(number)s vacant posts", vacant),
            f"{reverse('topics:list')}?vacant=1",
        ),
        _told(
            themes,
            ngettext(
                "%(number)s theme without a topic", "%(number)s themes without a topic", themes
            ),
            reverse("topics:themes"),
        ),
    ]


def _told(number: int, words: str, link: str, *, late: bool = False) -> Waiting | None:
    """What waits, with its number in it; None where nothing does."""
    return Waiting(words % {"number": names().words.number(number)}, link, late) if number else None
