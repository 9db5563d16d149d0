"""Puts new words and new paragraphs into a text, in the look of what stands around them."""

from collections import Counter

from lxml import etree

from intersector.proposals.redline.cut import (
    cut_after,
    cut_before,
    cut_paragraph,
    following,
    owner,
    put_after,
    put_before,
    run_of,
    tail,
)
from intersector.proposals.redline.fields import Fields
from intersector.proposals.redline.pen import Pen, new_paragraph, unnumber
from intersector.proposals.redline.steps import Step
from intersector.reading.ooxml import find
from intersector.reading.places import Line, Place


def insert(
    step: Step, line: Line, pen: Pen, fields: Fields, struck: list[etree._Element]
) -> None:
    """Put the step's text where it ends in the line; `struck` are the runs that it replaces.

    What comes before the first line break, or after the last, joins the words that stand there;
    the rest becomes paragraphs of its own.
    """
    *before, last = step.text.split("\n")
    if not before:
        _words(last, step, line, pen, fields, struck)
    elif step.end <= line.start:
        _paragraphs_before(before, line, pen)
        _words(last, step, line, pen, fields, struck)
    elif step.end == line.span.end and following(_ending(line)) is not None:
        first, *others = [*before, last]
        _paragraphs_after(others, line, pen)
        _words(first, step, line, pen, fields, struck)
    else:
        _split(step, line, pen, fields, struck)


def _words(
    text: str,
    step: Step,
    line: Line,
    pen: Pen,
    fields: Fields,
    struck: list[etree._Element],
) -> None:
    """Put words into the line, after what they replace or between its characters."""
    if not text:
        return
    if struck:
        look = next((find(r, "rPr") for r in struck if find(r, "t") is not None), None)
        put_after(struck[-1], pen.inserted(text, look), pen, struck=struck)
        return
    left, right = _place(line, step.end - 1), _place(line, step.end)
    if left is not None:
        at = cut_after(left)
        ended = [f for f in fields.around(left) if f not in fields.around(right)]
        put_after(ended[0].runs[-1] if ended else at, pen.inserted(text, find(at, "rPr")), pen)
    elif right is not None:
        at = cut_before(right)
        begun = [f for f in fields.around(right) if f not in fields.around(left)]
        put_before(begun[0].runs[0] if begun else at, pen.inserted(text, find(at, "rPr")), pen)


def _paragraphs_before(texts: list[str], line: Line, pen: Pen) -> None:
    """Put whole paragraphs before the line's own."""
    first = owner(_first(line).element)
    numbers = 0
    for text in texts:
        made, numbered = _paragraph(text, first, line, numbers, pen)
        numbers += numbered
        first.addprevious(made)


def _paragraphs_after(texts: list[str], line: Line, pen: Pen) -> None:
    """Put whole paragraphs after the line's own."""
    at = _ending(line)
    numbers = 1
    for text in texts:
        made, numbered = _paragraph(text, at, line, numbers, pen)
        numbers += numbered
        at.addnext(made)
        at = made


def _paragraph(
    text: str, like: etree._Element, line: Line, number: int, pen: Pen
) -> tuple[etree._Element, bool]:
    """A new paragraph like another; numbered by its list where the text has the list's number."""
    made = new_paragraph(find(like, "pPr"))
    words, numbered = _without_number(text, line, number)
    if line.label is not None and not numbered:
        properties = find(made, "pPr")
        assert properties is not None
        unnumber(properties)
    if words:
        made.append(pen.inserted(words, _look(line)))
    pen.mark_paragraph(made, "ins")
    return made, numbered


def _without_number(text: str, line: Line, number: int) -> tuple[str, bool]:
    """The text without the number that the list will print, and whether it had that number."""
    printed = "" if line.label is None else line.label.after(number)
    rest = text.removeprefix(printed)
    if printed and rest != text and rest[:1].isspace():
        return rest.lstrip(), True
    return text, False


def _split(
    step: Step, line: Line, pen: Pen, fields: Fields, struck: list[etree._Element]
) -> None:
    """Put several paragraphs into the middle of one, or at the end of a cell or note."""
    first, *middle, last = step.text.split("\n")
    at = struck[-1] if struck else cut_after(_sure(_place(line, step.end - 1)))
    look = find(at, "rPr")
    paragraph = owner(at)
    half = cut_paragraph(at, pen)
    if first:
        put_after(at, pen.inserted(first, look), pen, struck=struck)
    pen.mark_paragraph(half, "ins")
    numbers = 1
    for text in middle:
        made, numbered = _paragraph(text, paragraph, line, numbers, pen)
        numbers += numbered
        paragraph.addprevious(made)
    words, numbered = _without_number(last, line, numbers)
    if line.label is not None and not numbered:
        pen.take_number(paragraph)
    if words:
        _begin(paragraph, pen.inserted(words, look))


def _begin(paragraph: etree._Element, new: etree._Element) -> None:
    paragraph.insert(0 if find(paragraph, "pPr") is None else 1, new)


def _look(line: Line) -> etree._Element | None:
    """The look of most of a line."""
    counted = Counter(run_of(p.element) for p in line.places if p is not None)
    return find(max(counted, key=lambda each: counted[each]), "rPr")


def _ending(line: Line) -> etree._Element:
    return tail(owner(_sure(line.places[-1]).element))


def _first(line: Line) -> Place:
    return next(place for place in line.places if place is not None)


def _place(line: Line, at: int) -> Place | None:
    return line.place(at) if line.start <= at < line.span.end else None


def _sure(place: Place | None) -> Place:
    assert place is not None
    return place
