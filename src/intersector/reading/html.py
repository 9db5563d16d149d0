"""HTML: the main text of a page, with its headings, list numbers, tables and notes.

Menus, page headers and footers, scripts and hidden parts stay out. `<ins>` and `<del>` are tracked
changes. Notes that a mark in the text points to stand at the end, their marks left out.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree, html

from intersector.errors import ReadingError
from intersector.model import BlockKind, Change, ChangeType
from intersector.phrases import Phrase
from intersector.reading.decode import decode
from intersector.reading.draft import Draft, Pen, Reading
from intersector.reading.numerals import numeral

_CHARSET: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_HEAD: Final = 4096
_OUT: Final = {
    "head", "script", "style", "nav", "noscript", "template", "svg", "iframe", "object", "button",
    "select", "input", "textarea", "canvas", "audio", "video", "math",
}  # fmt: skip
_OUT_ROLES: Final = {"navigation", "banner", "contentinfo", "search", "complementary"}
_PAGE_PARTS: Final = {"header", "footer", "aside"}
_MAIN: Final = (".//main", ".//*[@role='main']", ".//article")
_BLOCKS: Final = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LIST_STYLES: Final = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman", "none": "none",
}  # fmt: skip
_LIST_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)")
_NUMBER: Final = re.compile(r"-?\d{1,9}")
_MANY: Final = 6
"""Line breaks in one element from which each ends a paragraph."""
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_CHANGES: Final[dict[str, ChangeType]] = {"ins": "insert", "del": "delete"}
_GONE: Final = {"original": "ins", "proposed": "del"}
_CONTENTS: Final = {"toc", "table-of-contents", "tableofcontents"}
_MARK_ROLES: Final = {"doc-noteref", "noteref"}
_NOTE_ROLES: Final = {"doc-footnote", "doc-endnote", "footnote", "endnote"}


def read_html(data: bytes, source: str, reading: Reading) -> Draft:
    """Read the main text of a page on one side of its changes; ReadingError when it is none."""
    root = _parse(_decode(data, source), source)
    page = _Page(root, reading)
    page.print_main(_main(root))
    page.print_notes()
    return page.pen.draft(changes=_changes(root))


def _decode(data: bytes, source: str) -> str:
    """Trust the declared encoding when the bytes agree with it."""
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not data.startswith(
        (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        name = declared[1].decode("ascii", "replace").lower()
        name = "cp1252" if name in {"iso-8859-1", "latin1", "us-ascii"} else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data, source)


def _parse(text: str, source: str) -> etree._Element:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(
            source, Phrase("holds no HTML."), mend=Phrase("Save the page again.")
        ) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise ReadingError(
            source,
            Phrase("nests its elements too deeply to be a text."),
            mend=Phrase("Save it as plain text."),
        )
    return root


def _main(root: etree._Element) -> etree._Element:
    """The one element that holds the text: main, a single article, or the body."""
    for path in _MAIN:
        found = root.findall(path)
        if len(found) == 1:
            return found[0]
    body = root.find("body")
    return root if body is None else body


def _changes(root: etree._Element) -> Iterator[Change]:
    for element in root.iter(*_CHANGES):
        author = element.get("data-author") or element.get("title")
        text = _words(element)
        yield Change(_CHANGES[element.tag], author, element.get("datetime"), text)


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


@dataclass(slots=True)
class _Place:
    """What the words being collected belong to; a list label is printed once, with the first."""

    kind: BlockKind = "paragraph"
    level: int | None = None
    label: str | None = None


class _Page:
    """Walks a page, collecting words until a block begins or ends."""

    def __init__(self, root: etree._Element, reading: Reading) -> None:
        self.pen = Pen()
        self._gone = _GONE[reading]
        self._notes = _notes(root)
        self._words: list[str] = []

    def print_main(self, main: etree._Element) -> None:
        """Print the element and everything in it but notes."""
        inside = main.tag in {"main", "article"} or main.get("role") == "main"
        self._children(main, _Place(), depth=0, inside=inside)

    def print_notes(self) -> None:
        """Print each note as one block, under the mark that points to it."""
        for note, mark in self._notes.items():
            words = _words(note)
            self.pen.write(words, kind="note", number=mark)

    def _children(
        self, element: etree._Element, place: _Place, *, depth: int, inside: bool
    ) -> None:
        self._words.append(element.text or "")
        number = 0
        for child in element:
            if isinstance(child.tag, str) and not self._is_out(child, inside=inside):
                if child.tag == "li":
                    number = _item_number(element, child, number)
                self._element(child, place, depth=depth, inside=inside, number=number)
            self._words.append(child.tail or "")
        if element.tag in _BLOCKS:
            self._flush(place, verbatim=element.tag == "pre")

    def _element(
        self, element: etree._Element, place: _Place, *, depth: int, inside: bool, number: int
    ) -> None:
        if element.tag == "br":
            self._words.append("\v")
            return
        if element.tag in _BLOCKS:
            self._flush(place)
            place = _place_of(element, place, depth, number)
        depth += element.tag in {"ol", "ul"}
        inside = inside or element.tag in {"main", "article"}
        self._children(element, place, depth=depth, inside=inside)

    def _is_out(self, element: etree._Element, *, inside: bool) -> bool:
        role = element.get("role", "")
        return (
            element.tag in _OUT
            or element.tag == self._gone
            or role in _OUT_ROLES
            or (element.tag in _PAGE_PARTS and not inside)
            or element.tag == "aside"
            or element in self._notes
            or _is_mark(element)
            or element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or _HIDDEN.search(element.get("style", "")) is not None
        )

    def _flush(self, place: _Place, *, verbatim: bool = False) -> None:
        words = "".join(self._words)
        self._words.clear()
        lines = words.replace("\v", "\n").split("\n") if verbatim else words.split("\v")
        text = "\n".join(line if verbatim else " ".join(line.split()) for line in lines).strip()
        if not text:
            return
        number, place.label = place.label, None
        text = f"{number}\t{text}" if number is not None else text
        whole = place.kind != "paragraph" or number is not None or verbatim
        for paragraph in [text] if whole else _paragraphs(text):
            self.pen.write(paragraph, kind=place.kind, level=place.level, number=number)


def _paragraphs(text: str) -> list[str]:
    """The text of one element, parted where it breaks its line twice, or at every one of many."""
    parted = re.split(r"\n{2,}", text)
    many = len(parted) == 1 and text.count("\n") >= _MANY
    return text.split("\n") if many else parted


def _place_of(element: etree._Element, place: _Place, depth: int, number: int) -> _Place:
    listing = place.kind == "contents"
    if listing or _lists_contents(element):
        label = _item_label(element, number) if element.tag == "li" else None
        return place if listing and label is None else _Place("contents", label=label)
    if element.tag in _HEADINGS:
        return _Place("heading", _HEADINGS[element.tag], place.label)
    if element.tag == "li":
        return _Place("item", max(depth, 1), _item_label(element, number))
    if element.tag in {"td", "th"} and not any(child.tag in _BLOCKS for child in element):
        return _Place("cell")
    return place if element.tag not in {"table", "ol", "ul"} else _Place(place.kind, place.level)


def _lists_contents(element: etree._Element) -> bool:
    """Whether an element is a table of contents, mostly links, or an entry as Word saves it."""
    names = f"{element.get('class', '')} {element.get('id', '')}".casefold().split()
    if any(name.startswith("msotoc") for name in names):
        return True
    if _CONTENTS.isdisjoint(names) and element.get("role") != "doc-toc":
        return False
    linked = sum(len(_words(link)) for link in element.iter("a"))
    return 2 * linked > len(_words(element))


def _item_number(parent: etree._Element, item: etree._Element, before: int) -> int:
    if _NUMBER.fullmatch(item.get("value", "")):
        return int(item.get("value", "0"))
    first = not any(sibling.tag == "li" for sibling in item.itersiblings(preceding=True))
    start = parent.get("start", "")
    return int(start) if first and _NUMBER.fullmatch(start) else before + 1


def _item_label(item: etree._Element, number: int) -> str | None:
    """The number that a browser prints before a list item, or its bullet."""
    parent = item.getparent()
    if parent is None:
        return None
    styles = _LIST_STYLE.search(parent.get("style", ""))
    style = styles[1] if styles else parent.get("type", "1")
    if style == "none":
        return None
    if parent.tag != "ol":
        return "•"
    return numeral(number, _LIST_STYLES.get(style, "decimal")) + "."


def _is_mark(element: etree._Element) -> bool:
    """Whether the element is the mark of a note in the running text."""
    if element.tag == "sup":
        return any(link.get("href", "").startswith("#") for link in element.iter("a"))
    return element.tag == "a" and element.get("role") in _MARK_ROLES


def _notes(root: etree._Element) -> dict[etree._Element, str | None]:
    """The elements that hold notes, in order, with the marks that point to them."""
    order = {element: place for place, element in enumerate(root.iter())}
    named = {element.get("id") or element.get("name"): element for element in root.iter()}
    found: dict[etree._Element, str | None] = {}
    for mark in filter(_is_mark, root.iter("sup", "a")):
        link = mark if mark.tag == "a" else next(mark.iter("a"))
        target = named.get(link.get("href", "").removeprefix("#") or "#")
        if target is not None and order[target] > order[mark]:
            block = next((e for e in (target, *target.iterancestors()) if e.tag in _BLOCKS), None)
            if block is not None and block not in mark.iterancestors():
                found.setdefault(block, _words(mark) or None)
    for element in root.iter():
        if element.get("role") in _NOTE_ROLES:
            found.setdefault(element, None)
    return {element: found[element] for element in sorted(found, key=order.__getitem__)}
