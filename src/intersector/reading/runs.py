"""The words of one Word paragraph, on one side of its tracked changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from intersector.reading.draft import Reading
from intersector.reading.ooxml import W, find
from intersector.reading.styles import Styles
from intersector.reading.tracked import is_change, is_gone

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WRAPPERS: Final = {
    W + name
    for name in (
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
    )
}
_CHARACTERS: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_DRAWINGS: Final = {W + "drawing", W + "pict", W + "object"}
_REFERENCES: Final = {W + "footnoteReference", W + "endnoteReference"}
_OWN_MARKS: Final = {W + "footnoteRef", W + "endnoteRef"}
# LibreOffice writes the field of an index entry as text where it reads a .doc of Word 6
_INDEX_ENTRY: Final = re.compile(r'\s*(?:XE|TC)\s".*"\s*§?\s*', re.IGNORECASE | re.DOTALL)
_SYMBOL: Final = dict(
    # Adobe's Symbol encoding, for the letters and signs that texts use
    zip(
        "abcdefghiklmnopqrstuwxyzDFGLPQSW\xa3\xb3\xb1\xb4\xb7\xb0\xae\xa5\xb9\xbb-",
        "αβχδεφγηικλμνοπθρστυωξψζΔΦΓΛΠΘΣΩ≤≥±×•°→∞≠≈−",
        strict=True,
    )
)


@dataclass(slots=True)
class Inline:
    """What stands in one paragraph: its words, its note references and the text boxes it anchors.

    A piece is an element and the characters that it prints.
    """

    pieces: list[tuple[etree._Element, str]] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join(text for _, text in self.pieces)


class Runs:
    """Reads paragraphs; `mark` is the number that a note prints where it repeats its own."""

    def __init__(self, styles: Styles, reading: Reading) -> None:
        self._styles = styles
        self._reading: Reading = reading

    def read(self, paragraph: etree._Element, *, mark: str = "") -> Inline:
        """Return the paragraph's words without field codes, hidden text and note marks."""
        line = Inline()
        fields: list[bool] = []  # for every open field: whether we are still in its code
        for run in self._runs(paragraph):
            if run.tag == _MATHS + "t":
                line.pieces.append((run, run.text or ""))
            elif not self._styles.hides(find(run, "rPr")) and not _is_index_entry(run):
                line.pieces.extend(self._run(run, line, fields, mark))
        return line

    def _runs(self, parent: etree._Element) -> Iterator[etree._Element]:
        """Yield the runs that are there in this reading, and the letters of formulas."""
        for child in parent:
            if child.tag == W + "r":
                yield child
            elif child.tag == MC + "AlternateContent":
                yield from self._runs(chosen(child))
            elif isinstance(child.tag, str) and child.tag.startswith(_MATHS):
                yield from child.iter(_MATHS + "t")
            elif child.tag in _WRAPPERS or (is_change(child) and not is_gone(child, self._reading)):
                yield from self._runs(child)

    def _run(
        self, run: etree._Element, line: Inline, fields: list[bool], mark: str
    ) -> Iterator[tuple[etree._Element, str]]:
        for child in run:
            if child.tag == W + "fldChar":
                _turn(fields, child.get(W + "fldCharType"))
            elif any(fields):
                continue
            elif child.tag in _REFERENCES:
                line.notes.append(child)
                if child.get(W + "customMarkFollows") in {"1", "true", "on"}:
                    return
            elif child.tag in _OWN_MARKS:
                yield child, mark
            elif child.tag in _DRAWINGS or child.tag == MC + "AlternateContent":
                line.boxes.extend(_boxes(child))
            elif child.tag == W + "ruby":
                base = find(child, "rubyBase")
                for inner in self._runs(base) if base is not None else ():
                    yield from self._run(inner, line, fields, mark)
            else:
                yield child, _characters(child)


def _is_index_entry(run: etree._Element) -> bool:
    return _INDEX_ENTRY.fullmatch("".join(map(_characters, run))) is not None


def chosen(alternatives: etree._Element) -> etree._Element:
    """Return the form of the content meant for a current word processor."""
    choice = alternatives.find(MC + "Choice")
    if choice is None:
        choice = alternatives.find(MC + "Fallback")
    return alternatives if choice is None else choice


def _turn(fields: list[bool], kind: str | None) -> None:
    if kind == "begin":
        fields.append(True)
    elif fields and kind == "separate":
        fields[-1] = False
    elif fields and kind == "end":
        fields.pop()


def _characters(element: etree._Element) -> str:
    if element.tag in {W + "t", W + "delText"}:
        return element.text or ""
    if element.tag == W + "sym":
        return _symbol(element.get(W + "font", ""), element.get(W + "char", ""))
    return _CHARACTERS.get(element.tag, "")


def _symbol(font: str, code: str) -> str:
    """A character given by its place in a font; symbol fonts use a private range."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= place <= 0xF0FF:
        place -= 0xF000
        return _SYMBOL.get(chr(place), "•") if font == "Symbol" else "•"
    return chr(place) if 0x20 <= place < 0xD800 else ""


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the outermost text boxes of a drawing."""
    if element.tag == W + "txbxContent":
        yield element
        return
    for child in chosen(element) if element.tag == MC + "AlternateContent" else element:
        yield from _boxes(child)
