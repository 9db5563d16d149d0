"""Duties in the words of real texts: passives, offices, occasions and latest dates."""

from collections.abc import Callable

import pytest
from tests.mandates.conftest import INSTRUCTS

from intersector.mandates import extract
from intersector.model import Clause, Language, Mandate
from intersector.organisations import shipped

ClauseOf = Callable[..., Clause]
RESOLVES: dict[Language, str] = {
    "en": "resolves",
    "es": "resuelve",
    "fr": "décide",
    "ru": "решает",
}


@pytest.fixture
def duty(clause_of: ClauseOf) -> Callable[..., Mandate]:
    """The one duty of a clause below a head."""

    def found(text: str, head: str, language: Language = "en") -> Mandate:
        (mandate,) = extract(clause_of(head, text, language=language), organisations=shipped())
        return mandate

    return found


STATED: list[tuple[Language, str]] = [
    ("en", "that a progress report shall be submitted by the Secretary-General to the Council;"),
    ("en", "that the Secretary-General shall submit a report to the Council;"),
    ("fr", "qu'un rapport sera présenté par le Secrétaire général au Conseil;"),
    ("fr", "que le Secrétaire général présentera au Conseil un rapport d'activité;"),
    ("es", "que el Secretario General presente al Consejo un informe de situación;"),
    ("ru", "что Генеральный секретарь представляет Совету отчет о ходе работы;"),
]


@pytest.mark.parametrize(("language", "text"), STATED)
def test_a_report_is_its_agents_in_the_passive_too(
    duty: Callable[..., Mandate], language: Language, text: str
) -> None:
    found = duty(text, RESOLVES[language], language)
    assert (found.actors, found.reporting) == (("Secretary-General",), True)
    assert (found.recipient, found.kind) == ("Council", "report")


def test_a_report_by_nobody_is_the_organisations(duty: Callable[..., Mandate]) -> None:
    found = duty("that reports shall be submitted to TDAG every six months,", "resolves")
    assert found.actors == ("ITU",)
    assert (found.reporting, found.recipient, found.frequency) == (True, "TDAG", "semi-annual")


def test_the_chairman_of_a_group_acts_for_it(duty: Callable[..., Mandate]) -> None:
    text = "that the chairman of each Council working group shall report to the Council yearly;"
    assert duty(text, "resolves").actors == ("Council working groups",)


def test_below_resolves_to_invite_each_item_names_whom(duty: Callable[..., Mandate]) -> None:
    found = duty("the chairman of TDAG to attend the meetings of the group;", "resolves to invite")
    assert found.actors == ("TDAG",)


def test_the_council_of_others_is_not_the_unions(duty: Callable[..., Mandate]) -> None:
    found = duty("to study lamps;", "instructs the Postal Operations Council")
    assert found.actors == ("the Postal Operations Council",)


@pytest.mark.parametrize(
    "text",
    [
        "to extend until 31 July 2026 the mandate of the group;",
        "to remain actively seized of the matter.",
        "to assign to TSAG the following matters;",
    ],
)
def test_what_is_done_by_saying_so_is_no_duty(clause_of: ClauseOf, text: str) -> None:
    assert extract(clause_of("resolves", text), organisations=shipped()) == ()


DATES: list[tuple[Language, str, str | None]] = [
    ("en", "to report annually to the Council until 2026 on lamps;", "until 2026"),
    ("en", "to sign no contract before PP-26;", "before PP-26"),
    ("en", "to finish in time for the 2027 world radiocommunication conference;",
     "2027 world radiocommunication conference"),
    ("en", "to submit a report to the Council in 2025 and a last one to PP-26;", "2025"),
    ("en", "to count the lamps before 1 March 2025;", "before 1 March 2025"),
    ("fr", "de présenter un rapport annuel au Conseil jusqu'en 2026;", "jusqu'en 2026"),
    ("fr", "de faire rapport à la PP-26;", "PP-26"),
    ("fr", "de ne pas publier les projets avant leur approbation;", None),
    ("es", "que presente un informe anual al Consejo hasta 2026;", "hasta 2026"),
    ("es", "que informe a la CMR-27 sobre las lámparas;", "CMR-27"),
    ("ru", "представить отчет ПК-26 о маяках;", "ПК-26"),
    ("ru", "сосчитать маяки до 1 марта 2025 года;", "1 марта 2025 года"),
    ("zh", "在2025年3月1日前清点灯塔；", "2025年3月1日前"),
    ("zh", "向PP-26报告灯塔的情况；", "PP-26"),
    ("ar", "برفع تقرير سنوي إلى المجلس حتى عام 2026؛", "حتى عام 2026"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), DATES)
def test_the_latest_date_or_occasion(
    duty: Callable[..., Mandate], language: Language, text: str, expected: str | None
) -> None:
    assert duty(text, INSTRUCTS[language], language).deadline == expected


OFTEN: list[tuple[Language, str, str]] = [
    ("en", "at each of its meetings, to consider the lamps;", "each session"),
    ("en", "to hold at least one workshop a year;", "annual"),
    ("en", "to report to the Council at its annual session;", "annual"),
    ("es", "que presente un informe a cada reunión del GANT;", "each session"),
    ("ru", "представлять отчет каждому собранию КГСЭ;", "each session"),
    ("ar", "بتقديم تقرير إلى كل اجتماع؛", "each session"),
]


@pytest.mark.parametrize(("language", "text", "expected"), OFTEN)
def test_how_often(
    duty: Callable[..., Mandate], language: Language, text: str, expected: str
) -> None:
    assert duty(text, INSTRUCTS[language], language).frequency == expected


IF: list[tuple[Language, str, str]] = [
    ("en", "to keep a register, if resources permit;", "if resources permit"),
    ("es", "que organice talleres en función de los recursos disponibles;",
     "en función de los recursos disponibles"),
    ("ru", "оказывать помощь Государствам-Членам по их запросу;", "по их запросу"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), IF)
def test_on_what_it_depends(
    duty: Callable[..., Mandate], language: Language, text: str, expected: str
) -> None:
    assert duty(text, INSTRUCTS[language], language).condition == expected
