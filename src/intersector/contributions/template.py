"""A clean page for instruments that did not come in Word: accessible styles, the language's tags.

The page prints what was read, block by block; where a plain text breaks its lines within a
paragraph, the page does not.
"""

import io
import re
import zipfile
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from xml.sax.saxutils import escape

from intersector.contributions.styles import settings, styles
from intersector.model import Block, Document, Edit, Language, Span

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS: Final = ("styles", "settings")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_GAP: Final = re.compile(r"[ \t]*\n[ \t]*|[ \t]{2,}")
_PAGE: Final = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" '
    'w:bottom="1418" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/>{}</w:sectPr>'
)


def blank(language: Language) -> bytes:
    """A .docx without text."""
    return _written((), language)


def printed(
    document: Document, edits: Iterable[Edit], *, heads: Collection[str]
) -> tuple[bytes, tuple[Edit, ...]]:
    """The document as a .docx of its own, and the edits as edits of that file's text.

    `heads` are the opening words of its parts ("resolves"), which have a style of their own.
    """
    blocks = _outer(document.blocks)
    places = [place for block in blocks for place in (*_kept(document.text, block), block.span.end)]
    moved = tuple(
        replace(
            edit,
            span=Span(bisect_left(places, edit.span.start), bisect_left(places, edit.span.end)),
        )
        for edit in edits
    )
    paragraphs = [
        _Paragraph(_shown(document.text, block), _style(document, block, at, heads))
        for at, block in enumerate(blocks)
    ]
    return _written(paragraphs, document.language), moved


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    style: str | None


def _outer(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that stand in no other: a note in mid-paragraph stays where it is."""
    outer: list[Block] = []
    for block in blocks:
        if not outer or block.span.start >= outer[-1].span.end:
            outer.append(block)
    return outer


def _kept(text: str, block: Block) -> Iterator[int]:
    """The places of a block's characters that are printed: of a gap, the first."""
    at = block.span.start
    for gap in _GAP.finditer(text, block.span.start, block.span.end):
        yield from range(at, gap.start() + 1)
        at = gap.end()
    yield from range(at, block.span.end)


def _shown(text: str, block: Block) -> str:
    return _GAP.sub(" ", block.span.of(text))


def _style(document: Document, block: Block, at: int, heads: Collection[str]) -> str | None:
    """The style of a block, by what it is in the instrument."""
    text = block.span.of(document.text)
    if text == document.title or (block.kind == "heading" and block.level == 1):
        return "Restitle"
    if at == 0:
        return "ResNo"
    if text in heads:
        return "Call"
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
    look = "<w:rPr><w:rtl/></w:rPr>" if right_to_left else ""
    body = ""
    for paragraph in paragraphs:
        style = f'<w:pStyle w:val="{paragraph.style}"/>' if paragraph.style else ""
        pieces = "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""
            for piece in paragraph.text.split("\t")
        )
        body += f"<w:p><w:pPr>{style}{bidi}</w:pPr><w:r>{look}{pieces}</w:r></w:p>"
    page = _PAGE.format(bidi)
    return f'{_XML}<w:document xmlns:w="{_W}"><w:body>{body}{page}</w:body></w:document>'


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
