"""A clause's words cut into pieces: shared with the other side, mere formula, or neither."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final, Literal

from intersector.model import Span

Look = Literal["plain", "formula", "shared"]
LOOKS: Final[tuple[Look, ...]] = ("plain", "formula", "shared")
WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters that look alike."""

    text: str
    look: Look


@dataclass(frozen=True)
class Phrasebook:
    """The formula of one language, ready to be found in a text."""

    phrases: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, formula: Iterable[str]) -> "Phrasebook":
        """Read the wordings as sequences of words."""
        sequences = (tuple(WORD.findall(phrase.casefold())) for phrase in formula)
        return cls(frozenset(sequence for sequence in sequences if sequence))

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """How many words the phrases have."""
        return tuple(sorted({len(phrase) for phrase in self.phrases}))

    def find(self, text: str) -> Iterator[Span]:
        """Where a phrase stands in the text."""
        found = list(WORD.finditer(text))
        folded = [word.group().casefold() for word in found]
        for length in self.lengths:
            for at in range(len(found) - length + 1):
                if tuple(folded[at : at + length]) in self.phrases:
                    yield Span(found[at].start(), found[at + length - 1].end())


def pieces(text: str, *, shared: Iterable[Span], formula: Iterable[Span]) -> list[Piece]:
    """Cut `text` at the borders of the spans; where they meet, shared words win.

    Joined, the pieces are the text; spans outside of it count as far as they reach into it.
    """
    looks = bytearray(len(text))
    for level, spans in ((1, formula), (2, shared)):
        for span in spans:
            for at in range(max(span.start, 0), min(span.end, len(text))):
                looks[at] = level
    cut = groupby(range(len(text)), key=looks.__getitem__)
    return [Piece("".join(text[i] for i in run), LOOKS[level]) for level, run in cut]
