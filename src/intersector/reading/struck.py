"""Words of a PDF page with a rule through them: deleted text that a PDF cannot say is deleted."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from typing import Final

from intersector.reading.bidi import Glyph
from intersector.reading.rules import Rule

_MIDDLE: Final = (0.28, 0.62)
"""Where in the height of a letter's box a rule strikes it through; lower, it underlines."""


def struck_words(glyphs: Iterable[Glyph], across: Sequence[Rule]) -> str:
    """The letters of a page with a horizontal rule through their middle, in their order."""
    rules = sorted(across)
    places = [rule.at for rule in rules]
    kept: list[str] = []
    for glyph in glyphs:
        if glyph.character.isspace():
            kept.append(" ")
            continue
        low, high = (glyph.bottom + share * (glyph.top - glyph.bottom) for share in _MIDDLE)
        middle = (glyph.left + glyph.right) / 2
        near = rules[bisect(places, low) : bisect(places, high)]
        if any(rule.start <= middle <= rule.end for rule in near):
            kept.append(glyph.character)
    return " ".join("".join(kept).split())
