"""Each feature says one true thing of a pair, with its reason and its places."""

import pytest

from intersector.matching import default_encoder, profiles
from intersector.matching.features import (
    FEATURES,
    REMARKS,
    Comparison,
    Feature,
    acronyms,
    across_languages,
    cites_the_other,
    different_numbers,
    different_references,
    matter_in_both,
    matter_of_one,
    negation,
    own_subject,
    same_wording,
    shared_formula,
    shared_references,
    substance,
)
from intersector.model import Passage
from intersector.organisations import shipped


def passage(text: str, *, head: str = "", title: str = "", document: str = "") -> Passage:
    return Passage(id="", text=text, head=head, title=title, document=document)


def compared(left: Passage | str, right: Passage | str) -> Comparison:
    pair = [side if isinstance(side, Passage) else passage(side) for side in (left, right)]
    return Comparison(*profiles(pair, encoder=default_encoder(), organisations=shipped()))


BUOYS = "to replace the batteries of drifting buoys before each hurricane season"


@pytest.mark.parametrize("feature", [*FEATURES, *REMARKS])
def test_every_feature_tells_the_reader_what_it_compares(feature: Feature) -> None:
    assert feature.__doc__


@pytest.mark.parametrize("feature", [*FEATURES, *REMARKS])
def test_every_feature_gives_a_reason_even_when_there_is_nothing_to_compare(
    feature: Feature,
) -> None:
    assert feature(compared("to act", "—")).detail


@pytest.mark.parametrize("feature", [*FEATURES, *REMARKS])
def test_every_feature_is_symmetric(feature: Feature) -> None:
    left = passage("recalling Resolution 12 (Rev. Dubai, 2018), on buoys", title="Buoys")
    right = passage("not to lose any buoy of Resolution 12 in 2021", title="Hurricanes")
    there, back = feature(compared(left, right)), feature(compared(right, left))
    assert there.value == pytest.approx(back.value, abs=1e-6)


def test_matter_counts_in_other_words_and_other_languages() -> None:
    near = matter_in_both(compared(BUOYS, "to exchange batteries of buoys ahead of hurricanes"))
    foreign = matter_in_both(compared(BUOYS, "remplacer les batteries des bouées dérivantes"))
    far = matter_in_both(compared(BUOYS, "to translate the minutes into all working languages"))
    assert min(near.value, foreign.value) > 2 * far.value


def test_matter_of_one_is_whole_when_a_passage_contains_the_other() -> None:
    longer = f"{BUOYS}, and to publish the harbour charts of every island in the archipelago"
    pair = compared(BUOYS, longer)
    assert matter_of_one(pair).value > 0.9 > matter_in_both(pair).value


def test_same_wording_points_at_the_words_on_both_sides() -> None:
    left, right = f"considering the need {BUOYS};", f"resolves {BUOYS} and after it"
    found = same_wording(compared(left, right))
    assert found.left is not None
    assert found.right is not None
    assert found.left.of(left) == found.right.of(right) == BUOYS


def test_formula_in_common_is_told_from_matter_in_common() -> None:
    formula = "to report annually to the Council on the implementation of this resolution"
    assert shared_formula(compared(formula, formula)).value > 0.8
    assert shared_formula(compared(BUOYS, BUOYS)).value < 0.6
    assert substance(compared(formula, BUOYS)).value < substance(compared(BUOYS, BUOYS)).value


def test_a_reference_is_the_same_in_any_edition() -> None:
    old = "Resolution 44 (Rev. Hammamet, 2016) of WTSA, on buoys"
    new = "la Résolution 44 (Rév. Genève, 2022) de l'AMNT, sur les bouées"
    found = shared_references(compared(old, new))
    assert found.value == 1.0
    assert found.left is not None
    assert "44" in found.left.of(old)


def test_two_citations_of_different_instruments_say_so() -> None:
    pair = compared("Resolution 70 (Rev. Dubai, 2018)", "Resolution 71 (Rev. Dubai, 2018)")
    assert different_references(pair).value == 1.0
    assert "70" in different_references(pair).detail


def test_a_passage_can_cite_the_instrument_of_the_other() -> None:
    citing = passage("Resolution 70 (Rev. Dubai, 2018) of this conference", document="resolution-9")
    cited = passage(BUOYS, document="resolution-70")
    assert cites_the_other(compared(citing, cited)).value == 1.0
    assert cites_the_other(compared(cited, cited)).value == 0.0


def test_this_resolution_stands_for_its_title() -> None:
    text = "to report each year on the implementation of this resolution"
    buoys, ports = passage(text, title="Drifting buoys"), passage(text, title="Fishing ports")
    assert own_subject(compared(buoys, ports)).value == 1.0
    apart, together = compared(buoys, ports), compared(buoys, buoys)
    assert matter_in_both(apart).value < matter_in_both(together).value


def test_a_rare_acronym_weighs_more_than_a_common_one() -> None:
    rare, common = compared("on XQZT rules", "the XQZT"), compared("the ITU", "in ITU")
    assert acronyms(rare).value > acronyms(common).value
    assert acronyms(compared("the ABCD", "the EFGH")).value == 0.0


def test_numbers_and_denials_that_differ_are_remarked() -> None:
    pair = compared("to pay 20 francs", "not to pay 30 francs")
    assert different_numbers(pair).value == 1.0
    assert "20" in different_numbers(pair).detail
    assert negation(pair).value == 1.0


def test_languages_are_recognised_where_they_are_not_given() -> None:
    assert across_languages(compared(BUOYS, "заменить батареи дрейфующих буев")).value == 1.0
    assert across_languages(compared(BUOYS, BUOYS)).value == 0.0
