"""The models are data of today's features, and a file that is none is refused with its mend."""

import json
from pathlib import Path

import numpy as np
import pytest

from intersector.errors import DataError
from intersector.matching.features import FEATURES
from intersector.matching.models import Model, models_text, read_models, shipped_models

FIRM = np.eye(3)


@pytest.mark.parametrize("name", ["overlap", "same", "formula"])
def test_the_shipped_models_weigh_every_declared_feature(name: str) -> None:
    assert list(shipped_models()[name].terms) == [feature.__name__ for feature in FEATURES]


@pytest.mark.parametrize("name", ["overlap", "same", "formula"])
def test_how_firmly_weights_are_held_is_symmetric_and_positive(name: str) -> None:
    precision = shipped_models()[name].precision
    assert np.array_equal(precision, precision.T)
    assert np.linalg.eigvalsh(precision).min() > 0


def test_contributions_add_up_to_the_log_odds() -> None:
    model = Model({"a": (1.0, 2.0, 3.0), "b": (0.0, 1.0, -1.0)}, 0.0, FIRM)
    assert model.contributions({"a": 3.0, "b": 3.0}) == {"a": 3.0, "b": -3.0}
    assert model.probability({"a": 3.0, "b": 3.0}) == 0.5


def test_models_come_back_from_a_file_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "scoring.json"
    path.write_text(models_text(shipped_models(), made_by="a test"), encoding="utf-8")
    back = read_models(path)
    assert back == shipped_models()
    assert np.array_equal(back["same"].precision, shipped_models()["same"].precision)


def stored() -> dict:
    return json.loads(models_text(shipped_models(), made_by="a test"))


def without_a_feature(models: dict) -> None:
    models["models"]["same"]["terms"].popitem()


def without_a_model(models: dict) -> None:
    del models["models"]["formula"]


def with_a_word_for_a_number(models: dict) -> None:
    models["models"]["same"]["intercept"] = "much"


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (without_a_feature, "made for other features"),
        (without_a_model, "no model of formula"),
        (with_a_word_for_a_number, "models.same.intercept"),
    ],
)
def test_a_file_of_other_models_is_refused(damage, says: str, tmp_path: Path) -> None:
    models = stored()
    damage(models)
    path = tmp_path / "scoring.json"
    path.write_text(json.dumps(models), encoding="utf-8")
    with pytest.raises(DataError, match=says) as refused:
        read_models(path)
    assert "intersector learn" in refused.value.mend


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.json.*cannot be opened"):
        read_models(tmp_path / "none.json")
