"""The models that score a pair: logistic regressions over the features, stored as data.

The shipped ones are made by ``benchmarks/train_scoring.py`` from pairs that people labelled;
`learning` makes others from them and from the judgements of an organisation's own people.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from intersector.errors import DataError
from intersector.matching.features import FEATURES

Matrix = NDArray[np.float64]
Question = Literal["overlap", "same", "formula"]
"""A real overlap or not? If so, the same? If not, formula?"""
NAMES: Final = tuple(feature.__name__ for feature in FEATURES)
_MEND: Final = "Make it again with intersector learn."


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression: per feature, its mean and spread in training and its weight.

    `precision` is how firmly the weights are held: the second derivatives of what was minimised in
    training, a row and a column for each feature in standard units and, last, for the intercept.
    """

    terms: Mapping[str, tuple[float, float, float]]
    intercept: float
    precision: Matrix = field(compare=False, repr=False)

    def contributions(self, values: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the log-odds, against a pair that is average in it."""
        return {
            name: weight * (values[name] - mean) / spread
            for name, (mean, spread, weight) in self.terms.items()
        }

    def probability(self, values: Mapping[str, float]) -> float:
        """The probability, from 0 to 1."""
        logit = self.intercept + sum(self.contributions(values).values())
        return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


Models = Mapping[Question, Model]
"""A model for each `Question`."""


class _StoredModel(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    intercept: float
    terms: dict[str, tuple[float, float, float]]
    precision: list[list[float]]

    def model(self) -> Model:
        """The model, if it is one of today's features."""
        size = len(NAMES) + 1
        if tuple(self.terms) != NAMES or [len(row) for row in self.precision] != [size] * size:
            raise ValueError("made for other features than this version's")
        return Model(self.terms, self.intercept, np.array(self.precision))


class _Stored(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    made_by: str
    models: dict[Question, _StoredModel]


@cache
def shipped_models() -> Models:
    """The models that come with the package."""
    return _parsed(files(__package__).joinpath("scoring.json").read_bytes())


def read_models(path: Path) -> Models:
    """The models that `models_text` wrote into a file. Raises `DataError` where it holds none."""
    try:
        return _parsed(path.read_bytes())
    except OSError as error:
        message = f"cannot be opened ({error.strerror})."
        raise DataError(str(path), message, mend="Check the path.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or None
        raise DataError(str(path), f"{first['msg']}.", mend=_MEND, place=place) from error
    except ValueError as error:
        raise DataError(str(path), f"{error}.", mend=_MEND) from error


def models_text(models: Models, *, made_by: str) -> str:
    """The models as a file, with the command that made them."""
    stored = {
        name: {
            "intercept": model.intercept,
            "terms": dict(model.terms),
            "precision": model.precision.tolist(),
        }
        for name, model in models.items()
    }
    return json.dumps({"made_by": made_by, "models": stored}, indent=None) + "\n"


def _parsed(data: bytes) -> Models:
    stored = _Stored.model_validate_json(data).models
    if missing := {"overlap", "same", "formula"} - set(stored):
        raise ValueError(f"no model of {', '.join(sorted(missing))}")
    return {name: model.model() for name, model in stored.items()}
