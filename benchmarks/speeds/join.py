"""Pairs compared a second, against the peers, each asked for as many pairs.

A sample of the clauses is joined with all, so that nobody may count a product twice. Of TF-IDF the
formula stands as it is, and masked; rows are joined at the score that as many pairs reach as with
our vectors. The first rows are what the processor could do at most: the products alone.
"""

from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.peers import installed
from benchmarks.speeds.clauses import growing
from benchmarks.speeds.neighbours import NEIGHBOURS, weighed
from benchmarks.speeds.rate import Work, report, seconds
from scipy.sparse import csr_array
from threadpoolctl import threadpool_limits

from intersector.matching import Formula, Indexed, Known, join, join_again
from intersector.matching.bounds import Bounds
from intersector.matching.encoder import UniversalEncoder

TOP = 8
"""Pairs of each clause, on average or at most."""
LEFT = 2000
"""So many clauses are joined with all."""
NEAR = 0.5
"""The score that candidates reach."""
FEW = 200
"""So many, where a peer is slow, or only a score is looked for."""
KEPT = 100
"""Pairs of each that would be scored exactly, where codes are compared first."""
PEER_ROWS = 250
"""Rows of one sparse product, so that it fits into memory."""
CORPUS, ADDED = 180_000, 30


def measure(folder: Path, most: int) -> None:
    """Print the rates at each size, and the time that a document takes to be added."""
    encoder = UniversalEncoder(workers=1)
    with threadpool_limits(limits=1):
        for texts in growing(folder, most):
            vectors = encoder.encode(texts)
            limits(vectors)
            one_bit(vectors)
            joining(vectors, texts)
        adding(np.resize(vectors, (CORPUS, vectors.shape[1])))


def limits(vectors: np.ndarray) -> None:
    """What the processor multiplies: pairs a second, without looking at any of them."""
    left = vectors[:LEFT]
    bounds = Bounds(left, vectors, 512, None)
    pairs = len(left) * len(vectors)
    works: dict[str, Work] = {
        "bytes": (lambda: [None for row in bounds.rows for _ in bounds.scores(row)], pairs),
        "float32": (lambda: [left @ vectors[at : at + 512].T for at in bounds.columns], pairs),
    }
    report(f"products a second, {len(left):,} x {len(vectors):,}, nothing kept", works)


def one_bit(vectors: np.ndarray) -> None:
    """Binary codes in the vectors' place: how fast, and how many of the best they keep to be scored
    exactly. Each of `FEW` clauses keeps its `KEPT` nearest codes."""
    few, index = vectors[:FEW], Indexed(vectors)
    codes = np.packbits(vectors > 0, axis=1)
    exact = np.argsort(-(few @ vectors.T), axis=1, kind="stable")[:, :TOP]
    works = {"numpy": lambda: by_numpy(codes), "usearch": lambda: by_usearch(codes)}
    if find_spec("usearch") is None:
        del works["usearch"]
    pairs = FEW * len(vectors)
    ours: dict[str, Work] = {"bytes, exact": (lambda: join(few, index, top=TOP), pairs)}
    size = f"{FEW:,} x {len(vectors):,}"
    report(f"pairs a second, {size}", ours | {n: (work, pairs) for n, work in works.items()})
    near = by_numpy(codes)
    kept = np.mean([np.isin(*each).mean() for each in zip(exact, near, strict=True)])
    print(f"{kept:16.3f}  of the best {TOP} are among the {KEPT} nearest codes", flush=True)


def by_numpy(codes: np.ndarray) -> np.ndarray:
    """The rows whose codes differ the least from each of the first."""
    words = codes.view(np.uint64)
    near = [
        np.argpartition(np.bitwise_count(each ^ words).sum(axis=1), KEPT)[:KEPT]
        for each in words[:FEW]
    ]
    return np.stack(near)


def by_usearch(codes: np.ndarray) -> object:
    """The same, by a library made for it."""
    from usearch.index import MetricKind, search  # noqa: PLC0415

    return search(codes, codes[:FEW], KEPT, MetricKind.Hamming, exact=True, threads=1)


def joining(vectors: np.ndarray, texts: Sequence[str]) -> None:
    """All pairs that are near, and the best of each row."""
    left = vectors[:LEFT]
    pairs = len(left) * len(texts)
    masked = [Formula({}).mask(text, None) for text in texts]
    rows = {"TF-IDF": weighed(texts), "TF-IDF, formula masked": weighed(masked)}
    reached = asked(vectors[:FEW] @ vectors.T)
    near: dict[str, Work] = {"intersector": (lambda: join(left, vectors, threshold=reached), pairs)}
    best: dict[str, Work] = {"intersector": (lambda: join(left, vectors, top=TOP), pairs)}
    for name, sparse in rows.items():
        score = asked((sparse[:FEW] @ sparse.T).toarray())
        near[name] = (partial(sparse_join, sparse[:LEFT], sparse, None, score), pairs)
        best[name] = (partial(sparse_join, sparse[:LEFT], sparse, TOP, 0.0), pairs)
    few = FEW * len(texts)
    for name, search in installed(NEIGHBOURS):
        best[name] = (partial(search, vectors, texts, FEW, TOP), few)
    size = f"{len(left):,} x {len(texts):,}"
    report(f"pairs compared a second, {size}, all near, {TOP} a clause on average", near)
    report(f"pairs compared a second, {size}, best {TOP} of each", best)


def adding(corpus: np.ndarray) -> None:
    """Milliseconds that a document's clauses take to be joined with a corpus."""
    print(f"{1000 * seconds(lambda: Indexed(corpus)):16,.0f}  ms to index {CORPUS:,} clauses, once")
    index, new = Indexed(corpus), corpus[:ADDED].copy()
    taken = min(seconds(lambda: join(new, index, top=TOP)) for _ in range(3))
    print(f"{1000 * taken:16,.0f}  ms to join {ADDED} more with them, best {TOP}", flush=True)
    known: list[Known] = []
    options: dict[str, Any] = {"top": TOP, "threshold": NEAR}

    def first() -> None:
        known.append(join_again(corpus[:-ADDED], Known.nothing(), **options)[0])

    print(f"{seconds(first):16,.1f}  s to join them with each other, once", flush=True)
    taken = seconds(lambda: join_again(corpus, known[0], **options))
    print(
        f"{taken:16,.1f}  s to do so again with {ADDED} more, as a corpus folder does", flush=True
    )


def asked(scores: np.ndarray) -> float:
    """The score that `TOP` pairs of a row reach on average, besides the one with itself."""
    count = len(scores) * (TOP + 1)
    return float(np.partition(scores.ravel(), -count)[-count])


def sparse_join(
    left: csr_array, right: csr_array, top: int | None, threshold: float
) -> list[np.ndarray]:
    """What `join` finds, for sparse rows: the columns of each row's pairs."""
    turned = right.T.tocsr()
    found = []
    for start in range(0, left.shape[0], PEER_ROWS):
        product = left[start : start + PEER_ROWS] @ turned
        if top is not None:
            rows = zip(product.indptr, product.indptr[1:], strict=False)
            found += [best(product.indices[a:b], product.data[a:b], top) for a, b in rows]
        else:
            found.append(product.indices[product.data >= threshold])
    return found


def best(columns: np.ndarray, scores: np.ndarray, top: int) -> np.ndarray:
    """The columns of the highest scores."""
    if len(scores) <= top:
        return columns
    return columns[np.argpartition(scores, -top)[-top:]]
