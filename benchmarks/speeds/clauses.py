"""Clauses to be measured on, in growing numbers."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from intersector import pipeline
from intersector.organisations import shipped


@cache
def clauses(folder: Path, count: int) -> list[str]:
    """So many different clauses, the same every run: the halves of two of the folder make one."""
    chance = random.Random(1)
    read = pipeline.read_instruments([folder], organisations=shipped())
    texts = [c.words for i in read if isinstance(i, pipeline.Instrument) for c in i.clauses]
    halves = [(text[: len(text) // 2], text[len(text) // 2 :]) for text in texts]
    return [chance.choice(halves)[0] + chance.choice(halves)[1] for _ in range(count)]


def growing(folder: Path, most: int) -> Iterator[list[str]]:
    """A thousand clauses, and ten times more up to `most`."""
    texts = clauses(folder, most)
    size = 1000
    while size <= most:
        yield texts[:size]
        size *= 10
