"""Cuts runs, links and paragraphs in two, so that a change begins and ends at a character."""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from intersector.proposals.redline.pen import Pen, new_paragraph
from intersector.reading.ooxml import W, find
from intersector.reading.places import Place
from intersector.reading.tracked import marks_gone

_WRAPPERS: Final = {
    W + name
    for name in (
        "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo",
        "ins", "del", "moveFrom",
    )
}  # fmt: skip
_GONE: Final = {W + "del", W + "moveFrom"}
_WHOLE: Final = {W + "sdtContent", W + "fldSimple"}
"""What cannot be cut in two."""


class UncuttableError(ValueError):
    """Something would have to be cut in two, or joined, that cannot be."""


def owner(element: etree._Element) -> etree._Element:
    """The paragraph that an element stands in."""
    return next(element.iterancestors(W + "p"))


def run_of(element: etree._Element) -> etree._Element:
    """The run that an element stands in."""
    return next(element.iterancestors(W + "r"))


def cut_before(place: Place) -> etree._Element:
    """The run that begins with this character, cut from what stands before it."""
    element, offset = place
    cut = _cut(element, offset)
    return run_of(element) if cut is None else cut


def cut_after(place: Place) -> etree._Element:
    """The run that ends with this character, cut from what stands after it."""
    element, offset = place
    _cut(element, offset + 1)
    return run_of(element)


def runs_between(first: etree._Element, last: etree._Element) -> list[etree._Element]:
    """The runs of a paragraph from `first` to `last` that no revision has struck."""
    runs = list(live_runs(owner(first)))
    return runs[runs.index(first) : runs.index(last) + 1]


def live_runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph that no revision has struck."""
    for run in paragraph.iter(W + "r"):
        if owner(run) is paragraph and not any(a.tag in _GONE for a in run.iterancestors(*_GONE)):
            yield run


def put_after(
    run: etree._Element,
    new: etree._Element,
    pen: Pen,
    *,
    struck: Sequence[etree._Element] | None = None,
) -> None:
    """Insert `new` after a run, outside the link or control that ends with it.

    It stays inside where it replaces a part only of what the link or control holds: `struck`.
    """
    node = run
    while _wrapped(node) and not _has_runs(node.itersiblings()) and _goes(_parent(node), struck):
        node = _parent(node)
    if _parent(node).tag in {W + "ins", W + "moveTo"}:
        _split(_parent(node), node, pen)
        node = _parent(node)
    node.addnext(new)


def _goes(wrapper: etree._Element, struck: Sequence[etree._Element] | None) -> bool:
    """Whether nothing is left of a wrapper, or nothing of it is struck."""
    return not struck or wrapper.tag == W + "ins" or all(r in struck for r in wrapper.iter(W + "r"))


def is_note_mark(run: etree._Element) -> bool:
    """Whether a run holds nothing but the mark of a footnote or endnote."""
    held = [child.tag for child in run if child.tag != W + "rPr"]
    return held in ([W + "footnoteReference"], [W + "endnoteReference"])


def tail(paragraph: etree._Element) -> etree._Element:
    """The paragraph whose mark ends what is printed: those on the way are struck already."""
    while marks_gone(find(paragraph, "pPr/rPr"), "proposed"):
        following = next(paragraph.itersiblings(W + "p"), None)
        if following is None:
            return paragraph
        paragraph = following
    return paragraph


def following(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph or table right after this one; None at the end of a cell, a note, the text."""
    return next(paragraph.itersiblings(W + "p", W + "tbl"), None)


def put_before(run: etree._Element, new: etree._Element, pen: Pen) -> None:
    """Insert `new` before a run, outside the link or control that begins there."""
    node = run
    while _wrapped(node) and not _has_runs(node.itersiblings(preceding=True)):
        node = _parent(node)
    parent = _parent(node)
    if parent.tag in {W + "ins", W + "moveTo"}:
        before = node.getprevious()
        if before is not None:
            _split(parent, before, pen)
        parent.addnext(new)
        return
    node.addprevious(new)


def cut_paragraph(run: etree._Element, pen: Pen) -> etree._Element:
    """Cut the paragraph after a run; return the new first half, in the look of the whole.

    The half that follows keeps the paragraph's own mark. Raises UncuttableError.
    """
    paragraph, node = owner(run), run
    while _parent(node) is not paragraph:
        _split(_parent(node), node, pen)
        node = _parent(node)
    first = new_paragraph(find(paragraph, "pPr"))
    properties = find(paragraph, "pPr")
    for child in list(paragraph):
        if child is not properties:
            first.append(child)
        if child is node:
            break
    paragraph.addprevious(first)
    return first


def _cut(element: etree._Element, offset: int) -> etree._Element | None:
    """Cut a run before the character `offset` of `element`; None where nothing is to be parted."""
    run = run_of(element)
    length = len(element.text or "") if element.tag == W + "t" else 1
    if 0 < offset < length:
        rest = _empty(element)
        element.text, rest.text = (element.text or "")[:offset], (element.text or "")[offset:]
        for part in (element, rest):
            part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        element.addnext(rest)
        moved = [rest, *rest.itersiblings()]
    else:
        moved = list(element.itersiblings()) if offset else [element, *element.itersiblings()]
    if not moved or not _printed(run, before=moved[0]):
        return None
    second = _empty(run)
    look = find(run, "rPr")
    if look is not None:
        second.append(_copy(look))
    run.addnext(second)
    second.extend(moved)
    return second


def _empty(element: etree._Element) -> etree._Element:
    """An element of the same kind, without what it holds."""
    made = etree.Element(element.tag)
    for name, value in element.items():
        made.set(name, value)
    return made


def _printed(run: etree._Element, *, before: etree._Element) -> bool:
    """Whether anything but its look stands in the run before one of its children."""
    return any(child.tag != W + "rPr" for child in before.itersiblings(preceding=True))


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def _split(wrapper: etree._Element, after: etree._Element, pen: Pen) -> None:
    """Part what follows `after` from its wrapper, into a second one of the same kind."""
    rest = list(after.itersiblings())
    if wrapper.tag in _WHOLE and _has_runs(iter(rest)):
        raise UncuttableError("would part a content control or a field in two")
    if not rest or wrapper.tag in _WHOLE | {W + "sdt"}:
        return
    second = _empty(wrapper)
    if W + "author" in wrapper.attrib:
        second.set(W + "id", pen.number())
    second.extend(rest)
    wrapper.addnext(second)


def _wrapped(node: etree._Element) -> bool:
    return _parent(node).tag in _WRAPPERS


def _has_runs(nodes: Iterator[etree._Element]) -> bool:
    return any(node.tag == W + "r" or find(node, ".//r") is not None for node in nodes)


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent
