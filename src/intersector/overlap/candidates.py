"""Which pairs of clauses are worth comparing: near in meaning, or alike in the letter."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, compress
from typing import Final

import numpy as np

from intersector.matching import Asked, Encoder, Formula, Joiner, words
from intersector.matching.network import Floats
from intersector.model import Passage

_NEAREST: Final = 8
"""How many clauses near in meaning each clause is compared with."""
_NEAR: Final = 0.5
_RUN: Final = 4
"""Words in a row that two clauses must share to be alike in the letter."""
_COMMON: Final = 12
"""A run in more clauses than this is formula, or a citation that everyone makes."""

Pair = tuple[int, int]


def candidates(  # noqa: PLR0913
    passages: Sequence[Passage],
    whole: Floats,
    *,
    asked: Asked,
    encoder: Encoder,
    formula: Formula,
    nearest: Joiner,
) -> tuple[Pair, ...]:
    """Pairs of positions in `passages` that are `asked` for, the lower first, in order.

    `whole` encodes each text.
    """
    texts = [formula.mask(passage.text, passage.language) for passage in passages]
    near = nearest(encoder.encode(texts), top=_NEAREST, threshold=_NEAR, asked=asked)
    alike = nearest(whole, top=_NEAREST, threshold=_NEAR, asked=asked)
    pairs = {(left, right) for found in (near, alike) for left, right, _ in found}
    in_letter = sorted(set(_alike_in_letter(passages)))
    left, right = np.array(in_letter, np.int64).reshape(-1, 2).T
    pairs.update(compress(in_letter, asked.holds(left, right)))
    return tuple(sorted(pairs))


def _alike_in_letter(passages: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs that share a run of words which few clauses have."""
    places: dict[tuple[str, ...], dict[int, None]] = defaultdict(dict)
    for at, passage in enumerate(passages):
        forms = [word.form for word in words(passage.text)]
        for start in range(len(forms) - _RUN + 1):
            places[tuple(forms[start : start + _RUN])][at] = None
    for clauses in places.values():
        if 1 < len(clauses) <= _COMMON:
            yield from combinations(sorted(clauses), 2)
