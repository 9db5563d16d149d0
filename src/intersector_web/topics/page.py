"""What the pages of topics show: words in the reader's language, who looks after what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from intersector.phrases import recall
from intersector.publishing.atlas import area
from intersector.publishing.sentences import tell
from intersector_web.layout.words import names, tongue
from intersector_web.topics import selectors
from intersector_web.topics.models import SOON, Appointment, Function, Topic
from intersector_web.topics.wordings import Said, said

GENERAL: Final = ""
"""The Sector of a focal point that is the General Secretariat's."""


@dataclass(frozen=True, slots=True)
class Post:
    """What a person is appointed to on a topic, who is today and who will be."""

    function: str
    sector: str
    holders: Sequence[Appointment]
    following: Sequence[Appointment]

    @property
    def label(self) -> str:
        """What the post is called."""
        if self.function == Function.COORDINATOR:
            return str(Function.COORDINATOR.label)
        return self.sector or _("General Secretariat")

    @property
    def code(self) -> str:
        """What an address calls it."""
        return self.sector or (
            "general" if self.function == Function.FOCAL_POINT else "coordinator"
        )

    @property
    def vacant(self) -> bool:
        """Whether nobody holds it today."""
        return not self.holders

    def ending(self, appointment: Appointment) -> bool:
        """Whether a term ends soon."""
        return appointment.until is not None and appointment.until <= timezone.localdate() + SOON

    @property
    def alarming(self) -> bool:
        """Whether it is vacant, or will be soon and no successor is named."""
        over = all(self.ending(each) for each in self.holders)
        return self.vacant or (over and not self.following)


@dataclass(frozen=True, slots=True)
class Card:
    """A topic as lists show it."""

    topic: Topic
    said: Said
    area: str
    posts: Sequence[Post]

    @property
    def vacancies(self) -> int:
        """How many posts nobody holds."""
        return sum(post.vacant for post in self.posts)


def cards(asked: Mapping[str, str]) -> list[Card]:
    """The topics that fit the filters, in the order of their names."""
    found = [card(topic) for topic in selectors.listed(asked)]
    if asked.get("vacant"):
        found = [each for each in found if each.vacancies]
    return sorted(found, key=lambda each: (each.said.name.casefold(), each.topic.pk))


def card(topic: Topic) -> Card:
    """A topic as lists show it."""
    return Card(topic, said(topic, tongue()), area_of(topic), posts(topic))


def area_of(topic: Topic) -> str:
    """Whether it is a two-way or a three-way area, and of which Sectors."""
    return tell(area(sorted(topic.concerned)), names()) if topic.concerned else ""


def rules(topic: Topic) -> list[Any]:
    """The rules that make its themes areas of mutual interest, each once."""
    kept: list[Any] = []
    for theme in topic.themes.all():
        if theme.mutual and theme.mutual not in kept:
            kept.append(theme.mutual)
    return [recall(each) for each in kept]


def posts(topic: Topic) -> list[Post]:
    """Every post of a topic: its coordinator, a focal point a Sector, the General Secretariat's.

    One of a Sector that the topic no longer concerns is there while somebody holds it.
    """
    held: Iterable[Appointment] = topic.current  # type: ignore[attr-defined]
    today, appointed = timezone.localdate(), list(held)
    codes = {each.sector for each in appointed if each.function == Function.FOCAL_POINT}
    wanted = [(Function.COORDINATOR, GENERAL)]
    wanted += [
        (Function.FOCAL_POINT, code) for code in sorted((topic.concerned | codes) - {GENERAL})
    ]
    wanted.append((Function.FOCAL_POINT, GENERAL))
    return [_post(function, sector, appointed, today) for function, sector in wanted]


def _post(function: str, sector: str, appointed: Sequence[Appointment], today: date) -> Post:
    own = [each for each in appointed if (each.function, each.sector) == (function, sector)]
    return Post(
        function,
        sector,
        [each for each in own if each.since <= today],
        [each for each in own if each.since > today],
    )
