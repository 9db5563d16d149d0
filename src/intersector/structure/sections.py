"""Headings of reports, Recommendations, circulars and annexes."""

from typing import Final

from intersector.structure.marks import STOPS, Mark, Marked

_LONGEST: Final = 120
"""The longest heading, in characters, where a document does not mark them."""


def find_headings(marked: Marked) -> tuple[Mark, ...]:
    """Headings: marked as such by the reader, or short lines without a stop above a paragraph.

    The body of a resolution with heads has none.
    """
    resolving = set(marked.places()) if marked.of("head") else set()
    taken = {m.span.start for m in marked.marks if m.printed or m.kind in ("title", "enacting")}
    found: list[Mark] = []
    followed = False
    for place in range(len(marked.paragraphs) - 1, -1, -1):
        span = marked.paragraphs[place].span
        free = span.start >= marked.start and place not in resolving and span.start not in taken
        heads = free and _is_heading(marked, place, followed=followed)
        if heads:
            printed = " ".join(span.of(marked.text).split())
            found.append(Mark(span, "heading", printed=printed))
        followed = not heads
    return tuple(reversed(found))


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
