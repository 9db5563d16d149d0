"""Train the models of `intersector.matching.models` on labelled pairs.

    python -m benchmarks.train_scoring DATA

writes ``src/intersector/matching/scoring.json``. Most weight have the pairs of ``itu-pairs``,
where two people labelled each. Translations of the SDG targets, and the targets of the same goal
that are taken for them, teach what to expect across languages, the pairs of US bills what to
expect of texts without titles, and ``formulas.json`` what formula looks like in six languages;
they count for less (`TRUST`). The same input gives the same file.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.labelled import Case, bills, formulas, itu_pairs, sides, translations
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from intersector.matching import default_encoder
from intersector.matching.features import FEATURES, Comparison
from intersector.matching.models import NAMES, Matrix, Model, models_text
from intersector.matching.profile import profiles
from intersector.organisations import shipped

TARGET = Path(__file__).parent.parent / "src/intersector/matching/scoring.json"
STRENGTH = 0.3
"""Inverse of the penalty; chosen, like the list of features, by cross-validation by document."""
TRUST = {"itu-pairs": 1.0, "sdg": 0.12, "sdg, others": 0.05, "us-text-reuse": 0.1, "formulas": 0.03}
"""How much a case of each source counts."""

REAL = ("same", "overlap")


@dataclass(frozen=True, slots=True)
class Sample:
    """Cases as figures: their features, a row each, their labels and how much each counts."""

    values: Matrix
    labels: NDArray[np.str_]
    trust: Matrix

    def where(self, chosen: NDArray[np.bool_]) -> "Sample":
        """Some of the cases."""
        return Sample(self.values[chosen], self.labels[chosen], self.trust[chosen])


def sample(cases: Sequence[Case], trust: float) -> Sample:
    """The figures of `cases`, which all count `trust`."""
    known = profiles(sides(cases), encoder=default_encoder(), organisations=shipped())
    compared = [Comparison.of(*known[at : at + 2]) for at in range(0, len(known), 2)]
    values = np.array([[feature(pair).value for feature in FEATURES] for pair in compared])
    return Sample(values, np.array([c.label for c in cases]), np.full(len(cases), trust))


def joined(*samples: Sample) -> Sample:
    """Several samples as one."""
    return Sample(
        np.concatenate([s.values for s in samples]),
        np.concatenate([s.labels for s in samples]),
        np.concatenate([s.trust for s in samples]),
    )


def fit(cases: Sample, wanted: tuple[str, ...]) -> Model:
    """A logistic regression of whether a label is one of those `wanted`."""
    believed = cases.values[cases.trust == cases.trust.max()]
    mean, spread = believed.mean(axis=0), believed.std(axis=0)
    spread[spread == 0] = 1.0
    standard = (cases.values - mean) / spread
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(standard, np.isin(cases.labels, wanted), cases.trust)
    figures = zip(NAMES, mean, spread, model.coef_[0], strict=True)
    terms = {name: (_round(m), _round(s), _round(w)) for name, m, s, w in figures}
    chance = model.predict_proba(standard)[:, 1]
    return Model(terms, _round(model.intercept_[0]), precision(standard, chance, cases.trust))


def precision(standard: Matrix, chance: Matrix, trust: Matrix) -> Matrix:
    """The second derivatives of the penalised loss at its least, intercept last."""
    rows = np.column_stack([standard, np.ones(len(standard))])
    penalty = np.append(np.full(len(NAMES), 1 / STRENGTH), 0.0)
    return np.round(np.diag(penalty) + (rows.T * (trust * chance * (1 - chance))) @ rows, 4)


def train(cases: Sample) -> dict[str, Model]:
    """The three models: overlap or not, the same or partly, formula or different."""
    real = np.isin(cases.labels, REAL)
    return {
        "overlap": fit(cases, REAL),
        "same": fit(cases.where(real), ("same",)),
        "formula": fit(cases.where(~real), ("formula",)),
    }


def targets(data: Path) -> Sample:
    """The SDG targets with their translations, and, counting less, with those of others."""
    cases = list(translations(data))
    true, false = ([c for c in cases if (c.label == "same") is own] for own in (True, False))
    return joined(sample(true, TRUST["sdg"]), sample(false, TRUST["sdg, others"]))


def beside(data: Path) -> Sample:
    """The cases that only help: translations, bills, and formulas written for this."""
    return joined(
        targets(data),
        sample(bills(data), TRUST["us-text-reuse"]),
        sample(list(formulas()), TRUST["formulas"]),
    )


def main() -> None:
    """Write the models from the folder given on the command line."""
    data = Path(sys.argv[1])
    made = train(joined(sample(itu_pairs(data), TRUST["itu-pairs"]), beside(data)))
    made_by = "python -m benchmarks.train_scoring DATA"
    TARGET.write_text(models_text(made, made_by=made_by), encoding="utf-8")


def _round(figure: float) -> float:
    return round(float(figure), 5)


if __name__ == "__main__":
    main()
