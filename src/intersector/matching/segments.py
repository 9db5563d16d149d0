"""Texts cut to what an encoder takes, and the vectors of the parts put together again."""

from collections.abc import Callable, Sequence
from itertools import accumulate

import numpy as np

from intersector.matching.network import Floats, unit


def encoded(
    texts: Sequence[str],
    *,
    dimensions: int,
    fits: Callable[[str], bool],
    encode: Callable[[Sequence[str]], Floats],
) -> Floats:
    """One row of length one per text, a row of zeros for a blank one; equal texts once.

    A text that does not fit is cut; its vector is the mean of its parts', weighted by their
    characters. `encode` gets parts that fit, without half characters, and returns a row for each.
    """
    distinct = list(dict.fromkeys(text for text in texts if text.strip()))
    if not distinct:
        return np.zeros((len(texts), dimensions), np.float32)
    cut = [halved(readable(text), fits) for text in distinct]
    parts = [part for each in cut for part in each]
    vectors = unit(encode(parts))
    together = mean_of_parts(vectors, [len(part) for part in parts], [len(each) for each in cut])
    rows = {text: row for row, text in enumerate(distinct)}
    with_blank = np.concatenate([together, np.zeros((1, dimensions), np.float32)])
    return with_blank[[rows.get(text, -1) for text in texts]]


def readable(text: str) -> str:
    """The text without half characters, which JSON can hold."""
    return text.encode(errors="replace").decode()


def halved(text: str, fits: Callable[[str], bool]) -> list[str]:
    """The text, or its halves, cut at a space where there is one, until each part fits."""
    if len(text) < 2 or fits(text):
        return [text]
    middle = len(text) // 2
    space = text.rfind(" ", 1, middle)
    at = space if space >= middle // 2 and text[:space].strip() else middle
    kept = [part for part in (text[:at], text[at:]) if part.strip()]
    return [piece for part in kept for piece in halved(part, fits)]


def mean_of_parts(vectors: Floats, weights: Sequence[int], counts: Sequence[int]) -> Floats:
    """A row for each text from the rows of its parts: `counts` says how many each has."""
    if len(vectors) == len(counts):
        return vectors
    firsts = list(accumulate(counts[:-1], initial=0))
    weighted = vectors * np.array(weights, np.float32)[:, None]
    return unit(np.add.reduceat(weighted, firsts, axis=0))
