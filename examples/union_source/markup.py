"""The plain marked-up form of a source text, one paragraph a line.

``! name: value``  about the document          ``# title``  ``## subtitle``  ``@@ section``
``@ head``         the head of a group         ``a. `` lettered   ``1. `` numbered item
``^[note]``        a footnote                  ``[-struck-]``  ``{+inserted+}``  a tracked change
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MARKS: Final = {
    "# ": "title",
    "## ": "subtitle",
    "@@ ": "section",
    "@ ": "head",
    "a. ": "lettered",
    "1. ": "numbered",
}
PIECES: Final = re.compile(
    r"\^\[(?P<note>[^\]]*)\]|\[-(?P<struck>.*?)-\]|\{\+(?P<inserted>.*?)\+\}"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: ``plain``, ``note``, ``struck`` or ``inserted``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the source; `number` counts the items under one head, from 1."""

    kind: str
    number: int
    group: int
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """The text without footnotes and struck words."""
        return "".join(p.text for p in self.pieces if p.kind in {"plain", "inserted"})


@dataclass(frozen=True, slots=True)
class Source:
    """A source text: what it says of itself, and its paragraphs."""

    about: dict[str, str]
    paragraphs: tuple[Paragraph, ...]


def parse(path: Path) -> Source:
    """Read a source file."""
    about: dict[str, str] = {}
    paragraphs: list[Paragraph] = []
    group = number = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("! "):
            name, _, value = line[2:].partition(": ")
            about[name] = value
            continue
        mark = next((each for each in MARKS if line.startswith(each)), "")
        kind = MARKS.get(mark, "plain")
        item = kind in {"lettered", "numbered"}
        group, number = (group, number + 1) if item else (group + 1, 0)
        text = line.removeprefix(mark).strip()
        paragraphs.append(Paragraph(kind, number, group, tuple(_pieces(text))))
    return Source(about, tuple(paragraphs))


def _pieces(text: str) -> list[Piece]:
    pieces, at = [], 0
    for found in PIECES.finditer(text):
        pieces.append(Piece("plain", text[at : found.start()]))
        kind = str(found.lastgroup)
        pieces.append(Piece(kind, found[kind]))
        at = found.end()
    pieces.append(Piece("plain", text[at:]))
    return [piece for piece in pieces if piece.text]
