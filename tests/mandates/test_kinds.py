"""What sort of work a duty is, and what it depends on."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.mandates.conftest import INSTRUCTS

from intersector.languages import LANGUAGES, knowledge
from intersector.mandates import extract, extract_all
from intersector.model import Clause, Language, Mandate
from intersector.organisations import shipped
from intersector.publishing.labels import DUTIES

ClauseOf = Callable[..., Clause]
KINDS: list[tuple[Language, str, str | None]] = [
    ("en", "to report annually to the Council;", "report"),
    ("en", "to study lamps and to report to the Council;", "study"),
    ("en", "to continue to assist small ports;", "assist"),
    ("en", "to convene a workshop on fog;", "convene"),
    ("en", "to publish the list of lights;", "publish"),
    ("en", "to coordinate with the coastguards;", "coordinate"),
    ("en", "to prepare a guide to lenses;", "prepare"),
    ("en", "to take the necessary measures at sea;", "implement"),
    ("en", "to bring this resolution to the attention of harbours;", "inform"),
    ("en", "to paint the towers white;", None),
    ("en", "to continue the coordination of lamps;", "coordinate"),
    ("en", "to continue to submit an annual report to the Council;", "report"),
    ("en", "to exchange drawings of lenses;", "publish"),
    ("en", "to appoint one keeper;", "decide"),
    ("en", "to accord high priority to fog;", "consider"),
    ("en", "to collect samples of fog;", "study"),
    ("fr", "de faire rapport chaque année au Conseil;", "report"),
    ("fr", "d'étudier les lampes;", "study"),
    ("fr", "de continuer à aider les petits ports;", "assist"),
    ("fr", "de publier la liste des feux;", "publish"),
    ("fr", "de poursuivre la coopération avec les ports;", "coordinate"),
    ("fr", "d'accepter des dons;", "decide"),
    ("fr", "de peindre les tours en blanc;", None),
    ("es", "que presente un informe anual al Consejo;", "report"),
    ("es", "que estudie las lámparas;", "study"),
    ("es", "que siga ayudando a los puertos pequeños;", "assist"),
    ("es", "que organice un taller sobre la niebla;", "convene"),
    ("es", "que acepte donaciones;", "decide"),
    ("es", "que intercambie planos de faros;", "publish"),
    ("ru", "включить маяки в перечень;", "implement"),
    ("ru", "назначить одного смотрителя;", "decide"),
    ("ru", "представлять ежегодный отчет Совету;", "report"),
    ("ru", "изучить лампы;", "study"),
    ("ru", "продолжать оказывать помощь малым портам;", "assist"),
    ("ru", "опубликовать перечень огней;", "publish"),
    ("ar", "بأن يقدم تقريراً سنوياً إلى المجلس؛", "report"),
    ("ar", "بدراسة المصابيح؛", "study"),
    ("ar", "بنشر قائمة المنارات؛", "publish"),
    ("ar", "بإدراج المنارات في الدليل؛", "implement"),
    ("ar", "بتعيين حارس واحد؛", "decide"),
    ("zh", "交流灯塔图纸；", "publish"),
    ("zh", "任命一名看守；", "decide"),
    ("zh", "每年向理事会提交报告；", "report"),
    ("zh", "研究灯塔用灯；", "study"),
    ("zh", "召开关于雾的讲习班；", "convene"),
]
CONDITIONS: list[tuple[Language, str, str | None]] = [
    ("en", "to light the coasts, within existing resources;", "within existing resources"),
    ("en", "subject to funds, to buy lamps;", "subject to funds"),
    ("en", "to mend lamps upon request;", "upon request"),
    (
        "en",
        "within the financial plan and biennial budget to buy oil, to light them;",
        "within the financial plan and biennial budget",
    ),
    ("en", "to dim lamps subject to No. 9.7 and the tide;", "subject to No. 9.7 and the tide"),
    ("en", "to count the lamps subject to this resolution;", None),
    ("fr", "d'éclairer, sous réserve de fonds, les côtes;", "sous réserve de fonds"),
    ("es", "que ilumine, en los recursos existentes, las costas;", "en los recursos existentes"),
    ("ru", "освещать берега в пределах имеющихся ресурсов;", "в пределах имеющихся ресурсов"),
    ("ar", "بإنارة السواحل في حدود الموارد المتاحة؛", "في حدود الموارد المتاحة"),
    ("zh", "在现有资源范围内照亮海岸；", "在现有资源范围内"),
]


def only(clause: Clause) -> Mandate:
    """The one mandate of a clause."""
    (mandate,) = extract(clause, organisations=shipped())
    return mandate


@pytest.mark.parametrize(("language", "text", "kind"), KINDS)
def test_the_first_verb_that_is_known_tells_the_kind(
    clause_of: ClauseOf, language: Language, text: str, kind: str | None
) -> None:
    """None of them known, none is told."""
    assert only(clause_of(INSTRUCTS[language], text, language=language)).kind == kind


@pytest.mark.parametrize(("language", "text", "condition"), CONDITIONS)
def test_a_condition_is_kept_as_printed(
    clause_of: ClauseOf, language: Language, text: str, condition: str | None
) -> None:
    """Wherever in the clause it stands, without the purpose that follows it."""
    assert only(clause_of(INSTRUCTS[language], text, language=language)).condition == condition


def test_a_condition_can_stand_in_the_head(clause_of: ClauseOf) -> None:
    """It holds for every clause under it."""
    head = "instructs the Secretary-General, within the available budget"
    assert only(clause_of(head, "to light the coasts;")).condition == "within the available budget"


def test_every_language_knows_the_same_kinds() -> None:
    """And each has a name for people to read."""
    known = {kind for lang in LANGUAGES for kind in knowledge(lang)["mandates"]["kinds"]}
    assert all(set(knowledge(lang)["mandates"]["kinds"]) == known for lang in LANGUAGES)
    assert set(DUTIES) == known | {"report"}


OPEN: list[tuple[Language, str, str, str, str]] = [
    ("en", "resolves", "that ITU should:", "count the lamps;", "ITU"),
    ("en", "resolves", "that Member States shall:", "report yearly;", "Member States"),
    ("en", "instructs the Secretary-General", "to:", "buy oil;", "Secretary-General"),
    ("fr", "décide", "que les États Membres devraient:", "compter les lampes;", "Member States"),
    ("fr", "charge le Secrétaire général", "de:", "vendre de l'huile;", "Secretary-General"),
    ("es", "resuelve", "que los Estados Miembros deberían:", "vender aceite;", "Member States"),
    ("ru", "решает", "что Государствам-Членам следует:", "считать лампы;", "Member States"),
    ("ar", "يقرر", "أن الدول الأعضاء ينبغي:", "عد المصابيح؛", "Member States"),
    ("zh", "做出决议", "成员国应：", "清点灯具；", "Member States"),
]


@pytest.mark.parametrize("case", OPEN)
def test_an_open_chapeau_gives_its_duty_to_the_subitems(
    clause_of: ClauseOf, case: tuple[Language, str, str, str, str]
) -> None:
    """Such as "that X should:", which says nothing alone."""
    language, head, above, below, actor = case
    chapeau = clause_of(head, above, language=language, key="head/1")
    item = clause_of(head, below, language=language, key="head/1/a")
    (mandate,) = extract_all([chapeau, item], organisations=shipped())
    assert (mandate.clause.key, mandate.actors) == ("head/1/a", (actor,))
    assert mandate.action == below[:-1]
    assert mandate.reporting == below.startswith("report")


BARE: list[tuple[Language, str, str, str]] = [
    ("en", "URGES", "URGES Member States:", "to buy oil;"),
    ("es", "INSTA", "INSTA a los Estados Miembros a que:", "compren aceite;"),
    ("ar", "تحث", "تحث الدول الأعضاء على ما يلي:", "شراء الزيت؛"),
    ("zh", "敦促", "敦促会员国：", "购买灯油；"),
]


@pytest.mark.parametrize("case", BARE)
def test_a_chapeau_that_only_addresses_gives_its_duty_to_the_subitems(
    clause_of: ClauseOf, case: tuple[Language, str, str, str]
) -> None:
    """In the style of the United Nations, where the verb stands in the text."""
    language, head, above, below = case
    chapeau = clause_of(head, above, language=language, key="head/1")
    chapeau = replace(chapeau, actors=("Member States",))
    item = clause_of(head, below, language=language, key="head/1/a")
    (mandate,) = extract_all([chapeau, item], organisations=shipped())
    assert (mandate.clause.key, mandate.actors) == ("head/1/a", ("Member States",))


def test_what_a_duty_lists_is_no_duty(clause_of: ClauseOf) -> None:
    """Whatever it opens with: in Chinese any word can be a verb."""
    chapeau = clause_of("责成秘书长", "编写手册，包括：", language="zh", key="head/1")
    item = clause_of("责成秘书长", "录音设备清单；", language="zh", key="head/1/a")
    (mandate,) = extract_all([chapeau, item], organisations=shipped())
    assert mandate.clause.key == "head/1"


def test_any_other_chapeau_is_a_duty_itself(clause_of: ClauseOf) -> None:
    """It has its own verb, and its sub-items are read alone."""
    chapeau = clause_of("resolves", "that ITU should light:", key="head/1")
    item = clause_of("resolves", "the coasts;", key="head/1/a")
    (mandate,) = extract_all([chapeau, item], organisations=shipped())
    assert mandate.clause.key == "head/1"


@pytest.mark.parametrize(
    ("language", "text", "deadline"),
    [
        ("en", "to report no later than 1 April 2025 and count the lamps;", "1 April 2025"),
        ("en", "to report no later than the first fog of spring;", "the first fog of spring"),
        ("fr", "de compter les phares avant le 1er avril 2025;", "le 1er avril 2025"),
        ("fr", "de compter les phares avant de les allumer;", None),
        ("es", "que cuente los faros antes del 1 de abril de 2025;", "1 de abril de 2025"),
        ("es", "que cuente los faros antes de encenderlos;", None),
    ],
)
def test_a_deadline_is_a_date_or_an_occasion_not_an_act(
    clause_of: ClauseOf, language: Language, text: str, deadline: str | None
) -> None:
    assert only(clause_of(INSTRUCTS[language], text, language=language)).deadline == deadline


@pytest.mark.parametrize(
    "text",
    [
        "the use of mirrors to light the coasts;",
        "the development of a process to light the coasts;",
        "all necessary measures to light the coasts;",
        "Ensuring the right to light the coasts;",
    ],
)
def test_an_act_or_a_thing_is_not_who_has_a_duty(clause_of: ClauseOf, text: str) -> None:
    """Where those above are known the duty is theirs."""
    clause = clause_of("encourages", text)
    assert extract(clause, organisations=shipped()) == ()
    mandate = only(replace(clause, actors=("Member States",)))
    assert (mandate.actors, mandate.action) == (("Member States",), text.rstrip(";"))


@pytest.mark.parametrize("name", ["Developing countries", "Working Group One", "the harbour board"])
def test_those_whom_no_organisation_knows_have_duties(clause_of: ClauseOf, name: str) -> None:
    mandate = only(clause_of("encourages", f"{name} to light the coasts;"))
    assert mandate.actors[0].casefold() == name.casefold()
