"""Keywords are the members' own words, and tell them from others."""

from intersector.matching import Formula
from intersector.model import Clause, Document, Language, Span
from intersector.themes.naming import keywords


def member(name: str, title: str, language: Language = "en") -> Document:
    """A document of which the title is known."""
    return Document(name, name, language, title, title=title)


def said(document: Document, text: str) -> Clause:
    """A clause of the document."""
    return Clause(document, "1", None, "1", "operative", (), Span(0, len(text)), text)


BEACON = member("a", "Radio beacons for trawlers")
BUOY = member("b", "Beacon fees of trawlers")


def test_one_form_of_a_word_is_enough() -> None:
    """Singular and plural say the same."""
    found = keywords([BEACON, BUOY], [said(BEACON, "a beacon and its beacons")], formula(), "en")
    assert [word for word in found if word.startswith("beacon")] == ["beacon"]
    assert "trawlers" in found


def test_what_one_of_many_says_is_no_keyword() -> None:
    """Half of the members use a keyword, or more."""
    third = member("c", "Trawlers, a harbourmaster and pilotage")
    assert "harbourmaster" in keywords([third, BUOY], [], formula(), "en")
    assert "harbourmaster" not in keywords([third, BUOY, BEACON], [], formula(), "en")


def test_words_that_bind_others_are_no_keywords() -> None:
    """However rare they are in resolutions."""
    titles = [member("d", "В море без маяков", "ru"), member("e", "Суда без маяков", "ru")]
    assert keywords(titles, [], formula(), "ru")[0] == "маяков"
    assert "без" not in keywords(titles, [], formula(), "ru")


def test_members_in_another_language_lend_their_words() -> None:
    """Where none is in the reader's."""
    assert "маяков" in keywords([member("d", "Светы маяков", "ru")], [], formula(), "en")


def formula() -> Formula:
    """What is common in resolutions in general."""
    return Formula.of(())
