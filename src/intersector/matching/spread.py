"""Encoding and joining on an engine that has other machines than this one."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations_with_replacement
from typing import Final

import numpy as np

from intersector.engines import Engine
from intersector.matching.encoders import encoder_named
from intersector.matching.index import join
from intersector.matching.network import Floats
from intersector.matching.pairs import Pairs, together

Block = tuple[int, Floats]
"""Some rows of a set, and the place of the first."""
_TEXTS: Final = 512
"""Texts of one piece of encoding."""
_ROWS: Final = 32_768
"""Vectors on each side of one piece of a join: 128 MiB in all, for some ten seconds of work."""


class Spread:
    """The encoder of that name, on the machines of an engine; each loads its own once."""

    def __init__(self, name: str, engine: Engine) -> None:
        here = encoder_named(name)
        self.identity, self.dimensions = here.identity, here.dimensions
        self._name, self._engine = name, engine

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row per text, as the encoder does."""
        pieces = [texts[at : at + _TEXTS] for at in range(0, len(texts), _TEXTS)]
        rows = self._engine.each(partial(_encoded, self._name), pieces)
        return np.concatenate([np.zeros((0, self.dimensions), np.float32), *rows])


def spread_nearest(
    rows: Floats, *, top: int, threshold: float, engine: Engine, size: int = _ROWS
) -> Pairs:
    """The exact join of a set with itself, as `join` gives it: a piece joins one block of rows with
    another, both ways."""
    blocks = [(at, rows[at : at + size]) for at in range(0, len(rows), size)]
    pieces = list(combinations_with_replacement(range(len(blocks)), 2))
    found = engine.each_pair(partial(_met, top, threshold), blocks, pieces)
    return _kept(found, top).once()


def _kept(found: Iterator[Pairs], top: int) -> Pairs:
    """The best `top` pairs of each row; what is found is cut back whenever it has doubled."""
    held, most = together([]), 0
    for pairs in found:
        held = together([held, pairs])
        if len(held) > 2 * most:
            held = held.best(top)
            most = len(held)
    return held.best(top)


def _encoded(name: str, texts: Sequence[str]) -> Floats:
    return encoder_named(name).encode(texts)


def _met(top: int, threshold: float, one: Block, other: Block) -> Pairs:
    """The best pairs of each row of two blocks with the rows of the other; none with itself."""
    if one[0] == other[0]:
        pairs = _joined(top + 1, threshold, one, other)
        return pairs.where(pairs.left != pairs.right).best(top)
    return together([_joined(top, threshold, one, other), _joined(top, threshold, other, one)])


def _joined(top: int, threshold: float, left: Block, right: Block) -> Pairs:
    pairs = join(left[1], right[1], top=top, threshold=threshold)
    return Pairs(pairs.left + left[0], pairs.right + right[0], pairs.score)
