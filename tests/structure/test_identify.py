"""Which document it is, from its own first lines."""

from collections.abc import Callable

import pytest

from intersector.model import Block, Document, Language, Span
from intersector.organisations import shipped
from intersector.structure import identify

Know = Callable[..., Document]


@pytest.mark.parametrize(
    ("language", "first", "spoken", "identifier"),
    [
        (
            "en",
            "RESOLUTION 191 (REV. DUBAI, 2018)",
            "The Plenipotentiary Conference of the International Telecommunication Union "
            "(Dubai, 2018),",
            "PP/resolution/191@2018",
        ),
        (
            "fr",
            "RÉSOLUTION UIT-R 7-4 (Rév. Charm el-Cheikh, 2019)",
            "L'Assemblée des radiocommunications de l'UIT,",
            "RA/resolution/7-4@2019",
        ),
        (
            "en",
            "RESOLUTION 205 (REV.WRC-19)",
            "The World Radiocommunication Conference (Sharm el-Sheikh, 2019),",
            "WRC/resolution/205@2019",
        ),
        ("en", "Resolution 1333 (C11)", "The ITU Council,", "Council/resolution/1333@2011"),
        (
            "en",
            "QUESTION ITU-R 1-6/1",
            "The ITU Radiocommunication Assembly,",
            "ITU-R/question/1-6/1",
        ),
        ("en", "70/1. Transforming our world", "The General Assembly,", "A/RES/70/1"),
        ("en", "33/12. Islands", "The Human Rights Council,", "A/HRC/RES/33/12"),
        ("en", "Resolution 1325 (2000)", "The Security Council,", "S/RES/1325(2000)"),
        (
            "ru",
            "РЕЗОЛЮЦИЯ 2 (ПЕРЕСМ. ДУБАЙ, 2018 Г.)",
            "Полномочная конференция Международного союза электросвязи (Дубай, 2018 г.),",
            "PP/resolution/2@2018",
        ),
        (
            "zh",
            "第191号决议（2018年，迪拜，修订版）",
            "国际电信联盟全权代表大会（2018年，迪拜），",
            "PP/resolution/191@2018",
        ),
    ],
)
def test_an_instrument_is_known_by_its_title_and_who_speaks(
    know: Know, language: Language, first: str, spoken: str, identifier: str
) -> None:
    assert str(know(f"{first}\nA title\n{spoken}\n", language).id) == identifier


def test_title_place_and_sector_are_read(know: Know) -> None:
    known = know(
        "RÉSOLUTION 59 (Rév. Kigali, 2022)\nDes bouées\net des ports\n"
        "La Conférence mondiale de développement des télécommunications (Kigali, 2022),\n",
        "fr",
    )
    assert known.title == "Des bouées et des ports"
    assert (known.kind, known.place, known.sector) == ("resolution", "Kigali", "ITU-D")


def test_a_report_has_a_kind_and_a_title_but_no_identifier(know: Know) -> None:
    known = know("Rapport de la Secrétaire générale\nLES PORTS\nObjet\nIl y a des ports.", "fr")
    assert (known.kind, known.title, known.id) == ("report", "LES PORTS", None)


def test_a_symbol_on_its_own_line_names_the_document(know: Know) -> None:
    known = know("A/RES/71/399\nShips\nThe General Assembly,\nRecalling the sea,\n")
    assert str(known.id) == "A/RES/71/399"


def test_a_text_that_says_nothing_stays_unknown(know: Know) -> None:
    known = know("There are ships in the harbour, and nobody knows whose they are.")
    assert (known.id, known.kind, known.body, known.sector) == (None, "document", None, None)


def test_a_title_keeps_its_last_words_where_one_paragraph_holds_it_and_who_speaks() -> None:
    """As where lines are broken within the paragraph, by Word."""
    text = (
        "РЕЗОЛЮЦИЯ 10 (ЖЕНЕВА, 2024 Г.)\n"
        "Молодые смотрители в исследовательских комиссиях Сектора\n"
        "Ассамблея радиосвязи МСЭ (Женева, 2024 г.),\n"
    )
    end = text.index("\n")
    blocks = tuple(Block(span, "paragraph") for span in (Span(0, end), Span(end + 1, len(text))))
    known = identify(Document("test", "", "ru", text, blocks), organisations=shipped())
    assert known.title == "Молодые смотрители в исследовательских комиссиях Сектора"


def test_a_designation_below_a_cover_page_is_found(know: Know) -> None:
    known = know(
        "the cover of a series\n\nsome words on who made it, in a sentence.\n\n"
        "Recommendation ITU-T E.119\n\nRequirements for lighthouses\n\n1 Scope\n\nIt has one."
    )
    assert (str(known.id), known.title) == (
        "ITU-T/recommendation/E.119",
        "Requirements for lighthouses",
    )


def test_the_title_of_a_question_stands_under_its_number(know: Know) -> None:
    known = know("QUESTION 5/1\nMasts for rural areas\n1 Statement\nThere are no masts.")
    assert (known.kind, known.number, known.title) == ("question", "5/1", "Masts for rural areas")
