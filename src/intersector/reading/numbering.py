"""Automatic numbers of a .docx, counted as Word counts them (ECMA-376 part 1, 17.9)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from intersector.reading.numerals import numeral
from intersector.reading.ooxml import W, find, integer, is_on, value

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_SUFFIXES: Final = {"space": " ", "nothing": ""}
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `restart` is the depth from which it starts anew."""

    start: int
    style: str
    text: str
    suffix: str
    restart: int
    legal: bool
    linked: str | None


@dataclass(frozen=True, slots=True)
class Label:
    """A number as printed, what parts it from the text, and its depth (1 = outermost)."""

    text: str
    suffix: str
    level: int
    place: "Place | None" = None

    @property
    def printed(self) -> str:
        """What stands before the text of the paragraph."""
        return self.text + self.suffix

    def after(self, steps: int) -> str:
        """The number of the paragraph `steps` further on, were nothing but its like between."""
        return self.place.after(steps) if self.place is not None else self.text


@dataclass(frozen=True, slots=True)
class Place:
    """How far every level of a list has been counted."""

    depth: int
    levels: Mapping[int, Level]
    counts: tuple[int | None, ...]

    def after(self, steps: int) -> str:
        """Count on at the same depth."""
        counts = list(self.counts)
        counts[self.depth] = (counts[self.depth] or 0) + steps
        return _printed(self.levels[self.depth], self.levels, counts)


@dataclass(frozen=True, slots=True)
class _List:
    """A `w:num`: a list definition with its own exceptions."""

    definition: str
    levels: dict[int, Level]
    restarts: frozenset[int]


class Numbering:
    """Counts the numbered paragraphs of one text, in the order they are met.

    Lists that share a definition count on from each other, unless one restarts it.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._lists = _lists(root) if root is not None else {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of_style(self, number_id: str, style: str | None) -> int | None:
        """Return the level that the list links to a paragraph style, from 0."""
        found = self._lists.get(number_id)
        levels = found.levels.items() if found is not None and style is not None else ()
        return next((depth for depth, level in levels if level.linked == style), None)

    def count(self, number_id: str, depth: int) -> Label | None:
        """Count one more paragraph at `depth` (from 0); None where nothing is printed."""
        found = self._lists.get(number_id)
        level = found.levels.get(depth) if found is not None else None
        if found is None or level is None:
            return None
        counts = self._counts.setdefault(found.definition, [None] * _LEVELS)
        before = None if self._begins(number_id, found, depth) else counts[depth]
        counts[depth] = level.start if before is None else before + 1
        for deeper in range(depth + 1, _LEVELS):
            if deeper in found.levels and depth < found.levels[deeper].restart:
                counts[deeper] = None
        text = _printed(level, found.levels, counts)
        if not text:
            return None
        return Label(text, level.suffix, depth + 1, Place(depth, found.levels, tuple(counts)))

    def _begins(self, number_id: str, found: _List, depth: int) -> bool:
        """Whether the list starts a depth anew: with its own first paragraph there."""
        first = (number_id, depth) not in self._begun
        self._begun.add((number_id, depth))
        return first and depth in found.restarts


def _printed(level: Level, levels: Mapping[int, Level], counts: Sequence[int | None]) -> str:
    if level.style == "bullet":
        return _PRIVATE.sub("•", level.text).strip()

    def place(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        at = levels.get(depth, level)
        number = counts[depth]
        style = "decimal" if level.legal else at.style
        return numeral(at.start if number is None else number, style)

    return _PLACE.sub(place, level.text).strip()


def _lists(root: etree._Element) -> dict[str, _List]:
    definitions = {d.get(W + "abstractNumId", ""): d for d in root.iterfind(W + "abstractNum")}
    by_style = {value(d, "styleLink"): key for key, d in definitions.items()}
    lists = {}
    for number in root.iterfind(W + "num"):
        key = value(number, "abstractNumId") or ""
        link = value(definitions.get(key), "numStyleLink")
        key = by_style.get(link, key) if link is not None else key
        levels = _levels(definitions.get(key))
        restarts = frozenset(_override(number, levels))
        lists[number.get(W + "numId", "")] = _List(key, levels, restarts)
    return lists


def _override(number: etree._Element, levels: dict[int, Level]) -> list[int]:
    """Put the exceptions of a list into `levels`; return the depths that it starts anew."""
    restarts = []
    for override in number.iterfind(W + "lvlOverride"):
        depth = integer(override.get(W + "ilvl"))
        own = find(override, "lvl")
        if own is not None and 0 <= depth < _LEVELS:
            levels[depth] = _level(own, depth)
        start = value(override, "startOverride")
        if start is not None and depth in levels:
            restarts.append(depth)
            levels[depth] = replace(levels[depth], start=integer(start, 1))
    return restarts


def _levels(definition: etree._Element | None) -> dict[int, Level]:
    found = definition.iterfind(W + "lvl") if definition is not None else ()
    pairs = ((integer(level.get(W + "ilvl")), level) for level in found)
    return {depth: _level(level, depth) for depth, level in pairs if 0 <= depth < _LEVELS}


def _level(element: etree._Element, depth: int) -> Level:
    return Level(
        start=integer(value(element, "start"), 0),
        style=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        suffix=_SUFFIXES.get(value(element, "suff") or "", "\t"),
        restart=integer(value(element, "lvlRestart"), depth),
        legal=is_on(element, "isLgl"),
        linked=value(element, "pStyle"),
    )
