"""Whose things can be found: a room gives entries of them, and says where each is.

A room above this one adds its own in `ready`: ``sources.add(Source(...))``. Only what everybody may
read is given: whoever searches sees all that is found.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise

from intersector.searching import Entry


@dataclass(frozen=True, slots=True)
class Home:
    """Where something that was found is, what it is called there, and its row."""

    link: str
    name: str
    row: Any = None


@dataclass(frozen=True, slots=True)
class Source:
    """One room: the sorts of its entries with their names, the entries, and the homes of some.

    `entries` are all that can be found now. `homes` are by the id of the entry, in a bounded number
    of queries; what is no longer there has none.
    """

    sorts: Mapping[str, str | Promise]
    entries: Callable[[], Iterable[Entry]]
    homes: Callable[[Sequence[Entry]], Mapping[str, Home]]


_SOURCES: Final[list[Source]] = []


def add(source: Source) -> None:
    """Let the things of a room be found, from the next writing of the index on."""
    _SOURCES.append(source)


def sorts() -> dict[str, str | Promise]:
    """What there is to be found, by its sort."""
    return {sort: name for source in _SOURCES for sort, name in source.sorts.items()}


def entries() -> list[Entry]:
    """Everything that can be found now."""
    return [entry for source in _SOURCES for entry in source.entries()]


def homes(found: Sequence[Entry]) -> dict[str, Home]:
    """Where these are."""
    return {
        id_: home
        for source in _SOURCES
        if (theirs := [entry for entry in found if entry.sort in source.sorts])
        for id_, home in source.homes(theirs).items()
    }
