"""Duties that decisions give in another tense or person."""

import pytest

from intersector import mandates
from intersector.model import Document, Language
from intersector.organisations import shipped
from intersector.structure import identify, segment

TOLD = {
    "en": (
        "The Executive Board,\nHaving considered the report,\n1. Requested the Director-General to "
        "report annually to the Health Assembly;\n2. Invited Member States to act."
    ),
    "fr": (
        "Le Conseil exécutif,\nAyant examiné le rapport,\n1. A prié le Directeur général de faire "
        "rapport chaque année à l'Assemblée de la Santé ;\n2. A invité les États Membres à agir."
    ),
    "es": (
        "El Consejo Ejecutivo,\nHabiendo examinado el informe,\n1. Pidió al Director General que "
        "presente un informe anual a la Asamblea de la Salud;\n"
        "2. Invitó a los Estados Miembros a que actúen."
    ),
    "ru": (
        "Исполнительный комитет,\nрассмотрев доклад,\n1. поручил Генеральному директору ежегодно "
        "представлять доклад Ассамблее здравоохранения;\n"
        "2. предложил государствам-членам принять меры."
    ),
    "ar": (
        "إن المجلس التنفيذي،\nبعد أن نظر في التقرير،\n1- طلب إلى المدير العام أن يقدم تقريراً "
        "سنوياً إلى جمعية الصحة؛\n2- دعا الدول الأعضاء إلى العمل."
    ),
    "zh": (
        "执行委员会，\n审议了报告，\n决定：\n（1）请总干事每年向卫生大会提交报告；\n"
        "（2）请会员国采取行动。"
    ),
}


@pytest.mark.parametrize("language", TOLD)
def test_what_was_asked_of_someone_is_a_duty(language: Language) -> None:
    read = Document("test", "", language, TOLD[language])
    document = identify(read, organisations=shipped())
    clauses = segment(document, organisations=shipped())
    report, act = mandates.extract_all(clauses, organisations=shipped())
    assert report.actors == ("Director-General",)
    assert (report.reporting, report.frequency) == (True, "annual")
    assert report.recipient == "World Health Assembly"
    assert act.actors == ("Member States",)
    assert not act.reporting
