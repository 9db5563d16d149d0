"""What stands before the text: covers, tables of editions, contents, forewords."""

import re
from collections.abc import Callable

import pytest

from intersector.model import Block, BlockKind, Clause, Document, Language, Span
from intersector.organisations import shipped
from intersector.structure import identify, segment

Cut = Callable[..., tuple[Clause, ...]]

COVER = """\
ITU-T
(10/2016)
Recommendation  ITU-T  A.9
Recommendation ITU-T A.9
Methods for lighthouses
Edition
Approval
1.0
1996-10-18
"""
BODY = """\
FOREWORD
The Union is an agency for lights.
© ITU 2017
Recommendation ITU-T A.9
Methods for lighthouses
1 Keepers
1.1 Keepers meet each spring.
1.2 Keepers report each autumn.
"""


def laid_out(cover: str, body: str, language: Language = "en") -> Document:
    """A document with a cover in cells and a body in paragraphs."""
    blocks = [
        Block(Span(*line.span()), "cell" if line.end() < len(cover) else "paragraph")
        for line in re.finditer(".+", cover + body)
    ]
    return identify(
        Document("test", "", language, cover + body, tuple(blocks)), organisations=shipped()
    )


def test_a_cover_and_its_tables_are_no_clauses() -> None:
    clauses = segment(laid_out(COVER, BODY), organisations=shipped())
    assert [clause.text for clause in clauses] == [
        "Keepers meet each spring.",
        "Keepers report each autumn.",
    ]


def test_the_title_is_that_below_the_cover_and_the_year_that_on_it() -> None:
    document = laid_out(COVER, BODY)
    assert (document.title, document.number, document.year) == (
        "Methods for lighthouses",
        "A.9",
        2016,
    )


@pytest.mark.parametrize("letter", ["E", "Е"], ids=["Latin", "Cyrillic"])
def test_a_designation_is_the_same_in_letters_that_print_alike(letter: str) -> None:
    """Russian editions are typed on two keyboards."""
    designation = "Рекомендация МСЭ-T E.9"
    cover = f"МСЭ-T\n(10/2016)\n{designation}\n{designation}\nМетоды\nИздание\n1.0\n"
    body = (
        "ПРЕДИСЛОВИЕ\nСоюз ведает маяками с 1926 года.\n"
        f"Рекомендация МСЭ-Т {letter}.9\nМетоды для маяков\n1 Смотрители\n"
        "1.1 Смотрители собираются каждую весну.\n"
    )
    document = laid_out(cover, body, "ru")
    told = (document.number, document.title, document.year)
    assert told == ("E.9", "Методы для маяков", 2016)
    (clause,) = segment(document, organisations=shipped())
    assert clause.text == "Смотрители собираются каждую весну."


def test_a_table_before_a_text_that_names_itself_once_is_kept() -> None:
    """Nothing tells that it is a cover."""
    document = laid_out("", "Lamps are lit at dusk.\n2 Keepers meet.\n")
    words = [clause.text for clause in segment(document, organisations=shipped())]
    assert words == ["Lamps are lit at dusk.", "2 Keepers meet."]


def test_an_item_that_ends_with_a_body_and_a_comma_is_nobody_who_speaks(cut: Cut) -> None:
    text = (
        "Совет МСЭ,\nучитывая,\nчто маяки стоят,\nрешает,\n1 что Союз ведет реестр;\n"
        "2 что Координационный комитет предлагает критерии Совету,\n"
        "поручает Генеральному секретарю, в консультации с Координационным комитетом,\n"
        "ежегодно представлять Совету отчет."
    )
    clauses = cut(text, "ru")
    assert [c.number for c in clauses] == [None, "1", "2", None]
    assert clauses[2].text == "что Координационный комитет предлагает критерии Совету,"
    assert clauses[3].text == "ежегодно представлять Совету отчет."


DECLARATIONS: list[tuple[Language, str, str]] = [
    ("en", "We, the participants in the Forum (Baku, 2025),", "Invite Member States to act."),
    ("fr", "Nous, les participants au Forum (Bakou, 2025),", "Invitons les États Membres à agir."),
    ("es", "Nosotros, los participantes en el Foro (Bakú, 2025),", "Instamos a actuar."),
    ("ru", "Мы, участники Форума (Баку, 2025 г.),", "Призываем Государства-Члены действовать."),
    ("ar", "نحن، المشاركين في المنتدى (باكو، 2025)،", "ندعو الدول الأعضاء إلى العمل."),
    ("zh", "我们，论坛的与会者（2025年，巴库），", "我们呼吁成员国采取行动。"),
]


@pytest.mark.parametrize(("language", "who", "order"), DECLARATIONS)
def test_those_who_declare_speak(cut: Cut, language: Language, who: str, order: str) -> None:
    clauses = cut(f"{who}\n1. {order}\n2. {order}", language)
    assert [(c.role, c.number) for c in clauses] == [("operative", "1."), ("operative", "2.")]


def issued(text: str, *, masthead: str = "") -> Document:
    """A report as the United Nations set it: "#" opens a heading, "##" one of a lower level."""
    blocks, lines, at = [], [], 0
    for line in text.splitlines():
        level, words = line.count("#"), line.lstrip("# ")
        kind: BlockKind = "heading" if level else "paragraph"
        blocks.append(Block(Span(at, at + len(words)), kind, level or None))
        lines.append(words)
        at += len(words) + 1
    document = Document("test", "", "en", "\n".join(lines), tuple(blocks), masthead=masthead)
    return identify(document, organisations=shipped())


REPORT = """\
## Sixtieth session
Item 12 of the list*
## Budget for 2016
# Budget for 2016
# Lighthouses
## Overview
1. Lamps are lit at dusk.
"""


def test_session_and_agenda_item_stand_above_the_title_and_are_no_clauses() -> None:
    document = issued(REPORT)
    assert document.title == "Budget for 2016 Lighthouses"
    (clause,) = segment(document, organisations=shipped())
    assert (clause.head, clause.text) == ("Overview", "Lamps are lit at dusk.")


def test_the_masthead_tells_symbol_organ_and_date() -> None:
    masthead = "United Nations\nE/2015/6 (Part II)\nDistr.: General\n3 March 2015"
    document = issued(REPORT, masthead=masthead)
    assert (str(document.id), document.body, document.number, document.year) == (
        "E/2015/6(PartII)", "ECOSOC", "E/2015/6(PartII)", 2015,
    )  # fmt: skip


@pytest.mark.parametrize("line", ["A/70/6", "A/70/6 (Sect. 2)/Corr.1"])
def test_a_symbol_on_a_line_above_the_text_is_the_document_s(line: str) -> None:
    assert issued(f"{line}\n{REPORT}").number == line.replace(" ", "")


@pytest.mark.parametrize("line", ["A/B tests", "XYZ/70/6", "See A/70/6", "either/or 7"])
def test_any_other_line_with_a_stroke_is_no_symbol(line: str) -> None:
    assert issued(f"{line}\n{REPORT}").number is None
