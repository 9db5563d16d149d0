"""A score is a probability with reasons: symmetric, of its own pair alone, and calibrated."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from intersector.matching import Score, default_encoder, score
from intersector.model import Passage
from intersector.organisations import shipped

Pair = tuple[Passage, Passage]


def passage(text: str, title: str = "") -> Passage:
    return Passage(id="", text=text, title=title)


def scored(*pairs: Pair) -> Sequence[Score]:
    return score(pairs, encoder=default_encoder(), organisations=shipped())


GAUGES = "to inspect every tide gauge twice a year and to publish its datum shift"
SAME = (
    passage(GAUGES),
    passage("to inspect all tide gauges two times a year, publishing the shift of their datum"),
)
TRANSLATED = (
    passage(GAUGES),
    passage("inspecter chaque marégraphe deux fois par an et publier le décalage de son zéro"),
)
FORMULA = (
    passage("to report annually to the Council on the implementation of this resolution", "Gauges"),
    passage("to report annually to the Council on the implementation of this resolution", "Youth"),
)
DIFFERENT = (
    passage("to encourage young engineers to chair rapporteur groups"),
    passage("to keep the minutes of each meeting in the archives for thirty years"),
)
ENACTING = (
    passage("The Plenipotentiary Conference of the International Telecommunication Union,"),
    passage("The Plenipotentiary Conference of the International Telecommunication Union,"),
)


def test_the_same_duty_scores_above_formula_and_difference() -> None:
    same, formula, different, enacting = scored(SAME, FORMULA, DIFFERENT, ENACTING)
    assert same.score > 0.8
    assert max(formula.score, different.score, enacting.score) < 0.3
    assert [same.label, formula.label, enacting.label] == ["same", "formula", "formula"]
    assert different.label == "different"


def test_a_translation_counts_like_the_same_text_and_shows_the_words_that_translate() -> None:
    (found,) = scored(TRANSLATED)
    assert found.score > 0.5
    assert any("stands for" in reason.detail for reason in found.evidence)


def test_swapping_the_sides_changes_only_the_sides_of_the_evidence() -> None:
    for left, right in (SAME, TRANSLATED, FORMULA, DIFFERENT):
        there, back = scored((left, right), (right, left))
        assert (there.score, there.label) == (back.score, back.label)
        swapped = [(reason.right_span, reason.left_span) for reason in back.evidence]
        assert [(reason.left_span, reason.right_span) for reason in there.evidence] == swapped


def test_a_score_does_not_depend_on_the_other_pairs() -> None:
    alone = scored(SAME)[0]
    assert scored(DIFFERENT, SAME, FORMULA, TRANSLATED)[1] == alone


def test_evidence_points_into_the_passages() -> None:
    for pair, found in zip((SAME, TRANSLATED), scored(SAME, TRANSLATED), strict=True):
        for reason in found.evidence:
            for span, side in zip((reason.left_span, reason.right_span), pair, strict=True):
                assert span is None or span.of(side.text)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_have_a_symmetric_probability_and_a_reason(left: str, right: str) -> None:
    there, back = scored((passage(left), passage(right)), (passage(right), passage(left)))
    assert 0 <= there.score <= 1
    assert there.score == back.score
    assert there.evidence


def test_no_pairs_give_no_scores() -> None:
    assert scored() == ()
