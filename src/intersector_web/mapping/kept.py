"""What people keep on a topic and no analysis puts there: it is on the map all the same."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from django.db.models import Prefetch, prefetch_related_objects

from intersector_web.instruments.models import Document
from intersector_web.mapping.bridge import edition_of, is_suppressed
from intersector_web.mapping.models import Place
from intersector_web.overlaps.models import Theme
from intersector_web.topics.models import Place as Pinned
from intersector_web.topics.models import Standing, Topic

Pinning = Callable[[Theme, str], bool]
"""Whether people confirm an instrument, by its name, on a theme."""


def topic_of(row: Theme) -> Topic | None:
    """The topic that was made of a theme."""
    adoption = getattr(row, "adoption", None)
    if adoption is None or adoption.topic.merged_into_id is not None:
        return None
    topic: Topic = adoption.topic
    return topic


def kept(
    themes: Sequence[Theme], found: Sequence[Place], shown: Sequence[Place], confirmed: Pinning
) -> Iterator[Place]:
    """The places that topics add to those `shown`, on their first themes.

    With the row that an earlier analysis left among those `found`, else with one that is not kept.
    """
    first = _first(themes)
    there = {(_topic(row), row.instrument_id) for row in shown}
    earlier: dict[tuple[int | None, int], list[Place]] = defaultdict(list)
    for row in found:
        earlier[_topic(row), row.instrument_id].append(row)
    more = [
        each
        for each in _held(first)
        if (each.topic_id, each.instrument_id) not in there
        and (not each.standing or confirmed(first[each.topic_id], each.instrument.name))
    ]
    texts = Document.objects.defer("text", "blocks").order_by("language", "pk")
    prefetch_related_objects(more, Prefetch("instrument__documents", texts))
    for each in more:
        yield from earlier[each.topic_id, each.instrument_id] or _made(each, first[each.topic_id])


def _first(themes: Sequence[Theme]) -> Mapping[int, Theme]:
    """The first theme of each topic."""
    found: dict[int, Theme] = {}
    for row in themes:
        if topic := topic_of(row):
            found.setdefault(topic.pk, row)
    return found


def _topic(row: Place) -> int | None:
    topic = topic_of(row.theme)
    return topic.pk if topic else None


def _held(topics: Mapping[int, Theme]) -> list[Pinned]:
    if not topics:
        return []
    rows = Pinned.objects.filter(topic__in=topics).exclude(standing=Standing.BANNED)
    return [each for each in rows.select_related("instrument").order_by("pk") if each.holds]


def _made(each: Pinned, theme: Theme) -> Iterator[Place]:
    """A place for each edition, told by its English text, else by the first."""
    editions: dict[str, Document] = {}
    for text in each.instrument.documents.all():
        if text.language == "en" or edition_of(text) not in editions:
            editions[edition_of(text)] = text
    for name, text in editions.items():
        yield Place(
            theme=theme,
            instrument=each.instrument,
            edition=name,
            year=text.year,
            body=text.body or "",
            title=text.title,
            language=text.language,
            justification=each.basis,
            suppressed=is_suppressed(name),
        )
