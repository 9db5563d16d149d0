"""What judgements teach: a scoring that never saw a set, before and after people judged part of it.

Every pair is scored by a model that learned from all pairs that share no document with it, as
``intersector learn`` tries what it learned. Bills name no documents: of them a fifth is tried on
what was learned from the others.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from benchmarks.labelled import Case, bills, itu_pairs
from benchmarks.measures.figure import Figure
from benchmarks.measures.score import probabilities
from benchmarks.train_scoring import REAL, TRUST, Sample, beside, fit, joined, sample, targets
from sklearn.metrics import log_loss, roc_auc_score

from intersector.matching.learning import update
from intersector.matching.models import Model

PARTS = 5


def measure(data: Path) -> Iterator[Figure]:
    """Before and after, on clauses and on bills."""
    clauses, passages = itu_pairs(data), bills(data)
    known, other = sample(clauses, TRUST["itu-pairs"]), sample(passages, 1.0)
    yield from _figures("itu-pairs", clauses, known, fit(beside(data), REAL))
    strange = fit(joined(known, targets(data)), REAL)
    yield from _figures("us-text-reuse", passages, other, strange)


def _figures(of: str, cases: Sequence[Case], known: Sample, model: Model) -> Iterator[Figure]:
    real = np.isin(known.labels, REAL)
    for name, scores in (
        ("before", np.array(probabilities(model, known))),
        ("after learning", _learned(cases, known, model)),
    ):
        yield Figure(f"{name}, AUC", float(roc_auc_score(real, scores)), of)
        yield Figure(f"{name}, log loss", float(log_loss(real, scores)), of)


def _learned(cases: Sequence[Case], known: Sample, model: Model) -> np.ndarray:
    """Each case scored by what was learned from the cases apart from it."""
    scores = np.empty(len(cases))
    real = np.isin(known.labels, REAL)
    for tried in _tried(cases):
        met = frozenset().union(*(cases[at].documents for at in tried))
        apart = np.array([not case.documents & met for case in cases])
        apart[tried] = False
        moved = update(model, known.values[apart], real[apart])
        scores[tried] = probabilities(moved, known.where(np.isin(np.arange(len(cases)), tried)))
    return scores


def _tried(cases: Sequence[Case]) -> list[list[int]]:
    """The cases that are tried together: one by one where their documents are known."""
    if all(case.documents for case in cases):
        return [[at] for at in range(len(cases))]
    return [list(range(part, len(cases), PARTS)) for part in range(PARTS)]
