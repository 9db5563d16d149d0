"""Invented documents with all that makes a Word file hard to change, as a model and as .docx."""

import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal
from xml.sax.saxutils import escape

WORDS: Final = {
    "en": "the Union reports each year on tide gauges and buoys of every port in writing to all",
    "fr": "le rapport annuel décrit les marées et les bouées de chaque port selon une règle écrite",
    "es": "el informe anual describe las mareas y las boyas de cada puerto según una regla escrita",
    "ru": "ежегодный отчет описывает приливы и буи каждого порта согласно письменному правилу",
    "ar": "يصف التقرير السنوي المد والجزر والعوامات في كل ميناء وفقا لقاعدة مكتوبة",
    "zh": "年度 报告 说明 每个 港口 的 潮汐 和 浮标 按照 书面 规则 提交",
}
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS: Final = ("document", "styles", "numbering", "footnotes")
_SIGNED: Final = 'w:author="Earlier" w:date="2025-01-02T03:04:05Z"'

Kind = Literal[
    "plain", "bold", "inserted", "struck", "note", "link", "field", "control", "tab", "marked"
]
Form = Literal["text", "head", "letter", "number"]
FIXED: Final = frozenset({"field"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one kind; a note's are at the foot of the page, a struck one's are gone."""

    text: str
    kind: Kind = "plain"

    @property
    def seen(self) -> str:
        """What a reader of the proposed text sees in the line."""
        return "" if self.kind in {"note", "struck"} else self.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `list` tells the lists apart that count on their own."""

    pieces: tuple[Piece, ...]
    form: Form = "text"
    list: int = 0

    @property
    def seen(self) -> str:
        """The words that a reader sees, without the number."""
        return "".join(piece.seen for piece in self.pieces)


Table = tuple[tuple[Paragraph, ...], ...]
"""Rows of cells of one paragraph."""


@dataclass(frozen=True, slots=True)
class Model:
    """A document: paragraphs and tables."""

    language: str
    blocks: tuple[Paragraph | Table, ...] = field(default_factory=tuple)


def invent(seed: int) -> Model:
    """A document that is the same for the same number."""
    chance = random.Random(seed)
    language = list(WORDS)[seed % len(WORDS)]
    last = Piece(_words(chance, language, 6), "marked")
    blocks: list[Paragraph | Table] = []
    for at in range(chance.randint(3, 5)):
        blocks.append(Paragraph((Piece(_words(chance, language, 3)),), "head"))
        form: Form = chance.choice(["text", "letter", "number"])
        for _ in range(chance.randint(1, 4)):
            blocks.append(Paragraph(tuple(_pieces(chance, language, last.text)), form, at + 1))
        if chance.random() < 0.4:
            blocks.append(_table(chance, language))
    blocks.append(Paragraph((last,)))
    return Model(language, tuple(blocks))


def _table(chance: random.Random, language: str) -> Table:
    rows = range(chance.randint(2, 3))
    return tuple(
        tuple(Paragraph((Piece(_words(chance, language, 4)),)) for _ in range(2)) for _ in rows
    )


def _words(chance: random.Random, language: str, count: int) -> str:
    known = WORDS[language].split()
    gap = "" if language == "zh" else " "
    return gap.join(chance.choice(known) for _ in range(count)) + str(chance.randint(10, 99))


def _pieces(chance: random.Random, language: str, last: str) -> Iterator[Piece]:
    yield Piece(_words(chance, language, chance.randint(3, 8)))
    others: list[Kind] = ["bold", "inserted", "struck", "note", "link", "field", "control", "tab"]
    for kind in chance.sample(others, chance.randint(0, 3)):
        fixed = {"tab": "\t", "field": last}
        yield Piece(fixed.get(kind, f" {_words(chance, language, 3)}"), kind)
        yield Piece(f" {_words(chance, language, chance.randint(2, 6))}")


def settled(model: Model) -> Model:
    """The document as it reads once everybody's changes are accepted."""

    def paragraph(each: Paragraph) -> Paragraph:
        kept = (p for p in each.pieces if p.kind != "struck")
        plain = tuple(replace(p, kind="plain") if p.kind == "inserted" else p for p in kept)
        return replace(each, pieces=plain)

    blocks = (
        paragraph(b)
        if isinstance(b, Paragraph)
        else tuple(tuple(paragraph(c) for c in row) for row in b)
        for b in model.blocks
    )
    return replace(model, blocks=tuple(blocks))


def written(model: Model) -> bytes:
    """The document as .docx."""
    writer = _Writer(model.language)
    body = "".join(map(writer.block, model.blocks))
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations([(p, f"{p}.xml") for p in _PARTS[1:]]),
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body>'
        "</w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" '
        'w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" '
        'w:styleId="Call"><w:name w:val="Call"/><w:rPr><w:i/></w:rPr></w:style></w:styles>',
        "word/numbering.xml": _numbering(),
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{"".join(writer.notes)}</w:footnotes>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0"?>\n{text}')
    return stream.getvalue()


class _Writer:
    """Writes blocks as XML, numbering changes and notes as they come."""

    def __init__(self, language: str) -> None:
        self.notes: list[str] = []
        self._changes = 0
        self._rtl = language == "ar"

    def block(self, block: Paragraph | Table) -> str:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        rows = "".join(
            "<w:tr>" + "".join(f"<w:tc>{self._paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in block
        )
        grid = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
        return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}{rows}</w:tbl>'

    def _paragraph(self, paragraph: Paragraph) -> str:
        style = '<w:pStyle w:val="Call"/>' if paragraph.form == "head" else ""
        number = ""
        if paragraph.form in {"letter", "number"}:
            list_ = 2 * paragraph.list + (paragraph.form == "number")
            number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_}"/></w:numPr>'
        bidi = "<w:bidi/>" if self._rtl else ""
        pieces = "".join(map(self._piece, paragraph.pieces))
        return f"<w:p><w:pPr>{style}{number}{bidi}</w:pPr>{pieces}</w:p>"

    def _piece(self, piece: Piece) -> str:
        self._changes += 1
        change = f'w:id="{self._changes}" {_SIGNED}'
        run = self._run(piece.text, look="<w:b/>" if piece.kind == "bold" else "")
        gone = run.replace("w:t", "w:delText")
        shapes = {
            "inserted": f"<w:ins {change}>{run}</w:ins>",
            "struck": f"<w:del {change}>{gone}</w:del>",
            "link": self._field('HYPERLINK "https://example.org/"', run),
            "field": self._field("REF last \\h", run),
            "control": f"<w:sdt><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt>",
            "marked": f'<w:bookmarkStart w:id="9" w:name="last"/>{run}<w:bookmarkEnd w:id="9"/>',
            "tab": "<w:r><w:tab/></w:r>",
        }
        return self._note(piece.text) if piece.kind == "note" else shapes.get(piece.kind, run)

    def _run(self, text: str, *, look: str = "") -> str:
        rtl = "<w:rtl/>" if self._rtl else ""
        letters = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
        return f"<w:r><w:rPr>{look}{rtl}</w:rPr>{letters}</w:r>"

    def _field(self, code: str, run: str) -> str:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        instruction = f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        begin, separate, end = map(mark.format, ("begin", "separate", "end"))
        return f"{begin}{instruction}{separate}{run}{end}"

    def _note(self, text: str) -> str:
        at = len(self.notes) + 1
        self.notes.append(
            f'<w:footnote w:id="{at}"><w:p><w:r><w:footnoteRef/></w:r>{self._run(text)}</w:p>'
            "</w:footnote>"
        )
        return f'<w:r><w:footnoteReference w:id="{at}"/></w:r>'


def _numbering() -> str:
    """A definition for letters and one for figures, and lists that each start anew."""
    forms = (("lowerLetter", "%1)"), ("decimal", "%1"))
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for at, (form, text) in enumerate(forms)
    )
    lists = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at % 2}"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for at in range(2, 20)
    )
    return f'<w:numbering xmlns:w="{W}">{definitions}{lists}</w:numbering>'


def _content_types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_KIND}.'
        f'{"document.main" if part == "document" else part}+xml"/>'
        for part in _PARTS
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{parts}</Types>"
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'
