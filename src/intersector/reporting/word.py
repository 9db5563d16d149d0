"""A report for Word: headings, lists, tables with header rows, the language of every run."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import _Row
from docx.text.paragraph import Paragraph

from intersector import reading
from intersector.errors import ReadingError
from intersector.model import Language
from intersector.publishing.translations import direction, words
from intersector.publishing.word import mark, packed, printable
from intersector.reporting.content import Part, Piece, Report, Sentence, Source, Table
from intersector.reporting.page import named

_LEVELS: Final = 9
_EFFECTS: Final = "/stylesWithEffects"
_ATTRIBUTES: Final[dict[Language, str]] = {"ar": "bidi", "zh": "eastAsia"}
"""The attribute of `w:lang` that holds for the script of a language; `val` for the others."""


def render_word(report: Report, *, style: Path | None = None) -> bytes:
    """The report as .docx, in the styles, page and headers of the file `style` if it is given.

    Styles that the file lacks are made up for. Raises ReadingError where it cannot be read.
    """
    page = _Page(_opened(style), report)
    page.fill()
    return packed(page.document)


def _opened(style: Path | None) -> WordDocument:
    """An empty document that looks like the file."""
    if style is None:
        return _plain()
    reading.read(style)
    try:
        document = docx.Document(BytesIO(style.read_bytes()))
    except (KeyError, ValueError) as error:
        raise ReadingError(
            str(style), f"is no Word file ({error}).", mend="Save it as .docx."
        ) from error
    body = document.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    return document


def _plain() -> WordDocument:
    """python-docx's own page as A4, without its second set of styles, which is of another hand."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    relations = document.part.rels
    for name in [key for key, each in relations.items() if each.reltype.endswith(_EFFECTS)]:
        del relations[name]
    return document


class _Page:
    """One document, filled from top to bottom."""

    def __init__(self, document: WordDocument, report: Report) -> None:
        self.document, self.report = document, report
        self.words = words(report.language)

    def fill(self) -> None:
        """Write the whole report."""
        self._describe()
        self._paragraph(self.report.title, "Title")
        for sentence in self.report.opening:
            self._paragraph(sentence)
        for part in self.report.parts:
            self._part(part, 1)
        self._heading(Sentence((Piece(self.report.sources_title),)), 1)
        for number, source in enumerate(self.report.sources, start=1):
            self._source(number, source)

    def _describe(self) -> None:
        """The document's title, language and day."""
        told = self.document.core_properties
        told.title, told.author = printable(str(self.report.title)), "Intersector"
        told.language, told.comments = self.report.language, ""
        if self.report.on is not None:
            told.created = told.modified = datetime.combine(self.report.on, time())

    def _part(self, part: Part, level: int) -> None:
        self._heading(part.title, level)
        for sentence in part.sentences:
            self._paragraph(sentence, "List Bullet" if part.listed else None)
        if part.table is not None:
            self._table(part.table)
        for inner in part.parts:
            self._part(inner, level + 1)

    def _heading(self, title: Sentence, level: int) -> None:
        if not title.pieces:
            return
        level = min(level, _LEVELS)
        paragraph = self._paragraph(title, f"Heading {level}")
        if paragraph.style is None or paragraph.style.name != f"Heading {level}":
            mark(paragraph._p.get_or_add_pPr(), "outlineLvl", val=str(level - 1))

    def _table(self, table: Table) -> None:
        made = self.document.add_table(rows=1, cols=len(table.heads))
        made.autofit = False
        widths = self._widths(table)
        if "Table Grid" in self._styles:
            made.style = "Table Grid"
        properties = made._tbl.tblPr
        if self.words.direction == "rtl":
            properties.insert_element_before(
                OxmlElement("w:bidiVisual"), "w:tblW", "w:jc", "w:tblLayout", "w:tblLook"
            )
        mark(properties, "tblCaption", val=printable(table.caption))
        heads = tuple(Sentence((Piece(head),)) for head in table.heads)
        self._row(made.rows[0], heads, widths, bold=True)
        mark(made.rows[0]._tr.get_or_add_trPr(), "tblHeader")
        for row in table.rows:
            self._row(made.add_row(), row, widths)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        self.document.add_paragraph()

    def _row(
        self,
        row: _Row,
        sentences: Sequence[Sentence],
        widths: Sequence[Length],
        *,
        bold: bool = False,
    ) -> None:
        """A row that no page break cuts."""
        mark(row._tr.get_or_add_trPr(), "cantSplit")
        for cell, sentence, width in zip(row.cells, sentences, widths, strict=True):
            cell.width = width
            self._write(cell.paragraphs[0], sentence, bold=bold)

    def _widths(self, table: Table) -> list[Length]:
        """The columns, as wide together as the text of the page."""
        section = self.document.sections[-1]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        text = int(page or 0) - int(left or 0) - int(right or 0)
        told = table.widths()
        return [Length(text * width // sum(told)) for width in told]

    def _source(self, number: int, source: Source) -> None:
        """What a source is, where a link to it leads."""
        language = source.language if source.place else None
        line = Sentence(
            (
                Piece(f"[{self.words.number(number)}] "),
                Piece(named(source), language),
                Piece(" — "),
                Piece(source.file, "en"),
            )
        )
        paragraph = self._paragraph(line)
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(number))
        start.set(qn("w:name"), _bookmark(number))
        paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
        paragraph._p.append(end)
        if source.quote:
            self._paragraph(Sentence((Piece(source.quote, source.language),)), "Quote")

    def _paragraph(self, sentence: Sentence, style: str | None = None) -> Paragraph:
        paragraph = self.document.add_paragraph(style=style if style in self._styles else None)
        self._write(paragraph, sentence)
        return paragraph

    def _write(self, paragraph: Paragraph, sentence: Sentence, *, bold: bool = False) -> None:
        whole = len(sentence.pieces) == 1 and sentence.pieces[0].language
        if direction(whole or self.report.language) == "rtl":
            mark(paragraph._p.get_or_add_pPr(), "bidi")
        for piece in sentence.pieces:
            run = paragraph.add_run(printable(piece.text))
            if bold:
                run.bold = run.font.cs_bold = True
            self._tag(run._r, piece.language or self.report.language)
        for number in sentence.sources:
            self._reference(paragraph, number)

    def _reference(self, paragraph: Paragraph, number: int) -> None:
        """A link to a source of the list at the end."""
        paragraph.add_run(" ")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _bookmark(number))
        link.set(qn("w:tooltip"), printable(named(self.report.sources[number - 1])))
        run = paragraph.add_run(f"[{self.words.number(number)}]")
        if "Hyperlink" in self._styles:
            run.style = "Hyperlink"
        self._tag(run._r, self.report.language)
        link.append(run._r)
        paragraph._p.append(link)

    def _tag(self, run: Any, language: Language) -> None:
        """The language of a run, and its direction."""
        properties = run.get_or_add_rPr()
        if direction(language) == "rtl":
            mark(properties, "rtl")
        mark(properties, "lang", **{_ATTRIBUTES.get(language, "val"): language})

    @property
    def _styles(self) -> set[str]:
        return {style.name for style in self.document.styles if style.name}


def _bookmark(number: int) -> str:
    return f"source_{number}"
