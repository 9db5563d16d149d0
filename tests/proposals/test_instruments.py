"""Whole instruments that another covers."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from intersector.model import Clause, Counterpart, Coverage, Language, Mandate, Proposal, Span
from intersector.organisations import Organisations
from intersector.proposals import propose

Write = Callable[..., Clause]


def covering(lower: Sequence[Clause], upper: Sequence[Clause], shared: int) -> list[Coverage]:
    """The first clauses of each are in the other."""

    def one(held: Sequence[Clause], by: Sequence[Clause]) -> Coverage:
        covered = [Counterpart(*pair, "o", 1.0, 1.0) for pair in zip(held, by, strict=True)]
        share = shared / len(held)
        rest = tuple(held[shared:])
        return Coverage(held[0].document, by[0].document, share, tuple(covered[:shared]), rest)

    return [one(lower, upper), one(upper, lower)]


def wholes(
    union: Organisations, clauses: Sequence[Clause], coverages: Sequence[Coverage]
) -> tuple[Proposal, ...]:
    """What is proposed for whole instruments."""
    return propose(
        clauses=clauses, overlaps=[], coverages=coverages, citations=[], mandates=[],
        organisations=union,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("other", "shared", "kinds"),
    [
        ("CONF/resolution/1@2022", 3, {"suppress"}),
        ("ASS-A/resolution/8@2024", 3, {"merge"}),
        ("ASS-A/resolution/8@2024", 2, {"merge"}),
        ("ASS-A/resolution/8@2024", 1, set()),
        ("ASS-A/decision/8@2024", 3, set()),
        ("CONF/resolution/1@2022", 2, set()),
        ("ASS-B/resolution/8@2024", 3, set()),
    ],
)
def test_an_instrument_mostly_covered_is_questioned(
    write: Write, union: Organisations, *, other: str, shared: int, kinds: set[str]
) -> None:
    """Three quarters in a higher one suffice; a third in one of the same body and kind merges."""
    keys = [f"instructs/{n}" for n in (1, 2, 3, 4)]
    lower = [write("ASS-A/resolution/3@2020", "to do it", key=key) for key in keys]
    upper = [write(other, "to do it", key=key) for key in keys]
    found = wholes(union, [*lower, *upper], covering(lower, upper, shared))
    assert {proposal.kind for proposal in found} == kinds


@pytest.mark.parametrize(
    ("one", "two", "keeps"),
    [
        ("ASS-A/resolution/3@2020", "ASS-A/resolution/8@2024", "ASS-A/resolution/8@2024"),
        ("ASS-A/resolution/9@2024", "ASS-A/resolution/26@2024", "ASS-A/resolution/9@2024"),
    ],
)
def test_the_newer_else_the_lower_number_stays(
    write: Write, union: Organisations, one: str, two: str, keeps: str
) -> None:
    """When equally much of each is in the other; whichever is named first."""
    keys = [f"instructs/{n}" for n in (1, 2)]
    texts = [[write(name, "to do it", key=key) for key in keys] for name in (one, two)]
    for left, right in (texts, texts[::-1]):
        (merge,) = wholes(union, [*left, *right], covering(left, right, 2))
        assert merge.targets[0] == keeps


def test_what_is_in_another_language_moves_without_edits(
    write: Write, union: Organisations
) -> None:
    """The plan stands; the words have to be translated first."""
    keys = [f"instructs/{n}" for n in (1, 2, 3)]
    french = [write("ASS-A/resolution/3@2020", "faire", key=key, language="fr") for key in keys]
    english = [write("ASS-A/resolution/8@2024", "to do it", key=key) for key in keys]
    (merge,) = wholes(union, [*french, *english], covering(french, english, 2))
    assert merge.edits == ()
    assert [move.fate for move in merge.moves] == ["redundant", "redundant", "moves"]
    assert "translated" in merge.lost


def test_the_annexes_of_what_is_suppressed_are_named_as_lost(
    write: Write, union: Organisations
) -> None:
    """They stand in no clause that was compared."""
    texts = [
        [write(name, "to do it", key=f"resolves/{n}") for n in (1, 2)]
        for name in ("ASS-A/resolution/3@2020", "CONF/resolution/1@2022")
    ]
    document = replace(texts[0][0].document, text="to do it\nANNEX 1\nOn lamps")
    lower = [replace(each, document=document) for each in texts[0]]
    (suppress,) = wholes(union, [*lower, *texts[1]], covering(lower, texts[1], 2))
    assert suppress.lost.endswith("Its annexes go with it: ANNEX 1.")


def test_the_questions_are_answered_for_the_whole(write: Write, union: Organisations) -> None:
    """Covered by the higher, recycled, not editorial; one deadline of three tells nothing."""
    lower = [write("ASS-A/resolution/3@2024", w, key=f"resolves/{w}") for w in ("x", "y", "z")]
    upper = [write("CONF/resolution/1@2022", w, key=f"resolves/{w}") for w in ("x", "y", "z")]
    duty = Mandate(lower[0], lower[0].span, (), "do", deadline="by 2020")
    (suppress,) = propose(
        clauses=[*lower, *upper], overlaps=[], coverages=covering(lower, upper, 3), citations=[],
        mandates=[duty], organisations=union,
    )  # fmt: skip
    answers = [check.answer for check in suppress.checks]
    assert answers == ["yes", "yes", "no", "unclear", "no"]


def test_a_merger_is_planned_in_a_language_that_both_have(
    write: Write, union: Organisations
) -> None:
    """Found between a French and an English version, it is drafted in English."""

    def texts(number: int, year: int, language: Language) -> list[Clause]:
        text = "one thing\nanother thing\na third thing"
        return [
            replace(
                write(f"ASS-A/resolution/{number}@{year}", text, key=f"resolves/{at}",
                      language=language),
                span=Span(*span), text=Span(*span).of(text), number=None,
            )
            for at, span in enumerate(((0, 9), (10, 23), (24, 37)), 1)
        ]  # fmt: skip

    kept, english, french = texts(3, 2024, "en"), texts(8, 2020, "en"), texts(8, 2020, "fr")
    found = propose(
        clauses=[*kept, *english, *french], overlaps=[], coverages=covering(french, kept, 2)[:1],
        citations=[], mandates=[], organisations=union,
    )  # fmt: skip
    (merge,) = (each for each in found if each.kind == "merge")
    assert {move.clause.document.language for move in merge.moves} == {"en"}
    assert merge.edits
    assert "translated" not in merge.lost


def test_a_merger_across_languages_is_a_plan_only(write: Write, union: Organisations) -> None:
    """It says that what moves is to be translated; what stands in no annex's text is lost."""
    kept = [write("ASS-A/resolution/3@2024", w, key=f"resolves/{w}") for w in ("x", "y", "z")]
    other = [write("ASS-A/resolution/8@2020", w, key=f"resolves/{w}", language="fr") for w in "xyz"]
    annex = write("ASS-A/resolution/8@2020", "w", key="annex/1", role="annex", language="fr")
    found = propose(
        clauses=[*kept, *other, annex], overlaps=[], coverages=covering(other, kept, 2)[:1],
        citations=[], mandates=[], organisations=union,
    )  # fmt: skip
    (merge,) = (each for each in found if each.kind == "merge")
    assert not merge.edits
    assert merge.lost.endswith("what moves has to be translated first.")
    assert [move.fate for move in merge.moves if move.clause == annex] == ["lost"]
