"""Which of several texts of like names is meant, and forms that real texts print carelessly."""

from collections.abc import Callable

import pytest

from intersector.model import Language

Found = Callable[..., list[tuple[str, str]]]

OTHERS: list[tuple[Language, str]] = [
    ("en", "Article 28(b) of the Convention on the International Maritime Organization"),
    ("en", "article 7 of the Convention against Torpor"),
    ("en", "Article 12 of the Constitution of the World Health Organization"),
    ("fr", "l'article 12 de la Constitution de l'Organisation mondiale de la Santé"),
    ("es", "el artículo 5 del Convenio sobre la Diversidad Biológica"),
    ("ru", "статьей 12 Устава Всемирной организации здравоохранения"),
    ("ar", "المادة 12 من الدستور الخاصة بالموانئ"),
]


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_the_convention_of_others_is_not_the_unions(
    found: Found, language: Language, text: str
) -> None:
    assert found(text, language) == []


def test_the_convention_is_the_one_of_the_organisation_that_speaks(found: Found) -> None:
    text = "articles 43 and 44 of the Convention, and No. 5 of the ITU Convention"
    assert found(text, "en", "A/RES/78/1") == [("No. 5 of the ITU Convention", "CV/provision/5")]
    assert [target for _, target in found(text, "en", "PP/resolution/5@2022")] == [
        "CV/article/43",
        "CV/article/44",
        "CV/provision/5",
    ]


def test_a_world_radio_conference_means_its_regulations(found: Found) -> None:
    text = "Appendix 30B, Articles 9 and 11, but Appendix 1 to this resolution"
    assert [target for _, target in found(text, "en", "WRC/resolution/5@2023")] == [
        "RR/appendix/30B",
        "RR/article/9",
        "RR/article/11",
    ]
    assert found("第5.440A款", "zh", "WRC/resolution/5@2023") == [
        ("第5.440A款", "RR/provision/5.440A")
    ]
    assert found("Appendix 30B", "en", "PP/resolution/5@2022") == []


def test_a_series_that_one_sector_has_tells_it(found: Found) -> None:
    assert found("Recommendations K.52 and BT.709", "en") == [
        ("Recommendations K.52", "ITU-T/recommendation/K.52"),
        ("BT.709", "ITU-R/recommendation/BT.709"),
    ]
    assert found("Recommendation F.15", "en") == [("Recommendation F.15", "None")]


CARELESS: list[tuple[Language, str, list[str]]] = [
    ("en", "see CV 42, 47 and 75; CS 8 and 3 Members", ["CV/provision/42", "CV/provision/47"]),
    ("en", "Res.223 (Rev.WRC-19)", ["WRC/resolution/223@2019"]),
    ("en", "Resolution 95 (Rev. WRC 19)", ["WRC/resolution/95@2019"]),
    ("en", "Resolution 658 [COM6/6] (WRC-15)", ["WRC/resolution/658@2015"]),
    ("en", "SDG 9 (target 9.c), SDGs 4", ["SDG/goal/9", "SDG/target/9.c", "SDG/goal/4"]),
    ("en", "Human Rights Council decision 56/115\nOutcome", ["A/HRC/DEC/56/115"]),
    ("en", "its resolutions 70/1 of 5 May 2016 and\n70/2", ["A/RES/70/1", "A/RES/70/2"]),
    ("en", "214 EX/Decision 8", ["UNESCO/decision/214EX/Decision8"]),
    ("zh", "忆及WHA76.6号决议", ["WHO/resolution/WHA76.6"]),
    ("ru", "Целями в области устойчивого развития 4", ["SDG/goal/4"]),
    ("ar", "وفقاً للرقمين 42 و47 من الاتفاقية", ["CV/provision/42", "CV/provision/47"]),
    ("ar", "خطي العمل جيم2 وجيم5", ["WSIS/action-line/C2", "WSIS/action-line/C5"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CARELESS)
def test_careless_forms_are_read(
    found: Found, language: Language, text: str, expected: list[str]
) -> None:
    targets = [
        target for _, target in found(text, language, "A/RES/71/1" if "its" in text else None)
    ]
    assert targets[: len(expected)] == expected


def test_documents_in_a_list_are_each_cited(found: Found) -> None:
    text = "Documents TDAG-24/7, TDAG-24/9(Rev.1) and TDAG-24/11"
    assert [words for words, _ in found(text, "en")] == [
        "Documents TDAG-24/7",
        "TDAG-24/9(Rev.1)",
        "TDAG-24/11",
    ]


def test_a_short_english_text_taken_for_french_is_read_in_english(found: Found) -> None:
    text = "Resolution 5 (Rev. Kigali, 2022), 8 (Rev. Kigali, 2022) and 9 (Rev. Kigali, 2022)"
    assert len(found(text, "fr")) == 3
