"""Cutting a text into the units that are counted: words, single Chinese characters, numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import normalize
from zlib import crc32

NUMBER: Final = "0"
"""What every number counts as in a sequence of words."""

_HAN: Final = r"\u3400-\u4dbf\u4e00-\u9fff"
_ARABIC_MARKS: Final = r"\u0610-\u061a\u0640\u064b-\u065f\u0670"
_WORD: Final = re.compile(
    rf"[{_HAN}]|\d+(?:[.,]\d+)*|[^\W\d_{_HAN}](?:[^\W\d_{_HAN}]|[{_ARABIC_MARKS}])*"
)
_IS_HAN: Final = re.compile(rf"[{_HAN}]")
_MARK: Final = re.compile(rf"[{_ARABIC_MARKS}]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is counted (case and Arabic vowel marks folded) and where it stands."""

    form: str
    start: int
    end: int

    @property
    def slot(self) -> str:
        """Its form in a sequence, where one number is like another."""
        return NUMBER if self.form[0].isdigit() else self.form


def words(text: str) -> tuple[Word, ...]:
    """Cut `text` into words, in order; punctuation is left out."""
    return tuple([Word(fold(m.group()), *m.span()) for m in _WORD.finditer(text)])


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Make spellings equal that mean the same word: case, compatibility forms, Arabic marks."""
    return _MARK.sub("", normalize("NFKC", word).casefold())


def sequences(cut: Sequence[Word]) -> Iterator[tuple[int, int, int]]:
    """Every run of words that can be formula: its key, its first word and the one past its last.

    Three words make a run; of Chinese, five characters, which is about as much.
    """
    slots = [word.slot for word in cut]
    for at in range(len(cut)):
        size = 5 if _IS_HAN.match(slots[at]) else 3
        if at + size <= len(cut):
            yield key(slots[at : at + size]), at, at + size


def key(parts: Sequence[str]) -> int:
    """A number below 2**32 that stands for a run of words, the same in every run and version."""
    return crc32(" ".join(parts).encode())
