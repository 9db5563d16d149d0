"""Parts of standing texts that are cited together, before their text, or bare."""

from collections.abc import Callable

import pytest

from intersector.model import Language

Found = Callable[..., list[tuple[str, str]]]

PARTS: list[tuple[Language, str, list[str]]] = [
    ("en", "Article 6 and Article 7 of the ITRs", ["ITR/article/6", "ITR/article/7"]),
    ("en", "as RR No. 5.441 requires", ["RR/provision/5.441"]),
    ("en", "under target 9.c and target 5.b", ["SDG/target/9.c", "SDG/target/5.b"]),
    ("en", "on SDG 4, targets 4.3 and 4.4", ["SDG/goal/4", "SDG/target/4.3", "SDG/target/4.4"]),
    ("en", "target 1.2 of the strategic plan", []),
    ("fr", "la cible 9.c", ["SDG/target/9.c"]),
    ("es", "la meta 9.c", ["SDG/target/9.c"]),
    ("ru", "задача 9.c", ["SDG/target/9.c"]),
    ("ar", "المقصد 9.c", ["SDG/target/9.c"]),
    ("zh", "具体目标9.c", ["SDG/target/9.c"]),
    ("zh", "《国际电信规则》第6条和第7条", ["ITR/article/6", "ITR/article/7"]),
    (
        "zh",
        "行动方面C2、C5和C6",
        ["WSIS/action-line/C2", "WSIS/action-line/C5", "WSIS/action-line/C6"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), PARTS)
def test_every_part_is_cited(
    found: Found, language: Language, text: str, expected: list[str]
) -> None:
    assert [target for _, target in found(text, language)] == expected


def test_a_question_is_of_the_sector_that_has_its_study_group(found: Found) -> None:
    assert found("Question 3/20", "en") == [("Question 3/20", "ITU-T/question/3/20")]
    assert found("Question 1/1", "en") == [("Question 1/1", "None")]  # of ITU-R or of ITU-D
    assert found("Question 1/1", "en", "WTDC/resolution/2@2022") == [
        ("Question 1/1", "ITU-D/question/1/1")
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "No. 9.12 and Nos. 9.7 and 9.11A, not No. 3, with No. 9.6.3"),
        ("fr", "le numéro 9.12 et les numéros 9.7 et 9.11A, et le numéro 9.6.3"),
        ("ru", "п. 9.12 и пп. 9.7 и 9.11A, а также п. 9.6.3"),
    ],
)
def test_a_number_with_a_point_is_of_the_radio_regulations_in_their_conferences_texts(
    found: Found, language: Language, text: str
) -> None:
    wanted = [f"RR/provision/{number}" for number in ("9.12", "9.7", "9.11A", "9.6.3")]
    assert [target for _, target in found(text, language, "WRC/resolution/8@2023")] == wanted
    assert found(text, language, "WTDC/resolution/8@2022") == []


def test_numbers_that_no_council_has_reached_are_nobodys(found: Found) -> None:
    assert found("in particular resolution 2532", "en") == [("resolution 2532", "None")]
    assert found("Resolution 1333", "en") == [("Resolution 1333", "Council/resolution/1333")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Security Council met in June and, in its resolution 1325, asked for pilots.", "en"),
        ("Le Conseil de sécurité a adopté la résolution 1325 sur les pilotes.", "fr"),
        ("El Consejo de Seguridad aprobó la resolución 1325 sobre los pilotos.", "es"),
        ("Совет Безопасности принял резолюцию 1325 о лоцманах.", "ru"),
    ],
)
def test_a_number_is_not_the_councils_where_a_body_of_others_was_just_named(
    found: Found, text: str, language: Language
) -> None:
    assert [target for _, target in found(text, language)] == ["None"]
