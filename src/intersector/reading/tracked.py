"""Tracked changes of a .docx: which side of them to read, and the list of them."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from intersector.model import Change, ChangeType
from intersector.reading.draft import Reading
from intersector.reading.ooxml import W, find

_TYPES: Final[dict[str, ChangeType]] = {
    W + "ins": "insert",
    W + "moveTo": "insert",
    W + "del": "delete",
    W + "moveFrom": "delete",
}
_GONE: Final[dict[Reading, ChangeType]] = {"original": "insert", "proposed": "delete"}
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS: Final = {
    W + "tab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_LETTERS: Final = (W + "t", W + "delText")


def is_change(element: etree._Element) -> bool:
    """Whether the element wraps (or marks) something inserted, deleted or moved."""
    return element.tag in _TYPES


def is_gone(element: etree._Element, reading: Reading) -> bool:
    """Whether what the element wraps is not there in this reading."""
    return _TYPES.get(element.tag) == _GONE[reading]


def marks_gone(properties: etree._Element | None, reading: Reading) -> bool:
    """Whether properties (of a row, of a paragraph's mark) say that it is not there."""
    return properties is not None and any(is_gone(child, reading) for child in properties)


def paragraph_properties(paragraph: etree._Element, reading: Reading) -> etree._Element | None:
    """Return the paragraph's properties as they stand in this reading."""
    properties = find(paragraph, "pPr")
    before = find(properties, "pPrChange/pPr")
    return before if reading == "original" and before is not None else properties


def tracked_changes(root: etree._Element) -> Iterator[Change]:
    """Yield every tracked insertion, deletion and move, in order, as the file stores them.

    A changed paragraph mark has the text "\\n"; a changed table row or list number has none.
    """
    for element in root.iter(*_TYPES):
        if next(element.iterancestors(_FALLBACK), None) is None:
            yield Change(
                _TYPES[element.tag],
                element.get(W + "author"),
                element.get(W + "date"),
                _text(element),
            )


def _text(element: etree._Element) -> str:
    parent = element.getparent()
    grand = parent.getparent() if parent is not None else None
    if grand is not None and grand.tag == W + "pPr" and not len(element):
        return "\n"
    pieces = (
        (node.text or "") if node.tag in _LETTERS else _CHARACTERS[node.tag]
        for node in element.iter(*_LETTERS, *_CHARACTERS)
    )
    return "".join(pieces)
