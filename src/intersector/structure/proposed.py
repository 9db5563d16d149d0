"""What stands around the text that a contribution proposes: the mark above it, reasons below it."""

import re
from typing import Final

from intersector.structure.marks import Mark, Marked

# "MOD  EUR/44A7/1", "(MOD) ...", "SUP* ...", "ADD" alone: the ITU's marks, alike in all languages
_PROPOSAL: Final = re.compile(
    r"\(?(?:ADD|MOD|SUP|NOC)\)?\*?(?:\s+[A-Z][\w()-]*(?:/[\w()+-]+){1,4})?"
    r"|OTHER\s+[A-Z][\w()-]*(?:/[\w()+-]+){1,4}"
)
_TITLES: Final = 8
"""Lines that name the instrument between the mark and its text, or the reasons to suppress it."""


def find_proposed(marked: Marked) -> tuple[Mark, ...]:
    """Marks of proposals, the titles below them, and reasons up to the next: none is a clause."""
    speaks = {mark.span.start for mark in marked.of("enacting")}
    found, reasoning, titled = [], False, 0
    for place, paragraph in enumerate(marked.paragraphs):
        span = paragraph.span
        if span.start < marked.start or not speaks:
            continue
        proposal = _PROPOSAL.fullmatch(marked.text, span.start, span.end)
        reasons = marked.grammar.reasons.match(marked.text, span.start, span.end)
        if proposal:
            reasoning, titled = False, _titles(marked, place, speaks)
        elif span.start in speaks:
            reasoning, titled = False, 0
        reasoning = reasoning or reasons is not None
        if proposal or reasoning or titled > 0:
            found.append(Mark(span, "annex", role="body"))
        titled -= 0 if proposal else 1
    return tuple(found)


def _titles(marked: Marked, place: int, speaks: set[int]) -> int:
    """How many lines name the instrument below a proposal's mark; 0 where none can be told."""
    for lines, paragraph in enumerate(marked.paragraphs[place + 1 : place + 2 + _TITLES]):
        span = paragraph.span
        if span.start in speaks or marked.grammar.reasons.match(marked.text, span.start):
            return lines
    return 0
