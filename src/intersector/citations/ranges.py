"""What a range leaves unsaid: the 2, 3 and 4 of "Resolutions 1 to 5"; likewise "Nos. 119-121".

The members in between are citations too. Each stands at the words that say so, the "to" or the
dash: the first and the last member keep their own words, and no two of different words overlap.
"""

import re
from collections.abc import Iterator
from typing import Final

from intersector.citations.grammar import Grammar

_MOST: Final = 100
"""A range of more members than these names its ends only."""
# What counts on, and what stays the same beside it: 119, 5.340, C2, 70/1 and 1/16
_LAST: Final = re.compile(r"((?:[A-Z]|\d+[./])?)(\d+)()")
_FIRST: Final = re.compile(r"()(\d+)(/\d+)")


def between(
    text: str, start: int, end: int, ends: tuple[str, str], grammar: Grammar
) -> Iterator[tuple[int, int, str]]:
    """The numbers between two `ends`, if ``text[start:end]`` says that they are a range.

    Each with its place: that of the words that say so.
    """
    words = text[start:end]
    said = words.strip()
    if said and grammar.through.fullmatch(said):
        at = start + words.index(said)
        for number in members(*ends):
            yield at, at + len(said), number


def members(first: str, last: str) -> list[str]:
    """The numbers between two of one series; none where they are of different ones.

    >>> members("5.340", "5.343")
    ['5.341', '5.342']
    >>> members("1/16", "4/16")
    ['2/16', '3/16']
    """
    for form in (_LAST, _FIRST):
        one, other = form.fullmatch(first), form.fullmatch(last)
        if one and other and (one[1], one[3]) == (other[1], other[3]):
            low, high = int(one[2]), int(other[2])
            numbers = range(low + 1, high if high - low <= _MOST else low)
            return [f"{one[1]}{number}{one[3]}" for number in numbers]
    return []
