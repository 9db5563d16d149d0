"""Word: the text of a .docx as it is printed, with its numbers, notes and tracked changes.

Headers, footers, hidden text and field codes stay out, comments and what is above the first page
stand beside the text; text boxes follow the paragraph that they are anchored in; footnotes and
endnotes stand at the end, their marks left out.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from intersector.errors import ReadingError
from intersector.model import BlockKind, Change, Comment, Span
from intersector.phrases import Phrase
from intersector.reading.comments import printed, read_comments
from intersector.reading.draft import Draft, Pen, Reading
from intersector.reading.masthead import read_masthead
from intersector.reading.numbering import Label, Numbering
from intersector.reading.ooxml import Package, W, find, integer
from intersector.reading.places import Line, Piece, Traced, line_of
from intersector.reading.runs import MC, Runs, chosen
from intersector.reading.styles import Styles
from intersector.reading.tracked import (
    is_change,
    is_gone,
    marks_gone,
    paragraph_properties,
    tracked_changes,
)

_CONTAINERS: Final = {
    W + name for name in ("body", "sdt", "sdtContent", "customXml", "tc", "smartTag")
}
_NOTES: Final = (("footnotes", W + "footnote"), ("endnotes", W + "endnote"))


def read_docx(data: bytes, source: str, reading: Reading) -> Draft:
    """Read a .docx on one side of its tracked changes; ReadingError when it is none."""
    return _printer(data, source, reading).draft()


def trace_docx(data: bytes, source: str, reading: Reading = "proposed") -> Traced:
    """Read a .docx as `read_docx` does, with the place of every character in its XML."""
    printer = _printer(data, source, reading, traced=True)
    draft = printer.draft()
    return Traced(draft, printer.package, printer.parts, tuple(printer.lines))


def _printer(data: bytes, source: str, reading: Reading, *, traced: bool = False) -> "_Printer":
    package = Package(data, source)
    root = package.xml(package.main)
    if root is None or root.tag != W + "document":
        raise ReadingError(
            source,
            Phrase("holds no Word text."),
            mend=Phrase("Save it as .docx in a word processor."),
        )
    return _Printer(package, root, reading, traced=traced)


class _Printer:
    """Walks one document from top to bottom, counting its lists and collecting its notes."""

    def __init__(
        self, package: Package, root: etree._Element, reading: Reading, *, traced: bool
    ) -> None:
        self.package = package
        self.lines: list[Line] = []
        self._traced = traced
        self._root = root
        self._reading: Reading = reading
        self._pen = Pen()
        self._styles = Styles(package.xml(package.related(package.main, "styles")))
        self._numbering = Numbering(package.xml(package.related(package.main, "numbering")))
        self._runs = Runs(self._styles, reading)
        names = {tag: package.related(package.main, kind) for kind, tag in _NOTES}
        self._notes = {tag: package.xml(name) for tag, name in names.items()}
        notes = ((names[tag], part) for tag, part in self._notes.items())
        self.parts = {package.main: root} | {n: p for n, p in notes if n and p is not None}
        self._comments = package.xml(package.related(package.main, "comments"))
        self._cited: dict[tuple[str, str], None] = {}
        self._printed: dict[etree._Element, Span] = {}  # filled for comments only

    def draft(self) -> Draft:
        """Print the body, then the notes it refers to."""
        self._blocks(self._root, cell=False)
        for tag, part in self._notes.items():
            self._print_notes(tag, part)
        return self._pen.draft(
            changes=self._changes(),
            comments=self._noted(),
            warnings=self._left_out(),
            masthead=read_masthead(self.package, self._root, self._runs),
        )

    def _blocks(self, parent: etree._Element, *, cell: bool) -> None:
        held: list[Piece] = []  # what stands before a paragraph mark that is not there
        for child in parent:
            if child.tag == W + "p":
                held = self._paragraph(child, held, cell=cell)
                continue
            if child.tag == W + "tbl":
                self._table(child)
            elif child.tag == MC + "AlternateContent":
                self._blocks(chosen(child), cell=cell)
            elif child.tag in _CONTAINERS or self._is_there(child):
                self._blocks(child, cell=cell)
        self._write(held, None, kind="cell" if cell else "paragraph")

    def _is_there(self, element: etree._Element) -> bool:
        return is_change(element) and not is_gone(element, self._reading)

    def _table(self, table: etree._Element) -> None:
        for row in table.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl")) is not table:
                continue
            if marks_gone(find(row, "trPr"), self._reading):
                continue
            for cell in row.iterdescendants(W + "tc"):
                if next(cell.iterancestors(W + "tr")) is row:
                    self._blocks(cell, cell=True)

    def _paragraph(
        self, paragraph: etree._Element, held: list[Piece], *, cell: bool
    ) -> list[Piece]:
        """Print a paragraph; return what is held for the next one where their mark is gone."""
        properties = paragraph_properties(paragraph, self._reading)
        line = self._runs.read(paragraph)
        for note in line.notes:
            self._cited[note.tag, note.get(W + "id", "")] = None
        pieces = [*held, *line.pieces]
        joined = marks_gone(find(paragraph, "pPr/rPr"), self._reading)
        if not joined:
            self._print(pieces, properties, cell=cell)
        for box in line.boxes:
            self._blocks(box, cell=True)
        return pieces if joined else []

    def _print(self, pieces: list[Piece], properties: etree._Element | None, *, cell: bool) -> None:
        style = self._styles.of(properties)
        heading = self._styles.heading_level(style, properties)
        label = self._label(style, properties)
        level = label.level if label is not None else None
        kind: BlockKind = "paragraph" if label is None else "item"
        if self._styles.lists_contents(style):
            kind = "contents"
        elif cell:
            kind = "cell"
        elif heading is not None:
            kind, level = "heading", heading
        self._write(pieces, label, kind=kind, level=level, style=self._styles.name(style))

    def _write(
        self,
        pieces: Sequence[Piece],
        label: Label | None,
        *,
        kind: BlockKind,
        level: int | None = None,
        style: str | None = None,
    ) -> None:
        text = "".join(text for _, text in pieces)
        if not text.strip():
            return
        number = None if label is None else label.text
        written = text if label is None else label.printed + text.lstrip()
        span = self._pen.write(written, kind=kind, level=level, number=number, style=style)
        self._trace(span, pieces, label)

    def _label(self, style: str | None, properties: etree._Element | None) -> Label | None:
        number_id, written = self._styles.number(style, properties)
        linked = self._numbering.level_of_style(number_id, style)
        depth = linked if linked is not None and written is None else integer(written)
        return self._numbering.count(number_id, depth) if number_id else None

    def _print_notes(self, tag: str, part: etree._Element | None) -> None:
        notes = {note.get(W + "id", ""): note for note in (part if part is not None else ())}
        cited = [identifier for kind, identifier in self._cited if kind == f"{tag}Reference"]
        for count, identifier in enumerate(cited, 1):
            note = notes.get(identifier)
            if note is not None:
                self._print_note(note, str(count))

    def _print_note(self, note: etree._Element, mark: str) -> None:
        pieces: list[Piece] = []
        for paragraph in note.iter(W + "p"):
            pieces += [(None, "\n")] if pieces else []
            pieces += self._runs.read(paragraph, mark=mark).pieces
        span = self._pen.write("".join(text for _, text in pieces), kind="note", number=mark)
        self._trace(span, pieces, None)

    def _trace(self, span: Span | None, pieces: Sequence[Piece], label: Label | None) -> None:
        """Keep where a block's characters come from, as far as anybody asks."""
        if span is None or not (self._traced or self._comments is not None):
            return
        line = line_of(span, pieces, label)
        if self._traced:
            self.lines.append(line)
        if self._comments is not None:
            self._printed.update(printed(line))

    def _changes(self) -> Iterator[Change]:
        yield from tracked_changes(self._root)
        for part in self._notes.values():
            if part is not None:
                yield from tracked_changes(part)

    def _noted(self) -> Sequence[Comment]:
        if self._comments is None:
            return ()
        return read_comments(self._comments, self.parts.values(), self._printed, self._runs)

    def _left_out(self) -> Iterator[Phrase]:
        chunks = sum(1 for _ in self._root.iter(W + "altChunk"))
        if chunks:
            yield Phrase(
                "embedded documents that were not read: {count}; paste them into the text",
                count=chunks,
            )
