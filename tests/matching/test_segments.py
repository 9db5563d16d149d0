"""Long texts are cut for an encoder that takes short ones, and nothing of them is lost."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from intersector.matching.segments import encoded, halved


@given(text=st.text(min_size=1), longest=st.integers(1, 20))
def test_parts_fit_and_hold_every_letter(text: str, longest: int) -> None:
    """Only blanks are left out between two parts."""
    parts = halved(text, lambda part: len(part) <= longest)
    assert all(len(part) <= longest for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_words_stay_whole() -> None:
    """A text is cut at a space where one is near its middle, else at the middle."""
    assert halved("on buoys and beacons", lambda part: len(part) <= 12) == [
        "on buoys",
        " and beacons",
    ]
    assert halved("无线电信标", lambda part: len(part) <= 3) == ["无线", "电信标"]


def test_a_cut_text_is_the_weighted_mean_of_its_parts() -> None:
    """A part counts by its letters; equal texts are encoded once; blank ones not at all."""
    asked: list[str] = []

    def axes(parts: list[str]) -> np.ndarray:
        asked.extend(parts)
        return np.array([[2, 0] if "a" in part else [0, 3] for part in parts], np.float32)

    rows = encoded(
        ["aaaabbb", "bb", "", "bb"], dimensions=2, fits=lambda part: len(part) < 5, encode=axes
    )
    assert asked == ["aaa", "abbb", "bb"]
    assert np.allclose(rows, [[1, 0], [0, 1], [0, 0], [0, 1]])
