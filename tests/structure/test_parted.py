"""Resolutions on one line, as pasted from a web page."""

from collections.abc import Callable

import pytest

from intersector.model import Clause, Language

Cut = Callable[..., tuple[Clause, ...]]

ITU = {
    "en": "RESOLUTION 12 (Rev. Bucharest, 2022) On piers The Plenipotentiary Conference of the "
    "International Telecommunication Union (Bucharest, 2022), recalling a) Resolution 2; b) its "
    "annex, recognizing that piers rot, and inviting sailors, resolves 1 to sail; 2 to fish, "
    "instructs the Secretary-General 1 to report each year; 2 to help, invites Member States to "
    "take part.",
    "fr": "RÉSOLUTION 12 (Rév. Bucarest, 2022) Les jetées La Conférence de plénipotentiaires de "
    "l'Union internationale des télécommunications (Bucarest, 2022), rappelant a) la Résolution "
    "2; b) son annexe, décide 1 de naviguer; 2 de pêcher, charge le Secrétaire général 1 de "
    "faire rapport chaque année; 2 d'aider, invite les États Membres à participer.",
    "es": "RESOLUCIÓN 12 (Rev. Bucarest, 2022) Muelles La Conferencia de Plenipotenciarios de la "
    "Unión Internacional de Telecomunicaciones (Bucarest, 2022), recordando a) la Resolución 2; "
    "b) su anexo, resuelve 1 navegar; 2 pescar, encarga al Secretario General 1 que informe; "
    "2 que ayude, invita a los Estados Miembros a que participen.",
    "ru": "РЕЗОЛЮЦИЯ 12 (Пересм. Бухарест, 2022 г.) О причалах Полномочная конференция "
    "Международного союза электросвязи (Бухарест, 2022 г.), напоминая a) Резолюцию 2; b) ее "
    "приложение, решает 1 плавать; 2 ловить рыбу, поручает Генеральному секретарю 1 представить "
    "отчет; 2 помогать, предлагает Государствам-Членам участвовать.",
    "ar": "القرار 12 (المراجَع في بوخارست، 2022) الأرصفة إن مؤتمر المندوبين المفوضين للاتحاد "
    "الدولي للاتصالات (بوخارست، 2022)، إذ يذكّر أ ) بالقرار 2؛ ب) بملحقه، يقرر 1 الإبحار؛ "
    "2 الصيد، يكلف الأمين العام 1 بتقديم تقرير؛ 2 بالمساعدة، يدعو الدول الأعضاء إلى المشاركة.",
    "zh": "第12号决议（2022年，布加勒斯特，修订版）码头 "
    "国际电信联盟全权代表大会（2022年，布加勒斯特），"
    "忆及 a) 第2号决议；b) 其附件，做出决议 1 航行；2 捕鱼，责成秘书长 1 提出报告；2 提供帮助，"
    "责成理事会 1 审议报告；2 采取行动。",
}


@pytest.mark.parametrize("language", ITU)
def test_a_resolution_on_one_line_is_cut_at_its_heads(cut: Cut, language: Language) -> None:
    clauses = cut(ITU[language], language)
    assert [c.number for c in clauses[:2]] == (["أ )", "ب)"] if language == "ar" else ["a)", "b)"])
    operative = [c for c in clauses if c.role == "operative"]
    assert [c.number for c in operative[:4]] == ["1", "2", "1", "2"]
    assert operative[2].actors == ("Secretary-General",)
    assert operative[2].head != operative[1].head != operative[4].head
    assert all(c.text in ITU[language] for c in clauses)


@pytest.mark.parametrize(
    ("language", "text", "heads"),
    [
        (
            "ar",
            "القرار 9 (جنيف، 2022) الأرصفة إن الجمعية العالمية لتقييس الاتصالات (جنيف، 2022)، "
            "إذ تذكّر بالقرار 2، وإذ تلاحظ أن الأرصفة تتآكل، تقرر إصلاحها، تكلّف الأمين العام "
            "بتدريب البحارة، تدعو الدول الأعضاء إلى تبادل الخشب.",
            ["إذ تذكّر", "وإذ تلاحظ", "تقرر", "تكلّف الأمين العام", "تدعو الدول الأعضاء"],
        ),
        (
            "zh",
            "第9号决议（2022年，日内瓦） 码头 世界电信标准化全会（2022年，日内瓦），忆及第2号决议，"
            "注意到码头腐烂，做出决议修缮码头，责成秘书长提请理事会注意，请成员国提供橡木。",
            ["忆及", "注意到", "做出决议", "责成秘书长", "请成员国"],
        ),
    ],
)
def test_heads_without_labels_part_a_line_where_they_could_be_nothing_else(
    cut: Cut, language: Language, text: str, heads: list[str]
) -> None:
    clauses = cut(text, language)
    assert [c.head for c in clauses] == heads
    assert [c.actors for c in clauses[-2:]] == [("Secretary-General",), ("Member States",)]


def test_a_verb_inside_a_sentence_is_left_there(cut: Cut) -> None:
    recital = next(c for c in cut(ITU["en"]) if c.number == "b)")
    assert recital.text == "its annex, recognizing that piers rot, and inviting sailors,"


def test_paragraphs_in_the_un_style_on_one_line(cut: Cut) -> None:
    text = (
        "Resolution 70/1 Harbours for all The General Assembly, Recalling its resolution 69/1, "
        "Noting that piers rot, and welcoming repairs, 1. Decides to sail, and requests a map; "
        "2. Requests the Secretary-General to report; 3. Calls upon Member States to row."
    )
    assert [(c.head, c.number, c.role) for c in cut(text)] == [
        ("Recalling", None, "preamble"),
        ("Noting that", None, "preamble"),
        ("Decides", "1.", "operative"),
        ("Requests", "2.", "operative"),
        ("Calls upon", "3.", "operative"),
    ]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The Executive Board, having considered the report, decided:"),
        ("fr", "Le Conseil exécutif, ayant examiné le rapport, a décidé :"),
        ("es", "El Consejo Ejecutivo, habiendo examinado el informe, decidió:"),
        ("ru", "Исполнительный комитет, рассмотрев доклад, постановил:"),
        ("ar", "إن المجلس التنفيذي، بعد أن نظر في التقرير، قرر:"),
        ("zh", "执行委员会，审议了总干事的报告，决定："),
    ],
)
def test_what_is_decided_stands_after_what_was_considered(
    cut: Cut, language: Language, line: str
) -> None:
    recital, *_, first, second = cut(f"{line}\n(1) A;\n(2) B.", language)
    assert (recital.role, first.role, second.role) == ("preamble", "operative", "operative")
    assert first.head == second.head in line
    assert (first.number, second.number) == ("(1)", "(2)")


def test_a_sentence_that_names_a_body_is_not_parted(cut: Cut) -> None:
    text = "REPORT\nThe Council, noting the delay, agreed to wait. The Board, noting it, did not."
    assert [c.role for c in cut(text)] == ["body"]


def test_all_may_have_run_together_below_who_speaks(cut: Cut) -> None:
    text = (
        "The Plenipotentiary Conference (Dubai, 2018),\nconsidering a) the sea; b) the land, "
        "resolves 1 to sail; 2 to land, instructs the Secretary-General to report to the Council."
    )
    assert [(c.head, c.number) for c in cut(text)] == [
        ("considering", "a)"),
        ("considering", "b)"),
        ("resolves", "1"),
        ("resolves", "2"),
        ("instructs the Secretary-General", None),
    ]


def test_a_space_parts_a_chinese_addressee_from_the_duty(cut: Cut) -> None:
    front = "理事会（2021年，日内瓦），\n回顾 a) 海洋；b) 陆地，做出决议 1 航行；2 登陆，"
    last = cut(f"{front}责成秘书长 每年向大会报告。", "zh")[-1]
    assert (last.head, last.text) == ("责成秘书长", "每年向大会报告。")
