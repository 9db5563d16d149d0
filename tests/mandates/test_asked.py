"""Duties of those of whom a sentence says what they do or should do, in six languages."""

from collections.abc import Callable

import pytest

from intersector.mandates import extract
from intersector.model import Clause, Language
from intersector.organisations import shipped

ClauseOf = Callable[..., Clause]
Case = tuple[Language, str, str]

BARE: list[Case] = [
    ("en", "resolves", "that TSAG examine the lamps and report to the next WTSA;"),
    ("en", "resolves", "that TSAG, in the light of contributions, review the list of lamps;"),
    ("en", "Requests", "that TSAG submit a list of lamps;"),
    ("en", "resolves", "that TSAG, each in its field, keep a list of lamps;"),
    ("en", "recommends", "that TSAG keep the lamps under review;"),
    ("fr", "décide", "que le GCNT examine les phares et fasse rapport à la prochaine AMNT;"),
    ("fr", "recommande", "que le GCNT tienne à jour la liste des phares;"),
    ("es", "resuelve", "que el GANT estudie los faros;"),
    ("es", "recomienda", "que el GANT mantenga la lista de faros;"),
    ("ru", "решает", "что КГСЭ рассматривает вопрос о маяках;"),
    ("ru", "решает", "чтобы КГСЭ подготовила перечень маяков;"),
    ("ar", "تقرر", "أن يدرس الفريق الاستشاري لتقييس الاتصالات المنارات؛"),
    ("zh", "做出决议", "电信标准化顾问组审议灯塔问题；"),
    ("zh", "做出决议", "电信标准化顾问组与秘书长协商，审议灯塔问题；"),
]


@pytest.mark.parametrize(("language", "head", "text"), BARE)
def test_a_verb_without_a_modal_is_a_duty_of_whoever_stands_before_it(
    clause_of: ClauseOf, language: Language, head: str, text: str
) -> None:
    (mandate,) = extract(clause_of(head, text, language=language), organisations=shipped())
    assert mandate.actors == ("TSAG",)


def test_each_of_many_has_it(clause_of: ClauseOf) -> None:
    clause = clause_of("resolves", "that each study group appoint a keeper of lamps;")
    (mandate,) = extract(clause, organisations=shipped())
    assert mandate.actors == ("study groups ITU-R", "study groups ITU-T", "study groups ITU-D")
    nobody = clause_of("resolves", "that no study group appoint a keeper of lamps;")
    assert extract(nobody, organisations=shipped()) == ()


def test_the_duty_begins_with_that_verb(clause_of: ClauseOf) -> None:
    clause = clause_of("resolves", "that TSAG also examine the lamps;")
    (mandate,) = extract(clause, organisations=shipped())
    assert mandate.action == "examine the lamps"


OPINIONS: list[Case] = [
    ("en", "is of the view", "that administrations should light the lamps;"),
    ("en", "is of the opinion", "that administrations, when building, should light the lamps;"),
    ("fr", "est d'avis", "que les administrations devraient allumer les phares;"),
    ("es", "opina", "que las administraciones deberían encender los faros;"),
    ("ru", "придерживается мнения", "что администрациям следует зажечь маяки;"),
    ("ar", "يرى", "أنه ينبغي للإدارات أن تضيء المنارات؛"),
    ("zh", "认为", "主管部门应点亮灯塔；"),
]


@pytest.mark.parametrize(("language", "head", "text"), OPINIONS)
def test_an_opinion_asks_those_who_it_says_should_act(
    clause_of: ClauseOf, language: Language, head: str, text: str
) -> None:
    (mandate,) = extract(clause_of(head, text, language=language), organisations=shipped())
    assert mandate.actors == ("administrations",)


THINGS: list[Case] = [
    ("en", "is of the view", "that fees should be moderate;"),
    ("en", "is of the view", "that the work of the study groups should be published;"),
    ("en", "is of the view", "that Member States’ lamps should be bright;"),
    ("en", "is of the view", "that administrations should be able to see the lamps;"),
    ("en", "is of the view", "that administrations face a shortage of lamps;"),
    ("en", "recommends", "that any lamp on a tower shall burn at night;"),
    ("fr", "est d'avis", "que les redevances devraient être modérées;"),
    ("es", "opina", "que las tasas deberían ser moderadas;"),
    ("ru", "считает", "что сборы должны быть умеренными;"),
    ("ar", "يرى", "أن الرسوم ينبغي أن تكون معتدلة؛"),
    ("zh", "认为", "费用应适中；"),
]


@pytest.mark.parametrize(("language", "head", "text"), THINGS)
def test_an_opinion_asks_nothing_of_a_thing(
    clause_of: ClauseOf, language: Language, head: str, text: str
) -> None:
    assert extract(clause_of(head, text, language=language), organisations=shipped()) == ()


def test_an_order_names_even_those_whom_nobody_knows(clause_of: ClauseOf) -> None:
    clause = clause_of("Again requests", "that harbour masters should strive to count the lamps;")
    (mandate,) = extract(clause, organisations=shipped())
    assert mandate.actors == ("harbour masters",)


COMPLETING: list[Case] = [
    ("en", "resolves to invite the ITU Radiocommunication Sector to complete in time for WRC-27",
     "studies on lamps;"),
    ("fr", "décide d'inviter l'UIT-R à achever à temps pour la CMR-27", "les études de phares;"),
    ("es", "resuelve invitar al UIT-R a completar a tiempo para la CMR-27", "estudios de faros;"),
    ("ru", "решает предложить МСЭ-R завершить к ВКР-27", "исследования маяков;"),
    ("zh", "做出决议，请ITU-R在WRC-27之前及时完成", "灯塔研究；"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "head", "text"), COMPLETING)
def test_a_head_can_say_for_all_of_its_list_what_is_done_with_it_and_when(
    clause_of: ClauseOf, language: Language, head: str, text: str
) -> None:
    (mandate,) = extract(clause_of(head, text, language=language), organisations=shipped())
    assert mandate.actors == ("ITU-R",)
    assert mandate.action == text[:-1]
    assert mandate.deadline is not None
    assert "27" in mandate.deadline


def test_arabic_vowels_hide_no_verb_and_are_printed(clause_of: ClauseOf) -> None:
    clause = clause_of("يقرر", "أن يُعدَّ الأمين العام تقريراً للمجلس؛", language="ar")
    (mandate,) = extract(clause, organisations=shipped())
    assert (mandate.actors, mandate.reporting) == (("Secretary-General",), True)
    assert mandate.action in clause.text
    assert mandate.span.of(clause.document.text) == mandate.action
    assert "تقريراً" in mandate.action


def test_a_session_before_the_document_is_no_deadline(clause_of: ClauseOf) -> None:
    text = "to submit to WTDC-17 and, in 2021, to WTDC-22 a list of lamps;"
    clause = clause_of("instructs the Director of BDT", text, year=2018)
    (mandate,) = extract(clause, organisations=shipped())
    assert mandate.deadline == "WTDC-22"
