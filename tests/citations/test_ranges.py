"""Ranges: the members in between are cited too, at the words that join the ends."""

from collections.abc import Callable

import pytest

from intersector.citations.ranges import members
from intersector.model import Language

Found = Callable[..., list[tuple[str, str]]]

RANGES: list[tuple[Language, str, list[tuple[str, str]]]] = [
    (
        "en",
        "Resolutions 70 through 73 (Rev. Busan, 2014)",
        [
            ("Resolutions 70", "PP/resolution/70@2014"),
            ("through", "PP/resolution/71@2014"),
            ("through", "PP/resolution/72@2014"),
            ("73 (Rev. Busan, 2014)", "PP/resolution/73@2014"),
        ],
    ),
    (
        "en",
        "Nos. 119-121 of the Constitution",
        [
            ("Nos. 119", "CS/provision/119"),
            ("-", "CS/provision/120"),
            ("121 of the Constitution", "CS/provision/121"),
        ],
    ),
    (
        "fr",
        "les Résolutions 1 à 3 de l'AMNT",
        [
            ("Résolutions 1", "WTSA/resolution/1"),
            ("à", "WTSA/resolution/2"),
            ("3", "WTSA/resolution/3"),
        ],
    ),
    (
        "es",
        "los ODS 1 a 3",
        [("ODS 1", "SDG/goal/1"), ("a", "SDG/goal/2"), ("3", "SDG/goal/3")],
    ),
    (
        "ru",
        "пп. 119–121 Устава",
        [
            ("пп. 119", "CS/provision/119"),
            ("–", "CS/provision/120"),
            ("121 Устава", "CS/provision/121"),
        ],
    ),
    (
        "ar",
        "الأرقام من 119 إلى 121 من الدستور",
        [
            ("الأرقام من 119", "CS/provision/119"),
            ("إلى", "CS/provision/120"),
            ("121 من الدستور", "CS/provision/121"),
        ],
    ),
    (
        "zh",
        "世界电信标准化全会第1至第3号决议",
        [
            ("世界电信标准化全会第1", "WTSA/resolution/1"),
            ("至", "WTSA/resolution/2"),
            ("3号决议", "WTSA/resolution/3"),
        ],
    ),
    (
        "zh",
        "《组织法》第119至121款",
        [
            ("《组织法》第119", "CS/provision/119"),
            ("至", "CS/provision/120"),
            ("121款", "CS/provision/121"),
        ],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), RANGES)
def test_members_between_are_cited(
    found: Found, language: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("1", "4", ["2", "3"]),
        ("5.340", "5.342", ["5.341"]),
        ("70/1", "70/3", ["70/2"]),
        ("C2", "C4", ["C3"]),
        ("9.11A", "9.14", []),  # letters do not count on
        ("71", "9", []),
        ("70/1", "71/3", []),
        ("1", "2000", []),  # a slip or a year rather than two thousand citations
    ],
)
def test_only_numbers_of_one_series_have_members_between(
    first: str, last: str, expected: list[str]
) -> None:
    assert members(first, last) == expected


def test_a_sector_makes_a_hyphen_a_revision(found: Found) -> None:
    cited = found("Resolutions ITU-R 1-8 and 2-9", "en")
    assert [target for _, target in cited] == ["RA/resolution/1-8", "RA/resolution/2-9"]


def test_a_singular_noun_makes_a_hyphen_a_revision(found: Found) -> None:
    assert found("Resolution 1-8 of the Radiocommunication Assembly", "en") == [
        ("Resolution 1-8", "RA/resolution/1-8")
    ]


def test_numbers_of_the_united_nations_and_of_margins_range_too(found: Found) -> None:
    assert found("resolutions 72/261 to 72/263", "en", "A/RES/79/1") == [
        ("72/261", "A/RES/72/261"),
        ("to", "A/RES/72/262"),
        ("72/263", "A/RES/72/263"),
    ]
    assert found("under CS 119-121 and CV 215 - 2 votes", "en") == [
        ("CS 119", "CS/provision/119"),
        ("-", "CS/provision/120"),
        ("121", "CS/provision/121"),
        ("CV 215", "CV/provision/215"),
    ]


@pytest.mark.parametrize(
    ("language", "word"),
    [("ar", " إلى "), ("en", " to "), ("es", " a "), ("fr", " à "), ("ru", " по "), ("zh", "至")],
)
def test_margin_numbers_may_both_bear_their_code(
    found: Found, language: Language, word: str
) -> None:
    assert found(f"CS 119{word}CS 121", language) == [
        ("CS 119", "CS/provision/119"),
        (word.strip(), "CS/provision/120"),
        ("CS 121", "CS/provision/121"),
    ]
    assert len(found(f"CS 119{word}CV 121", language)) == 2


def test_an_action_line_may_be_named_in_brackets(found: Found) -> None:
    cited = found("Action Lines C2 (infrastructure), C5 (confidence) and C7", "en")
    assert [target.rpartition("/")[2] for _, target in cited] == ["C2", "C5", "C7"]
