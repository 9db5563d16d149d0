"""The UN's style, annexes, and documents with sections."""

from collections.abc import Callable

import pytest

from intersector.model import Clause, Language

Cut = Callable[..., tuple[Clause, ...]]


def test_a_paragraph_in_the_un_style_keeps_its_verb(cut: Cut) -> None:
    text = "The General Assembly,\nRecalling the sea,\n1. Also requests States to sail."
    recital, order = cut(text)
    assert (recital.head, recital.text) == ("Recalling", "Recalling the sea,")
    assert (order.number, order.head) == ("1.", "Also requests")
    assert order.text == "Also requests States to sail."


def test_all_is_operative_once_something_is_decided(cut: Cut) -> None:
    text = (
        "The Council,\nNoting the sea,\nDecides to adopt a plan:\nPromoting the use of sails;\n"
        "Recognizing each crew."
    )
    assert [c.role for c in cut(text)] == ["preamble", "operative", "operative", "operative"]


def test_a_second_part_that_speaks_anew_has_its_own_preamble(cut: Cut) -> None:
    text = (
        "The General Assembly,\nNoting the sea,\nDecides to sail;\nB\nThe General Assembly,\n"
        "Noting the land,\nDecides to land."
    )
    roles = [(c.role, c.head) for c in cut(text) if c.head]
    assert [role for role, _ in roles if role == "preamble"] == ["preamble", "preamble"]


def test_capitals_open_paragraphs_in_the_style_of_the_health_assembly(cut: Cut) -> None:
    text = (
        "The Seventieth World Health Assembly,\nHaving considered the report,\n"
        "Concerned about harbours,\n1. URGES Member States:\n(1) to wash;\n"
        "2. REQUESTS the Director-General to report."
    )
    assert [(c.role, c.number) for c in cut(text)] == [
        ("preamble", None),
        ("preamble", None),
        ("operative", "1."),
        ("operative", "(1)"),
        ("operative", "2."),
    ]


def test_an_annex_is_cut_into_its_sections(cut: Cut) -> None:
    text = (
        "The Plenipotentiary Conference (Dubai, 2018),\nresolves\nto adopt the annex.\n"
        "ANNEX 1\nShips\n1 Ships sail.\n2 Crews sleep.\nAPPENDIX\nHarbours are open."
    )
    assert [(c.role, c.head, c.number) for c in cut(text)] == [
        ("operative", "resolves", None),
        ("annex", "Ships", "1"),
        ("annex", "Ships", "2"),
        ("annex", None, None),
    ]


def test_a_report_is_cut_into_paragraphs_under_their_headings(cut: Cut) -> None:
    text = "REPORT\nPurpose\nIt reports.\nIt is short.\nResults\n– one;\n– two."
    assert [(c.head, c.number, c.text) for c in cut(text)] == [
        ("Purpose", None, "It reports."),
        ("Purpose", None, "It is short."),
        ("Results", "–", "one;"),
        ("Results", "–", "two."),
    ]


def test_a_text_without_structure_gives_a_clause_a_paragraph(cut: Cut) -> None:
    text = "there are ships.\n\nand there are harbours."
    assert [(c.role, c.text) for c in cut(text)] == [
        ("body", "there are ships."),
        ("body", "and there are harbours."),
    ]


def test_lines_wrapped_in_print_are_one_clause(cut: Cut) -> None:
    lines = [
        "The Plenipotentiary Conference (Dubai, 2018),",
        "noting",
        "a) that the ships which sail from the northern harbours carry",
        "more than they should, and that the crews do not know how to",
        "count the barrels that the merchants of the town have loaded",
        "on them, as the harbour master has said in the letters which",
        "he sends,",
        "b) that the sea is deep,",
    ]
    assert [c.number for c in cut("\n".join(lines))] == ["a)", "b)"]


def test_a_body_without_a_comma_speaks_when_a_verb_follows(cut: Cut) -> None:
    """A council's resolution that recommends a text to the assembly keeps its own order."""
    text = (
        "The Economic and Social Council\nRecommends to the General Assembly the draft below:\n"
        "The General Assembly,\nNoting the sea,\nRecalling the land,\n1. Decides to sail."
    )
    assert [(c.role, c.head) for c in cut(text)] == [
        ("operative", "Recommends"),
        ("preamble", "Noting"),
        ("preamble", "Recalling"),
        ("operative", "Decides"),
    ]


def test_a_recital_that_opens_a_section_is_preamble_again(cut: Cut) -> None:
    text = (
        "The General Assembly,\nNoting the sea,\nDecides to sail;\nII\nHarbours\n"
        "Reaffirming the principles of harbours,\n1. Welcomes the piers;\n2. Requests more."
    )
    roles = {c.head: c.role for c in cut(text)}
    assert roles["Reaffirming"] == "preamble"
    assert roles["Welcomes"] == roles["Requests"] == "operative"


def test_one_recital_before_many_numbered_orders_is_the_un_style(cut: Cut) -> None:
    orders = "".join(f"\n{n}. Requests harbour {n} to report;" for n in range(1, 12))
    clauses = cut(f"The General Conference,\nHaving examined the document,{orders}")
    assert [c.role for c in clauses] == ["preamble"] + ["operative"] * 11


def test_paragraphs_of_a_draft_are_labelled_pp_and_op(cut: Cut) -> None:
    text = (
        "The Human Rights Council,\nPP1 Recalling the sea,\nPP2bis Noting ships,\n"
        "OP1. Urges States to sail;\nOP2. Requests a report."
    )
    assert [(c.number, c.role, c.key) for c in cut(text)] == [
        ("PP1", "preamble", "recalling/pp1"),
        ("PP2bis", "preamble", "noting/pp2bis"),
        ("OP1.", "operative", "urges/op1"),
        ("OP2.", "operative", "requests/op2"),
    ]


def test_a_footnote_after_the_colon_does_not_hide_whom_a_list_addresses(cut: Cut) -> None:
    text = (
        "The World Health Assembly,\nNoting the sea,\n1. URGES Member States:1\n(1) to wash;\n"
        "2. REQUESTS the Director-General:\n(1) to report."
    )
    actors = {c.key: c.actors for c in cut(text)}
    assert actors["urges/1/1"] == ("Member States",)
    assert actors["requests/2/1"] == ("Director-General",)


def test_short_items_of_a_list_are_no_headings(cut: Cut) -> None:
    """With a bracketed number, only what stands above a paragraph is one."""
    text = (
        "REPORT\n1 Lamps\n1.1 Lamps are lit at dusk.\n1) Oil\nOil is kept in barrels.\n"
        "The keepers write in:\n1) English\n2) French\n3) Any other\n2 Keepers\n"
        "2.1 Keepers meet each spring.\n"
    )
    told = [(clause.head, clause.number, clause.text) for clause in cut(text)]
    assert ("1) Oil", None, "Oil is kept in barrels.") in told
    assert [(number, words) for _, number, words in told[-4:-1]] == [
        ("1)", "English"),
        ("2)", "French"),
        ("3)", "Any other"),
    ]


def test_the_last_item_but_one_of_a_list_is_no_heading(cut: Cut) -> None:
    text = "The Council,\nDecides to sail.\nANNEX\nA judge shall:\nBe upright; and\nBe learned."
    assert [c.text for c in cut(text)][1:] == ["A judge shall:", "Be upright; and", "Be learned."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Council,\nRecalling X,\nDecided to wait;\n2. Took note of Y."),
        ("fr", "Le Conseil,\nRappelant X,\nA décidé d'attendre ;\n2. A également pris note de Y."),
        ("es", "El Consejo,\nRecordando X,\nDecidió esperar;\n2. Tomó nota también de Y."),
        ("ru", "Совет,\nссылаясь на X,\nпостановил подождать;\n2. принял к сведению Y."),
        ("ar", "إن المجلس،\nإذ يشير إلى X،\nقرر أن ينتظر؛\n2. أحاط علماً بتقرير Y."),
        ("zh", "理事会，\n回顾X，\n决定了等待；\n2. 注意到了Y。"),
        ("en", "The Assembly,\nRecalling X,\nWe decide to wait;\n2. Agree on Y."),
        ("es", "La Conferencia,\nRecordando X,\nDecidimos esperar;\n2. Reafirman Y."),
        ("fr", "La Conférence,\nRappelant X,\nDécident d'attendre ;\n2. Nous réaffirmons Y."),
        ("ru", "Конференция,\nссылаясь на X,\nпостановляем ждать;\n2. подтверждают Y."),
    ],
)
def test_what_was_decided_is_told_in_another_tense_or_person(
    cut: Cut, language: Language, text: str
) -> None:
    roles = [clause.role for clause in cut(text, language)]
    assert roles == ["preamble", "operative", "operative"]


def test_a_participle_opens_a_recital_or_an_item_but_not_an_order(cut: Cut) -> None:
    text = (
        "The Council,\nEncouraged by the tide,\nRequests each harbour to provide:\n"
        "Extended piers;\nStrengthened nets.\nAgreed plans\nThe plans are below."
    )
    heads = [clause.head for clause in cut(text)]
    assert heads[:4] == ["Encouraged", "Requests", "Requests", "Requests"]
    assert "Agreed" not in heads


def test_a_report_that_tells_what_was_agreed_orders_nothing(cut: Cut) -> None:
    text = "REPORT\nAt its fifth meeting, the Group:\n(a) Agreed to wait;\n(b) Noted the delay."
    assert {clause.role for clause in cut(text)} == {"body"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Decision 2013/245\nReports\nAt its 50th plenary meeting, on 23 July 2013, the "
            "Economic and Social Council took note of the report.",
        ),
        (
            "en",
            "Decision 68/527\nReports\nAt its 64th plenary meeting, on 16 December 2013, the "
            "General Assembly, on the recommendation of the Third Committee, decided to wait.",
        ),
        (
            "fr",
            "Décision 2013/245\nRapports\nÀ sa 50e séance plénière, le 23 juillet 2013, le Conseil "
            "économique et social a pris acte du rapport.",
        ),
        (
            "es",
            "Decisión 2013/245\nInformes\nEn su 50ª sesión plenaria, celebrada el 23 de julio de "
            "2013, el Consejo Económico y Social tomó nota del informe.",
        ),
        (
            "ru",
            "Решение 2013/245\nДоклады\nНа своем 50-м пленарном заседании 23 июля 2013 года "
            "Экономический и Социальный Совет принял к сведению доклад.",
        ),
        (
            "ar",
            "المقرر 2013/245\nالتقارير\nفي جلسته العامة 50، المعقودة في 23 تموز/يوليه 2013، "
            "أحاط المجلس الاقتصادي والاجتماعي علماً بالتقرير.",
        ),
        (
            "zh",
            "第2013/245号决定\n报告\n经济及社会理事会2013年7月23日第50次全体会议决定：\n请秘书长报告。",
        ),
    ],
)
def test_a_decision_tells_which_meeting_took_it(cut: Cut, language: Language, text: str) -> None:
    clauses = cut(text, language)
    assert {clause.role for clause in clauses} == {"operative"}
    assert clauses[0].head is not None


@pytest.mark.parametrize(
    ("language", "closing"),
    [
        ("en", "50th plenary meeting, 23 July 2013"),
        ("en", "50th plenary meeting\n23 July 2013"),
        ("fr", "50e séance plénière\n23 juillet 2013"),
        ("es", "50ª sesión plenaria\n23 de julio de 2013"),
        ("ru", "50-е пленарное заседание\n23 июля 2013 года"),
        ("ar", "الجلسة العامة 50\n23 تموز/يوليه 2013"),
        ("zh", "2013年7月23日\n第50次全体会议"),
    ],
)
def test_the_meeting_that_adopted_a_text_is_no_clause(
    cut: Cut, language: Language, closing: str
) -> None:
    opening = {
        "en": "The Council,\n1. Decides to wait.",
        "fr": "Le Conseil,\n1. Décide d'attendre.",
        "es": "El Consejo,\n1. Decide esperar.",
        "ru": "Совет,\n1. постановляет ждать.",
        "ar": "إن المجلس،\n1. يقرر الانتظار.",
        "zh": "理事会，\n1. 决定等待。",
    }[language]
    assert [clause.number for clause in cut(f"{opening}\n{closing}", language)] == ["1."]


ON_ONE_LINE: list[tuple[Language, str]] = [
    (
        "en",
        "The World Telecommunication Standardization Assembly (Geneva, 2022),\n\n"
        "recalling Resolution 2;\n\nnoting that piers rot,\n\nresolves to mend them;\n\n"
        "instructs the Secretary-General to report;\n\ninvites Member States to give oak.",
    ),
    (
        "fr",
        "L'Assemblée mondiale de normalisation des télécommunications (Genève, 2022),\n\n"
        "rappelant la Résolution 2;\n\nobservant que les jetées pourrissent,\n\n"
        "décide de les réparer;\n\ncharge le Secrétaire général de faire rapport;\n\n"
        "invite les États Membres à donner du chêne.",
    ),
    (
        "es",
        "La Asamblea Mundial de Normalización de las Telecomunicaciones (Ginebra, 2022),\n\n"
        "recordando la Resolución 2;\n\nseñalando que los muelles se pudren,\n\n"
        "resuelve repararlos;\n\nencarga al Secretario General que informe;\n\n"
        "invita a los Estados Miembros a que den roble.",
    ),
    (
        "ru",
        "Всемирная ассамблея по стандартизации электросвязи (Женева, 2022 г.),\n\n"
        "напоминая Резолюцию 2;\n\nотметив, что причалы гниют,\n\nрешает чинить их;\n\n"
        "поручает Генеральному секретарю представить отчет;\n\n"
        "предлагает Государствам-Членам предоставить дуб.",
    ),
    (
        "ar",
        "إن الجمعية العالمية لتقييس الاتصالات (جنيف، 2022)،\n\nإذ تذكّر بالقرار 2؛\n\n"
        "وإذ تلاحظ أن الأرصفة تتآكل،\n\nتقرر إصلاحها؛\n\nتكلّف الأمين العام بتقديم تقرير؛\n\n"
        "تدعو الدول الأعضاء إلى تقديم الخشب.",
    ),
    (
        "zh",
        "世界电信标准化全会（2022年，日内瓦），\n\n忆及第2号决议；\n\n注意到码头腐烂，\n\n"
        "做出决议修缮码头；\n\n责成秘书长提请理事会注意本决议；\n\n请成员国提供橡木。",
    ),
]


@pytest.mark.parametrize(("language", "text"), ON_ONE_LINE)
def test_the_heads_of_the_itu_may_stand_on_the_line_of_their_clause(
    cut: Cut, language: Language, text: str
) -> None:
    clauses = cut(text, language)
    assert [c.role for c in clauses] == ["preamble"] * 2 + ["operative"] * 3
    assert [c.actors for c in clauses[2:]] == [(), ("Secretary-General",), ("Member States",)]


@pytest.mark.parametrize(
    "text",
    [
        "责成局长：向理事会提交报告。",
        "请向理事会提交报告。",
        "赞赏秘书长的报告；",
        "决定成员国应当参加；",
    ],
)
def test_chinese_names_those_it_addresses_straight_after_the_verb_that_orders(
    cut: Cut, text: str
) -> None:
    front = "理事会（2021年，日内瓦），\n\n回顾第2号决议，\n\n决定修缮码头；\n\n"
    assert cut(front + text, "zh")[-1].actors == ()


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "NOTE – Piers are described in [G.1]"),
        ("fr", "NOTE 1 – Les jetées sont décrites dans [G.1]"),
        ("es", "NOTA – Los muelles se describen en [G.1]"),
        ("ru", "ПРИМЕЧАНИЕ. – Причалы описаны в [G.1]"),
        ("ar", "ملاحظة - الأرصفة موصوفة في [G.1]"),
        ("zh", "注 – 码头见[G.1]"),
    ],
)
def test_a_remark_without_a_stop_is_no_heading(cut: Cut, language: Language, note: str) -> None:
    clauses = cut(f"1 A\n\n{note}\n\n2 B\n\nC.", language)
    assert note in [clause.text for clause in clauses]


def test_a_sitting_above_a_list_of_what_was_decided_speaks(cut: Cut) -> None:
    text = (
        "2025/312. Harbours\nAt its 34th plenary meeting, on 24 July 2025, the Economic and "
        "Social Council:\n(a) Took note of the piers;\n(b) Requested the Secretary-General to "
        "count them."
    )
    assert [(c.role, c.head, c.number) for c in cut(text)] == [
        ("operative", "Took note", "(a)"),
        ("operative", "Requested", "(b)"),
    ]
