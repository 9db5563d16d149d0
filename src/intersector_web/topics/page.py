"""What the pages of topics show: words in the reader's language, who looks after what."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _

from intersector.phrases import recall
from intersector.publishing.atlas import area
from intersector.publishing.sentences import tell
from intersector_web.instruments.models import Document, Instrument
from intersector_web.instruments.selectors import shown as in_language
from intersector_web.layout.words import names, tongue
from intersector_web.overlaps import selectors as overlaps
from intersector_web.overlaps.models import Theme
from intersector_web.people.models import Person
from intersector_web.topics import selectors
from intersector_web.topics.models import (
    BY_HAND,
    Appointment,
    Function,
    Kind,
    Place,
    Standing,
    Topic,
)
from intersector_web.topics.telling import instrument_name, post_title, told
from intersector_web.topics.wordings import Said, said, translations

LATEST: Final = 10
"""How many changes the page of a topic tells."""
MANDATES: Final = 100
"""How many mandates it shows."""
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
        """What the post is called, in short where it is a Sector's."""
        if self.function == Function.COORDINATOR:
            return str(Function.COORDINATOR.label)
        return self.sector or _("General Secretariat")

    @property
    def title(self) -> str:
        """What the post is called where it stands alone."""
        return post_title(self.function, self.sector)

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


@dataclass(frozen=True, slots=True)
class Card:
    """A topic as lists show it."""

    topic: Topic
    said: Said
    area: str
    posts: Sequence[Post]

    @property
    def concerned(self) -> list[str]:
        """The Sectors that it concerns, in order."""
        return sorted(self.topic.concerned)

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
    """Whether it is a two-way or a three-way area, where a rule makes it one."""
    mutual = any(theme.mutual for theme in topic.themes.all())
    return tell(area(sorted(topic.concerned)), names()) if topic.concerned and mutual else ""


def others(topic: Topic) -> list[str]:
    """The Sectors that the analysis finds concerned and people do not."""
    found = {code for theme in topic.themes.all() for code in theme.concerned}
    return sorted(found - topic.concerned)


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


@dataclass(frozen=True, slots=True)
class Held:
    """An instrument of a topic, and the document of it that the reader is shown."""

    place: Place
    document: Document | None


def context(topic: Topic, person: Person | AnonymousUser) -> dict[str, Any]:
    """All that the page of a topic shows to somebody."""
    held = instruments(topic)
    shown = [each.document for each in held if each.place.holds and each.document]
    changes = selectors.changes(topic)
    items = [each for each in topic.items.all() if not each.removed]
    themes = list(topic.themes.all())
    return {
        "topic": topic,
        "card": card(topic),
        "rules": rules(topic),
        "others": others(topic),
        "found_theme": next((each for each in themes if each.found), None),
        "on_map": next(iter(themes), None) if not topic.merged_into else None,
        "by_hand": all(each.name.startswith(BY_HAND) for each in themes),
        "held": [each for each in held if each.place.holds],
        "banned": [each for each in held if each.place.standing == Standing.BANNED],
        "mandates": selectors.mandates(shown)[:MANDATES],
        "activities": [each for each in items if each.kind == Kind.ACTIVITY],
        "documents": [each for each in items if each.kind == Kind.DOCUMENT],
        "translations": translations(topic),
        "history": told(changes[:LATEST]),
        "older": changes.count() > LATEST,
        "may_change": person.has_perm("topics.change", topic) and not topic.merged_into,
        "may_contribute": person.has_perm("topics.contribute", topic) and not topic.merged_into,
        **_of_person(topic, person),
    }


def _of_person(topic: Topic, person: Person | AnonymousUser) -> dict[str, Any]:
    """What only members see: the overlaps, and whether they are told of changes."""
    if not isinstance(person, Person):
        return {}
    theme = next((each for each in topic.themes.all() if each.found), None)
    found = overlaps.listed({"theme": theme.name}, person) if theme else None
    total, decided = (found.count(), overlaps.decided(found)) if found is not None else (0, 0)
    return {
        "overlaps": {"open": total - decided, "decided": decided},
        "follows": topic.subscriptions.filter(person=person).exists(),
    }


def instruments(topic: Topic) -> list[Held]:
    """The instruments of a topic in the order of their names, numbers as numbers."""
    held = [
        Held(place, in_language(place.instrument.documents.all(), tongue()))
        for place in topic.places.all()
    ]
    return sorted(held, key=lambda each: _in_order(each.place.instrument))


def _in_order(instrument: Instrument) -> tuple[Any, ...]:
    parts = re.split(r"(\d+)", instrument.name)
    return tuple(int(part) if part.isdecimal() else part for part in parts)


def proposed(theme: Theme) -> dict[str, Any]:
    """What a topic could say that is made of a theme."""
    codes = theme.concerned or theme.sectors
    return {"name": tell(recall(theme.label), names()), "sectors": codes}


def proposals(words: str) -> list[tuple[str, str]]:
    """Instruments whose number or title has these words: the name and what people call it."""
    found = selectors.instruments_named(words)
    return [
        (each.name, f"{instrument_name(each.name)} {shown.title if shown else ''}".strip())
        for each in found
        for shown in [in_language(each.documents.all(), tongue())]
    ]
