"""What a query asks for."""

import pytest

from intersector.organisations import Organisations
from intersector.searching import understand


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Res. 59 (Rev. Kigali, 2022)", "WTDC/resolution/59@2022"),
        ("Resolution 191 (Rev. Bucharest, 2022)", "PP/resolution/191@2022"),
        ("PP/resolution/191@2018", "PP/resolution/191@2018"),
        ("Résolution 191 (Rév. Dubaï, 2018)", "PP/resolution/191@2018"),
        ("A/RES/70/1", "A/RES/70/1"),
        ("Resolution 59", "resolution/59"),
    ],
)
def test_an_instrument_is_named_in_any_form(written: str, name: str, known: Organisations) -> None:
    """As the citations room reads it, or in canonical form."""
    (named,) = understand(written, organisations=known).named
    assert named.names[0] == name
    assert named.written in written


def test_what_stands_beside_a_name_is_the_rest(known: Organisations) -> None:
    """Words and meaning are looked for without it."""
    query = understand("Res. 59 (Rev. Kigali, 2022) gender", organisations=known)
    assert query.rest.split() == ["gender"]
    assert [term.plain for term in query.rest_terms] == ["gender"]


@pytest.mark.parametrize("quotes", ['""', "“”", "«»", "「」"])
def test_phrases_stand_in_the_quotation_marks_of_any_language(
    quotes: str, known: Organisations
) -> None:
    """Without accents and case, as they are compared."""
    query = understand(f"{quotes[0]}États Membres{quotes[1]} charge", organisations=known)
    assert query.phrases == (("etats", "membres"),)


def test_function_words_are_asked_for_only_where_nothing_else_is(known: Organisations) -> None:
    """A query of such words alone is still a query."""
    assert [t.plain for t in understand("of the tide", organisations=known).terms] == ["tide"]
    assert [t.plain for t in understand("to be", organisations=known).terms] == ["to", "be"]


def test_a_query_of_any_length_and_content_is_read(known: Organisations) -> None:
    """Blank, endless, or nothing but marks."""
    assert understand("   ", organisations=known).terms == ()
    assert understand('"" ?!', organisations=known).phrases == ()
    assert len(understand("x " * 10_000, organisations=known).text) <= 1000
