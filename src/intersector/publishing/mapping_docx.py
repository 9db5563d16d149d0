"""The mapping as a document for Word, on a landscape page, to be edited and tabled."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from intersector.publishing.atlas import Atlas, Line
from intersector.publishing.translations import Words


def mapping_docx(tables: Sequence[Atlas], words: Words) -> bytes:
    """The tables as .docx: the header rows repeated on every page, in the direction of `words`."""
    document = docx.Document()
    _turn(document)
    for atlas in tables:
        _table(document, atlas, words)
    return _packed(document)


def _table(document: WordDocument, atlas: Atlas, words: Words) -> None:
    _paragraph(document.add_heading(atlas.title, level=1), words)
    table = document.add_table(rows=1, cols=len(atlas.columns) + 1, style="Table Grid")
    if words.direction == "rtl":
        _mark(table._tbl.tblPr, "w:bidiVisual")
    heads = [atlas.corner, *(f"{code}\n{name}".strip() for code, name in atlas.columns)]
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _fill(cell, [head], words, bold=True)
    _mark(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
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
        run = paragraph.add_run(_printable(text))
        run.bold, run.font.strike = bold, struck
        _paragraph(paragraph, words)


def _paragraph(paragraph: Paragraph, words: Words) -> None:
    if words.direction == "rtl":
        _mark(paragraph._p.get_or_add_pPr(), "w:bidi")
        for run in paragraph.runs:
            _mark(run._r.get_or_add_rPr(), "w:rtl")


def _mark(properties: object, name: str) -> None:
    properties.append(OxmlElement(name))  # type: ignore[attr-defined]


def _printable(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n" or sign >= " ")


def _packed(document: WordDocument) -> bytes:
    """The file with one date for all its parts: the same mapping gives the same bytes."""
    written, same = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as parts, ZipFile(same, "w", ZIP_DEFLATED) as packed:
        for part in parts.infolist():
            entry = ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, parts.read(part))
    return same.getvalue()
