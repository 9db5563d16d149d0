"""Headings of reports, Recommendations, circulars and annexes."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Final

from intersector.model import Block, Span
from intersector.structure.labels import label_at
from intersector.structure.marks import STOPS, Mark, Marked, trim

_LONGEST: Final = 120
"""The longest heading, in characters, where a document does not mark them."""
_SHORT: Final = 60
"""The longest of those above another heading."""
# "...; and": an item of a list, before its last
_LISTED: Final = re.compile(r"[;；؛]\s?\w{1,4}\Z")


class _Above(Enum):
    """What a line stands above."""

    NOTHING = auto()
    HEADING = auto()
    ITEM = auto()
    PARAGRAPH = auto()


def find_headings(marked: Marked) -> tuple[Mark, ...]:
    """Headings: marked as such by the reader, or short lines without a stop above a paragraph.

    The body of a resolution with heads has none.
    """
    resolving = set(marked.places) if marked.of("head") else set()
    taken = {
        m.span.start
        for m in marked.marks
        if m.printed or m.kind in ("masthead", "title", "enacting")
    }
    annexes = marked.of("annex")
    found: list[Mark] = []
    above = _Above.NOTHING
    for place in range(len(marked.paragraphs) - 1, -1, -1):
        block = marked.paragraphs[place]
        start = block.span.start
        free = start >= marked.start and place not in resolving and start not in taken
        remark = marked.grammar.remark.match(marked.text, start, block.span.end)
        if free and not remark and _is_heading(marked.text, block, above):
            found.append(_heading(marked.text, block.span))
            above = _Above.HEADING
        else:
            found.extend(_after_annex(marked.text, block, annexes))
            above = _Above.ITEM if _is_lettered(marked.text, block.span) else _Above.PARAGRAPH
    return tuple(reversed(found))


def _after_annex(text: str, block: Block, annexes: Sequence[Mark]) -> Iterator[Mark]:
    """The title of an annex that stands on the line of its heading."""
    for annex in annexes:
        if block.span.start <= annex.span.start < annex.span.end < block.span.end:
            rest = trim(text, Span(annex.span.end, block.span.end))
            line = rest.of(text)
            if 0 < len(line) <= _LONGEST and _looks_like_one(line):
                yield _heading(text, rest)


def _heading(text: str, span: Span) -> Mark:
    return Mark(span, "heading", printed=" ".join(span.of(text).split()))


def _is_heading(text: str, block: Block, above: "_Above") -> bool:
    """Whether a paragraph is a heading above what follows; one above nothing is not."""
    if block.kind == "heading":
        return True
    if above is not _Above.PARAGRAPH and _is_lettered(text, block.span):
        return False
    line = block.span.of(text)
    longest = {_Above.HEADING: _SHORT, _Above.NOTHING: 0}.get(above, _LONGEST)
    return block.kind == "paragraph" and len(line) <= longest and _looks_like_one(line)


def _is_lettered(text: str, span: Span) -> bool:
    """Whether a line opens with a number or letter in brackets: "1) Services", "a) Services".

    Above a paragraph that can be a heading, elsewhere it is an item of a list.
    """
    label = label_at(text, span.start, span.end, opening=True)
    return label is not None and not set("()（）").isdisjoint(label.printed)


def _looks_like_one(line: str) -> bool:
    line = line.rstrip("*") or line
    return (
        line[-1] not in STOPS + '?!»”"'
        and line[0].isalnum()
        and not line[0].islower()
        and any(c.isalpha() for c in line)
        and not _LISTED.search(line)
    )
