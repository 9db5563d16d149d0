"""Random changes of an invented document: to its model, and as edits of its text."""

import random
from collections.abc import Sequence
from dataclasses import replace

from trips.documents import Model, Paragraph, Piece, Table

from intersector.model import Edit, Span

SOURCE = "draft.docx"


class Changes:
    """Changes a model block by block, and notes the same as edits of the text that was read."""

    def __init__(self, model: Model, text: str, starts: Sequence[int], seed: int) -> None:
        """`starts` are where the words of each paragraph begin in the text, in its order."""
        self._model, self._text = model, text
        self._starts = iter(starts)
        self._chance = random.Random(seed)
        self.edits: list[Edit] = []

    def made(self) -> Model:
        """The model with its changes; `edits` then holds them."""
        blocks: list[Paragraph | Table] = []
        *others, last = self._model.blocks
        for block in others:
            if isinstance(block, Paragraph):
                blocks += self._paragraph(block, next(self._starts))
            else:
                blocks += self._table(block)
        return replace(self._model, blocks=(*blocks, last))

    def _put(self, start: int, end: int, text: str) -> None:
        self.edits.append(Edit(SOURCE, Span(start, end), text))

    def _paragraph(self, paragraph: Paragraph, start: int) -> list[Paragraph]:
        """One of the changes, or none."""
        shapes = {
            "none": lambda *_: [paragraph],
            "reword": lambda *_: [self._reword(paragraph, start)],
            "add": self._add,
            "strike": self._strike,
            "after": self._after,
            "before": self._before,
            "split": self._split,
        }
        return shapes[self._chance.choice(["none", *shapes])](paragraph, start)

    def _add(self, paragraph: Paragraph, start: int) -> list[Paragraph]:
        end = start + len(paragraph.seen)
        self._put(end, end, ", added words")
        return [replace(paragraph, pieces=(*paragraph.pieces, Piece(", added words")))]

    def _strike(self, paragraph: Paragraph, start: int) -> list[Paragraph]:
        end = start + len(paragraph.seen)
        self._put(self._line(start), min(end + 1, len(self._text)), "")
        return []

    def _after(self, paragraph: Paragraph, start: int) -> list[Paragraph]:
        end = start + len(paragraph.seen)
        self._put(end, end, "\nA paragraph put after it;\nand a second one;")
        return [paragraph, *self._new("A paragraph put after it;", "and a second one;")]

    def _before(self, paragraph: Paragraph, start: int) -> list[Paragraph]:
        first = self._line(start)
        self._put(first, first, "A paragraph put before it;\n")
        return [*self._new("A paragraph put before it;"), paragraph]

    def _line(self, start: int) -> int:
        """Where the line begins, with its number."""
        return self._text.rfind("\n", 0, start) + 1

    def _new(self, *texts: str) -> list[Paragraph]:
        return [Paragraph((Piece(text),)) for text in texts]

    def _split(self, paragraph: Paragraph, start: int) -> list[Paragraph]:
        if any(p.kind in {"field", "control"} for p in paragraph.pieces):
            return [paragraph]
        at = self._chance.randrange(1, len(paragraph.seen))
        self._put(start + at, start + at, ";\nbegins")
        left, right = cut(paragraph.pieces, at)
        return [
            replace(paragraph, pieces=(*left, Piece(";"))),
            replace(
                paragraph,
                pieces=(Piece("begins"), *right),
                form="head" if paragraph.form == "head" else "text",
            ),
        ]

    def _reword(self, paragraph: Paragraph, start: int) -> Paragraph:
        """Other words in the place of some: not of a part of what a field fills in."""
        seen = paragraph.seen
        first = self._chance.randrange(len(seen))
        last = self._chance.randrange(first, len(seen)) + 1
        at = 0
        for piece in paragraph.pieces:
            end = at + len(piece.seen)
            if piece.kind == "field" and first < end and at < last:
                first, last = min(first, at), max(last, end)
            at = end
        new = self._chance.choice(["other words", "", "one word and another"])
        self._put(start + first, start + last, new)
        left, rest = cut(paragraph.pieces, first)
        _, right = cut(rest, last - first)
        return replace(paragraph, pieces=(*left, Piece(new), *right))

    def _table(self, table: Table) -> list[Table]:
        rows = []
        for at, row in enumerate(table):
            starts = [next(self._starts) for _ in row]
            if at and self._chance.random() < 0.3:
                self._put(starts[0], starts[-1] + len(row[-1].seen) + 1, "")
                continue
            rows.append(
                tuple(
                    self._reword(cell, start) if self._chance.random() < 0.3 else cell
                    for cell, start in zip(row, starts, strict=True)
                )
            )
        return [tuple(rows)]


def cut(pieces: Sequence[Piece], at: int) -> tuple[list[Piece], list[Piece]]:
    """The pieces before and after a place of what is seen; a note stays with what is before it."""
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in pieces:
        size = len(piece.seen)
        if right or (at <= 0 and size):
            right.append(piece)
        elif size <= at:
            left.append(piece)
            at -= size
        else:
            left.append(replace(piece, text=piece.text[:at]))
            right.append(replace(piece, text=piece.text[at:]))
            at = 0
    return left, right
