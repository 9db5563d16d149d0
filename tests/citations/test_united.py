"""What the United Nations write: symbols, sessions and resolutions in words, in six languages."""

from collections.abc import Callable

import pytest

from intersector.model import Language

Case = tuple[str, list[tuple[str, str]]]
Found = Callable[..., list[tuple[str, str]]]

UN: dict[Language, list[Case]] = {
    "en": [
        (
            "Recalling its resolutions 71/280 of 6 April 2017, 72/244 and 72/308 of 6 August 2018",
            [
                ("71/280", "A/RES/71/280"),
                ("72/244", "A/RES/72/244"),
                ("72/308", "A/RES/72/308"),
            ],
        ),
        (
            "Security Council resolution 1325 (2000) and Human Rights Council resolution 31/14",
            [("1325 (2000)", "S/RES/1325(2000)"), ("31/14", "A/HRC/RES/31/14")],
        ),
        (
            "established by the Human Rights Council in its resolution 54/12",
            [("54/12", "A/HRC/RES/54/12")],
        ),
        (
            "Economic and Social Council resolution 2004/69 and its decision 77/503",
            [("2004/69", "E/RES/2004/69"), ("77/503", "A/DEC/77/503")],
        ),
        (
            "its resolutions 217 A (III) of 10 December 1948, S-30/1 and ES-10/14",
            [
                ("217 A (III)", "A/RES/217A(III)"),
                ("S-30/1", "A/RES/S-30/1"),
                ("ES-10/14", "A/RES/ES-10/14"),
            ],
        ),
        (
            "its resolution 66/253 B of 3 August 2012 (see A/68/436/Add.3 and S/PRST/2021/1)",
            [
                ("66/253", "A/RES/66/253B"),
                ("A/68/436/Add.3", "A/68/436/Add.3"),
                ("S/PRST/2021/1", "S/PRST/2021/1"),
            ],
        ),
        (
            "the budget (A/80/6 (Sect. 24)/Corr.1), the accounts (A/79/5 (Vol. II)) and E/2020/99 (Part I)",  # noqa: E501
            [
                ("A/80/6 (Sect. 24)/Corr.1", "A/80/6(Sect.24)/Corr.1"),
                ("A/79/5 (Vol. II)", "A/79/5(Vol.II)"),
                ("E/2020/99 (Part I)", "E/2020/99(PartI)"),
            ],
        ),
        (
            "the report (A/CONF.216/16) and E/2015/33.",
            [("A/CONF.216/16", "A/CONF.216/16"), ("E/2015/33", "E/2015/33")],
        ),
    ],
    "fr": [
        (
            "Rappelant sa résolution 71/1 du 19 septembre 2016 et la résolution 1325 (2000)",
            [("71/1", "A/RES/71/1"), ("1325 (2000)", "S/RES/1325(2000)")],
        ),
        (
            "la résolution 31/14 du Conseil des droits de l'homme",
            [("31/14", "A/HRC/RES/31/14")],
        ),
    ],
    "es": [
        (
            "sus resoluciones 71/280, de 6 de abril de 2017, y 72/308, de 6 de agosto de 2018",
            [("71/280", "A/RES/71/280"), ("72/308", "A/RES/72/308")],
        ),
        (
            "la resolución 2004/69 del Consejo Económico y Social",
            [("2004/69", "E/RES/2004/69")],
        ),
    ],
    "ru": [
        (
            "ссылаясь на свои резолюции 71/280 от 6 апреля 2017 года и 72/308",
            [("71/280", "A/RES/71/280"), ("72/308", "A/RES/72/308")],
        ),
        ("резолюция 31/14 Совета по правам человека", [("31/14", "A/HRC/RES/31/14")]),
    ],
    "ar": [
        (
            "وإذ تشير إلى قراراتها 71/280 المؤرخ 6 نيسان/أبريل 2017 و72/308",
            [("71/280", "A/RES/71/280"), ("72/308", "A/RES/72/308")],
        ),
        ("قرار مجلس الأمن 1325 (2000)", [("1325 (2000)", "S/RES/1325(2000)")]),
        ("القرار ٧٠/١", [("٧٠/١", "A/RES/70/1")]),
    ],
    "zh": [
        (
            "回顾其2016年9月19日第71/1号决议和人权理事会第31/14号决议",
            [("71/1", "A/RES/71/1"), ("31/14", "A/HRC/RES/31/14")],
        ),
        ("安全理事会第1325(2000)号决议", [("1325(2000)", "S/RES/1325(2000)")]),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, *case) for language, cases in UN.items() for case in cases],
)
def test_un_references_resolve(
    found: Found, language: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, language, "A/RES/79/1") == expected


def test_a_year_in_brackets_is_the_security_councils_only_where_possible(
    found: Found,
) -> None:
    text = "Council Resolution 1305 (2009) and Security Council resolution 1325 (2000)"
    assert found(text, "en", "PP/resolution/102@2018") == [
        ("Council Resolution 1305 (2009)", "Council/resolution/1305@2009"),
        ("1325 (2000)", "S/RES/1325(2000)"),
    ]


def test_the_date_tells_whose_session_it_was(found: Found) -> None:
    text = "Recalling resolutions 27/21 of 26 September 2014 and 69/180 of 18 December 2014"
    assert [target for _, target in found(text, "en")] == ["A/HRC/RES/27/21", "A/RES/69/180"]


def test_what_was_said_of_a_number_holds_when_it_is_cited_again(found: Found) -> None:
    text = (
        "Recalling Human Rights Council resolution 43/1 and the report pursuant to resolution 43/1"
    )
    cited = found(text, "en", "A/RES/79/1")
    assert [target for _, target in cited] == ["A/HRC/RES/43/1"] * 2


def test_an_organ_without_symbols_keeps_its_numbers_from_others(found: Found) -> None:
    text = (
        "Commission on Crime Prevention and Criminal Justice resolution 23/2 of 16 May 2014; "
        "the report of the Governing Council and, in particular, resolution 24/1; "
        "the Commission on Human Rights, in particular Commission resolution 1998/72"
    )
    assert [target for _, target in found(text, "en", "A/RES/79/1")] == [
        "CCPCJ/resolution/23/2",
        "UN-Habitat/resolution/24/1",
        "CHR/resolution/1998/72",
    ]


def test_a_space_lost_after_a_number_breaks_no_list(found: Found) -> None:
    cited = found("resolutions 68/307and 69/321", "en", "A/RES/79/1")
    assert [target for _, target in cited] == ["A/RES/68/307", "A/RES/69/321"]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "General Assembly resolutions"),
        ("fr", "Résolutions de l'Assemblée générale"),
        ("es", "Resoluciones de la Asamblea General"),
        ("ru", "Резолюции Генеральной Ассамблеи"),
        ("ar", "قرارات الجمعية العامة"),
        ("zh", "大会决议"),
    ],
)
def test_numbers_below_a_heading_are_of_the_organ_that_it_names(
    found: Found, language: Language, heading: str
) -> None:
    """Alone on their lines, with a title of some lines between them."""
    text = f"{heading}\n66/288\nOn harbours\n71/243; 75/233\nOn piers,\nold\nand new\n2297 (XXII)"
    cited = [(words.rpartition("\n")[2], target) for words, target in found(text, language)]
    assert cited == [
        ("66/288", "A/RES/66/288"),
        ("71/243", "A/RES/71/243"),
        ("75/233", "A/RES/75/233"),
        ("2297 (XXII)", "A/RES/2297(XXII)"),
    ]


def test_a_list_ends_at_the_next_heading_and_where_no_number_follows(found: Found) -> None:
    text = (
        "General Assembly resolutions\n66/288\nOn harbours\nEconomic and Social Council "
        "resolutions\n2024/3\nOn piers\nPage 1/2 of the list\nShips\nSails\n4/5\n"
    )
    assert found(text, "en") == [("66/288", "A/RES/66/288"), ("2024/3", "E/RES/2024/3")]
    assert len(found("all General Assembly resolutions\n66/288\nOn ships\n66/289", "en")) == 1
