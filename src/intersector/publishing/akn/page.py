"""Writes a tree of elements with the text, its references and footnotes."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from intersector.model import Span
from intersector.publishing.akn.names import ElementIds
from intersector.publishing.akn.tree import Node

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_NAMESPACES: Final[dict[str | None, str]] = {None: NAMESPACE}
_WITHOUT_ID: Final = frozenset({"num", "heading", "docTitle", "docNumber"})
_HIERARCHY: Final = frozenset({"clause", "section", "paragraph", "subparagraph", "point", "indent"})
"""Elements whose identifiers do not begin with that of the main body."""
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can hold (XML 1.0, production 2)."""
_NO_XML_SPACE: Final = re.compile("[^ \t\r\n]")
"""White space that XML takes for text, such as U+00A0."""
_WRAPPED: Final = frozenset({"intro", "content", "blockList"})
"""Elements that add nothing to the identifiers of those in them."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of text that is a reference or a footnote; `href` None for a footnote."""

    span: Span
    href: str | None = None
    resolved: bool = True
    marker: str | None = None


class Page:
    """Elements as they are opened and closed, the text running along in between.

    White space between two pieces of the text is written before the element that begins there,
    of the sorts that XML knows.
    """

    def __init__(
        self, text: str, inlines: Iterable[Inline], actors: Mapping[int, Sequence[str]]
    ) -> None:
        self._builder = etree.TreeBuilder()
        self._text = _speakable(text)
        self._at = 0
        self._ids = ElementIds()
        self._inlines = sorted(inlines, key=lambda i: (i.span.start, -i.span.end))
        self._reach = _reaches(self._inlines)
        self._actors = actors

    def open(self, tag: str, **attributes: str) -> None:
        """Begin an element."""
        self._start(f"{{{NAMESPACE}}}{tag}", attributes)

    def close(self, tag: str) -> None:
        """End the element opened last."""
        self._builder.end(f"{{{NAMESPACE}}}{tag}")

    def empty(self, tag: str, **attributes: str) -> None:
        """Write an element that holds nothing."""
        self.open(tag, **attributes)
        self.close(tag)

    def foreign(self, tag: str, text: str, **attributes: str) -> None:
        """Write an element of another namespace, `tag` with it in braces, that holds `text`."""
        self._start(tag, attributes)
        self._builder.data(_speakable(text))
        self._builder.end(tag)

    def close_all(self) -> etree._Element:
        """End the document: its root element."""
        return self._builder.close()

    def zone(self, tag: str, nodes: Sequence[Node], prefix: str) -> None:
        """One of the large parts of a document, in which white space is text."""
        name = f"{prefix}__{tag}" if prefix else tag
        self.open(tag, eId=name, **{_SPACE: "preserve"})
        for node in nodes or (Node("p"),):
            self.put(node, prefix if tag == "mainBody" and node.tag in _HIERARCHY else name)
        self.close(tag)

    def put(self, node: Node, parent: str) -> None:
        """Write an element and all in it."""
        self._skip_to(node.start)
        name = "" if node.tag in _WITHOUT_ID else self._ids.next(parent, node.tag, node.number)
        self.open(node.tag, **self._attributes(node, name))
        if node.span is not None:
            self._fill(node.span, name or parent)
        for child in node.children:
            self.put(child, parent if node.tag in _WRAPPED else name or parent)
        self.close(node.tag)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        given: dict[str | bytes, str | bytes] = {k: _speakable(v) for k, v in attributes.items()}
        self._builder.start(tag, given, _NAMESPACES)  # type: ignore[call-arg]  # stubs lack nsmap

    def _attributes(self, node: Node, name: str) -> dict[str, str]:
        refers = " ".join(f"#{actor}" for actor in self._actors.get(node.start or 0, ()))
        borne = node.tag in ("clause", "paragraph") and node.start is not None
        given = {
            "eId": name,
            "name": node.name,
            "class": node.kind,
            "refersTo": refers if borne else "",
        }
        return {key: value for key, value in given.items() if value}

    def _skip_to(self, start: int | None) -> None:
        """Write the white space before the next piece of text."""
        if start is not None and start > self._at:
            self._builder.data(_NO_XML_SPACE.sub(" ", self._text[self._at : start]))
            self._at = start

    def _copy_to(self, end: int) -> None:
        if end > self._at:
            self._builder.data(self._text[self._at : end])
            self._at = end

    def _fill(self, span: Span, parent: str) -> None:
        first = bisect_left(self._reach, span.start + 1)
        last = bisect_left(self._inlines, span.end, key=lambda i: i.span.start)
        self._fill_with(span, self._inlines[first:last], parent)

    def _fill_with(self, span: Span, inlines: Sequence[Inline], parent: str) -> None:
        """The text of `span`; what reaches over its ends, or over a sister's, is cut there."""
        rest = list(_within(inlines, span))
        while rest:
            outer = rest.pop(0)
            inner = [i for i in rest if i.span.start < outer.span.end]
            rest = [
                replace(i, span=Span(max(i.span.start, outer.span.end), i.span.end))
                for i in rest
                if i.span.end > outer.span.end
            ]
            self._copy_to(outer.span.start)
            self._inline(outer, inner, parent)
        self._copy_to(span.end)

    def _inline(self, outer: Inline, inner: Sequence[Inline], parent: str) -> None:
        if outer.href is not None:
            state = {} if outer.resolved else {"class": "unresolved"}
            self.open("ref", eId=self._ids.next(parent, "ref"), href=outer.href, **state)
            self._fill_with(outer.span, inner, parent)
            self.close("ref")
            return
        name = self._ids.next(parent, "authorialNote")
        marker = {"marker": outer.marker} if outer.marker else {}
        self.open("authorialNote", eId=name, placement="bottom", **marker)
        self.open("p", eId=self._ids.next(name, "p"))
        self._fill_with(outer.span, inner, name)
        self.close("p")
        self.close("authorialNote")


def _within(inlines: Iterable[Inline], span: Span) -> Iterator[Inline]:
    """Those in the span, cut to it."""
    for each in inlines:
        start, end = max(each.span.start, span.start), min(each.span.end, span.end)
        if start < end:
            yield replace(each, span=Span(start, end))


def _reaches(inlines: Sequence[Inline]) -> list[int]:
    """How far the text is covered by each and all before it."""
    reached, at = [], 0
    for each in inlines:
        at = max(at, each.span.end)
        reached.append(at)
    return reached


def _speakable(text: str) -> str:
    """The text with U+FFFD, or a space, for every character that XML cannot hold."""
    return _FORBIDDEN.sub(lambda found: " " if found[0].isspace() else "\ufffd", text)
