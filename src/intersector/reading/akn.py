"""Akoma Ntoso: the text of a document marked up in XML, in any version of the standard.

Where a part says ``xml:space="preserve"`` its characters are the text, white space and all, and a
`class` tells the sort of block that a paragraph was: so Intersector writes it. Elsewhere white
space is layout: each paragraph is a line, with its number before it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from intersector.errors import ReadingError
from intersector.model import Block, BlockKind, Span
from intersector.phrases import Phrase
from intersector.reading.draft import Draft, Reading

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_PARTS: Final = tuple(
    f"{{*}}{name}"
    for name in (
        "preface", "preamble", "header", "body", "mainBody", "debateBody", "judgmentBody",
        "amendmentBody", "conclusions",
    )
)  # fmt: skip
"""Elements that hold the text of a document; metadata, covers and contents lists stay out."""
_LEAVES: Final = frozenset(
    {"p", "num", "heading", "subheading", "crossHeading", "block", "listIntroduction",
     "listWrapUp", "li", "from"}
)  # fmt: skip
"""Elements that hold words; those around them hold only elements."""
_KINDS: Final[dict[str, BlockKind]] = {
    "heading": "heading", "item": "item", "cell": "cell", "contents": "contents",
}  # fmt: skip
_CLASS: Final = re.compile(r"(heading|item|cell|contents)(?:-(\d))?")
_BLANKS: Final = re.compile(r"\s+")
_GONE: Final = {"original": "ins", "proposed": "del"}
_SAVE_AGAIN: Final = Phrase("Save it again as Akoma Ntoso, or as .docx.")


def read_akn(data: bytes, source: str, reading: Reading) -> Draft:
    """Read one document with its annexes; ReadingError when it is no Akoma Ntoso."""
    root = _parse(data, source)
    found = root.iter(*_PARTS)
    parts = [part for part in found if next(part.iterancestors(*_PARTS), None) is None]
    kept = any(part.get(_SPACE) == "preserve" for part in parts)
    scribe = _Scribe(kept=kept, gone=_GONE[reading])
    for part in parts:
        scribe.copy(part)
    return scribe.draft()


def _parse(data: bytes, source: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(
            source, Phrase("is no sound XML: {error}.", error=str(error)), mend=_SAVE_AGAIN
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        mend = Phrase("Do not trust this file; ask for it again from its author.")
        raise ReadingError(source, Phrase("declares a document type, which none may."), mend=mend)
    if etree.QName(root).localname != "akomaNtoso":
        raise ReadingError(source, Phrase("is XML, but no Akoma Ntoso."), mend=_SAVE_AGAIN)
    return root


class _Scribe:
    """Copies words and remembers where the paragraphs and notes among them stand."""

    def __init__(self, *, kept: bool, gone: str) -> None:
        self._kept = kept
        self._gone = gone
        self._pieces: list[str] = []
        self._at = 0
        self._leaves: list[Block] = []
        self._notes: list[Block] = []

    def copy(self, element: etree._Element, *, inside: bool = False) -> None:
        """Copy an element, which stands `inside` a leaf or not."""
        tag, start = etree.QName(element).localname, self._at
        leaf = inside or tag in _LEAVES
        self._write(element.text, leaf=leaf)
        for child in element:
            if etree.QName(child).localname != self._gone:
                self.copy(child, inside=leaf)
            self._write(child.tail, leaf=leaf)
        if tag == "authorialNote":
            self._notes.append(Block(Span(start, self._at), "note", number=element.get("marker")))
        elif leaf and not inside:
            self._leaves.append(_block(element, Span(start, self._at), kept=self._kept))
            if not self._kept:
                self._append(" " if tag == "num" else "\n")

    def draft(self) -> Draft:
        """What has been copied: a block for every line and every note."""
        text = "".join(self._pieces)
        notes = sorted(self._notes, key=lambda note: note.span.start)
        lines = [line for line in _lines(text, self._leaves) if _says_more(text, line, notes)]
        blocks = (_trimmed(text, block) for block in (*lines, *notes))
        held = (block for block in blocks if block.span.start < block.span.end)
        return Draft(text, tuple(sorted(held, key=lambda b: (b.span.start, -b.span.end))))

    def _write(self, words: str | None, *, leaf: bool) -> None:
        if self._kept:
            self._append(words or "")
        elif leaf:
            self._append(_BLANKS.sub(" ", words or ""))

    def _append(self, words: str) -> None:
        self._pieces.append(words)
        self._at += len(words)


def _block(leaf: etree._Element, span: Span, *, kept: bool) -> Block:
    """A leaf as a block, of the kind that the first `class` in it tells."""
    classes = (each.get("class") for each in leaf.iter("*"))
    told = _CLASS.fullmatch(next(filter(None, classes), ""))
    if kept and told:
        return Block(span, _KINDS[told[1]], int(told[2]) if told[2] else None)
    titled = not kept and etree.QName(leaf).localname in {"heading", "subheading"}
    return Block(span, "heading" if titled else "paragraph")


def _lines(text: str, leaves: Sequence[Block]) -> list[Block]:
    """Leaves joined where they stand on one line; the first that is no mere paragraph counts."""
    lines: list[Block] = []
    for leaf in leaves:
        if lines and "\n" not in text[lines[-1].span.end : leaf.span.start]:
            kind = lines[-1] if lines[-1].kind != "paragraph" else leaf
            lines[-1] = replace(kind, span=Span(lines[-1].span.start, leaf.span.end))
        else:
            lines.append(leaf)
    return lines


def _says_more(text: str, line: Block, notes: Sequence[Block]) -> bool:
    """Whether a line holds words beside notes."""
    at = line.span.start
    first = bisect_left(notes, at, key=lambda note: note.span.start)
    for note in notes[first : bisect_left(notes, line.span.end, key=lambda n: n.span.start)]:
        if text[at : note.span.start].strip():
            return True
        at = max(at, note.span.end)
    return bool(text[at : line.span.end].strip())


def _trimmed(text: str, block: Block) -> Block:
    words = block.span.of(text)
    start = block.span.start + len(words) - len(words.lstrip())
    return replace(block, span=Span(start, max(start, block.span.start + len(words.rstrip()))))
