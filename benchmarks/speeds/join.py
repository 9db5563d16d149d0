"""Pairs compared a second, against the products of sparse TF-IDF rows: the same is kept."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from benchmarks.speeds.clauses import growing
from benchmarks.speeds.rate import report
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

from intersector.matching import join
from intersector.matching.encoder import UniversalEncoder

NEAR, TOP = 0.5, 8
LEFT = 2000
"""So many rows are joined with all."""
PEER_ROWS = 250
"""Rows of one sparse product, so that it fits into memory."""


def measure(folder: Path, most: int) -> None:
    """Print the rates at each size."""
    encoder = UniversalEncoder(workers=1)
    for texts in growing(folder, most):
        joining(encoder.encode(texts), texts)


def joining(vectors: np.ndarray, texts: Sequence[str]) -> None:
    """All pairs that are near, and the best of each row."""
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
