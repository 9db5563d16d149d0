"""An encoder that remembers asks for each text once and gives what it was given."""

from collections.abc import Sequence

import numpy as np

from intersector.matching import Remembering, default_encoder
from intersector.matching.network import Floats

BUOY, GAUGE = "The buoy drifts.", "The gauge stands."


class Noting:
    """The shipped encoder, which notes what it is asked for."""

    def __init__(self) -> None:
        self._encoder = default_encoder()
        self.identity, self.dimensions = self._encoder.identity, self._encoder.dimensions
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        """What the shipped encoder makes of the texts."""
        self.asked += texts
        return self._encoder.encode(texts)


def test_each_text_is_asked_for_once_and_keeps_its_vector() -> None:
    noting = Noting()
    remembering = Remembering(noting)
    remembering.encode([BUOY, BUOY])
    vectors = remembering.encode([GAUGE, BUOY, ""])
    assert noting.asked == [BUOY, GAUGE, ""]
    assert np.array_equal(vectors, default_encoder().encode([GAUGE, BUOY, ""]))


def test_no_text_is_no_row() -> None:
    assert Remembering(default_encoder()).encode([]).shape == (0, default_encoder().dimensions)


def test_the_identity_is_that_of_the_encoder() -> None:
    assert Remembering(default_encoder()).identity == default_encoder().identity
