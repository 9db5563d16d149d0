"""How well pairs are scored, against the peers, on pairs that people labelled.

Every pair of ``itu-pairs`` is judged by a model that was trained, by the procedure that made the
shipped one, without any pair that shares a document with it. The bills are judged by models that
have not seen any bill. Peers are not trained; they are measured as they come.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from benchmarks.labelled import Case, bills, itu_pairs, sides
from benchmarks.measures.figure import Figure
from benchmarks.train_scoring import (
    REAL,
    TRUST,
    Sample,
    beside,
    joined,
    sample,
    targets,
    train,
)
from numpy.typing import NDArray
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score, roc_auc_score

from intersector.matching import Formula, default_encoder
from intersector.matching.models import NAMES, Model

SAME_KEPT = 0.05
"""Share of the pairs called the same that may fall below the threshold."""

Scores = NDArray[np.float64]
Peer = Callable[[Sequence[str]], Scores]


def measure(data: Path) -> Iterator[Figure]:
    """Ours and the peers', on clauses and on bills."""
    clauses, passages = itu_pairs(data), bills(data)
    known = sample(clauses, TRUST["itu-pairs"])
    yield from _figures("score", clauses, _left_out(clauses, known, beside(data)))
    trained = train(joined(known, targets(data)))["overlap"]
    ours = probabilities(trained, sample(passages, 1.0))
    yield from _figures("score", passages, ours, of="us-text-reuse")
    for name, peer in PEERS.items():
        for cases, of in ((clauses, "itu-pairs"), (passages, "us-text-reuse")):
            texts = [side.text for side in sides(cases)]
            yield from _figures(name, cases, peer(texts), of=of)


def _left_out(cases: Sequence[Case], known: Sample, helping: Sample) -> Scores:
    """Each case judged without any that shares a document with it."""
    scores = []
    for at, case in enumerate(cases):
        apart = np.array([not case.documents & other.documents for other in cases])
        model = train(joined(known.where(apart), helping))["overlap"]
        one = known.where(np.arange(len(cases)) == at)
        scores.append(probabilities(model, one)[0])
    return np.array(scores)


def probabilities(model: Model, cases: Sample) -> Scores:
    """What `model` gives each case."""
    rows = [dict(zip(NAMES, row, strict=True)) for row in cases.values.tolist()]
    return np.array([model.probability(row) for row in rows])


def _figures(
    name: str, cases: Sequence[Case], scores: Scores, *, of: str = "itu-pairs"
) -> Iterator[Figure]:
    labels = np.array([case.label for case in cases])
    real = np.isin(labels, REAL)
    yield Figure(f"{name} AUC", float(roc_auc_score(real, scores)), of)
    yield Figure(f"{name} average precision", float(average_precision_score(real, scores)), of)
    least = np.quantile(scores[labels == "same"], SAME_KEPT, method="lower")
    accepted = (labels == "formula") & (scores >= least)
    yield Figure(
        f"{name} formula accepted",
        float(accepted.sum() / (labels == "formula").sum()),
        of,
        tuple(case.id for case, wrong in zip(cases, accepted, strict=True) if wrong),
    )


def _cosine(texts: Sequence[str]) -> Scores:
    vectors = default_encoder().encode(texts)
    return (vectors[::2] * vectors[1::2]).sum(axis=1).astype(float)


def _tfidf(texts: Sequence[str]) -> Scores:
    rows = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit_transform(texts)
    return np.asarray(rows[::2].multiply(rows[1::2]).sum(axis=1)).ravel()


def _masked_tfidf(texts: Sequence[str]) -> Scores:
    general = Formula({})
    return _tfidf([general.mask(text, None) for text in texts])


def _fuzzy(texts: Sequence[str]) -> Scores:
    pairs = zip(texts[::2], texts[1::2], strict=True)
    return np.array([fuzz.token_set_ratio(left, right) for left, right in pairs])


PEERS: dict[str, Peer] = {
    "raw cosine": _cosine,
    "TF-IDF": _tfidf,
    "TF-IDF, formula masked": _masked_tfidf,
    "rapidfuzz": _fuzzy,
}
