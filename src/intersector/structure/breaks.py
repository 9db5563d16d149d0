"""Where a clause without a number begins: at the start of a paragraph, if nothing else does."""

from bisect import bisect

from intersector.model import Span
from intersector.structure.marks import Mark, Marked


def find_breaks(marked: Marked) -> tuple[Mark, ...]:
    """Paragraphs that open a clause: every one outside heads; under a head, after a full stop.

    A paragraph under a number belongs to that number's clause.
    """
    shaping = [m for m in marked.marks if m.kind != "note"]
    starts = [m.span.start for m in shaping]
    body = set(marked.places) if marked.of("head") else set()
    found = []
    for place, paragraph in enumerate(marked.paragraphs):
        at = paragraph.span.start
        last = shaping[bisect(starts, at) - 1] if starts and starts[0] <= at else None
        covered = last is not None and (last.span.end > at or last.span.start == at)
        if not covered and (place not in body or _opens(marked, last, place)):
            found.append(Mark(Span(at, at), "paragraph"))
    return tuple(found)


def _opens(marked: Marked, last: Mark | None, place: int) -> bool:
    if last is None or last.kind not in ("head", "number"):
        return True
    return last.kind == "head" and marked.ended_before(place)
