"""How well pairs are scored, against the peers, on pairs that people labelled.

Every pair of ``itu-pairs`` is judged by a model that was trained, by the procedure that made the
shipped one, without any pair that shares a document with it. The bills are judged by models that
have not seen any bill. Peers are not trained; but where a threshold matters, each has its own, the
best on the same half of the pairs, and is tried on the other half.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from benchmarks.labelled import Case, bills, itu_pairs, sides
from benchmarks.measures.figure import Figure
from benchmarks.peers import MODELS, Encode, installed
from benchmarks.speeds.neighbours import runs
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
from sklearn.metrics import average_precision_score, f1_score, precision_recall_curve, roc_auc_score

from intersector.matching import Formula, default_encoder
from intersector.matching.models import NAMES, Model
from intersector.matching.network import unit

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
    for name, peer in installed(PEERS):
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
    called = _halves(real, scores)
    yield Figure(f"{name} F1, threshold of the other half", float(f1_score(real, called)), of)
    formula = float(called[labels == "formula"].mean())
    yield Figure(f"{name} formula accepted, threshold of the other half", formula, of)


def _best_threshold(real: NDArray[np.bool_], scores: Scores) -> float:
    """The score from which calling a pair real gives the best F1."""
    precision, recall, thresholds = precision_recall_curve(real, scores)
    mean = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    return float(thresholds[mean[:-1].argmax()])


def _halves(real: NDArray[np.bool_], scores: Scores) -> NDArray[np.bool_]:
    """Which pairs are called real by the threshold that is the best on the other half."""
    half = np.random.default_rng(0).permutation(len(scores)) % 2
    called = np.zeros(len(scores), bool)
    for own in (0, 1):
        least = _best_threshold(real[half != own], scores[half != own])
        called[half == own] = scores[half == own] >= least
    return called


def _tfidf(texts: Sequence[str]) -> Scores:
    rows = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit_transform(texts)
    return np.asarray(rows[::2].multiply(rows[1::2]).sum(axis=1)).ravel()


def _masked_tfidf(texts: Sequence[str]) -> Scores:
    general = Formula({})
    return _tfidf([general.mask(text, None) for text in texts])


def _fuzzy(texts: Sequence[str]) -> Scores:
    pairs = zip(texts[::2], texts[1::2], strict=True)
    return np.array([fuzz.token_set_ratio(left, right) for left, right in pairs])


def _minhash() -> Peer:
    from datasketch import MinHash  # noqa: PLC0415

    def scores(texts: Sequence[str]) -> Scores:
        found = [MinHash() for _ in texts]
        for each, text in zip(found, texts, strict=True):
            each.update_batch(run.encode() for run in runs(text))
        return np.array([a.jaccard(b) for a, b in zip(found[::2], found[1::2], strict=True)])

    return scores


def _cosine(make: Callable[[], Encode]) -> Peer:
    """The cosine of a model's vectors."""
    encode = make()

    def scores(texts: Sequence[str]) -> Scores:
        vectors = unit(encode(texts))
        return (vectors[::2] * vectors[1::2]).sum(axis=1).astype(float)

    return scores


PEERS: dict[str, tuple[str, Callable[[], Peer]]] = {
    "raw cosine": ("intersector", lambda: _cosine(lambda: default_encoder().encode)),
    "TF-IDF": ("sklearn", lambda: _tfidf),
    "TF-IDF, formula masked": ("sklearn", lambda: _masked_tfidf),
    "rapidfuzz": ("rapidfuzz", lambda: _fuzzy),
    "datasketch, MinHash": ("datasketch", _minhash),
    **{name: (module, partial(_cosine, make)) for name, (module, make) in MODELS.items()},
}
