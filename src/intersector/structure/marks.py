"""What the stages find: marks on the text; what lies between them is the clauses."""

from bisect import bisect
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from intersector.model import Block, Document, Role, Span
from intersector.structure.grammar import Grammar

MarkKind = Literal[
    "masthead",
    "title",
    "contents",
    "enacting",
    "note",
    "head",
    "heading",
    "annex",
    "number",
    "paragraph",
]

STOPS: Final = ",;.:،؛，；。：、"
"""What a clause ends with, in any of the scripts."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of the skeleton of a document; its span is outside every clause.

    `printed` is the head or number as it reads; `role` is that of the clauses that follow;
    `path` holds a number's own label after those it stands under. A `paragraph` has an empty
    span: a clause starts there, without a number; in UN style `printed` is the verb it opens with.
    """

    span: Span
    kind: MarkKind
    printed: str | None = None
    role: Role | None = None
    path: tuple[str, ...] = ()


@dataclass(frozen=True)
class Marked:
    """A document, its paragraphs in order, and the marks that the stages so far have found.

    Without slots, so that what every stage asks for is worked out once.
    """

    document: Document
    grammar: Grammar
    paragraphs: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def text(self) -> str:
        """The document's text, in which every span is counted."""
        return self.document.text

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Which paragraphs stand in the body: after the title and who speaks, not in an annex."""
        frame = self.of("title", "enacting", "annex")
        ends = [mark.span.end for mark in frame]
        found = []
        for place, paragraph in enumerate(self.paragraphs):
            last = frame[bisect(ends, paragraph.span.start) - 1] if ends else None
            inside = last is None or last.span.end > paragraph.span.start or last.kind != "annex"
            if inside and paragraph.span.start >= self.start:
                found.append(place)
        return tuple(found)

    @cached_property
    def start(self) -> int:
        """Where the title ends and who speaks has been said."""
        front = self.of("title", "enacting")
        first = next((n for n, m in enumerate(front) if m.kind == "enacting"), len(front) - 1)
        return front[first].span.end if front else 0

    def ended_before(self, place: int) -> bool:
        """Whether the text before a paragraph has come to a stop there."""
        if place == 0 or self.paragraphs[place].span.start <= self.start + 1:
            return True
        return self.text[self.paragraphs[place - 1].span.end - 1] in STOPS + "]"

    def of(self, *kinds: MarkKind) -> tuple[Mark, ...]:
        """The marks of these kinds, in the order of the text."""
        return tuple(mark for mark in self.marks if mark.kind in kinds)

    def add(self, marks: tuple[Mark, ...]) -> "Marked":
        """The same with more marks, all in the order of the text."""
        together = sorted((*self.marks, *marks), key=lambda m: (m.span.start, m.span.end))
        return Marked(self.document, self.grammar, self.paragraphs, tuple(together))


def trim(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))
