"""How much of one instrument is in another: written cases with weights of one each."""

from typing import Any

import pytest

from intersector.identifiers import InstrumentId
from intersector.matching import Formula
from intersector.model import Clause, Document, Label, Language, Overlap, Role, Span
from intersector.overlap import cover, cover_sectors, weight

TEXT = "to count lamps"


def instrument(
    name: str,
    size: int,
    *,
    sector: str | None = None,
    language: Language = "en",
    role: Role = "operative",
) -> list[Clause]:
    """An instrument of `size` clauses."""
    identifier = InstrumentId("CONF", "resolution", name, 2024)
    document = Document(
        f"{name}-{language}.txt", name, language, TEXT * size, id=identifier, sector=sector
    )
    return [
        Clause(document, f"resolves/{at}", "resolves", str(at), role, (), Span(at, at + 1), TEXT)
        for at in range(size)
    ]


def overlap(
    left: Clause, right: Clause, label: Label = "same", shares: tuple[float, float] = (1.0, 1.0)
) -> Overlap:
    """Two clauses that overlap."""
    name = f"{left.document.source}{left.key}{right.key}"
    return Overlap(name, left, right, "paraphrase", label, 0.9, (), shares)


def shares(clauses: list[Clause], *overlaps: Overlap, **options: Any) -> dict[str, float]:
    """The share of each coverage, by the files it goes from and to."""
    found = cover(clauses, overlaps, weigh=lambda clause: 1.0, **options)
    return {f"{c.document.source} {c.by.source}": c.share for c in found}


def test_coverage_is_asymmetric() -> None:
    """Two of two clauses are in the longer text, which has two more of its own."""
    short, long = instrument("1", 2), instrument("2", 4)
    found = shares([*short, *long], overlap(short[0], long[3]), overlap(long[1], short[1]))
    assert found == {"1-en.txt 2-en.txt": 1.0, "2-en.txt 1-en.txt": 0.5}


def test_a_clause_that_overlaps_counts_by_what_the_other_holds() -> None:
    """And only its best counterpart counts."""
    left, right = instrument("1", 1), instrument("2", 2)
    weak = overlap(left[0], right[0], "overlap", (0.3, 0.2))
    strong = overlap(left[0], right[1], "overlap", (0.6, 0.4))
    assert shares([*left, *right], weak, strong) == {
        "1-en.txt 2-en.txt": 0.6,
        "2-en.txt 1-en.txt": pytest.approx((0.2 + 0.4) / 2),
    }


def test_covered_clauses_have_their_counterpart_and_the_others_are_listed() -> None:
    """With the overlap that is the evidence."""
    left, right = instrument("1", 3), instrument("2", 1)
    one = overlap(left[1], right[0])
    first = cover([*left, *right], [one], weigh=lambda c: 1.0)[0]
    assert (first.document, first.by) == (right[0].document, left[0].document)
    second = cover([*left, *right], [one], weigh=lambda c: 1.0)[1]
    assert [(c.clause, c.by, c.overlap) for c in second.covered] == [(left[1], right[0], one.id)]
    assert second.uncovered == (left[0], left[2])


def test_recitals_do_not_count_where_a_text_decides_something() -> None:
    """A text without decisions, such as a report, is taken whole."""
    left, right = instrument("1", 1), instrument("2", 2)
    recital = instrument("2", 3, role="preamble")[2]
    found = shares([*left, *right, recital], overlap(left[0], recital), overlap(left[0], right[0]))
    assert found == {"1-en.txt 2-en.txt": 1.0, "2-en.txt 1-en.txt": 0.5}
    report = instrument("3", 2, role="body")
    assert shares([*left, *report], overlap(report[0], left[0]))["3-en.txt 1-en.txt"] == 0.5


def test_language_versions_are_one_instrument() -> None:
    """What was found in several versions adds up, shown in the reader's language."""
    french, english = instrument("1", 2, language="fr"), instrument("1", 2)
    other = instrument("2", 2)
    clauses = [*french, *english, *other]
    found = [overlap(french[0], other[0]), overlap(english[1], other[1])]
    assert shares(clauses, *found, language="fr") == {
        "1-fr.txt 2-en.txt": 1.0,
        "2-en.txt 1-fr.txt": 1.0,
    }


def test_what_one_text_says_twice_covers_nothing_of_another() -> None:
    """Coverage is between instruments."""
    own = instrument("1", 2)
    assert shares(own, overlap(own[0], own[1])) == {}


def test_sectors_are_covered_by_the_best_of_all_texts_of_the_other() -> None:
    """Texts without any overlap count in the whole."""
    first, second = instrument("1", 2, sector="A"), instrument("2", 2, sector="A")
    one, two = instrument("3", 1, sector="B"), instrument("4", 1, sector="B")
    clauses = [*first, *second, *one, *two]
    found = [
        overlap(first[0], one[0], "overlap", (0.5, 0.5)),
        overlap(first[0], two[0], "overlap", (0.8, 0.8)),
    ]
    coverages = cover(clauses, found, weigh=lambda c: 1.0)
    sums = {
        (s.sector, s.by): s for s in cover_sectors(clauses, coverages, weigh=lambda clause: 1.0)
    }
    assert sums["A", "B"].share == pytest.approx(0.8 / 4)
    assert (sums["A", "B"].instruments, sums["A", "B"].all_instruments) == (1, 2)
    assert sums["B", "A"].share == pytest.approx((0.5 + 0.8) / 2)
    assert sums["B", "A"].instruments == 2


def said(text: str) -> Clause:
    """A clause of a document that says nothing else."""
    document = Document("x.txt", text, "en", text)
    return Clause(document, "x", None, None, "operative", (), Span(0, len(text)), text)


def test_a_clause_weighs_what_it_says_not_how() -> None:
    """Words said again add nothing, and formula weighs less than as many words of matter."""
    weighs = {
        text: weight(said(text), formula=Formula({}))
        for text in (
            "lighthouse lamps",
            "lighthouse lamps, lamps",
            "to take all necessary measures",
        )
    }
    once, again, formula = weighs.values()
    assert once == again > formula
