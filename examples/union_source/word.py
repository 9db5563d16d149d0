"""Write a source as a Word file: automatic numbering, footnotes, tracked changes, right to left.

The parts are written by hand and stored without compression, so that the bytes depend on nothing
but the source.
"""

from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from markup import Paragraph, Piece, Source

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTS: Final = ("document", "styles", "numbering", "footnotes")
EPOCH: Final = (1980, 1, 1, 0, 0, 0)

STYLES: Final = {
    "title": ("Title", "Title", '<w:jc w:val="center"/>', '<w:b/><w:caps w:val="0"/>'),
    "subtitle": ("Restitle", "Res_title", '<w:jc w:val="center"/>', "<w:b/>"),
    "section": ("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>', "<w:b/>"),
    "head": ("Call", "Call", '<w:ind w:left="794"/>', "<w:i/>"),
}
LISTS: Final = {"lettered": ("lowerLetter", "%1)"), "numbered": ("decimal", "%1")}


def write(source: Source, path: Path) -> None:
    """Write `source` to the Word file `path`."""
    notes = [piece for p in source.paragraphs for piece in p.pieces if piece.kind == "note"]
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations([(p, f"{p}.xml") for p in PARTS[1:]]),
        "word/document.xml": _document(source),
        "word/styles.xml": _styles(source.about["language"]),
        "word/numbering.xml": _numbering(source),
        "word/footnotes.xml": _footnotes(notes),
    }
    with ZipFile(path, "w", ZIP_STORED) as package:
        for name, text in parts.items():
            info = ZipInfo(name, EPOCH)
            info.create_system = 0
            package.writestr(info, text)


def _document(source: Source) -> str:
    notes = iter(range(1, 1000))
    changes = iter(range(1, 1000))
    signed = (
        f"w:author={quoteattr(source.about.get('author', ''))} "
        f"w:date={quoteattr(source.about.get('date', ''))}"
    )
    right_to_left = source.about["language"] == "ar"

    def run(piece: Piece) -> str:
        look = "<w:rPr><w:rtl/></w:rPr>" if right_to_left else ""
        text = f'<w:t xml:space="preserve">{escape(piece.text)}</w:t>'
        match piece.kind:
            case "note":
                return f'<w:r><w:footnoteReference w:id="{next(notes)}"/></w:r>'
            case "inserted":
                return f'<w:ins w:id="{next(changes)}" {signed}><w:r>{look}{text}</w:r></w:ins>'
            case "struck":
                gone = text.replace("w:t", "w:delText")
                return f'<w:del w:id="{next(changes)}" {signed}><w:r>{look}{gone}</w:r></w:del>'
            case _:
                return f"<w:r>{look}{text}</w:r>"

    body = "".join(
        f"<w:p>{_properties(p, right_to_left=right_to_left)}{''.join(map(run, p.pieces))}</w:p>"
        for p in source.paragraphs
    )
    return f'{XML}<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>'


def _properties(paragraph: Paragraph, *, right_to_left: bool) -> str:
    style = STYLES.get(paragraph.kind)
    parts = [f'<w:pStyle w:val="{style[0]}"/>' if style else ""]
    if paragraph.kind in LISTS:
        numbered = f'<w:ilvl w:val="0"/><w:numId w:val="{paragraph.group}"/>'
        parts.append(f"<w:numPr>{numbered}</w:numPr>")
    parts.append("<w:bidi/>" if right_to_left else "")
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _styles(language: str) -> str:
    code = {"ar": "bidi", "zh": "eastAsia"}.get(language, "val")
    normal = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:{code}="{language}"/></w:rPr>'
        '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" '
        'w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    )
    own = "".join(
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{place}</w:pPr><w:rPr>{look}</w:rPr></w:style>'
        for identifier, name, place, look in STYLES.values()
    )
    return f'{XML}<w:styles xmlns:w="{W}">{normal}{own}</w:styles>'


def _numbering(source: Source) -> str:
    """One list definition for each kind of item, and a list that starts again under each head."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for at, (shape, text) in enumerate(LISTS.values())
    )
    order = list(LISTS)
    groups = {p.group: order.index(p.kind) for p in source.paragraphs if p.kind in LISTS}
    lists = "".join(
        f'<w:num w:numId="{group}"><w:abstractNumId w:val="{kind}"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for group, kind in groups.items()
    )
    return f'{XML}<w:numbering xmlns:w="{W}">{abstract}{lists}</w:numbering>'


def _footnotes(notes: list[Piece]) -> str:
    written = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(note.text)}</w:t></w:r></w:p></w:footnote>'
        for at, note in enumerate(notes, start=1)
    )
    return f'{XML}<w:footnotes xmlns:w="{W}">{written}</w:footnotes>'


def _content_types() -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{kind}.'
        f'{"document.main" if part == "document" else part}+xml"/>'
        for part in PARTS
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = (
        f'<Default Extension="rels" ContentType="{relations}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{XML}<Types xmlns="{PACKAGE}/content-types">{defaults}{parts}</Types>'


def _relations(targets: list[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'
