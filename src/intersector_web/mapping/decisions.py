"""What people have decided about the places of themes, on the map and on the pages of topics.

Both are read as one: what was said last and not undone stands, as of any day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from django.db.models import QuerySet
from django.utils import timezone

from intersector.model import Decision
from intersector_web.mapping.models import Act, Entry, RelatedEntry
from intersector_web.overlaps.models import Theme
from intersector_web.topics.models import Act as TopicAct
from intersector_web.topics.models import Change as TopicChange

Key = tuple[int, str]
"""A theme's row and the name of an instrument."""
ON_TOPICS: Final = {TopicAct.PINNED: True, TopicAct.BANNED: False, TopicAct.RELEASED: None}


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said: `confirmed` or refused, of which `edition` (empty where of all), and
    the entry of the map by which they said it."""

    confirmed: bool
    who: str
    at: datetime
    why: str
    edition: str = ""
    entry: int | None = None

    def as_found(self, subject: str, what: str) -> Decision:
        """The same as the library knows it, of what the analysis found."""
        day = timezone.localdate(self.at).isoformat()
        told = {"who": self.who, "when": day, "why": self.why}
        return Decision(subject, what, confirmed=self.confirmed, **told)


def end_of(day: date) -> datetime:
    """The last moment of a day, in the time zone of the site."""
    return timezone.make_aware(datetime.combine(day, time.max))


def decisions(themes: Iterable[Theme], *, on: date | None = None) -> Mapping[Key, Said]:
    """What stands about the places of the themes at the end of the day `on`: two queries."""
    wanted = [theme.pk for theme in themes]
    until = _until(on)
    found = _on_topics(wanted, until)
    for key, said in _on_the_map(wanted, until).items():
        if key not in found or found[key].at <= said.at:
            found[key] = said
    return found


def on_related(*, on: date | None = None) -> Mapping[tuple[int, int], Said]:
    """What stands about related works, by their rows, at the end of the day `on`: one query."""
    entries = RelatedEntry.objects.filter(at__lte=_until(on))
    return {(row.row_id, row.column_id): said for row, said in _standing(entries)}


def _on_the_map(themes: list[int], until: datetime) -> dict[Key, Said]:
    entries = Entry.objects.filter(theme__in=themes, at__lte=until).select_related("instrument")
    return {(row.theme_id, row.instrument.name): said for row, said in _standing(entries)}


def _until(on: date | None) -> datetime:
    return timezone.now() if on is None else end_of(on)


def _standing(entries: QuerySet[Any]) -> Iterator[tuple[Any, Said]]:
    """The entries that nobody withdrew by then, the latest last, with what they say."""
    rows = list(entries.select_related("by").order_by("pk"))
    undone = {row.withdraws_id for row in rows}
    for row in rows:
        if row.act != Act.WITHDRAWN and row.pk not in undone:
            confirmed = row.act == Act.CONFIRMED
            yield row, Said(confirmed, str(row.by), row.at, row.why, row.edition, row.pk)


def _on_topics(themes: list[int], until: datetime) -> dict[Key, Said]:
    """What stands on the pages of topics, for every theme that a topic is made of."""
    changes = TopicChange.objects.filter(
        topic__adoptions__theme__in=themes, act__in=list(ON_TOPICS), at__lte=until
    )
    made = (
        changes.select_related("by").prefetch_related("topic__adoptions").order_by("pk").distinct()
    )
    found: dict[Key, list[Said | None]] = defaultdict(list)
    for change in made:
        confirmed = ON_TOPICS[TopicAct(change.act)]
        said = None
        if confirmed is not None:
            said = Said(confirmed, str(change.by or ""), change.at, change.why)
        for adoption in change.topic.adoptions.all():
            found[adoption.theme_id, change.about].append(said)
    return {key: said[-1] for key, said in found.items() if said[-1] is not None}
