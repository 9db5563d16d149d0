"""Puts the lines of a contribution around a text, in the styles that the file has for them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import bidirectional

from lxml import etree

from intersector.contributions.styles import language_of
from intersector.model import Language
from intersector.publishing.sentences import END, ISOLATE
from intersector.reading.ooxml import Package, W, find, value

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_APART: Final = re.compile(f"[{ISOLATE}{END}]")
_SIGNS: Final = {"\t": "tab", "\n": "br"}
_STRONG: Final = {"L": False, "R": True, "AL": True}
_LOOKS: Final[Mapping[str, tuple[bool, bool, bool]]] = {
    # by style: bold, centred, kept with the next paragraph; for files that have no such style
    "Agenda item": (False, True, False),
    "Source": (True, True, False),
    "Destination": (False, True, False),
    "Title 1": (True, True, True),
    "Proposal": (True, False, True),
    "Instrument": (True, False, True),
    "Reasons": (False, False, False),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the frame, in a style by its name; `opening` is set in italics before it.

    What stands between isolating marks in the text has a direction of its own.
    """

    text: str
    style: str
    opening: str = ""


def frame_docx(
    data: bytes, front: Sequence[Line], back: Sequence[Line], *, language: Language
) -> bytes:
    """The .docx with lines before and after its text; nothing else in it changes."""
    package = Package(data, "")
    root = package.xml(package.main)
    body = find(root, "body")
    assert root is not None and body is not None
    styles = _styles(package)
    for at, line in enumerate(front):
        body.insert(at, paragraph(line, styles, language))
    last = body[-1] if len(body) and body[-1].tag == W + "sectPr" else None
    for line in back:
        made = paragraph(line, styles, language)
        if last is None:
            body.append(made)
        else:
            last.addprevious(made)
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return package.replaced({package.main: xml})


def _styles(package: Package) -> dict[str, str]:
    """The file's paragraph styles: name in small letters to identifier."""
    root = package.xml(package.related(package.main, "styles"))
    found = root.iterfind(W + "style") if root is not None else ()
    return {
        (value(style, "name") or "").lower(): style.get(W + "styleId", "")
        for style in found
        if style.get(W + "type") == "paragraph"
    }


def paragraph(line: Line, styles: Mapping[str, str], language: Language) -> etree._Element:
    """A line as a paragraph: in the file's style of that name, else in a look of its own."""
    made = etree.Element(W + "p")
    properties = etree.SubElement(made, W + "pPr")
    style = styles.get(line.style.lower())
    bold, centred, kept = (False, False, False) if style else _LOOKS.get(line.style, (False,) * 3)
    if style:
        etree.SubElement(properties, W + "pStyle", {W + "val": style})
    if kept:
        etree.SubElement(properties, W + "keepNext")
    if language == "ar":
        etree.SubElement(properties, W + "bidi")
    if not style:
        etree.SubElement(properties, W + "spacing", {W + "before": "120", W + "after": "120"})
    if centred:
        etree.SubElement(properties, W + "jc", {W + "val": "center"})
    if line.opening:
        made.append(_run(line.opening, language, italic=True))
    for text in filter(None, _APART.split(line.text)):
        made.append(_run(text, language, bold=bold))
    return made


def _run(
    text: str, language: Language, *, bold: bool = False, italic: bool = False
) -> etree._Element:
    """Words as a run of the direction of their first letter, else of the language's."""
    right_to_left = _runs_left(text, language)
    made = etree.Element(W + "r")
    look = etree.SubElement(made, W + "rPr")
    for on, name in ((bold, "b"), (italic, "i")):
        if on:
            etree.SubElement(look, W + name)
            etree.SubElement(look, W + f"{name}Cs")
    if right_to_left:
        etree.SubElement(look, W + "rtl")
    if right_to_left == (language == "ar"):
        etree.SubElement(look, W + "lang", language_of(language))
    for piece in re.split("([\t\n])", text):
        if piece in _SIGNS:
            etree.SubElement(made, W + _SIGNS[piece])
        elif piece:
            etree.SubElement(made, W + "t", {_SPACE: "preserve"}).text = piece
    return made


def _runs_left(text: str, language: Language) -> bool:
    strong = (side for each in text if (side := bidirectional(each)) in _STRONG)
    return _STRONG.get(next(strong, ""), language == "ar")
