"""Two editions for a terminal, with what was struck and added marked as GNU wdiff marks it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from intersector.editions import Comparison, Difference, StretchType
from intersector.model import Language
from intersector.organisations import Organisations
from intersector.publishing.comparison import KINDS, editions
from intersector.publishing.labels import Names, place_of, shorten
from intersector.publishing.translations import words

MARKS: Final[Mapping[StretchType, tuple[str, str]]] = {
    "equal": ("", ""),
    "delete": ("[-", "-]"),
    "insert": ("{+", "+}"),
}
PREVIEW: Final = 72
"""Characters that are shown of a clause whose words are the same."""

Paint = Callable[[StretchType, str], str]
"""Gives a stretch its colour; the marks are in it already."""


def comparison_lines(
    comparison: Comparison, *, language: Language, organisations: Organisations, paint: Paint
) -> Iterator[str]:
    """The comparison in lines: ``[-struck-] {+added+}``; of what was kept, the beginning.

    Characters that would steer the terminal are left out.
    """
    said = words(language)
    before, after = editions(comparison, Names(said, organisations))
    yield paint("delete", _printable(f"--- {before.label}: {before.name}"))
    yield paint("insert", _printable(f"+++ {after.label}: {after.name}"))
    counts = Counter(difference.kind for difference in comparison.differences)
    yield " · ".join(f"{said.say(KINDS[kind])}: {said.number(counts[kind])}" for kind in KINDS)
    for difference in comparison.differences:
        yield ""
        yield f"{said.say(KINDS[difference.kind])}: {_printable(_places(difference))}"
        yield f"    {''.join(paint(kind, text) for kind, text in _marked(difference))}"


def _places(difference: Difference) -> str:
    """Where the clause stood and where it stands, once when that is the same."""
    sides = (clause for clause in (difference.old, difference.new) if clause is not None)
    return " → ".join(dict.fromkeys(map(place_of, sides)))


def _marked(difference: Difference) -> Iterator[tuple[StretchType, str]]:
    for kind, text in _stretches(difference):
        opening, closing = MARKS[kind]
        yield kind, f"{opening}{_printable(text)}{closing}"


def _stretches(difference: Difference) -> list[tuple[StretchType, str]]:
    old, new = difference.old, difference.new
    if new is None:
        return [("delete", old.words)] if old else []
    if old is None:
        return [("insert", new.words)]
    if difference.words:
        return [(stretch.type, stretch.text) for stretch in difference.words]
    return [("equal", shorten(new.words, PREVIEW))]


def _printable(text: str) -> str:
    return "".join(filter(str.isprintable, text))
