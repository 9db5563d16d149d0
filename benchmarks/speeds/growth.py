"""How time and memory grow with the clauses: encoding, the exact join, and the lists.

Each size is measured in a process of its own, so that its memory is its own. Beside the exponents
(1 is linear, 2 the square) stands what the lists miss of the exact join's pairs, on a sample.
"""

import resource
from concurrent.futures import ProcessPoolExecutor
from math import log
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from benchmarks.speeds.clauses import clauses
from benchmarks.speeds.rate import seconds
from threadpoolctl import threadpool_limits

from intersector.matching import Pairs, join
from intersector.matching.encoder import UniversalEncoder
from intersector.matching.lists import EXACT, join_by_lists

TOP, NEAR = 8, 0.5
SAMPLE = 500
"""Clauses whose nearest are sought among all, to tell what the lists miss."""

MEMORY = "MiB held at most, more than at the start"

Measured = dict[str, float]


def measure(folder: Path, most: int) -> None:
    """Print each size, and the exponents between one and the next."""
    before: Measured = {}
    size = 1000
    while size <= most:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            now = alone.submit(measured, folder, size).result()
        print(f"{size:16,}  clauses")
        for name, value in now.items():
            print(f"{value:16,.3f}  {name}{exponent(before, now, name)}", flush=True)
        if before:
            more = (now[MEMORY] - before[MEMORY]) * 1e6 / (size - size // 10)
            print(f"{more:16,.0f}  MiB a million clauses, from one size to the next", flush=True)
        before, size = now, size * 10


def exponent(before: Measured, now: Measured, name: str) -> str:
    """How a time grows with ten times the clauses."""
    if name not in before or not name.startswith("s "):
        return ""
    return f", exponent {log(now[name] / before[name], 10):.2f}"


def measured(folder: Path, size: int) -> Measured:
    """What one size takes; the exact join only up to where it is used."""
    texts = clauses(folder, size)
    found: Measured = {}
    with threadpool_limits(limits=1):
        encoder = UniversalEncoder(workers=1)
        encoder.encode(["warm"])
        start = held()
        vectors = np.empty((size, encoder.dimensions), np.float32)

        def encode() -> None:
            for at in range(0, size, 1 << 14):
                vectors[at : at + (1 << 14)] = encoder.encode(texts[at : at + (1 << 14)])

        found["s to encode"] = seconds(encode)
        if size <= EXACT:
            found["s to join exactly"] = seconds(lambda: join(vectors, top=TOP, threshold=NEAR))
        pairs: list[Pairs] = []
        by_lists = seconds(lambda: pairs.append(join_by_lists(vectors, top=TOP, threshold=NEAR)))
        found["s to join by lists"] = by_lists
        found["recall of the lists"] = recall(vectors, pairs[0])
    found[MEMORY] = held() - start
    return found


def recall(vectors: np.ndarray, found: Pairs) -> float:
    """The share of the best pairs of a sample that are among those found."""
    sample = np.linspace(0, len(vectors) - 1, SAMPLE).astype(np.int64)
    true = join(vectors[sample], vectors, top=TOP + 1, threshold=NEAR)
    wanted = np.stack([sample[true.left], true.right]).T
    wanted = np.sort(wanted[wanted[:, 0] != wanted[:, 1]], axis=1)
    size = len(vectors)
    ours = found.left * size + found.right
    return float(np.isin(wanted[:, 0] * size + wanted[:, 1], ours).mean())


def held() -> float:
    """The most memory held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
