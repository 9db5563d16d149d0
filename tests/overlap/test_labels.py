"""What the model calls the same must be one action on one object before it is told as such."""

from itertools import combinations

import pytest

from intersector.matching import Score, default_encoder, profiles
from intersector.model import Clause, Document, Label, Language, Role, Span
from intersector.organisations import shipped
from intersector.overlap import passage
from intersector.overlap.labels import STRETCH, Pair, hopeful, promising, settle

DUTY = "to inspect every tide gauge twice a year and to publish the shift of its datum;"
REWORDED = "to inspect all tide gauges two times a year, publishing the shift of their datum;"
FRENCH = "inspecter chaque marégraphe deux fois par an et publier le décalage de son zéro;"
ELSEWHERE = "améliorer la coordination des services qui entretiennent les phares;"
TABLE = " ".join(f"harbour {at} gauge silent levelled repaired" for at in range(STRETCH // 5))


def clause(
    text: str, *, source: str = "a", language: Language = "en", role: Role = "operative"
) -> Clause:
    document = Document(source=source, sha256="", language=language, text=text)
    return Clause(document, "resolves/1", "resolves", "1", role, (), Span(0, len(text)), text)


def compared(left: Clause, right: Clause) -> Pair:
    encoder = default_encoder()
    one, other = profiles([passage(left), passage(right)], encoder=encoder, organisations=shipped())
    vectors = encoder.encode([left.words, right.words])
    return Pair((left, right), float(vectors[0] @ vectors[1]), (one, other))


def settled(left: Clause, right: Clause, score: float = 0.95) -> Label | None:
    return settle(compared(left, right), Score(score, "same", ()))


def test_one_action_on_one_object_stays_the_same() -> None:
    assert settled(clause(DUTY), clause(REWORDED, source="b")) == "same"


@pytest.mark.parametrize(
    "other",
    [
        "to share what is known of the shift of the datum of every tide gauge;",
        "to inspect every lighthouse twice a year and to publish the shift of its lamp;",
    ],
)
def test_another_action_or_another_object_is_not_the_same(other: str) -> None:
    assert settled(clause(DUTY), clause(other, source="b")) != "same"


def test_a_translation_stays_the_same_and_another_matter_abroad_is_nothing() -> None:
    order = clause(DUTY)
    assert settled(order, clause(FRENCH, source="b", language="fr")) == "same"
    assert settled(order, clause(ELSEWHERE, source="b", language="fr")) is None


def test_citations_of_different_instruments_are_not_the_same() -> None:
    left, right = (
        clause(f"Resolution {number} (Rev. Dubai, 2018), on tide gauges,", source=number)
        for number in ("123", "44")
    )
    assert settled(left, right) != "same"


def test_a_stretch_of_text_counts_only_for_wording_in_common() -> None:
    quoting = clause(f"{TABLE} {DUTY} {TABLE}", source="b", role="annex")
    assert settled(clause(DUTY), quoting) == "same"
    assert settled(clause(REWORDED), clause(f"{TABLE} {TABLE}", source="b", role="annex")) is None


def test_what_is_near_is_an_overlap_only_where_it_is_sure() -> None:
    left, right = (
        clause(text, source=text, role="preamble")
        for text in (
            "that tide gauges in remote harbours drift after every storm,",
            "that tide gauges of remote harbours are seldom inspected after a storm,",
        )
    )
    assert settled(left, right, 0.75) in {None, "same"}


def test_an_order_and_the_recital_that_prepares_it_are_no_overlap() -> None:
    recital = clause(
        "that every tide gauge should be inspected more often, for its datum may shift,",
        source="b",
        role="preamble",
    )
    assert settled(clause(DUTY), recital) is None


def test_what_is_not_judged_would_have_come_to_nothing() -> None:
    texts = (DUTY, REWORDED, FRENCH, ELSEWHERE, f"{TABLE} {DUTY} {TABLE}")
    clauses = [
        clause(text, source=f"{at}", language="fr" if text in {FRENCH, ELSEWHERE} else "en")
        for at, text in enumerate(texts)
    ]
    pairs = [compared(*both) for both in combinations(clauses, 2)]
    dropped = [pair for pair in pairs if not promising(pair)]
    assert dropped
    assert len(dropped) < len(pairs)
    assert [settle(pair, Score(1.0, "same", ())) for pair in dropped] == [None] * len(dropped)


def test_what_is_not_analysed_is_not_promising_either() -> None:
    texts = (DUTY, REWORDED, FRENCH, ELSEWHERE, f"{TABLE} {DUTY} {TABLE}")
    roles: tuple[Role, ...] = ("operative", "preamble")
    clauses = [
        clause(text, source=f"{at % 3}", role=role)
        for at, text in enumerate(texts)
        for role in roles
    ]
    pairs = [compared(*both) for both in combinations(clauses, 2)]
    dropped = [pair for pair in pairs if not hopeful(pair, long=pair.stretched)]
    assert 0 < len(dropped) < len(pairs)
    assert not any(map(promising, dropped))
