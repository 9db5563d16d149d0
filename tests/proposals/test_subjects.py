"""Which clauses are each about the subject of their own text."""

from dataclasses import replace

import pytest

from intersector.identifiers import InstrumentId
from intersector.model import Clause, Document, Language, Overlap, OverlapKind, Span
from intersector.organisations import Organisations
from intersector.proposals.case import cases_of
from intersector.proposals.subjects import own_subjects


def clause(number: int, title: str, text: str, language: Language = "en") -> Clause:
    """A decision of a resolution with a title."""
    document = Document(
        f"{number}.txt", "", language, text, id=InstrumentId("CONF", "resolution", str(number)),
        title=title,
    )  # fmt: skip
    return Clause(
        document, "resolves/1", "resolves", "1", "operative", (), Span(0, len(text)), text
    )


def subjects(
    left: Clause, right: Clause, kind: OverlapKind = "same-subject"
) -> set[tuple[str, ...]]:
    """What tells the subjects of the two, in no order."""
    overlap = Overlap("o1", left, right, kind, "overlap", 0.7, ())
    known = Organisations(members=())
    (case,) = cases_of([overlap], citations=[], mandates=[], organisations=known)
    return set(own_subjects(case))


YOUTH = clause(1, "Empowerment of youth", "to review policies for the employment of youth")
WOMEN = clause(2, "Equality of women", "to review policies for the employment of women")


def test_like_duties_for_two_subjects_are_told_apart() -> None:
    """By the word of each title that the other text has nowhere."""
    assert subjects(YOUTH, WOMEN) == {("youth",), ("women",)}


def test_a_name_made_of_first_letters_stands_for_the_title() -> None:
    """Small words of the title counted or not; the other clause names no subject."""
    general = clause(1, "Confidence in networks", "to exchange practices in joint workshops")
    for title, name in (("Facilitating the Internet of Things", "IoT"), ("Small firms", "SF")):
        own = clause(2, title, f"to exchange practices of {name} in joint workshops")
        assert (("iot",) in subjects(general, own)) == (name == "IoT")


@pytest.mark.parametrize(
    "other",
    [
        clause(2, "Equality of women", "to review policies for the employment of youth and women"),
        clause(2, "Harbours and youth", "to review policies for the employment of youth"),
    ],
)
def test_who_shares_a_subject_is_not_told_apart(other: Clause) -> None:
    """The word of a title that both clauses have is their common matter."""
    assert subjects(YOUTH, other) == {()}


def test_of_nearly_the_same_words_the_one_that_differs_tells() -> None:
    """Although they share the others, also those of a title."""
    youth = clause(1, "Training of youth", "to support the training of youth in harbours")
    girls = clause(2, "Training and equality", "to support the training of girls in harbours")
    assert subjects(youth, girls) == {()}
    assert subjects(youth, girls, "near-verbatim") == {("youth",), ()}


def test_two_languages_are_not_compared_word_by_word() -> None:
    """Their words differ anyway."""
    french = replace(WOMEN, document=replace(WOMEN.document, language="fr"))
    assert subjects(YOUTH, french) == {()}
