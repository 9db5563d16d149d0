"""Lines of a PDF that run from right to left, put back in the order in which they are read.

PDFium hands most of them over in that order. Where a printer has drawn words, numbers, brackets and
vowel signs one by one, it does not, and the order has to come from where they stand on the page.
"""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

_ALEFS: Final = frozenset("اأإآ")
_LAM: Final = "ل"
_SPACE: Final = 0.12  # of the size: a narrower gap parts no words
_GAP: Final = 1.6  # of the size: a wider gap parts the cells of a row
_LEFT_TO_RIGHT: Final = r"[0-9A-Za-zÀ-ɏ٠-٩](?:[0-9A-Za-zÀ-ɏ٠-٩.,/:&'’٫٬–-]*[0-9A-Za-zÀ-ɏ٠-٩])?"
_RUN: Final = re.compile(
    # in mirror writing: words of Latin letters with the numbers after them, or a number
    rf"(?:{_LEFT_TO_RIGHT}[ ])*(?=[^\s]*[A-Za-zÀ-ɏ]){_LEFT_TO_RIGHT}|{_LEFT_TO_RIGHT}"
)
_BRACKETS: Final = {"(": ")", ")": "(", "[": "]", "]": "["}
_LABEL: Final = 4  # characters at the start of a line that a bracket alone closes


class Glyph(NamedTuple):
    """A character and its box."""

    character: str
    left: float
    bottom: float
    right: float
    top: float


def right_to_left(text: str) -> bool:
    """Whether most of the letters are Arabic."""
    if text.isascii():
        return False
    arabic = sum(unicodedata.bidirectional(c) in {"AL", "R"} for c in text)
    return arabic > sum(c.isalpha() for c in text) / 2


def whole_ligatures(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Turn every lam-alef round that came as alef and lam in one box: it is one sign."""
    turned = list(glyphs)
    for place, (one, other) in enumerate(pairwise(turned)):
        if other.character == _LAM and one.character in _ALEFS and one[1:] == other[1:]:
            turned[place : place + 2] = [other, one]
    return turned


def logical(glyphs: Sequence[Glyph]) -> str:
    """The text of one line in the order in which it is read, from where its glyphs stand.

    None of them is white space: that is where they stand apart.
    """
    signs = [glyph for glyph in glyphs if unicodedata.combining(glyph.character)]
    bases = [glyph for glyph in glyphs if not unicodedata.combining(glyph.character)]
    bases.sort(key=_middle, reverse=True)
    places = [-_middle(base) for base in bases]
    above: dict[int, str] = {}
    for sign in signs if bases else ():
        nearest = _nearest(places, -_middle(sign))
        above[nearest] = above.get(nearest, "") + sign.character
    pieces = [bases[0].character + above.get(0, "")] if bases else []
    for place, (right, left) in enumerate(pairwise(bases), 1):
        pieces += [_between(right, left), left.character + above.get(place, "")]
    return _paired(_RUN.sub(lambda match: match[0][::-1], "".join(pieces)))


def _nearest(places: Sequence[float], place: float) -> int:
    after = min(bisect(places, place), len(places) - 1)
    before = max(after - 1, 0)
    return min(before, after, key=lambda n: abs(places[n] - place))


def _middle(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2


def _between(right: Glyph, left: Glyph) -> str:
    gap = (right.left - left.right) / max(right.top - right.bottom, left.top - left.bottom, 1)
    return "\t" if gap > _GAP else " " if gap > _SPACE else ""


def _paired(text: str) -> str:
    """Brackets turned so that they pair: most are drawn in the form that faces the other way."""
    turned = "".join(_BRACKETS.get(c, c) for c in text)
    places = [place for place, character in enumerate(text) if character in _BRACKETS]
    if _balanced(text):
        return text
    if _balanced(turned) or len(places) % 2:
        return turned
    characters = list(text)
    for opening, closing in zip(places[::2], places[1::2], strict=True):
        square = characters[opening] in "[]"
        characters[opening], characters[closing] = "[]" if square else "()"
    return "".join(characters)


def _balanced(text: str) -> bool:
    """Whether the brackets pair, but for one that closes the label at the start of the line."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if depth < 0 and place >= _LABEL:
            return False
        depth = max(depth, 0)
    return depth == 0
