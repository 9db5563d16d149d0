"""Headings of reports, Recommendations, circulars and annexes."""

from typing import Final

from intersector.structure.marks import STOPS, Mark, Marked

_LONGEST: Final = 120
"""The longest heading, in characters, where a document does not mark them."""


def find_headings(marked: Marked) -> tuple[Mark, ...]:
    """Headings outside the body of a resolution: marked as such, or short lines without a stop."""
    body, text = marked.body, marked.text
    resolving = bool(marked.of("head"))
    found: list[Mark] = []
    below = False
    for place in range(len(marked.paragraphs) - 1, -1, -1):
        span = marked.paragraphs[place].span
        inside = body.start <= span.start < body.end
        if span.start < body.start or (inside and resolving) or _starts(marked, span.start):
            below = True
            continue
        if _is_heading(marked, place, followed=below):
            found.append(Mark(span, "heading", printed=" ".join(span.of(text).split())))
            below = False
        else:
            below = True
    return tuple(reversed(found))


def _starts(marked: Marked, at: int) -> bool:
    return any(m.span.start <= at < m.span.end for m in marked.marks)


def _is_heading(marked: Marked, place: int, *, followed: bool) -> bool:
    """Whether a paragraph is a heading; one that nothing follows is not."""
    block = marked.paragraphs[place]
    if block.kind == "heading":
        return True
    line = block.span.of(marked.text)
    short = len(line) <= _LONGEST and "\n" not in line
    return followed and block.kind == "paragraph" and short and _looks_like_one(line)


def _looks_like_one(line: str) -> bool:
    return (
        line[-1] not in STOPS + '?!»”"'
        and line[0].isalnum()
        and not line[0].islower()
        and any(c.isalpha() for c in line)
    )
