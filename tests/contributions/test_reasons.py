"""Reasons are said in the language of the contribution, with the full names of instruments."""

import pytest

from intersector.contributions import say_reasons
from intersector.model import Language
from intersector.organisations import shipped
from intersector.phrases import Phrase, Term
from intersector.publishing.sentences import END, ISOLATE

CITED = Term("Resolution 191 (Rev. Bucharest, 2022)", key="PP/resolution/191@2022")
FOUND = Phrase(
    "{instrument}, {place}, says {words}", instrument=CITED, place="resolves 1", words="“to act”"
)


def said(reasons: str, language: Language) -> str:
    """The reasons without the marks that isolate their values."""
    told = say_reasons(reasons, language=language, organisations=shipped())
    return told.replace(ISOLATE, "").replace(END, "")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Resolution 191 (Rev. Bucharest, 2022), resolves 1, says “to act”"),
        ("fr", "Résolution 191 (Rév. Bucarest, 2022), resolves 1, dit «\u00a0to act\u00a0»"),
        ("zh", "第191号决议（2022年，布加勒斯特，修订版），resolves 1，写道“to act”"),
    ],
)
def test_instruments_have_their_full_names_and_quotations_their_marks(
    language: Language, expected: str
) -> None:
    assert said(FOUND, language) == expected


def test_an_instrument_whose_edition_is_not_told_keeps_its_short_name() -> None:
    """Whether an edition is a revision is not guessed."""
    short = Phrase(
        "{kept} ranks higher and already says this.", kept=Term("PP/resolution/191@2022")
    )
    assert said(short, "en") == "Resolution 191 (PP-22) ranks higher and already says this."


def test_words_of_ones_own_are_said_as_they_are() -> None:
    assert said("Because we say so.", "ru") == "Because we say so."
