"""Encoding and joining on an engine that has other machines than this one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations_with_replacement
from typing import Final

import numpy as np

from intersector.engines import Engine
from intersector.matching.asked import Asked, Kin
from intersector.matching.encoders import encoder_named
from intersector.matching.index import join
from intersector.matching.network import Floats
from intersector.matching.pairs import Pairs, together

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


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """Some rows of a set, the place of the first, and their kin where some may not meet."""

    first: int
    rows: Floats
    kin: Kin | None


def spread_nearest(  # noqa: PLR0913
    rows: Floats,
    *,
    top: int,
    threshold: float,
    engine: Engine,
    asked: Asked | None = None,
    size: int = _ROWS,
) -> Pairs:
    """The exact join of a set with itself, as `join` gives it: a piece joins one block of rows with
    another, both ways."""
    parts = [slice(at, at + size) for at in range(0, len(rows), size)]
    blocks = [
        _Block(part.start, rows[part], asked.left.of(part) if asked else None) for part in parts
    ]
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


def _met(top: int, threshold: float, one: _Block, other: _Block) -> Pairs:
    """The best pairs of each row of two blocks with the rows of the other; none with itself."""
    if one.first == other.first:
        pairs = _joined(top + 1, threshold, one, other)
        return pairs.where(pairs.left != pairs.right).best(top)
    return together([_joined(top, threshold, one, other), _joined(top, threshold, other, one)])


def _joined(top: int, threshold: float, left: _Block, right: _Block) -> Pairs:
    asked = Asked(left.kin, right.kin) if left.kin and right.kin else None
    pairs = join(left.rows, right.rows, top=top, threshold=threshold, asked=asked)
    return Pairs(pairs.left + left.first, pairs.right + right.first, pairs.score)
