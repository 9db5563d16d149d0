"""What the products of two sets of vectors are at most: in bytes, and in fewer numbers.

Two ways to multiply less, both exact about what they leave out:

- Bytes. What rounding changes of a product is bounded by Cauchy and Schwarz.
- Fewer numbers. In the directions in which the vectors differ most, a quarter of the numbers hold
  nearly everything. The length of what they do not hold is one number more; the product of two
  such short vectors is, by Cauchy and Schwarz again, no less than that of the whole ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from intersector.matching.asked import Asked
from intersector.matching.network import Floats, session
from intersector.matching.pairs import Indices

Whole = NDArray[np.int32]
Rows = Floats | NDArray[np.float16] | NDArray[np.int8]
"""A vector a row, of any of these numbers."""

SHORT: Final = 128
"""Numbers of a short vector."""
PAYS: Final = 1 << 26
"""Pairs from which on shortening takes less time than it saves."""
_PASSING: Final = 1 / 400
"""The share of pairs that short vectors may leave to be computed: about what one such costs."""
_SAMPLE: Final = 4096
_BYTE: Final = 127
_HALF_BYTE: Final = 63
"""The other factor has seven bits: then no processor's product of bytes overflows."""
_ZERO: Final = np.uint8(128)
"""What stands for zero in the bytes of the left side, which have no sign."""
LEAST: Final = -(2**31) + 128
"""Less than any product, and a number that single precision has."""
NEVER: Final = np.iinfo(np.int32).min
"""Stands for the product of a pair that is not asked for: it reaches nothing."""
_AT_ONCE: Final = 128
"""Pairs whose exact scores are computed at once: their rows fit the caches."""


class Bounds:
    """Two sets of vectors, and what their products are at most, a block at a time.

    The score of a pair is at most `step` times its number in `scores`, and `error` more. Where
    the vectors are not shortened, it is at least that, less `error`. They are shortened only for
    a `threshold`, and where that pays. Without `asked`, all pairs are asked for.
    """

    def __init__(
        self,
        left: Rows,
        right: "Rows | Indexed",
        block: int,
        threshold: float | None,
        asked: Asked | None = None,
    ) -> None:
        self.left, self.right = left, right.rows if isinstance(right, Indexed) else right
        self._asked = asked
        self.block = right.block if isinstance(right, Indexed) else block
        self.rows = range(0, len(self.left), self.block)
        self.columns = range(0, len(self.right), self.block)
        axes = None
        if threshold is not None and not isinstance(right, Indexed):
            axes = Axes.of(left, right, threshold)
        ours = _InBytes(self.left, axes, self.block, _BYTE)
        theirs = right if isinstance(right, Indexed) else Indexed(right, block=block, axes=axes)
        self._rows = [part.view(np.uint8) ^ _ZERO for part in ours.blocks]
        self._columns = theirs.columns
        self.step = ours.step * theirs.bytes.step
        self.error = ours.longest * theirs.bytes.lost + theirs.bytes.longest * ours.lost
        self.error += ours.lost * theirs.bytes.lost
        self.error += 1e-5 * ours.longest * theirs.bytes.longest  # what single precision may lose

    def scores(self, row: int, *, first: int = 0) -> Iterator[tuple[int, Whole]]:
        """The products, in steps, of a block of left rows with each block of right rows,
        from the one that has row `first`; blocks of which no pair is asked for are left out."""
        rows = self._rows[row // self.block]
        for column in self.columns[first // self.block :]:
            refused = self._refused(row, column)
            if refused is not None and refused.all():
                continue
            columns = self._columns[column // self.block]
            (product,) = _product().run(None, {"left": rows, "right": columns})
            if refused is not None:
                product[refused] = NEVER
            yield column, product

    def _refused(self, row: int, column: int) -> NDArray[np.bool_] | None:
        if self._asked is None:
            return None
        ours, theirs = (slice(at, at + self.block) for at in (row, column))
        return self._asked.of(ours, theirs).refused()

    def least(self, score: float) -> int:
        """The lowest product, in steps, of a pair that may have this score."""
        return int(np.clip(np.ceil((score - self.error) / self.step), LEAST, -LEAST))

    def exact(self, rows: Indices, columns: Indices) -> Floats:
        """The scores of pairs of a left and a right row."""
        parts = [np.empty(0, np.float32)]
        for at in range(0, len(rows), _AT_ONCE):
            here = slice(at, at + _AT_ONCE)
            ours, theirs = _floats(self.left[rows[here]]), _floats(self.right[columns[here]])
            parts.append(np.einsum("ij,ij->i", ours, theirs))
        return np.concatenate(parts)


class _InBytes:
    """One set of vectors, whole or short, in blocks of bytes.

    Every byte stands for so many steps of size `step`; a row in bytes is no more than `lost` from
    the vector, and no vector longer than `longest`.
    """

    def __init__(self, rows: Rows, axes: "Axes | None", block: int, most: int) -> None:
        self.longest = self.lost = 0.0
        if axes is not None:
            rows = np.concatenate([axes.shortened(part) for part in _parts(rows, block)])
        largest = max((float(abs(part).max()) for part in _parts(rows, block)), default=0.0)
        self.step = largest / most or 1.0
        self.blocks = [self._rounded(part) for part in _parts(rows, block)]

    def _rounded(self, part: Floats) -> NDArray[np.int8]:
        steps = np.rint(part / np.float32(self.step))
        change = part - steps * np.float32(self.step)
        self.longest = max(self.longest, float(np.linalg.norm(part, axis=1).max()))
        self.lost = max(self.lost, float(np.linalg.norm(change, axis=1).max()))
        whole: NDArray[np.int8] = steps.astype(np.int8)
        return whole


class Indexed:
    """Rows made ready to be the right side of a join, again and again: a byte for each number."""

    def __init__(self, rows: Rows, *, block: int = 512, axes: "Axes | None" = None) -> None:
        self.rows, self.block = rows, block
        self.bytes = _InBytes(rows, axes, block, _HALF_BYTE)
        self.columns = [part.T.copy() for part in self.bytes.blocks]
        self.bytes.blocks.clear()


@dataclass(frozen=True, slots=True, eq=False)
class Axes:
    """What makes vectors short: the directions that are kept, and one for the length of the rest.

    Both are mixed at random, so that all numbers of a row are of one size and lose little in
    bytes; a product heeds no such turn.
    """

    kept: Floats
    rest: Floats

    @classmethod
    def of(cls, left: Rows, right: Rows, threshold: float) -> "Axes | None":
        """Those in which a sample of the right rows has most of its squares.

        None where there are few pairs, or where too many would still have to be computed.
        """
        if len(left) * len(right) < PAYS or right.shape[1] < 2 * SHORT:
            return None
        ours, theirs = (_floats(rows[:: -(-len(rows) // _SAMPLE)]) for rows in (left, right))
        _, directions = np.linalg.eigh(theirs.T @ theirs)
        mixed, _ = np.linalg.qr(np.random.default_rng(0).standard_normal((SHORT, SHORT)))
        kept = directions[:, 1 - SHORT :] @ mixed[:-1]
        axes = cls(kept.astype(np.float32), mixed[-1].astype(np.float32))
        bounds = axes.shortened(ours[::8]) @ axes.shortened(theirs[4::8]).T
        return axes if (bounds >= threshold).mean() < _PASSING else None

    def shortened(self, rows: Floats) -> Floats:
        """The rows along the axes; what is left counts by its length, and no less than it has."""
        along = rows @ self.kept
        whole, held = (np.einsum("ij,ij->i", part, part) for part in (rows, along))
        rest = np.sqrt(np.maximum(whole - held, 0) + np.float32(1e-6) * whole)
        shortened: Floats = along + rest[:, None] * self.rest
        return shortened


def _parts(rows: Rows, block: int) -> Iterator[Floats]:
    for at in range(0, len(rows), block):
        yield _floats(rows[at : at + block])


def _floats(rows: Rows) -> Floats:
    floats: Floats = np.asarray(rows, np.float32)
    return floats


@cache
def _product() -> onnxruntime.InferenceSession:
    return session("product", {})
