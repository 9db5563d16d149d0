"""Words that the end of a line broke: which hyphens go, and which belong to the word."""

import pytest

from intersector.reading.hyphens import broken, keeps_hyphen, known_words


@pytest.mark.parametrize(
    ("line", "following"), [("under Reso-", "lution 71"), ("согласно резо-", "люции 71")]
)
def test_a_hyphen_before_a_small_letter_goes(line: str, following: str) -> None:
    parts = broken(line, following)
    assert parts is not None
    assert not keeps_hyphen(line, parts, frozenset())


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("studies of ITU-", "T and others"),
        ("the outcome of WRC-", "23, which"),
        ("services that are ICT-", "related"),
        ("the use of e-", "health"),
        ("at https://harbour.example/un-", "known"),
    ],
)
def test_a_hyphen_stays_in_what_is_no_word_that_was_broken(line: str, following: str) -> None:
    parts = broken(line, following)
    assert parts is not None
    assert keeps_hyphen(line, parts, frozenset())


def test_the_rest_of_the_text_tells_what_is_one_word() -> None:
    words = known_words("Self-assessment of telecommunication")
    assert keeps_hyphen("a self-", ("self", "assessment"), words)
    assert not keeps_hyphen("ON TELE-", ("TELE", "COMMUNICATION"), words)


@pytest.mark.parametrize("line", ["first, -", "a line", "the sum of 2 -"])
def test_a_dash_breaks_no_word(line: str) -> None:
    assert broken(line, "second") is None
