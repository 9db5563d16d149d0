"""Writes runs, paragraphs and the marks of tracked changes, each signed and with its own number."""

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from lxml import etree

from intersector.reading.ooxml import W, find, integer

_REVISIONS: Final = {
    W + name
    for name in (
        "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart",
        "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange",
        "numberingChange", "bookmarkStart",
    )
}  # fmt: skip
_OF_MARKS: Final = {W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange")}
_OF_PARAGRAPHS: Final = {W + name for name in ("sectPr", "pPrChange")}
_BEFORE_NUMBER: Final = {
    W + name
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
}
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOMENTS: Final = 360
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_GONE: Final = {W + "t": W + "delText", W + "instrText": W + "delInstrText"}


@dataclass(frozen=True, slots=True)
class Signature:
    """Who proposes, and when."""

    author: str
    moment: datetime


class Pen:
    """Makes the elements of one file's changes; numbers go on from those the file has.

    LibreOffice takes two neighbouring insertions, or deletions, of one moment for one, even where
    an unchanged end of a paragraph parts them. So changes that are not one are two minutes apart,
    and all of them within the half day after the moment that was signed.
    """

    def __init__(self, signature: Signature, parts: Iterable[etree._Element]) -> None:
        self._signature, self._changes = signature, 0
        numbers = (integer(each.get(W + "id")) for part in parts for each in part.iter(*_REVISIONS))
        self._last = max(numbers, default=0)

    def tick(self) -> None:
        """What is marked from now on is another change than what was marked so far."""
        self._changes = (self._changes + 1) % _MOMENTS

    def number(self) -> str:
        """The next number that no revision has."""
        self._last += 1
        return str(self._last)

    def mark(self, name: str) -> etree._Element:
        """An empty `w:ins` or `w:del`, signed."""
        moment = self._signature.moment + timedelta(minutes=2 * self._changes)
        signed = {
            W + "id": self.number(),
            W + "author": self._signature.author,
            W + "date": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        }
        return etree.Element(W + name, signed)

    def inserted(self, text: str, look: etree._Element | None) -> etree._Element:
        """New words as an inserted run of the given look (`w:rPr`)."""
        holder = self.mark("ins")
        holder.append(run(text, look))
        return holder

    def strike(self, runs: Iterable[etree._Element]) -> None:
        """Mark runs as deleted; neighbours share one mark."""
        holder: etree._Element | None = None
        for each in runs:
            if holder is None or each.getprevious() is not holder:
                holder = self.mark("del")
                each.addprevious(holder)
            holder.append(each)
            for child in each:
                child.tag = _GONE.get(child.tag, child.tag)
                if child.tag == W + "delText":
                    child.set(_SPACE, "preserve")

    def mark_paragraph(self, paragraph: etree._Element, name: str) -> None:
        """Say of the paragraph's mark that it is inserted ("ins") or deleted ("del")."""
        properties = _child_at(paragraph, "pPr", 0)
        look = find(properties, "rPr")
        if look is None:
            look = etree.Element(W + "rPr")
            after = [c for c in properties if c.tag in _OF_PARAGRAPHS]
            properties.insert(len(properties) - len(after), look)
        look.insert(1 if find(look, "ins") is not None else 0, self.mark(name))

    def mark_row(self, row: etree._Element) -> None:
        """Say of a table row that it is deleted."""
        properties = find(row, "trPr")
        if properties is None:
            properties = etree.Element(W + "trPr")
            before = find(row, "tblPrEx")
            row.insert(0 if before is None else row.index(before) + 1, properties)
        change = find(properties, "trPrChange")
        place = len(properties) if change is None else properties.index(change)
        properties.insert(place, self.mark("del"))

    def take_number(self, paragraph: etree._Element) -> None:
        """Leave a paragraph without its automatic number, as a change that can be rejected."""
        properties = _child_at(paragraph, "pPr", 0)
        before = properties_like(properties)
        for look in before.findall(W + "rPr"):
            before.remove(look)
        unnumber(properties)
        old = find(properties, "pPrChange")
        if old is None:
            change = self.mark("pPrChange")
            change.append(before)
            properties.append(change)


def run(text: str, look: etree._Element | None) -> etree._Element:
    """A run of plain text; a tab becomes a tab, a character that XML cannot hold is left out."""
    made = etree.Element(W + "r")
    if look is not None:
        made.append(_plain_look(look))
    for piece in re.split("(\t)", _UNWRITABLE.sub("", text)):
        if piece == "\t":
            etree.SubElement(made, W + "tab")
        elif piece:
            letters = etree.SubElement(made, W + "t", {_SPACE: "preserve"})
            letters.text = piece
    return made


def new_paragraph(properties: etree._Element | None) -> etree._Element:
    """An empty paragraph with properties like those given."""
    made = etree.Element(W + "p")
    if properties is not None:
        made.append(properties_like(properties))
    return made


def properties_like(properties: etree._Element) -> etree._Element:
    """A paragraph's properties without what belongs to its own place and history."""
    made = deepcopy(properties)
    for child in [c for c in made if c.tag in _OF_PARAGRAPHS]:
        made.remove(child)
    for look in made.findall(W + "rPr"):
        for child in [c for c in look if c.tag in _OF_MARKS]:
            look.remove(child)
    return made


def unnumber(properties: etree._Element) -> None:
    """Say that a paragraph has no automatic number, whatever its style says."""
    old = find(properties, "numPr")
    if old is not None:
        properties.remove(old)
    place = sum(child.tag in _BEFORE_NUMBER for child in properties)
    made = etree.Element(W + "numPr")
    etree.SubElement(made, W + "ilvl", {W + "val": "0"})
    etree.SubElement(made, W + "numId", {W + "val": "0"})
    properties.insert(place, made)


def _plain_look(look: etree._Element) -> etree._Element:
    made = deepcopy(look)
    for child in [c for c in made if c.tag in _OF_MARKS]:
        made.remove(child)
    return made


def _child_at(parent: etree._Element, name: str, place: int) -> etree._Element:
    found = find(parent, name)
    if found is None:
        found = etree.Element(W + name)
        parent.insert(place, found)
    return found
