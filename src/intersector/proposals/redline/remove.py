"""Ends paragraphs that are struck wholly, so that nothing of them is left: no line, no number.

In Word a struck end of a paragraph joins what it ends with the next paragraph, which keeps its own
number and style. LibreOffice does the same where one deletion holds the whole paragraph; where
another author's revision, a control or a note cuts it in pieces, the next paragraph takes the
number of the one that is gone. There the end of the paragraph before is struck instead, if the two
are alike, which comes to the same in both.
"""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from intersector.proposals.redline.cut import following, live_runs
from intersector.proposals.redline.pen import Pen, properties_like
from intersector.reading.ooxml import W, find
from intersector.reading.tracked import marks_gone

_NOTES: Final = (W + "footnoteReference", W + "endnoteReference")
_UNSEEN: Final = {
    W + name for name in ("pPr", "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart")
} | {W + "commentRangeEnd", W + "permStart", W + "permEnd"}


class UnremovableError(ValueError):
    """A numbered paragraph that one of the two word processors would not remove wholly."""


def remove(paragraphs: Sequence[etree._Element], pen: Pen, *, numbered: bool) -> None:
    """Strike neighbouring paragraphs with all that they hold.

    Raises UnremovableError where a number would be left behind.
    """
    for paragraph in paragraphs:
        pen.strike(list(live_runs(paragraph)))
    if _run_on(paragraphs):
        pen.tick()  # so that LibreOffice keeps what the first of a list holds: where it starts
        ends = paragraphs
    else:
        ends = _ends(paragraphs, numbered=numbered)
    for paragraph in ends:
        if not marks_gone(find(paragraph, "pPr/rPr"), "proposed"):
            pen.mark_paragraph(paragraph, "del")


def holds_note(paragraph: etree._Element) -> bool:
    """Whether a paragraph calls a note: LibreOffice then does not see that its end is revised."""
    return next(paragraph.iter(*_NOTES), None) is not None


def _ends(paragraphs: Sequence[etree._Element], *, numbered: bool) -> Sequence[etree._Element]:
    """The paragraphs whose ends are to be struck: these, or each the one before it."""
    after = following(paragraphs[-1])
    before = paragraphs[0].getprevious()
    goes = after is not None and after.tag == W + "p" and not _ends_section(paragraphs)
    if goes and all(map(_is_one_deletion, paragraphs)):
        return paragraphs
    if before is not None and _can_run_on(before, paragraphs):
        return [before, *paragraphs[:-1]]
    if numbered:
        raise UnremovableError(
            "would strike the only paragraph of a list, which a note, a content control or an "
            "earlier revision cuts in pieces"
        )
    return paragraphs if goes or _is_table(after) else paragraphs[:-1]


def _run_on(paragraphs: Sequence[etree._Element]) -> bool:
    """Whether the next paragraph is like these, so that it does not matter whose layout stays."""
    after = following(paragraphs[-1])
    return (
        after is not None
        and are_alike(paragraphs[0], after)
        and not any(map(holds_note, paragraphs))
        and not _ends_section(paragraphs)
    )


def _ends_section(paragraphs: Sequence[etree._Element]) -> bool:
    return any(find(each, "pPr/sectPr") is not None for each in paragraphs)


def _is_table(element: etree._Element | None) -> bool:
    return element is not None and element.tag == W + "tbl"


def _is_one_deletion(paragraph: etree._Element) -> bool:
    """Whether one mark strikes all that a paragraph holds."""
    held = [child.tag for child in paragraph if child.tag not in _UNSEEN]
    return held in ([], [W + "del"]) and not holds_note(paragraph)


def _can_run_on(before: etree._Element, paragraphs: Sequence[etree._Element]) -> bool:
    """Whether the end of the paragraph before may be struck in the place of the last one's."""
    return (
        before.tag == W + "p"
        and are_alike(before, paragraphs[-1])
        and not any(holds_note(each) for each in (before, *paragraphs[:-1]))
        and not _ends_section([before, *paragraphs])
        and find(before, "pPr/rPr/ins") is None
    )


def are_alike(left: etree._Element, right: etree._Element) -> bool:
    """Whether two paragraphs have the same style, list and layout."""
    return left.tag == right.tag and _layout(left) == _layout(right)


def _layout(paragraph: etree._Element) -> bytes:
    properties = find(paragraph, "pPr")
    if properties is None:
        return b""
    plain = properties_like(properties)
    for look in plain.findall(W + "rPr"):
        plain.remove(look)
    return etree.tostring(plain) if len(plain) else b""
