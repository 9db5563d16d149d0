"""Where each character of a text that was read from a .docx stands in its XML.

What changes the file, or writes comments into it, finds its runs by these places.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from intersector.model import Span
from intersector.reading.draft import INVISIBLE, Draft
from intersector.reading.numbering import Label
from intersector.reading.ooxml import Package

Piece = tuple[etree._Element | None, str]
"""The characters that an element prints; those between the paragraphs of a note have none."""


class Place(NamedTuple):
    """The element that prints a character (`w:t`, `w:tab`, ...), and which of its characters."""

    element: etree._Element
    offset: int


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the text: for every character of `span` its place in the XML.

    None stands for what no element prints: the automatic number of the paragraph, with which the
    block begins (`label`), and what parts the paragraphs of a note.
    """

    span: Span
    places: tuple[Place | None, ...]
    label: Label | None = None

    @property
    def start(self) -> int:
        """Where the words begin, after the automatic number."""
        return self.span.start + (len(self.label.printed) if self.label is not None else 0)

    def place(self, at: int) -> Place | None:
        """The place of the character `at` of the document's text."""
        return self.places[at - self.span.start]


@dataclass(frozen=True, slots=True)
class Traced:
    """A .docx as read, with its package, its parsed parts by name, and its text's places."""

    draft: Draft
    package: Package
    parts: Mapping[str, etree._Element]
    lines: tuple[Line, ...]


def line_of(span: Span, pieces: Sequence[Piece], label: Label | None) -> Line:
    """Place the characters of the block that the `Pen` wrote at `span` from these pieces."""
    printed = "" if label is None else label.printed
    letters = [(letter, None) for letter in printed]
    words = list(_letters(pieces))
    if label is not None:
        words = _stripped(words, left_only=True)
    seen = [each for each in (*letters, *words) if not INVISIBLE.match(each[0])]
    return Line(span, tuple(place for _, place in _stripped(seen)), label)


def _letters(pieces: Iterable[Piece]) -> Iterable[tuple[str, Place | None]]:
    for element, text in pieces:
        for offset, letter in enumerate(text):
            yield letter, None if element is None else Place(element, offset)


def _stripped(
    letters: list[tuple[str, Place | None]], *, left_only: bool = False
) -> list[tuple[str, Place | None]]:
    """The letters without the white space around them."""
    text = "".join(letter for letter, _ in letters)
    start = len(text) - len(text.lstrip())
    end = len(text) if left_only else len(text.rstrip())
    return letters[start:end]
