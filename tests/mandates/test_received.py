"""Who receives what is told, provided and shared, in six languages."""

from collections.abc import Callable

import pytest
from tests.mandates.conftest import INSTRUCTS

from intersector.mandates import extract
from intersector.model import Clause, Language
from intersector.organisations import shipped

ClauseOf = Callable[..., Clause]

MEMBERS: list[tuple[Language, str]] = [
    ("en", "to notify Member States thereof;"),
    ("en", "to inform the Member States of the results;"),
    ("en", "to keep all Member States informed;"),
    ("en", "to provide Member States with information on lamps;"),
    ("en", "to circulate the list to all Member States;"),
    ("en", "to share the list of lamps with Member States;"),
    ("en", "to work in order to save lamps, and to share relevant news with Member States;"),
    ("en", "to circulate the list to Member States, urging them to circulate it to TSAG;"),
    ("fr", "d'en informer les États Membres;"),
    ("fr", "d'aviser les États Membres des résultats;"),
    ("fr", "de tenir les États Membres informés;"),
    ("fr", "de fournir aux États Membres des informations sur les phares;"),
    ("es", "que informe de ello a los Estados Miembros;"),
    ("es", "que notifique a los Estados Miembros los resultados;"),
    ("es", "que facilite a los Estados Miembros información sobre los faros;"),
    ("ru", "уведомлять об этом Государства-Члены;"),
    ("ru", "информировать Государства-Члены о результатах;"),
    ("ru", "предоставлять Государствам-Членам информацию о маяках;"),
    ("ar", "بإخطار الدول الأعضاء بذلك؛"),
    ("ar", "بإبلاغ الدول الأعضاء بالنتائج؛"),
    ("ar", "بتزويد الدول الأعضاء بمعلومات عن المنارات؛"),
    ("zh", "就此通知成员国；"),
    ("zh", "向成员国通报结果；"),
    ("zh", "向成员国提供有关灯塔的信息；"),
]


@pytest.mark.parametrize(("language", "text"), MEMBERS)
def test_those_told_receive_it(clause_of: ClauseOf, language: Language, text: str) -> None:
    (mandate,) = extract(
        clause_of(INSTRUCTS[language], text, language=language), organisations=shipped()
    )
    assert mandate.recipient == "Member States"
    assert not mandate.reporting


NOBODY = [
    "to update the Member States database;",
    "to assist the notifying administrations;",
    "to distribute the list of lamps relevant to ITU;",
    "to share views with regard to ITU;",
    "to invite IMO to provide the Council with information on lamps;",
]


@pytest.mark.parametrize("text", NOBODY)
def test_others_do_not(clause_of: ClauseOf, text: str) -> None:
    (mandate,) = extract(clause_of(INSTRUCTS["en"], text), organisations=shipped())
    assert mandate.recipient is None


REPORTS: list[tuple[Language, str]] = [
    ("en", "to prepare a report annually for the Council;"),
    ("fr", "d'établir chaque année un rapport à l'intention du Conseil;"),
    ("es", "que prepare anualmente un informe para el Consejo;"),
    ("ru", "ежегодно готовить отчет для Совета;"),
    ("zh", "每年为理事会编写一份报告；"),
]


@pytest.mark.parametrize(("language", "text"), REPORTS)
def test_a_report_for_someone_is_received(
    clause_of: ClauseOf, language: Language, text: str
) -> None:
    (mandate,) = extract(
        clause_of(INSTRUCTS[language], text, language=language), organisations=shipped()
    )
    assert (mandate.recipient, mandate.frequency) == ("Council", "annual")
    assert mandate.reporting


PROPOSALS: list[tuple[Language, str]] = [
    ("en", "to propose criteria to the Council;"),
    ("fr", "de proposer des critères au Conseil;"),
    ("es", "que proponga criterios al Consejo;"),
    ("ru", "предложить критерии Совету;"),
    ("ar", "بأن يقترح معايير على المجلس؛"),
    ("zh", "向理事会提出标准；"),
]


@pytest.mark.parametrize(("language", "text"), PROPOSALS)
def test_what_is_proposed_is_received(clause_of: ClauseOf, language: Language, text: str) -> None:
    (mandate,) = extract(
        clause_of(INSTRUCTS[language], text, language=language), organisations=shipped()
    )
    assert (mandate.recipient, mandate.reporting) == ("Council", False)


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "d'élaborer le budget biennal;"), ("es", "que prepare el presupuesto bienal;")],
)
def test_a_budget_of_two_years_is_not_made_every_two_years(
    clause_of: ClauseOf, language: Language, text: str
) -> None:
    (mandate,) = extract(
        clause_of(INSTRUCTS[language], text, language=language), organisations=shipped()
    )
    assert mandate.frequency is None
