"""What a report is before it is a page, a Word file or a PDF: parts, sentences, sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from intersector.model import Language

_LEAST: Final = 10
_MOST: Final = 40
"""Characters that a column is reckoned to have, at the least and at the most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence.

    `language` is None for the sentence's own words. What was filled in has the language that it is
    written in, and is kept apart, so that it cannot turn the order of the words around it.
    """

    text: str
    language: Language | None = None


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a fact is taken from.

    `name` is what the document is called and `place` the path of the clause in it; `quote` is what
    stands there, in `language`. `file` is the document, or the file of data that was counted;
    `link` leads there from the folder of the run.
    """

    name: str
    place: str
    file: str
    link: str
    quote: str = ""
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """Pieces in their order, and the numbers of the sources that the sentence rests on."""

    pieces: tuple[Piece, ...]
    sources: tuple[int, ...] = ()

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as there are heads; `caption` says what it shows."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]

    def widths(self) -> tuple[int, ...]:
        """How wide the columns are beside each other, by the longest of what they say."""
        lines = (self.heads, *(map(str, row) for row in self.rows))
        return tuple(
            min(max(_LEAST, *map(len, column)), _MOST) for column in zip(*lines, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it: sentences (as a list where `listed`), a table, parts."""

    title: Sentence
    sentences: tuple[Sentence, ...] = ()
    listed: bool = False
    table: Table | None = None
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report in one language; `sources[n - 1]` is what its sentences call source n."""

    title: Sentence
    language: Language
    opening: tuple[Sentence, ...]
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    sources_title: str
    on: date | None = None

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence and cell, in order."""
        yield from self.opening
        for part in self.parts:
            yield from _sentences(part)


def _sentences(part: Part) -> Iterator[Sentence]:
    yield from part.sentences
    if part.table is not None:
        for row in part.table.rows:
            yield from row
    for inner in part.parts:
        yield from _sentences(inner)
