"""Train the models of `intersector.matching.scoring` on labelled pairs.

    python -m benchmarks.train_scoring DATA

writes ``src/intersector/matching/scoring.json``. The pairs are those of ``itu-pairs``, where two
people labelled each; the same input gives the same file.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from intersector.matching import default_encoder
from intersector.matching.features import FEATURES, Comparison
from intersector.matching.profile import profiles
from intersector.matching.slots import Slots
from intersector.model import Passage
from intersector.organisations import shipped

TARGET = Path(__file__).parent.parent / "src/intersector/matching/scoring.json"
STRENGTH = 0.3
"""Inverse of the penalty; chosen by leaving out both documents of the pair judged."""

NAMES = tuple(feature.__name__ for feature in FEATURES)
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled pair: what one annotator (and the other) called it."""

    id: str
    pair: tuple[Passage, Passage]
    label: str
    documents: frozenset[str]


def cases(data: Path) -> list[Case]:
    """The labelled pairs, in the order of the file."""
    lines = (data / "itu-pairs/pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return [case(json.loads(line)) for line in lines]


def case(record: dict[str, object]) -> Case:
    """One line of the file."""
    left, right = (passage(record[side]) for side in ("left", "right"))
    return Case(
        str(record["id"]),
        (left, right),
        str(record["label_a"]),
        frozenset({left.document, right.document}),
    )


def passage(side: object) -> Passage:
    """One side of a pair."""
    assert isinstance(side, dict)
    return Passage(
        id="",
        text=side["text"],
        head=side.get("head") or "",
        title=side.get("title") or "",
        document=side.get("doc") or "",
    )


def matrix(pairs: Sequence[tuple[Passage, Passage]]) -> Matrix:
    """The features of each pair, a row each."""
    flat = [side for pair in pairs for side in pair]
    known = profiles(flat, encoder=default_encoder(), slots=Slots(shipped()))
    compared = [Comparison(*known[at : at + 2]) for at in range(0, len(known), 2)]
    return np.array([[feature(pair).value for feature in FEATURES] for pair in compared])


def fit(values: Matrix, wanted: NDArray[np.bool_]) -> dict[str, object]:
    """A logistic regression as plain figures: per feature its mean, spread and weight."""
    mean, spread = values.mean(axis=0), values.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit((values - mean) / spread, wanted)
    terms = zip(NAMES, mean, spread, model.coef_[0], strict=True)
    return {
        "intercept": round(float(model.intercept_[0]), 5),
        "terms": {name: [round(float(x), 5) for x in figures] for name, *figures in terms},
    }


def train(values: Matrix, labels: NDArray[np.str_]) -> dict[str, dict[str, object]]:
    """The three models: overlap or not, the same or partly, formula or different."""
    real = np.isin(labels, ["same", "overlap"])
    return {
        "overlap": fit(values, real),
        "same": fit(values[real], labels[real] == "same"),
        "formula": fit(values[~real], labels[~real] == "formula"),
    }


def main() -> None:
    """Write the models from the folder given on the command line."""
    labelled = cases(Path(sys.argv[1]))
    made = train(matrix([c.pair for c in labelled]), np.array([c.label for c in labelled]))
    stored = {"made by": "python -m benchmarks.train_scoring DATA", "models": made}
    TARGET.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
