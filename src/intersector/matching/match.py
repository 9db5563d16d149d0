"""Two lists of texts, ranked against each other: which of the right is each of the left about?

A pair is alike by its meaning (vectors, in whatever language), by its wording (runs of words) and
by its opening (where titles stand). A long text is cut into sentences: against a short text its
best three count; against another long one their mean, less what all long texts of the list share.
Between languages a right text that is near to many left ones is held back, so that a translation
is not outranked by a text that is like everything (the inverted softmax of Smith et al., "Offline
bilingual word vectors", ICLR 2017). The weights were chosen on the sets of
benchmarks/measures/match.py.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from intersector.matching.encoder import Encoder, default_encoder
from intersector.matching.lexical import run_terms, weighted, word_terms
from intersector.matching.network import Floats
from intersector.matching.side import Side
from intersector.model import Match, Passage

_WORDING: Final = 0.5
_OPENING: Final = 1.0
_OPENING_WORDS: Final = 60
_TEMPERATURE: Final = 0.05
_FEW: Final = 10
"""From so few texts of another language, what is near to many can be told by half."""
_CELLS: Final = 1 << 22
"""Scores held at once."""


def match(
    left: Sequence[Passage],
    right: Sequence[Passage],
    *,
    top: int = 10,
    encoder: Encoder | None = None,
) -> list[Match]:
    """Return each left passage's `top` right ones, best first, with scores of 0 to 1.

    `Match.features` holds "meaning", "wording" and "opening", each up to 1. A passage without
    letters or digits matches nothing. Of equal scores the earlier right passage comes first.
    """
    if not left or not right:
        return []
    encoder = encoder or default_encoder()
    with threadpool_limits(limits=1, user_api="blas"):
        comparison = _Comparison(Side.of(left, encoder), Side.of(right, encoder))
        return [found for at in comparison.blocks() for found in comparison.best(at, top)]


class _Comparison:
    """Two sides, and what a block of left rows scores against the whole right."""

    def __init__(self, left: Side, right: Side) -> None:
        self.left, self.right = left, right
        self.wording = weighted(*([run_terms(text) for text in s.texts] for s in (left, right)))
        self.opening = weighted(
            *([word_terms(text, first=_OPENING_WORDS) for text in s.texts] for s in (left, right))
        )
        self.crowding = self._crowding()

    def blocks(self) -> Iterator[slice]:
        """The left rows, as many at a time as memory allows."""
        step = max(1, _CELLS // len(self.right.texts))
        for at in range(0, len(self.left.texts), step):
            yield slice(at, at + step)

    def best(self, rows: slice, top: int) -> Iterator[Match]:
        """The matches of one block, in order."""
        features = self._features(rows)
        scores = _together(features) - self._foreign(rows) * self.crowding
        scores[:, self.right.blank] = -np.inf
        for row in range(len(scores)):
            if self.left.blank[rows.start + row]:
                continue
            order = np.lexsort((np.arange(scores.shape[1]), -scores[row]))[:top]
            for column in order[scores[row, order] > -np.inf].tolist():
                yield Match(
                    rows.start + row,
                    column,
                    round(float(np.clip(scores[row, column], 0, 1)), 6),
                    {name: round(float(f[row, column]), 4) for name, f in features.items()},
                )

    def _features(self, rows: slice) -> dict[str, Floats]:
        """How alike, from 0 to 1, by each of the three."""
        wording, opening = (
            (left[rows] @ right.T).toarray() for left, right in (self.wording, self.opening)
        )
        meaning = self.left.meaning(rows, self.right)
        return {"meaning": meaning, "wording": wording, "opening": opening}

    def _foreign(self, rows: slice) -> NDArray[np.bool_]:
        """Which pairs are in two languages."""
        foreign: NDArray[np.bool_] = self.left.languages[rows, None] != self.right.languages[None]
        return foreign

    def _crowding(self) -> Floats:
        """How much each right text is held back: its nearness to left ones of other languages.

        Zero on average, so that scores keep their scale.
        """
        total = np.zeros(len(self.right.texts))
        count = np.zeros(len(self.right.texts))
        for rows in self.blocks():
            foreign = self._foreign(rows) & ~self.left.blank[rows, None]
            nearness = np.exp(_together(self._features(rows)) / _TEMPERATURE)
            total += np.where(foreign, nearness, 0).sum(axis=0, dtype=np.float64)
            count += foreign.sum(axis=0)
        level = _TEMPERATURE * np.log(np.maximum(total, 1)) * count / (count + _FEW)
        compared = count > 0
        mean = level[compared].mean() if compared.any() else 0.0
        return np.where(compared, level - mean, 0).astype(np.float32)


def _together(features: dict[str, Floats]) -> Floats:
    """The weighted sum, bent so that meaning alone reaches most of the scale, and all three 1."""
    total: Floats = (
        features["meaning"] + _WORDING * features["wording"] + _OPENING * features["opening"]
    )
    most = 1 + _WORDING + _OPENING
    rest = np.maximum(1 - total / most, 0)  # the last bit of a cosine can pass 1
    bent: Floats = np.power(rest, most, dtype=np.float32)
    return 1 - bent
