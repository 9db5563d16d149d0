"""Peers that find the nearest clauses of some.

Each takes the vectors and the texts of all, how many are asked about, and how many best are wanted.
What a peer builds once for all is built when it is first asked, and its best try counts.
"""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

Search = Callable[[np.ndarray, Sequence[str], int, int], object]

RUN = 5
"""MinHash compares sets of runs of so many letters."""


def faiss_flat() -> Search:
    """Exact products, of single precision."""
    import faiss  # noqa: PLC0415

    faiss.omp_set_num_threads(1)
    return lambda vectors, _, rows, top: faiss.knn(
        vectors[:rows], vectors, top + 1, metric=faiss.METRIC_INNER_PRODUCT
    )


def usearch_exact() -> Search:
    """Exact products, of half precision."""
    from usearch.index import MetricKind, search  # noqa: PLC0415

    return lambda vectors, _, rows, top: search(
        vectors.astype(np.float16),
        vectors[:rows].astype(np.float16),
        top + 1,
        MetricKind.IP,
        exact=True,
        threads=1,
    )


def mining() -> Search:
    """The search inside `paraphrase_mining` of sentence-transformers, on our vectors."""
    import torch  # noqa: PLC0415
    from sentence_transformers.util import semantic_search  # noqa: PLC0415

    torch.set_num_threads(1)
    return lambda vectors, _, rows, top: semantic_search(
        torch.from_numpy(vectors[:rows]), torch.from_numpy(vectors), top_k=top + 1
    )


def topn() -> Search:
    """TF-IDF rows, by a library made for their best products."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415
    from sparse_dot_topn import sp_matmul_topn  # noqa: PLC0415

    kept = cache(lambda texts: csr_matrix(weighed(texts)))

    def search(_: np.ndarray, texts: Sequence[str], rows: int, top: int) -> object:
        sparse = kept(tuple(texts))
        return sp_matmul_topn(sparse[:rows], sparse.T.tocsr(), top_n=top + 1, n_threads=1)

    return search


def token_set() -> Search:
    """Every pair of texts compared by rapidfuzz."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    def search(_: np.ndarray, texts: Sequence[str], rows: int, top: int) -> object:
        scores = process.cdist(texts[:rows], texts, scorer=fuzz.token_set_ratio, workers=1)
        return np.argpartition(scores, -top - 1, axis=1)

    return search


def minhash() -> Search:
    """Texts that share a bucket of MinHash-LSH; the buckets are there already."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    def signature(text: str) -> MinHash:
        found = MinHash()
        found.update_batch(run.encode() for run in runs(text))
        return found

    @cache
    def buckets(texts: Sequence[str]) -> MinHashLSH:
        index = MinHashLSH(threshold=0.5)
        for at, text in enumerate(texts):
            index.insert(at, signature(text))
        return index

    def search(_: np.ndarray, texts: Sequence[str], rows: int, top: int) -> object:
        index = buckets(tuple(texts))
        return [index.query(signature(text))[:top] for text in texts[:rows]]

    return search


def runs(text: str) -> set[str]:
    """The runs of letters that MinHash compares."""
    return {text[at : at + RUN] for at in range(max(1, len(text) - RUN + 1))}


def weighed(texts: Sequence[str]) -> csr_array:
    """A row of TF-IDF weights for each text, as scikit-learn makes it."""
    return csr_array(TfidfVectorizer(dtype=np.float32).fit_transform(texts))


NEIGHBOURS: dict[str, tuple[str, Callable[[], Search]]] = {
    "faiss, exact": ("faiss", faiss_flat),
    "usearch, exact": ("usearch", usearch_exact),
    "sentence-transformers, semantic_search": ("sentence_transformers", mining),
    "TF-IDF, sparse_dot_topn": ("sparse_dot_topn", topn),
    "rapidfuzz, token_set_ratio": ("rapidfuzz", token_set),
    "datasketch, MinHash-LSH": ("datasketch", minhash),
}
