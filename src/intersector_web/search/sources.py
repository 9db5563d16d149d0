"""Whose things can be found: a room gives entries of them in parts, and says where each is.

A room above this one adds its own in `ready`: ``sources.add(Source(...))``. Only what everybody may
read is given: whoever searches sees all that is found.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.utils.functional import Promise

from intersector.searching import Entry, Parts


@dataclass(frozen=True, slots=True)
class Home:
    """Where something that was found is, what it is called there, and its row."""

    link: str
    name: str
    row: Any = None


@dataclass(frozen=True, slots=True)
class Source:
    """One room: the sorts of its entries with their names, the entries, and the homes of some.

    `parts` are all that can be found now, a document or a topic a part; their marks are asked for
    often, and cost little. `homes` are by the id of the entry, in a bounded number of queries; what
    is no longer there has none.
    """

    sorts: Mapping[str, str | Promise]
    parts: Callable[[], Parts]
    homes: Callable[[Sequence[Entry]], Mapping[str, Home]]


_SOURCES: Final[list[Source]] = []


def add(source: Source) -> None:
    """Let the things of a room be found, from the next writing of the index on."""
    _SOURCES.append(source)


def sorts() -> dict[str, str | Promise]:
    """What there is to be found, by its sort."""
    return {sort: name for source in _SOURCES for sort, name in source.sorts.items()}


def parts() -> Parts:
    """Everything that can be found now; the key of a part begins with the number of its source."""
    held = {str(number): source.parts() for number, source in enumerate(_SOURCES)}
    marks = {f"{n} {key}": mark for n, each in held.items() for key, mark in each.marks.items()}

    def read(keys: Sequence[str]) -> Iterator[Sequence[Entry]]:
        cut = (key.split(" ", 1) for key in keys)
        for number, theirs in groupby(cut, key=lambda key: key[0]):
            yield from held[number].read([key for _number, key in theirs])

    return Parts(marks, read)


def homes(found: Sequence[Entry]) -> dict[str, Home]:
    """Where these are."""
    return {
        id_: home
        for source in _SOURCES
        if (theirs := [entry for entry in found if entry.sort in source.sorts])
        for id_, home in source.homes(theirs).items()
    }
