"""From the marks of a document to the tree of its elements, each leaf a piece of the text."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Protocol

from intersector.model import Block, Role, Span
from intersector.structure import Mark, Marked

_LEVELS: Final = ("paragraph", "subparagraph", "point", "indent")
"""Elements of numbered units in the main body, by depth."""
_FRONT: Final = ("masthead", "title", "contents", "enacting", "annex")
"""Marks under which no items stand."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element: of other elements, or, where it has a `span`, of that piece of the text.

    `number` is what its identifier ends with.
    """

    tag: str
    children: tuple["Node", ...] = ()
    span: Span | None = None
    number: str = ""
    name: str | None = None
    kind: str | None = None
    """The `class` of a leaf: what sort of block the reader met there."""

    @property
    def start(self) -> int | None:
        """Where the first piece of text in it begins; None when it has none."""
        if self.span is not None:
            return self.span.start
        return next((c.start for c in self.children if c.start is not None), None)


@dataclass(frozen=True, slots=True)
class Part:
    """The main part of a document, or one of its annexes."""

    preface: tuple[Node, ...]
    preamble: tuple[Node, ...]
    body: tuple[Node, ...]
    conclusions: tuple[Node, ...]


@dataclass(slots=True)
class _Item:
    """A numbered unit or a paragraph without number, `depth` 1 the outermost."""

    depth: int
    number: Mark | None
    spans: list[Span]


@dataclass(slots=True)
class _Group:
    """What stands under one mark: the text right after it, then items.

    The mark is a line of the masthead, the title or the contents, who speaks, a head, a heading or
    an annex; None for items under no head.
    """

    mark: Mark | None
    role: Role
    spans: list[Span]
    items: list[_Item] = field(default_factory=list)

    @property
    def kind(self) -> str | None:
        return self.mark.kind if self.mark else None


def parts(marked: Marked) -> list[Part]:
    """The main part, then every annex; together their leaves hold every word of the text."""
    divided: list[list[_Group]] = [[]]
    for group in _groups(marked):
        if group.kind == "annex" and group.mark is not None and group.mark.printed is not None:
            divided.append([])
        divided[-1].append(group)
    tree = _Tree(marked)
    return [tree.part(groups) for groups in divided]


def _groups(marked: Marked) -> Iterator[_Group]:
    """The groups of a document, in order; a role holds until a mark changes it."""
    cuts = _cuts(marked)
    end = len(marked.text)
    shaping = [mark for mark in marked.marks if mark.kind != "note"]
    bounds = [Mark(Span(0, 0), "paragraph"), *shaping, Mark(Span(end, end), "paragraph")]
    group = _Group(None, "body", [])
    for mark, following in pairwise(bounds):
        spans = list(_pieces(marked.text, mark.span.end, following.span.start, cuts))
        role = "preamble" if mark.kind == "enacting" else mark.role or group.role
        if mark.kind not in ("number", "paragraph"):
            yield group
            group = _Group(mark, role, spans)
            continue
        if role != group.role or group.kind in _FRONT:
            yield group
            group = _Group(None, role, [])
        if mark.kind == "number":
            group.items.append(_Item(len(mark.path), mark, spans))
        elif spans:
            group.items.append(_Item(1, None, spans))
    yield group


def _cuts(marked: Marked) -> list[int]:
    """Where elements begin at the latest: paragraphs, and footnotes that stand apart from them."""
    starts = [paragraph.span.start for paragraph in marked.paragraphs]
    apart = []
    for note in marked.of("note"):
        place = bisect(starts, note.span.start) - 1
        if place < 0 or marked.paragraphs[place].span.end <= note.span.start:
            apart += [note.span.start, note.span.end]
    return sorted({*starts, *apart})


def _pieces(text: str, start: int, end: int, cuts: Sequence[int]) -> Iterator[Span]:
    """The text from `start` to `end`, cut, without the white space around it."""
    between = cuts[bisect(cuts, start) : bisect(cuts, end - 1)]
    for left, right in pairwise([start, *between, end]):
        piece = text[left:right]
        if words := piece.strip():
            at = left + piece.index(words)
            yield Span(at, at + len(words))


class _Tree:
    """Lays groups out as elements."""

    def __init__(self, marked: Marked) -> None:
        self._document = marked.document
        contents = (Block(mark.span, "contents") for mark in marked.of("contents"))
        self._blocks = {block.span.start: block for block in (*marked.paragraphs, *contents)}

    def part(self, groups: Sequence[_Group]) -> Part:
        """The groups in the parts of a document that they belong to, none before another."""
        preface: list[Node] = []
        preamble: list[Node] = []
        body: list[Node] = []
        conclusions: list[Node] = []
        speaks = any(group.role in ("preamble", "operative") for group in groups)
        for group in groups:
            begun = bool(preamble or body)
            if conclusions or (group.kind == "annex" and group.mark and not group.mark.printed):
                conclusions += self._flat(group)
            elif group.kind == "contents":
                (body if begun else preface).extend(self._flat(group))
            elif group.kind in ("masthead", "title", "annex"):
                preface += self._front(group)
            elif not begun and speaks and group.role == "body":
                preface += self._flat(group)
            elif not body and group.role == "preamble":
                preamble += self._recitals(group)
            else:
                body += self._body(group)
        return Part(tuple(preface), tuple(preamble), tuple(body), tuple(conclusions))

    def _leaf(self, tag: str, span: Span) -> Node:
        block = self._blocks.get(span.start)
        return Node(tag, span=span, kind=_class(block) if block else None)

    def _paragraphs(self, spans: Sequence[Span]) -> tuple[Node, ...]:
        return tuple(self._leaf("p", span) for span in spans)

    def _front(self, group: _Group) -> Iterator[Node]:
        """A line of the masthead or the title, or the heading of an annex."""
        mark = group.mark
        if mark is not None and mark.span.start < mark.span.end:
            line = " ".join(mark.span.of(self._document.text).split())
            tag = "docTitle" if line in self._document.title or mark.kind == "annex" else None
            number = self._document.number
            tag = tag or ("docNumber" if number and number in line else None)
            leaf = self._leaf(tag or "p", mark.span)
            yield Node("p", (leaf,)) if tag else leaf
        yield from self._flat(_Group(None, group.role, group.spans, group.items))

    def _flat(self, group: _Group) -> Iterator[Node]:
        """The group as paragraphs, where nothing else may stand."""
        if group.mark is not None and group.mark.span.start < group.mark.span.end:
            yield self._leaf("p", group.mark.span)
        yield from self._paragraphs(group.spans)
        for item in group.items:
            numbers = [item.number.span] if item.number else []
            yield from self._paragraphs([*numbers, *item.spans])

    def _recitals(self, group: _Group) -> Iterator[Node]:
        if group.mark is not None and group.kind == "enacting":
            formula = (self._leaf("p", group.mark.span),)
            yield Node("formula", formula, name="enactingFormula")
            yield from self._paragraphs(group.spans)
            return
        heading = self._heading(group)
        chapeau = self._paragraphs(group.spans)
        recitals = self._nested(group.items, self._recital)
        if recitals:
            intro = (Node("intro", chapeau),) if chapeau else ()
            yield Node("recitals", (*heading, *intro, *recitals))
        elif heading or chapeau:
            only = Node("recital", chapeau or (Node("p"),))
            yield Node("recitals", (*heading, only))

    def _recital(self, item: _Item, under: Sequence[_Item]) -> Node:
        return Node("recital", self._listed(item, under), number=_printed(item))

    def _item(self, item: _Item, under: Sequence[_Item]) -> Node:
        return Node("item", self._listed(item, under), number=_printed(item))

    def _listed(self, item: _Item, under: Sequence[_Item]) -> tuple[Node, ...]:
        """A recital's or item's number, text, and the list of those under it."""
        items = self._nested(under, self._item)
        blocks = self._paragraphs(item.spans)
        listed = (Node("blockList", items),) if items else ()
        return (
            *self._number(item),
            *(blocks or listed or (Node("p"),)),
            *(listed if blocks else ()),
        )

    def _body(self, group: _Group) -> Iterator[Node]:
        if group.mark is not None and group.kind == "enacting":
            yield from self._flat(group)
            return
        units = self._nested(group.items, self._unit)
        if group.mark is None:
            yield from units
        else:
            tag = "clause" if group.kind == "head" else "section"
            content = self._content(group.spans, units)
            yield Node(tag, (*self._heading(group), *content), number="")

    def _unit(self, item: _Item, under: Sequence[_Item]) -> Node:
        tag = _LEVELS[min(item.depth, len(_LEVELS)) - 1]
        content = self._content(item.spans, self._nested(under, self._unit))
        return Node(tag, (*self._number(item), *content), number=_printed(item))

    def _content(self, spans: Sequence[Span], units: tuple[Node, ...]) -> tuple[Node, ...]:
        """Text above the units in it, or alone."""
        text = self._paragraphs(spans)
        if units:
            return (*((Node("intro", text),) if text else ()), *units)
        return (Node("content", text or (Node("p"),)),)

    def _heading(self, group: _Group) -> tuple[Node, ...]:
        return (self._leaf("heading", group.mark.span),) if group.mark else ()

    def _number(self, item: _Item) -> tuple[Node, ...]:
        return (self._leaf("num", item.number.span),) if item.number else ()

    def _nested(self, items: Sequence[_Item], made: "_Maker") -> tuple[Node, ...]:
        """Items of the outermost depth, each made with those that stand under it."""
        if not items:
            return ()
        depth = items[0].depth
        starts = [n for n, item in enumerate(items) if item.depth <= depth]
        return tuple(
            made(items[start], items[start + 1 : end])
            for start, end in pairwise([*starts, len(items)])
        )


class _Maker(Protocol):
    def __call__(self, item: _Item, under: Sequence[_Item]) -> Node: ...


def _printed(item: _Item) -> str:
    return (item.number.printed or "") if item.number else ""


def _class(block: Block) -> str | None:
    """What sort of block it is, where it is not just a paragraph: ``heading-2``, ``item``."""
    if block.kind == "paragraph":
        return None
    return f"{block.kind}-{block.level}" if block.level is not None else block.kind
