"""Two texts word by word; Chinese, which has no spaces between words, by character."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Literal

from intersector.editions.blocks import common_blocks
from intersector.model import Span

StretchType = Literal["equal", "insert", "delete"]

_HAN: Final = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS: Final = r"\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d"
"""Accents and vowel signs that stand after their letter, and the Arabic joiners."""
_TOKEN: Final = re.compile(rf"[{_HAN}]|(?:[^\W{_HAN}]|[{_MARKS}])+|\s+|.", re.DOTALL)
_WORD: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that both texts have, or that one of them has: where they stand on both sides.

    `text` is what the spans cover: both for "equal"; for "insert" `old` is empty and marks the
    place, for "delete" `new`.
    """

    type: StretchType
    text: str
    old: Span
    new: Span


@dataclass(slots=True)
class _Change:
    """Tokens ``[old_start, old_end)`` replaced by ``[new_start, new_end)``."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def replaces(self) -> bool:
        """Whether something is put in the place of something."""
        return self.old_start < self.old_end and self.new_start < self.new_end


def terms(text: str) -> tuple[str, ...]:
    """The words of a text (of Chinese, the characters), in small letters."""
    return tuple(token for token in tokens(text.casefold()) if _WORD.match(token))


def tokens(text: str) -> list[str]:
    """The text cut into words, Chinese characters, white space and signs; joined it is the text."""
    return _TOKEN.findall(text)


def compare_words(old: str, new: str) -> tuple[Stretch, ...]:
    """How `old` became `new`: "equal" and "delete" joined are `old`, "equal" and "insert" `new`.

    A word left alone between two replaced stretches is taken into them, which reads better than
    the shortest edit.
    """
    before, after = tokens(old), tokens(new)
    changes = _readable(_changes(before, after), before)
    old_at = [0, *accumulate(map(len, before))]
    new_at = [0, *accumulate(map(len, after))]
    return tuple(_stretches(changes, old, new, old_at, new_at))


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[_Change]:
    """What stands between the runs that both have."""
    old_at = new_at = 0
    for old, new, size in (*common_blocks(before, after), (len(before), len(after), 0)):
        if (old_at, new_at) != (old, new):
            yield _Change(old_at, old, new_at, new)
        old_at, new_at = old + size, new + size


def _readable(changes: Iterator[_Change], before: Sequence[str]) -> list[_Change]:
    """The changes, joined where hardly anything stands between them."""
    joined: list[_Change] = []
    for change in changes:
        if joined and _joins(joined[-1], change, before):
            joined[-1].old_end, joined[-1].new_end = change.old_end, change.new_end
        else:
            joined.append(change)
    return joined


def _joins(first: _Change, second: _Change, before: Sequence[str]) -> bool:
    """Whether what two changes leave between them, a word at most, helps no reader."""
    between = before[first.old_end : second.old_start]
    words = sum(_WORD.match(token) is not None for token in between)
    if not words:
        return first.replaces or second.replaces
    return words == 1 and first.replaces and second.replaces


def _stretches(
    changes: Sequence[_Change], old: str, new: str, old_at: Sequence[int], new_at: Sequence[int]
) -> Iterator[Stretch]:
    left = right = 0
    for each in (*changes, _Change(len(old_at) - 1, len(old_at) - 1, -1, -1)):
        start, end = old_at[each.old_start], old_at[each.old_end]
        put, put_end = new_at[each.new_start], new_at[each.new_end]
        if left < start:
            yield Stretch("equal", old[left:start], Span(left, start), Span(right, put))
        if start < end:
            yield Stretch("delete", old[start:end], Span(start, end), Span(put, put))
        if put < put_end:
            yield Stretch("insert", new[put:put_end], Span(end, end), Span(put, put_end))
        left, right = end, put_end
