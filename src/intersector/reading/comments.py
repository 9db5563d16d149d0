"""Comments of a .docx: what people noted beside the text, at the words that it is about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from lxml import etree

from intersector.model import Comment, Span
from intersector.reading.draft import INVISIBLE
from intersector.reading.ooxml import W
from intersector.reading.places import Line
from intersector.reading.runs import Runs

_ID: Final = W + "id"
_OPENS: Final = W + "commentRangeStart"
_CLOSES: Final = W + "commentRangeEnd"
_MARK: Final = W + "commentReference"
Printed = Mapping[etree._Element, Span]
"""Where in the text stands what an element prints."""


def printed(line: Line) -> Iterator[tuple[etree._Element, Span]]:
    """The elements that print a block of the text, each with what it prints of it."""
    places = ((at, place) for at, place in enumerate(line.places, line.span.start) if place)
    for element, letters in groupby(places, key=lambda each: each[1].element):
        where = [at for at, _ in letters]
        yield element, Span(where[0], where[-1] + 1)


def read_comments(
    part: etree._Element, stories: Iterable[etree._Element], where: Printed, runs: Runs
) -> Sequence[Comment]:
    """The comments of the part that holds them, by the place in the text of what they are about.

    `stories` are the parts whose text they stand beside. Those that no text holds come last.
    """
    spans = {key: span for story in stories for key, span in _spans(story, where)}
    found = [
        Comment(each.get(W + "author"), each.get(W + "date"), text, spans.get(each.get(_ID, "")))
        for each in part.iter(W + "comment")
        if (text := _words(each, runs))
    ]
    return sorted(found, key=lambda each: (each.span is None, each.span or Span(0, 0)))


def _words(comment: etree._Element, runs: Runs) -> str:
    paragraphs = (runs.read(each).text.strip() for each in comment.iter(W + "p"))
    return INVISIBLE.sub("", "\n".join(paragraphs)).strip()


def _spans(story: etree._Element, where: Printed) -> Iterator[tuple[str, Span]]:
    """What each comment of one part is about: the words in its range, or around its mark."""
    before: list[Span] = []
    opened: dict[str, int] = {}
    about: dict[str, Span] = {}
    marked: dict[str, etree._Element | None] = {}
    paragraphs: dict[etree._Element | None, Span] = {}
    for element in story.iter(etree.Element):
        key = element.get(_ID, "")
        if (span := where.get(element)) is not None:
            before.append(span)
            around = _paragraph(element)
            paragraphs[around] = _from(paragraphs.get(around, span), span)
        elif element.tag == _OPENS:
            opened[key] = len(before)
        elif element.tag == _CLOSES and opened.get(key, len(before)) < len(before):
            about[key] = _from(before[opened[key]], before[-1])
        elif element.tag == _MARK:
            marked[key] = _paragraph(element)
    around_marks = {k: paragraphs[each] for k, each in marked.items() if each in paragraphs}
    yield from (around_marks | about).items()


def _paragraph(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(W + "p"), None)


def _from(first: Span, last: Span) -> Span:
    return Span(min(first.start, last.start), max(first.end, last.end))
