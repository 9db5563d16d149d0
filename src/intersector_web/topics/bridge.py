"""Between topics and the analysis: what people said of themes goes in, who is in them comes out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.db import transaction

from intersector.identifiers import InstrumentId
from intersector.model import Decision, Pairing
from intersector_web.instruments.models import Instrument
from intersector_web.overlaps.models import Membership
from intersector_web.topics.models import Act, Adoption, Change, Place, Standing, Topic


@dataclass(frozen=True, slots=True)
class _Found:
    """The instruments of each theme, and what put them there."""

    of: Mapping[int, Mapping[Instrument, Any]]

    @classmethod
    def now(cls) -> "_Found":
        """What the latest analysis left."""
        rows = Membership.objects.filter(theme__adoption__isnull=False)
        found: dict[int, dict[Instrument, Any]] = defaultdict(dict)
        for row in rows.select_related("document__instrument"):
            found[row.theme_id].setdefault(row.document.instrument, row.basis)
        return cls(found)


def pairings() -> list[Pairing]:
    """What people said of the themes that topics are made of, for the next analysis.

    A pin puts an instrument into the first theme of its topic, a ban keeps it out of all. Who is
    in a theme that the topic took in belongs to the first one too. Who is in a theme now is said
    without a decision, by which a theme keeps its name as documents come and go.
    """
    topics = Topic.objects.filter(merged_into__isnull=True).prefetch_related(
        "adoptions__theme", "places__instrument", "places__said__by", "changes__by"
    )
    found = _Found.now()
    return [each for topic in topics for each in _of_topic(topic, found)]


def _of_topic(topic: Topic, found: _Found) -> Iterator[Pairing]:
    adoptions = list(topic.adoptions.all())
    said = {place.instrument: place for place in topic.places.all() if place.standing}
    joined = {change.about: change for change in topic.changes.all() if change.act == Act.JOINED}
    told: set[tuple[str, str]] = set()
    for adoption in adoptions:
        theme = adoption.theme.name
        for instrument, place in said.items():
            banned = place.standing == Standing.BANNED
            if (banned or adoption == adoptions[0]) and place.said:
                told.add((subject(instrument), theme))
                yield _decided(instrument, theme, place.said, confirmed=not banned)
        for instrument in found.of.get(adoption.theme_id, {}):
            first = adoptions[0].theme.name
            if theme in joined and (subject(instrument), first) not in told:
                told.add((subject(instrument), first))
                yield _decided(instrument, first, joined[theme], confirmed=True)
            if (subject(instrument), theme) not in told:
                yield Pairing(subject(instrument), theme)


def _decided(instrument: Instrument, theme: str, change: Change, *, confirmed: bool) -> Pairing:
    name, who, when = subject(instrument), str(change.by), change.at.date().isoformat()
    decision = Decision(name, theme, confirmed=confirmed, who=who, when=when, why=change.why)
    return Pairing(name, theme, decision=decision)


def subject(instrument: Instrument) -> str:
    """What the library calls an instrument in a review."""
    try:
        return str(InstrumentId.parse(instrument.name))
    except ValueError:
        return PurePath(instrument.name).name


@transaction.atomic
def keep_places() -> None:
    """Bring every topic up to date with the latest analysis, and say what it changed."""
    found = _Found.now()
    topics = Topic.objects.filter(merged_into__isnull=True)
    for topic in topics.prefetch_related("adoptions__theme", "places__instrument"):
        _keep_themes(topic)
        if any(each.theme.found for each in topic.adoptions.all()):
            _keep_instruments(topic, found)


def place_found(topic: Topic) -> None:
    """Give a topic the instruments of the themes that it is made of, without a word of it."""
    _keep_instruments(topic, _Found.now(), silent=True)


def _keep_themes(topic: Topic) -> None:
    """Say which themes were lost or found again."""
    changed = [each for each in topic.adoptions.all() if each.found != each.theme.found]
    for each in changed:
        each.found = each.theme.found
        act = Act.BACK if each.found else Act.GONE
        Change.objects.create(topic=topic, act=act, about=each.theme.name)
    Adoption.objects.bulk_update(changed, ["found"])


def _keep_instruments(topic: Topic, found: _Found, *, silent: bool = False) -> None:
    """A topic without a theme that is found keeps those it had."""
    now: dict[Instrument, Any] = {}
    for adoption in topic.adoptions.all():
        now = {**found.of.get(adoption.theme_id, {}), **now}
    places = {place.instrument: place for place in topic.places.all()}
    changed = [place for place in places.values() if place.found != (place.instrument in now)]
    fresh = [Place(topic=topic, instrument=each) for each in now if each not in places]
    for place in (*changed, *fresh):
        place.found = place.instrument in now
        if not (silent or place.standing):
            act = Act.FOUND if place.found else Act.LOST
            Change.objects.create(topic=topic, act=act, about=place.instrument.name)
    for place in (*places.values(), *fresh):
        place.basis = now.get(place.instrument, place.basis)
    Place.objects.bulk_create(fresh, 500)
    Place.objects.bulk_update(places.values(), ["found", "basis"], 500)
