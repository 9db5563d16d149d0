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
        ("WHA75.1", "WHA75.3", ["WHA75.2"]),
        ("A/70/1", "A/70/3", []),  # documents are not counted on
        ("X.500", "X.503", []),
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


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "No. 119 to No. 121 of the Constitution", "to"),
        ("en", "from No. 119 up to No. 121 of the Constitution", "up to"),
        ("fr", "du numéro 119 au numéro 121 de la Constitution", "au"),
        ("es", "del número 119 al número 121 de la Constitución", "al"),
        ("ru", "с п. 119 по п. 121 Устава", "по"),
        ("ar", "من الرقم 119 إلى الرقم 121 من الدستور", "إلى"),
        ("zh", "《组织法》第119款至第121款", "至"),
        ("zh", "《组织法》从第119款到第121款", "到"),
    ],
)
def test_numbers_may_both_bear_their_unit(
    found: Found, language: Language, text: str, words: str
) -> None:
    first, between, last = found(text, language)
    assert between == (words, "CS/provision/120")
    assert (first[1], last[1]) == ("CS/provision/119", "CS/provision/121")


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Resolutions 71 to Resolution 73 (Rev. Busan, 2014)", "to"),
        ("en", "from Resolution 71 through Resolution 73 (Rev. Busan, 2014)", "through"),
        ("fr", "de la Résolution 71 à la Résolution 73 (Rév. Busan, 2014)", "à la"),
        ("es", "desde la Resolución 71 hasta la Resolución 73 (Rev. Busán, 2014)", "hasta la"),
        ("ru", "с Резолюции 71 по Резолюцию 73 (Пересм. Пусан, 2014 г.)", "по"),
        ("ar", "من القرار 71 إلى القرار 73 (المراجَع في بوسان، 2014)", "إلى"),
        ("zh", "第71号决议至第73号决议（2014年，釜山，修订版）", "至"),
        ("zh", "第71号至第73号决议（2014年，釜山，修订版）", "至"),
    ],
)
def test_instruments_may_both_bear_their_noun_and_share_their_edition(
    found: Found, language: Language, text: str, words: str
) -> None:
    cited = found(text, language)
    assert [target for _, target in cited] == [f"PP/resolution/{n}@2014" for n in (71, 72, 73)]
    assert cited[1][0] == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "resolution 70/1 to resolution 70/3 of the General Assembly"),
        ("fr", "de la résolution 70/1 à la résolution 70/3 de l'Assemblée générale"),
        ("es", "de la resolución 70/1 a la resolución 70/3 de la Asamblea General"),
        ("ru", "резолюции с 70/1 по 70/3 Генеральной Ассамблеи"),
        ("ar", "من القرار 70/1 إلى القرار 70/3 للجمعية العامة"),
        ("zh", "大会第70/1号决议至第70/3号决议"),
        ("zh", "大会第70/1至70/3号决议"),
        ("en", "A/RES/70/1 to A/RES/70/3"),
    ],
)
def test_numbers_of_the_united_nations_may_both_bear_their_noun(
    found: Found, language: Language, text: str
) -> None:
    assert [target for _, target in found(text, language)] == [f"A/RES/70/{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the reference in Resolution 71 to Resolution 75 (Rev. Busan, 2014)"),
        ("fr", "le renvoi de la Résolution 71 à la Résolution 75 (Rév. Busan, 2014)"),
        ("es", "traslada el texto de la Resolución 71 a la Resolución 75 (Rev. Busán, 2014)"),
        ("ru", "перенести из Резолюции 71 к Резолюции 75 (Пересм. Пусан, 2014 г.)"),
        ("ar", "نقل النص من القرار 71 إلى القرار 75 (المراجَع في بوسان، 2014)"),
        ("zh", "内容从第71号决议移至第75号决议（2014年，釜山，修订版）"),
        ("en", "Resolution 71 (Rev. Dubai, 2018) to Resolution 75 (Rev. Busan, 2014)"),
        ("en", "Resolution 71 – Resolution 75 (Rev. Busan, 2014)"),
        ("en", "Decision 71 to Resolution 75 (Rev. Busan, 2014)"),
    ],
)
def test_what_leads_from_one_text_to_another_is_no_range(
    found: Found, language: Language, text: str
) -> None:
    assert len(found(text, language)) == 2


def test_an_action_line_may_be_named_in_brackets(found: Found) -> None:
    cited = found("Action Lines C2 (infrastructure), C5 (confidence) and C7", "en")
    assert [target.rpartition("/")[2] for _, target in cited] == ["C2", "C5", "C7"]
