"""The title lines, the line that names who speaks, and where annexes and closing lines begin."""

import re
from itertools import pairwise
from typing import Final

from intersector.model import Block, Span
from intersector.structure.labels import label_at
from intersector.structure.marks import STOPS, Mark, Marked, trim

_FRONT: Final = 60
"""Paragraphs among which the enacting formula is looked for."""
_TITLE: Final = 8
_LONG: Final = 250
"""Lines that the title of a report can have, and the longest of them in characters."""


def find_front(marked: Marked) -> tuple[Mark, ...]:
    """The enacting formula, every line before it, which is the title's, and its repetitions.

    It opens a paragraph, but for texts whose whole front has run together. A document in several
    parts repeats it word for word at the head of each.
    """
    enacting, text = marked.grammar.enacting, marked.text
    spans = [p.span for p in marked.paragraphs]
    first = next((m for s in spans[:_FRONT] if (m := enacting.match(text, s.start, s.end))), None)
    if first is None:
        first = next((m for s in spans[:3] if (m := _at_end(enacting, text, s))), None)
    if first is None:
        return ()
    titles = (Span(s.start, min(s.end, first.start())) for s in spans if s.start < first.start())
    again = (s for s in spans if s.start > first.start() and s.of(text) == first[0])
    return (
        *(Mark(trim(text, span), "title") for span in titles),
        Mark(Span(*first.span()), "enacting"),
        *(Mark(span, "enacting") for span in again),
    )


def _at_end(enacting: re.Pattern[str], text: str, span: Span) -> re.Match[str] | None:
    """The formula at the end of a paragraph, wherever it begins."""
    return enacting.search(text, max(span.start, span.end - 3 * _LONG), span.end)


def find_title(marked: Marked) -> tuple[Mark, ...]:
    """The title of a document in which nobody speaks: the lines it opens with that look like one.

    Another short line is taken along when the next one looks like a title again, or when it
    stands right under a number such as "Question 5/1".
    """
    opening = marked.paragraphs[:_TITLE]
    like = [_is_title(marked, paragraph) for paragraph in opening]
    lines = [paragraph.span.of(marked.text) for paragraph in opening]
    for place, (above, line) in enumerate(pairwise(lines), start=1):
        named = like[place - 1] and above[-1].isdigit()
        free = line[-1] not in STOPS and not label_at(line, 0, len(line), opening=True)
        like[place] |= named and free
    last = -1
    for place, paragraph in enumerate(opening):
        if like[place]:
            last = place
        elif place - last > 1 or paragraph.span.end - paragraph.span.start > _LONG:
            break
    return tuple(Mark(paragraph.span, "title") for paragraph in opening[: last + 1])


def _is_title(marked: Marked, paragraph: Block) -> bool:
    """Whether it is marked as a title, printed in capitals, or names the kind of document."""
    text, span = marked.text, paragraph.span
    line = span.of(text)
    if len(line) > _LONG or label_at(text, span.start, span.end, opening=True):
        return False
    titled = paragraph.kind == "heading" and paragraph.level == 1
    capitals = line == line.upper() != line.lower()
    return titled or capitals or any(k.match(line) for k in marked.grammar.kinds.values())


def find_annexes(marked: Marked) -> tuple[Mark, ...]:
    """Headings of annexes, and the first closing line, after the enacting formula."""
    text, grammar = marked.text, marked.grammar
    start = marked.start
    found = []
    for paragraph in marked.paragraphs:
        span = paragraph.span
        if span.start < start:
            continue
        heading = grammar.annex.fullmatch(text, span.start, span.end)
        if heading:
            found.append(Mark(span, "annex", printed=span.of(text), role="annex"))
            continue
        for match in grammar.annex_to.finditer(text, span.start, span.end):
            found.append(Mark(Span(*match.span()), "annex", printed=match[0], role="annex"))
        closing = grammar.closing.search(text, span.start, span.end)
        if closing:
            found.append(Mark(Span(closing.start(), closing.start()), "annex", role="body"))
    return tuple(found)
