"""What other organisations number: cited by their codes, and never as the ITU's."""

from collections.abc import Callable

import pytest

from intersector.model import Language

Found = Callable[..., list[tuple[str, str]]]

CODES: list[tuple[Language, str, str]] = [
    ("en", "A.1110(30)", "IMO/resolution/A.1110(30)"),
    ("en", "MSC.428(98)", "IMO/resolution/MSC.428(98)"),
    ("en", "GC(65)/RES/10", "IAEA/resolution/GC(65)/RES/10"),
    ("ar", "ج ص ع 75-8", "WHO/resolution/WHA75.8"),
    ("ar", "م ت150ق3", "WHO/resolution/EB150.R3"),
    ("fr", "41 C/Résolution 34", "UNESCO/resolution/41C/Resolution34"),
    ("ru", "41 C/Резолюция 34", "UNESCO/resolution/41C/Resolution34"),
]


@pytest.mark.parametrize(("language", "code", "target"), CODES)
def test_a_code_is_the_same_in_every_language(
    found: Found, language: Language, code: str, target: str
) -> None:
    assert found(code, language, "PP/resolution/101@2022") == [(code, target)]


@pytest.mark.parametrize(
    "text",
    [
        "ILO Convention No. 188",
        "ICAO Resolution A41-1",
        "the world trade decisions 4/5 of which are old",
        "the world trade decisions\n4/5 of which are old",
        "Recommendation ITU-T A.5(2016) of the past",
    ],
)
def test_others_are_not_taken_for_what_is_known(found: Found, text: str) -> None:
    kinds = {target.split("/")[0] for _, target in found(text, "en", "PP/resolution/101@2022")}
    assert kinds <= {"ITU-T"}


def test_a_passage_without_a_document_may_be_the_human_rights_councils(found: Found) -> None:
    assert found("resolution 6/30", "en") == [("6/30", "A/HRC/RES/6/30")]
    assert found("decisions\n4/5", "en") == []


def test_an_opinion_is_cited_with_a_capital(found: Found) -> None:
    assert found("est d'avis\n1 que les phares", "fr") == []
    assert found("l'Avis 4 (Genève, 2013)", "fr") == [
        ("Avis 4 (Genève, 2013)", "WTPF/opinion/4@2013")
    ]


def test_the_title_of_a_text_is_itself(found: Found) -> None:
    title = "OPINION 6 (Geneva, 2031)"
    assert found(title, "en", "WTPF/opinion/6@2031") == [(title, "WTPF/opinion/6@2031")]


@pytest.mark.parametrize("text", ["SDG 9,\n1. Declare", "PP Resolutions 71 and 64,\n2. Invite"])
def test_the_label_of_the_next_line_is_no_further_number(found: Found, text: str) -> None:
    last, _ = found(text, "en")[-1]
    assert text.endswith(f"{last},{text[text.index(chr(10)) :]}")


def test_chinese_recommendations_share_their_sector_and_their_noun(found: Found) -> None:
    assert found("ITU-T L.206和L.208建议书", "zh") == [
        ("ITU-T L.206", "ITU-T/recommendation/L.206"),
        ("L.208建议书", "ITU-T/recommendation/L.208"),
    ]
