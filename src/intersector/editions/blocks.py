"""What two sequences have in common, in order: runs of their longest common subsequence."""

from collections.abc import Hashable, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

_CELLS: Final = 2_000_000_000
"""How many pairs of elements are compared at most, 250 MB at a bit each: 44,000 on either side."""


class Block(NamedTuple):
    """``old[old:old + size]`` equals ``new[new:new + size]``."""

    old: int
    new: int
    size: int


def common_blocks(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Block]:
    """The longest common subsequence as runs, in order.

    Of sequences too long for that, 44,000 elements on either side without their common beginning
    and end, only this beginning and end are found.
    """
    opening = _shared(old, new)
    middle, other = old[opening:], new[opening:]
    closing = _shared(middle[::-1], other[::-1])
    between = len(middle) - closing, len(other) - closing
    found = [Block(0, 0, opening)]
    if between[0] * between[1] <= _CELLS:
        found += [
            Block(opening + op.src_start, opening + op.dest_start, op.src_end - op.src_start)
            for op in Indel.opcodes(middle[: between[0]], other[: between[1]])
            if op.tag == "equal"
        ]
    found.append(Block(opening + between[0], opening + between[1], closing))
    return [block for block in found if block.size]


def _shared(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    """How many elements both begin with."""
    pairs = zip(left, right, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
