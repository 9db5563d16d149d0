"""An encoder that encodes no text twice."""

from collections.abc import Sequence

import numpy as np

from intersector.matching.encoder import Encoder
from intersector.matching.network import Floats


class Remembering:
    """An encoder that keeps every vector it has made, in memory: 2 kB for each distinct text.

    A run compares, masks and groups the same clauses one step after the other; what a text becomes
    does not depend on when it is asked for.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.identity = encoder.identity
        self.dimensions = encoder.dimensions
        self._encoder = encoder
        self._known: dict[str, Floats] = {}

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row per text, as the encoder does that is asked for what is new."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        return np.stack([self._known[text] for text in texts])
