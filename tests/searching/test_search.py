"""Finding by every way, and the reasons."""

from collections.abc import Callable
from functools import partial

import pytest

from intersector.matching import default_encoder
from intersector.model import Language
from intersector.organisations import Organisations
from intersector.searching import Hit, Index, Results, search

Ask = Callable[..., Results]


@pytest.fixture
def ask(index: Index, known: Organisations) -> Ask:
    """A search of the written entries."""
    return partial(search, index, encoder=default_encoder(), organisations=known)


def ids(found: Results) -> list[str]:
    return [hit.entry.id for hit in found.hits]


def told(hit: Hit) -> dict[str, str]:
    return {reason.channel: str(reason.told) for reason in hit.reasons}


def test_the_instrument_that_is_named_comes_first(ask: Ask) -> None:
    """Then who cites it, each with the reason."""
    found = ask("Resolution 191 (Rev. Dubai, 2018)")
    assert ids(found) == ["191", "cites"]
    assert told(found.hits[0])["named"] == "This is the instrument that you named."
    assert "cites" in told(found.hits[1])


def test_an_edition_that_is_named_is_found_though_current_ones_are_wanted(ask: Ask) -> None:
    """Of one that is named without its edition only the current is."""
    current = {"edition": "current"}
    assert ids(ask("PP/resolution/191@2018", filters=current))[0] == "191"
    assert "191" not in ids(ask("PP/resolution/191", filters=current))
    assert ids(ask("PP/resolution/191", filters=current))[0] == "191-new"


def test_another_edition_stands_in_for_one_that_is_not_there(ask: Ask) -> None:
    """And says that it is another."""
    (first, *_) = ask("PP/resolution/191@2014").hits
    assert told(first)["named"].startswith("This is another edition")


def test_an_instrument_that_is_not_there_is_told(ask: Ask) -> None:
    """What is left of the query is searched by words."""
    found = ask("Resolution 4321 of the Council, schools")
    assert len(found.missing) == 1
    assert "schools" in ids(found)


def test_words_are_found_in_any_form(ask: Ask) -> None:
    """With those that were not."""
    found = ask("connects school planets", filters={"edition": "current"})
    assert ids(found)[0] == "schools"
    words = told(found.hits[0])["words"]
    assert words == "It has the words connects, school; not planets."
    shown = found.hits[0].entry.text
    assert [span.of(shown) for span in found.hits[0].snippet.found] == ["connect", "school"]


def test_quoted_words_are_found_as_they_stand(ask: Ask) -> None:
    """In this order and form, and nothing else is found."""
    assert ids(ask('"every school"')) == ["schools"]
    assert ids(ask('"school every"')) == []
    assert ids(ask('"海洋生物"')) == ["forest"]
    assert ids(ask("«écoles rurales»")) == ["écoles"]


@pytest.mark.parametrize(
    ("asked", "clause"),
    [
        ("formation des femmes à l'entretien des réseaux de télécommunication", "lighthouse"),
        ("protection of forests and marine biodiversity", "forest"),
        ("acceso al agua potable para todos los niños", "water"),
        ("weather forecasts for fishing ports", "port"),
        ("将农村学校接入互联网", "écoles"),
    ],
)
def test_meaning_is_found_across_languages(ask: Ask, asked: str, clause: str) -> None:
    """Ask in French, find the Arabic clause."""
    (first, *_) = ask(asked).hits
    assert first.entry.id == clause
    assert list(told(first)) == ["meaning"]


@pytest.mark.parametrize(("language", "shown"), [("en", "report-en"), ("fr", "report-fr")])
def test_versions_of_a_clause_are_one_hit(ask: Ask, language: Language, shown: str) -> None:
    """Shown in the reader's language; the others are told."""
    found = ask("ежегодный отчет Совету о потерянных спутниках", language=language)
    assert [id_ for id_ in ids(found) if id_.startswith("report")] == [shown]
    assert len(found.hits[0].versions) == 1


def test_a_version_with_the_words_is_shown_before_one_in_the_language(ask: Ask) -> None:
    """So that the words can be seen."""
    found = ask("satellites perdus", language="en")
    assert ids(found)[0] == "report-fr"


def test_filters_hold_for_every_way(ask: Ask) -> None:
    """By words and by meaning, one facet and several."""
    assert "schools-old" in ids(ask("schools Internet"))
    assert "schools-old" not in ids(ask("schools Internet", filters={"edition": "current"}))
    narrow = {"edition": "current", "language": "fr"}
    assert ids(ask("schools Internet", filters=narrow)) == ["écoles"]
    assert ids(ask("strategy", filters={"holds": "citation"})) == ["cites"]
    assert ids(ask("strategy", filters={"holds": "nothing"})) == []


def test_pages_follow_each_other(ask: Ask) -> None:
    """Together they are all that was found."""
    whole = ask("schools Internet report strategy")
    pages = [ask("schools Internet report strategy", first=at, count=2) for at in range(0, 20, 2)]
    assert [id_ for page in pages for id_ in ids(page)] == ids(whole)
    assert {page.total for page in pages} == {len(whole.hits)}


def test_a_query_without_words_finds_nothing(ask: Ask) -> None:
    """And does not fail."""
    for text in ("", "   ", "?!", '""'):
        assert ask(text).total == 0


def test_vectors_of_another_encoder_are_not_compared(index: Index, known: Organisations) -> None:
    """Words are; the results say so."""

    class Other:
        identity, dimensions = "another", 512
        encode = staticmethod(default_encoder().encode)

    found = search(index, "schools", encoder=Other(), organisations=known)
    assert not found.by_meaning
    assert {reason.channel for hit in found.hits for reason in hit.reasons} == {"words"}
