"""A clean page for instruments that did not come in Word: accessible styles, the language's tags.

The page prints what was read, block by block; where a plain text breaks its lines within a
paragraph, the page does not.
"""

import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape

from intersector.contributions.styles import settings, styles
from intersector.model import Block, Document, Edit, Language, Span
from intersector.structure import Mark, mark
from intersector.structure.marks import MarkKind, trim

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS: Final = ("styles", "settings")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_GAP: Final = re.compile(r"[ \t]*\n[ \t]*|[ \t]{2,}")
_NUMBERED: Final = re.compile(r"(?<=\n)(\d{1,2}(?:\.\d{1,2})*|[^\W\d]{1,4}[)）]) +")
"""A number that opens a new paragraph, with the space after it."""
_CLOSING: Final = (")", "）")
"""What closes the letter of a recital, which is set in italics."""
_CALL: Final = 4
"""Letters of the longest call of a footnote; what is longer is the footnote."""
_STYLES: Final[Mapping[MarkKind, str | None]] = {
    "title": "Restitle",
    "enacting": None,
    "head": "Call",
    "heading": "Heading2",
    "annex": "ResNo",
    "note": "FootnoteText",
}
"""The style of each kind of mark that is a paragraph of its own."""
_PAGE: Final = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" '
    'w:bottom="1418" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/>{}</w:sectPr>'
)


def blank(language: Language) -> bytes:
    """A .docx without text."""
    return _written((), language)


def printed(document: Document, edits: Iterable[Edit]) -> tuple[bytes, tuple[Edit, ...]]:
    """The document as a .docx of its own, and the edits as edits of that file's text.

    Heads, numbers and footnotes that a plain text runs into its paragraphs have their own.
    """
    lines = list(_lines(document))
    places = [at for line in lines for at in (*_kept(document.text, line.span), line.span.end)]
    moved = tuple(
        replace(
            edit,
            span=Span(bisect_left(places, edit.span.start), bisect_left(places, edit.span.end)),
            text=_NUMBERED.sub("\\1\t", edit.text),
        )
        for edit in edits
    )
    return _written([_paragraph(document.text, each) for each in lines], document.language), moved


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of the page: where its words are, its style, and where its number ends."""

    span: Span
    style: str | None
    number: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    number: str
    text: str
    style: str | None


def _lines(document: Document) -> Iterator[_Line]:
    """The paragraphs: the blocks that stand in no other, cut where a mark begins or ends one."""
    marks = sorted(mark(document).of(*_STYLES, "number", "paragraph"), key=lambda m: m.span)
    own = [each for each in marks if each.kind != "note" or each.span.end - each.span.start > _CALL]
    starts = {each.span.start: each for each in own}
    cuts = sorted({*starts, *(each.span.end for each in own if each.kind in _STYLES)})
    for at, block in enumerate(_outer(document.blocks)):
        first, last = bisect_right(cuts, block.span.start), bisect_left(cuts, block.span.end)
        inside = [block.span.start, *cuts[first:last], block.span.end]
        for span in (trim(document.text, Span(*each)) for each in pairwise(inside)):
            if span.start < span.end or len(inside) == 2:
                here = starts.get(span.start)
                numbered = here is not None and here.kind == "number" and here.span.end < span.end
                yield _Line(
                    span,
                    _style(document, block, span, here, first=at == 0),
                    here.span.end if here is not None and numbered else span.start,
                )


def _paragraph(text: str, line: _Line) -> _Paragraph:
    """A line as it is printed; a tab parts its number from its words."""
    number = Span(line.span.start, line.number).of(text)
    shown = _GAP.sub(" ", Span(line.number, line.span.end).of(text))
    return _Paragraph(
        number, f"\t{shown[1:]}" if number and shown[:1].isspace() else shown, line.style
    )


def _outer(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that stand in no other: a note in mid-paragraph stays where it is."""
    outer: list[Block] = []
    for block in blocks:
        if not outer or block.span.start >= outer[-1].span.end:
            outer.append(block)
    return outer


def _kept(text: str, span: Span) -> Iterator[int]:
    """The places of a line's characters that are printed: of a gap, the first."""
    at = span.start
    for gap in _GAP.finditer(text, span.start, span.end):
        yield from range(at, gap.start() + 1)
        at = gap.end()
    yield from range(at, span.end)


def _style(
    document: Document, block: Block, span: Span, here: Mark | None, *, first: bool
) -> str | None:
    """The style of a line, by what it is in the instrument."""
    if span.of(document.text) == document.title or (block.kind == "heading" and block.level == 1):
        return "Restitle"
    if first and span.start == block.span.start:
        return "ResNo"
    if here is not None and here.kind in _STYLES:
        return _STYLES[here.kind]
    if block.kind == "heading":
        return "Heading2"
    return "FootnoteText" if block.kind == "note" else None


def _written(paragraphs: Iterable[_Paragraph], language: Language) -> bytes:
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations([(part, f"{part}.xml") for part in _PARTS]),
        "word/document.xml": _document(paragraphs, language),
        "word/styles.xml": _XML + styles(language),
        "word/settings.xml": _XML + settings(language),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(info, text)
    return stream.getvalue()


def _document(paragraphs: Iterable[_Paragraph], language: Language) -> str:
    right_to_left = language == "ar"
    bidi = "<w:bidi/>" if right_to_left else ""
    look = "<w:rtl/>" if right_to_left else ""
    body = ""
    for paragraph in paragraphs:
        style = f'<w:pStyle w:val="{paragraph.style}"/>' if paragraph.style else ""
        italic = "<w:i/><w:iCs/>" if paragraph.number.endswith(_CLOSING) else ""
        runs = _run(paragraph.number, italic + look) + _run(paragraph.text, look)
        body += f"<w:p><w:pPr>{style}{bidi}</w:pPr>{runs}</w:p>"
    page = _PAGE.format(bidi)
    return f'{_XML}<w:document xmlns:w="{_W}"><w:body>{body}{page}</w:body></w:document>'


def _run(text: str, look: str) -> str:
    """Words in one look, their tabs as tabs; empty where there are none."""
    pieces = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""
        for piece in text.split("\t")
    )
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{pieces}</w:r>" if text else ""


def _content_types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_KIND}.'
        f'{"document.main" if part == "document" else part}+xml"/>'
        for part in ("document", *_PARTS)
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = (
        f'<Default Extension="rels" ContentType="{relations}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{defaults}{parts}</Types>'


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'
