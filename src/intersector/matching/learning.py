"""Learning from judgements: the shipped models moved by what an organisation's people decided.

The shipped weights, and how firmly they were held when they were trained, are the prior; each
judgement counts like a pair of the training set. The new weights are the most probable ones (the
Laplace approximation of sequential Bayesian learning: MacKay, Information Theory, Inference, and
Learning Algorithms, chapter 41), so that a few judgements move the models little and many as far
as they must. What was learned can be learned from again.

How much that helps is told before anything is kept: every judged pair is scored by models that
learned only from judgements about other documents.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from intersector.matching.encoder import Encoder
from intersector.matching.features import FEATURES, Comparison
from intersector.matching.models import NAMES, Matrix, Model, Models, Question, shipped_models
from intersector.matching.profile import profiles
from intersector.matching.scoring import label_of
from intersector.model import Label, Passage
from intersector.organisations import Organisations

REAL: Final[frozenset[Label]] = frozenset({"same", "overlap"})
ANSWERS: Final[Mapping[Question, tuple[frozenset[Label], frozenset[Label]]]] = {
    "overlap": (REAL, frozenset({"formula", "different"})),
    "same": (frozenset({"same"}), frozenset({"overlap"})),
    "formula": (frozenset({"formula"}), frozenset({"different"})),
}
"""The labels that mean yes, and no, to each question; those that mean neither leave it open."""
_LEAST: Final = 1e-6
"""A probability nearer to 0 or 1 costs no more: one judgement cannot outweigh all others."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, and the labels that people's judgement leaves open: one, or several.

    `kept_apart` names the documents of both sides: what is learned from a pair is not tried on
    another pair of one of them.
    """

    id: str
    pair: tuple[Passage, Passage]
    labels: frozenset[Label]

    @property
    def kept_apart(self) -> frozenset[str]:
        """The documents of the two passages; the texts themselves where none is named."""
        return frozenset(side.document or side.text for side in self.pair)


@dataclass(frozen=True, slots=True)
class Trial:
    """A judged pair as scored before, and by models that had not seen its documents.

    Scores are the probability of a real overlap.
    """

    judged: Judged
    before: tuple[float, Label]
    after: tuple[float, Label]

    @property
    def change(self) -> str:
        """Whether its label agrees with people: "gained", "lost", or "agrees" or not as before."""
        was, becomes = (label in self.judged.labels for _, label in (self.before, self.after))
        if was == becomes:
            return "agrees" if was else "disagrees"
        return "gained" if becomes else "lost"

    @property
    def costs(self) -> tuple[float, float]:
        """The log loss of both scores: 0 for certainty that was right."""
        real = self.judged.labels <= REAL
        return _loss(self.before[0], real=real), _loss(self.after[0], real=real)


@dataclass(frozen=True, slots=True)
class Lesson:
    """The models learned from all the judgements, and what they would have done."""

    models: Models
    trials: tuple[Trial, ...]


def learn(
    judged: Sequence[Judged],
    *,
    encoder: Encoder,
    organisations: Organisations,
    models: Models | None = None,
) -> Lesson:
    """Move `models` (the shipped ones by default) towards the judgements, and try the result."""
    known = shipped_models() if models is None else models
    values = _values(judged, encoder=encoder, organisations=organisations)
    return Lesson(
        models=_moved(known, judged, values),
        trials=tuple(_trial(at, known, judged, values) for at in range(len(judged))),
    )


def _trial(at: int, known: Models, judged: Sequence[Judged], values: Matrix) -> Trial:
    one = judged[at].kept_apart
    apart = [row for row, each in enumerate(judged) if not one & each.kept_apart]
    learned = _moved(known, [judged[row] for row in apart], values[apart])
    return Trial(judged[at], _told(known, values[at]), _told(learned, values[at]))


def _told(models: Models, row: Matrix) -> tuple[float, Label]:
    values = dict(zip(NAMES, row.tolist(), strict=True))
    chance = {name: model.probability(values) for name, model in models.items()}
    return chance["overlap"], label_of(chance)


def _moved(known: Models, judged: Sequence[Judged], values: Matrix) -> Models:
    """Each model moved by the judgements that answer its question."""
    moved = {}
    for question, (yes, no) in ANSWERS.items():
        told = [row for row, each in enumerate(judged) if each.labels <= yes or each.labels <= no]
        answers = np.array([judged[row].labels <= yes for row in told], dtype=bool)
        moved[question] = update(known[question], values[told], answers)
    return moved


def update(model: Model, values: Matrix, answers: NDArray[np.bool_]) -> Model:
    """The model after it saw what `answers` people gave to pairs of these `values`.

    `values` has a row a pair and a column a feature, in the order of `NAMES`.
    """
    if not len(values):
        return model
    mean, spread, weights = np.array(list(model.terms.values())).T
    rows = np.column_stack([(values - mean) / spread, np.ones(len(values))])
    prior = np.append(weights, model.intercept)
    signs = np.where(answers, 1.0, -1.0)

    def loss(point: Matrix) -> tuple[float, Matrix]:
        margin = signs * (rows @ point)
        pull = model.precision @ (point - prior)
        value = 0.5 * (point - prior) @ pull + np.logaddexp(0, -margin).sum()
        return float(value), pull - rows.T @ (signs / (1 + np.exp(np.clip(margin, -30, 30))))

    found = np.round(minimize(loss, prior, jac=True, method="L-BFGS-B").x, 5)
    chance = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
    firmness = model.precision + (rows.T * (chance * (1 - chance))) @ rows
    figures = zip(NAMES, mean.tolist(), spread.tolist(), found[:-1].tolist(), strict=True)
    terms = {name: (m, s, w) for name, m, s, w in figures}
    return Model(terms, float(found[-1]), np.round(firmness, 4))


def _values(judged: Sequence[Judged], *, encoder: Encoder, organisations: Organisations) -> Matrix:
    sides = [side for each in judged for side in each.pair]
    known = profiles(sides, encoder=encoder, organisations=organisations)
    pairs = (Comparison.of(*known[at : at + 2]) for at in range(0, len(known), 2))
    rows = [[feature(pair).value for feature in FEATURES] for pair in pairs]
    return np.array(rows, dtype=np.float64).reshape(len(judged), len(FEATURES))


def _loss(chance: float, *, real: bool) -> float:
    return -log(max(_LEAST, chance if real else 1 - chance))
