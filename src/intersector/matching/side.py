"""One of two lists of texts that are compared: its texts cut and encoded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from intersector.matching.encoder import Encoder
from intersector.matching.network import Floats, unit
from intersector.matching.words import words
from intersector.model import Passage
from intersector.reading import guess_language

_LONG: Final = 700
"""Characters from which on a text is cut into sentences."""
_SENTENCE: Final = re.compile(r"[\n。；！？]|(?<=[.;:!?؟؛])\s")
_SHORTEST: Final = 20
_TELLING: Final = 60
"""Characters from which on a text's own language can be told."""
_BEST: Final = 3
"""Sentences that stand for a long text against a short one."""
_FEW: Final = 30
"""The mean of fewer texts than this is trusted by less than half."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """Texts with their vectors.

    `vectors` has a row per text, `sentences` a row per sentence of each long text, those of text
    ``i`` at ``starts[i]:starts[i + 1]`` (none for a short one).
    """

    texts: tuple[str, ...]
    languages: NDArray[np.str_]
    blank: NDArray[np.bool_]
    vectors: Floats
    sentences: Floats
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, passages: Sequence[Passage], encoder: Encoder) -> "Side":
        """Cut and encode `passages`; a title goes before each of its sentences."""
        texts = tuple(_titled(p.title, p.text) for p in passages)
        cut = [_sentences(p) if len(p.text) > _LONG else [] for p in passages]
        starts = np.cumsum([0, *(len(each) for each in cut)])
        short = encoder.encode(["" if each else t for t, each in zip(texts, cut, strict=True)])
        sentences = encoder.encode([sentence for each in cut for sentence in each])
        vectors = short + _means(sentences, starts)
        return cls(
            texts,
            _languages(passages),
            np.array([not words(text) for text in texts]),
            vectors,
            sentences,
            starts,
        )

    @property
    def long(self) -> NDArray[np.bool_]:
        """Which texts were cut into sentences."""
        return np.diff(self.starts) > 0

    def meaning(self, rows: slice, other: "Side") -> Floats:
        """Cosines of these rows with every text of `other`, no less than 0."""
        cosines: Floats = self.vectors[rows] @ other.vectors.T
        ours, theirs = self.long[rows], other.long
        for row in np.flatnonzero(ours).tolist():
            spread = self._of(rows.start + row) @ other.vectors[~theirs].T
            cosines[row, ~theirs] = _best(spread.T)
        short: Floats = self.vectors[rows][~ours]
        for column in np.flatnonzero(theirs).tolist():
            cosines[~ours, column] = _best(short @ other._of(column).T)
        return cosines.clip(0, 1)

    def _of(self, text: int) -> Floats:
        return self.sentences[self.starts[text] : self.starts[text + 1]]


def _languages(passages: Sequence[Passage]) -> NDArray[np.str_]:
    """As given; else guessed, for a short text from all those without a language together."""
    unknown = "\n".join(p.text for p in passages if p.language is None)
    common = guess_language(unknown) if unknown else ""
    return np.array(
        [
            p.language or (guess_language(p.text) if len(p.text) > _TELLING else common)
            for p in passages
        ]
    )


def _titled(title: str, text: str) -> str:
    if not title or text.startswith(title):
        return text
    return f"{title.rstrip(' .')}. {text}"


def _sentences(passage: Passage) -> list[str]:
    pieces = [piece.strip() for piece in _SENTENCE.split(passage.text)]
    kept = [piece for piece in pieces if len(piece) > _SHORTEST] or [passage.text]
    return [_titled(passage.title, piece) for piece in kept]


def _means(sentences: Floats, starts: NDArray[np.int64]) -> Floats:
    """Per long text the mean of its sentences, less the part that is every text's."""
    means = np.zeros((len(starts) - 1, sentences.shape[1]), np.float32)
    counts = np.diff(starts)
    long = counts > 0
    if not long.any():
        return means
    means[long] = unit(np.add.reduceat(sentences, starts[:-1][long], axis=0))
    n = int(long.sum())
    means[long] -= means[long].mean(axis=0) * np.float32(n / (n + _FEW))
    means[long] = unit(means[long])
    return means


def _best(spread: Floats) -> Floats:
    """The mean of the best `_BEST` of each row."""
    kept = min(_BEST, spread.shape[1])
    best: Floats = np.sort(spread, axis=1)[:, -kept:].mean(axis=1)
    return best
