"""Judgements move the models as far as they must, and what that gains is told beforehand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersector.matching import Judged, Lesson, default_encoder, learn, score
from intersector.matching.learning import update
from intersector.matching.models import NAMES, Model, shipped_models
from intersector.model import Label, Passage
from intersector.organisations import shipped

MATTERS = [
    "inspect every tide gauge twice a year",
    "train harbour pilots in the use of radar",
    "publish the atlas of coastal stations",
    "lend spare buoys to small islands",
    "translate the glossary of sea ice",
    "number the lighthouses of the delta",
]
DUTY = "to {} and to report to the Assembly on the results obtained"


def judged(number: int, label: Label, *, left: int, right: int) -> Judged:
    sides = (
        Passage("left", DUTY.format(MATTERS[left]), document=f"left {number}", language="en"),
        Passage("right", DUTY.format(MATTERS[right]), document=f"right {number}", language="en"),
    )
    return Judged(str(number), sides, frozenset({label}))


def lesson(*pairs: Judged) -> Lesson:
    return learn(pairs, encoder=default_encoder(), organisations=shipped())


def alike_called(label: Label) -> list[Judged]:
    """Pairs that say the same, each of two documents of its own, all called `label`."""
    return [judged(at, label, left=at, right=at) for at in range(len(MATTERS))]


def test_people_who_call_every_repetition_formula_are_heard() -> None:
    learned = lesson(*alike_called("formula"))
    (pair,) = (judged(99, "formula", left=0, right=0).pair,)
    known = {"encoder": default_encoder(), "organisations": shipped()}
    before = score([pair], **known)[0].score
    after = score([pair], models=learned.models, **known)[0].score
    assert after < before


def test_each_pair_is_tried_on_a_scoring_that_has_not_seen_its_documents() -> None:
    alone = lesson(judged(0, "formula", left=0, right=0))
    (trial,) = alone.trials
    assert trial.before == trial.after


def test_a_trial_tells_what_was_gained_and_lost() -> None:
    trials = lesson(*alike_called("same")).trials
    assert {trial.change for trial in trials} <= {"agrees", "gained"}
    before, after = np.mean([trial.costs for trial in trials], axis=0)
    assert after < before


def test_a_verdict_that_leaves_a_question_open_does_not_answer_it() -> None:
    open_ = [
        Judged(each.id, each.pair, frozenset({"same", "overlap"})) for each in alike_called("same")
    ]
    learned = lesson(*open_).models
    assert learned["overlap"] != shipped_models()["overlap"]
    assert learned["same"] == shipped_models()["same"]
    assert learned["formula"] == shipped_models()["formula"]


def test_no_judgements_change_nothing() -> None:
    assert lesson() == Lesson(shipped_models(), ())


def test_what_was_learned_is_held_more_firmly() -> None:
    before, after = shipped_models()["overlap"], lesson(*alike_called("same")).models["overlap"]
    assert np.linalg.eigvalsh(after.precision - before.precision).min() > -1e-3
    assert np.trace(after.precision) > np.trace(before.precision)


ROWS = st.lists(
    st.lists(st.floats(-3, 3), min_size=len(NAMES), max_size=len(NAMES)), min_size=1, max_size=5
)


@settings(max_examples=40, deadline=None)
@given(ROWS, st.sampled_from([0.0, 1.0]))
def test_what_was_judged_is_told_no_worse_than_before(
    rows: list[list[float]], answer: float
) -> None:
    model = shipped_models()["overlap"]
    learned = update(model, np.array(rows), np.full(len(rows), answer == 1.0))

    def missed(by: Model) -> float:
        told = (by.probability(dict(zip(NAMES, row, strict=True))) for row in rows)
        return -sum(np.log(max(1e-13, 1 - abs(answer - chance))) for chance in told)

    assert missed(learned) <= missed(model) + 1e-3


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_judgements_does_not_matter(order: int) -> None:
    pairs = alike_called("same")[::order]
    learned = lesson(*pairs).models["overlap"]
    same = lesson(*alike_called("same")).models["overlap"]
    assert isinstance(learned, Model)
    assert learned.intercept == pytest.approx(same.intercept, abs=1e-3)
