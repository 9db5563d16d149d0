"""The mapping as a document for Word, on a landscape page, to be edited and tabled."""

from collections.abc import Sequence

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from intersector.publishing.atlas import Atlas, Line
from intersector.publishing.translations import Words
from intersector.publishing.word import mark, packed, printable


def mapping_docx(tables: Sequence[Atlas], words: Words) -> bytes:
    """The tables as .docx: the header rows repeated on every page, in the direction of `words`."""
    document = docx.Document()
    _turn(document)
    for atlas in tables:
        _table(document, atlas, words)
    return packed(document)


def _table(document: WordDocument, atlas: Atlas, words: Words) -> None:
    _paragraph(document.add_heading(atlas.title, level=1), words)
    for note in atlas.notes:
        _paragraph(document.add_paragraph(printable(note)), words)
    table = document.add_table(rows=1, cols=len(atlas.columns) + 1, style="Table Grid")
    if words.direction == "rtl":
        mark(table._tbl.tblPr, "bidiVisual")
    heads = [atlas.corner, *(f"{code}\n{name}".strip() for code, name in atlas.columns)]
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _fill(cell, [head], words, bold=True)
    mark(table.rows[0]._tr.get_or_add_trPr(), "tblHeader")
    for line in atlas.lines:
        _row(table, line, words)


def _turn(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(15))
    document.styles["Normal"].font.size = Pt(9)


def _row(table: Table, line: Line, words: Words) -> None:
    cells = table.add_row().cells  # type: ignore[no-untyped-call]
    _fill(cells[0], [line.label], words, bold=True)
    _fill(cells[0], line.notes, words)
    for cell, places in zip(cells[1:], line.cells, strict=True):
        for place in places:
            first, *others = place.lines()
            _fill(cell, [first], words, bold=True, struck=place.rejected)
            _fill(cell, others, words)


def _fill(
    cell: _Cell,
    texts: list[str] | tuple[str, ...],
    words: Words,
    *,
    bold: bool = False,
    struck: bool = False,
) -> None:
    """Add a paragraph for each text, the first in the one that an empty cell has."""
    for text in texts:
        empty = len(cell.paragraphs) == 1 and not cell.paragraphs[0].text
        paragraph = cell.paragraphs[0] if empty else cell.add_paragraph()
        run = paragraph.add_run(printable(text))
        run.bold, run.font.strike = bold, struck
        _paragraph(paragraph, words)


def _paragraph(paragraph: Paragraph, words: Words) -> None:
    if words.direction == "rtl":
        mark(paragraph._p.get_or_add_pPr(), "bidi")
        for run in paragraph.runs:
            mark(run._r.get_or_add_rPr(), "rtl")
