"""Overlaps are found between texts and within one, not between editions, and rank by what to do."""

from collections.abc import Sequence
from dataclasses import replace

from intersector.identifiers import InstrumentId
from intersector.matching import Formula, default_encoder
from intersector.model import Citation, Clause, Document, Language, Mandate, Overlap, Role, Span
from intersector.organisations import shipped
from intersector.overlap import find_overlaps, passage

DUTY = "to inspect every tide gauge twice a year and to publish the shift of its datum;"
REWORDED = "to inspect all tide gauges two times a year, publishing the shift of their datum;"
FRENCH = "inspecter chaque marégraphe deux fois par an et publier le décalage de son zéro;"
ROUTINE = "to report annually to the Council on the implementation of this resolution;"
RECITAL = "that tide gauges in remote harbours drift and lose their datum after every storm,"


def document(number: int, *, year: int = 2018, language: Language = "en") -> Document:
    return Document(
        source=f"{number}-{year}-{language}.txt",
        sha256="",
        language=language,
        text="",
        id=InstrumentId("PP", "resolution", str(number), year),
        title=("Tide gauges", "Youth", "Archives", "Ports")[number % 4],
        body="PP",
    )


def clause(where: Document, text: str, *, key: str = "1", role: Role = "operative") -> Clause:
    span = Span(0, len(text))
    return Clause(replace(where, text=text), key, "resolves", None, role, (), span, text)


def found(
    clauses: Sequence[Clause],
    *,
    citations: Sequence[Citation] = (),
    mandates: Sequence[Mandate] = (),
) -> tuple[Overlap, ...]:
    return find_overlaps(
        clauses,
        citations=citations,
        mandates=mandates,
        encoder=default_encoder(),
        formula=Formula.of([passage(each) for each in clauses]),
        organisations=shipped(),
    )


def test_the_same_duty_is_found_in_other_words_and_in_another_language() -> None:
    first, second, third = document(1), document(2), document(3, language="fr")
    overlaps = found([clause(first, DUTY), clause(second, REWORDED), clause(third, FRENCH)])
    assert {overlap.kind for overlap in overlaps} >= {"same-mandate", "translation"}


def test_formula_is_no_overlap() -> None:
    assert found([clause(document(1), ROUTINE), clause(document(2), ROUTINE)]) == ()


def test_a_duty_given_twice_in_one_text_is_found() -> None:
    one = document(1)
    overlaps = found([clause(one, DUTY, key="a"), clause(one, DUTY[:-1], key="b")])
    assert [overlap.kind for overlap in overlaps] == ["verbatim"]


def test_duties_of_one_text_that_differ_in_their_dates_are_two() -> None:
    one = document(1)
    duties = [
        f"to hold the assembly of tide gauges in the spring of {year};" for year in (2020, 2021)
    ]
    assert found([clause(one, text, key=text) for text in duties]) == ()


def test_editions_and_versions_of_one_instrument_are_not_compared() -> None:
    english, older = document(1), document(1, year=2014)
    french = document(1, language="fr")
    assert found([clause(english, DUTY), clause(older, DUTY), clause(french, FRENCH)]) == ()


def test_duties_come_before_recitals() -> None:
    clauses = [
        clause(where, text, key=role, role=role)
        for where in (document(1), document(2))
        for text, role in ((RECITAL, "preamble"), (DUTY, "operative"))
    ]
    orders = [
        sum(side.role == "operative" for side in (overlap.left, overlap.right))
        for overlap in found(clauses)
    ]
    assert orders[0] == 2
    assert orders[-1] == 0
    assert orders == sorted(orders, reverse=True)


def test_the_order_of_the_clauses_changes_no_identifier() -> None:
    clauses = [clause(document(1), DUTY), clause(document(2), REWORDED)]
    assert [o.id for o in found(clauses)] == [o.id for o in found(clauses[::-1])]


def test_who_is_burdened_is_among_the_reasons() -> None:
    clauses = [clause(document(1), DUTY), clause(document(2), REWORDED)]
    duties = [
        Mandate(each, each.span, (actor,), "inspect")
        for each, actor in zip(clauses, ("Director BR", "Director BDT"), strict=True)
    ]
    (overlap,) = found(clauses, mandates=duties)
    reasons = {reason.feature: reason.detail for reason in overlap.evidence}
    assert reasons["different-actors"] == "one burdens Director BR, the other Director BDT"


def test_progress_ends_with_all_pairs_judged() -> None:
    told: list[tuple[int, int]] = []
    clauses = [clause(document(1), DUTY), clause(document(2), REWORDED)]
    find_overlaps(
        clauses,
        encoder=default_encoder(),
        formula=Formula({}),
        organisations=shipped(),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[-1] == (1, 1)


def test_nothing_has_no_overlaps() -> None:
    assert found([]) == ()
