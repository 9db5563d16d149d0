"""Supplements to Recommendations, in titles and as any text names them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.model import Document, Language
from intersector.structure import find_supplements

Know = Callable[..., Document]

WRITTEN: list[tuple[Language, str, str]] = [
    ("en", "Supplement 4 to the A-series Recommendations", "A.Sup4"),
    ("en", "Supplement 4 to the ITU-T A‑series", "A.Sup4"),
    ("en", "Supplement 4 to ITU-T Recommendations of series A", "A.Sup4"),
    ("en", "ITU-T A-series Recommendations – Supplement 4", "A.Sup4"),
    ("en", "Supplement 1 to Recommendation ITU-T H.264", "H.264.Sup1"),
    ("en", "ITU-T A Suppl. 4", "A.Sup4"),
    ("en", "ITU-T G.Sup39", "G.Sup39"),
    ("fr", "Supplément 4 aux Recommandations UIT-T de la série A", "A.Sup4"),
    ("fr", "Supplément 4 aux Recommandations de la série A de l’UIT-T", "A.Sup4"),
    ("fr", "Supplément 1 à la Recommandation UIT-T H.264", "H.264.Sup1"),
    ("es", "Suplemento 4 a las Recomendaciones de la serie A del UIT-T", "A.Sup4"),
    ("es", "Suplemento 1 a la Recomendación UIT-T H.264", "H.264.Sup1"),
    ("ru", "Добавлению 4 к Рекомендациям МСЭ-Т серии A", "A.Sup4"),
    ("ru", "Дополнение 4 к серии A Рекомендаций МСЭ-T", "A.Sup4"),
    ("ar", "الإضافة ٤ إلى توصيات السلسلة A", "A.Sup4"),
    ("ar", "الإضافة 1 للتوصية ITU-T H.264", "H.264.Sup1"),
    ("zh", "ITU-T A系列建议书的增补4", "A.Sup4"),
    ("zh", "ITU-T H.264建议书增补1", "H.264.Sup1"),
]


@pytest.mark.parametrize(("language", "text", "number"), WRITTEN)
def test_every_way_of_writing_names_the_series_and_the_number(
    language: Language, text: str, number: str
) -> None:
    (found,) = find_supplements(f"{text}。" if language == "zh" else f"{text}.", language)
    assert found.number == number
    assert found.span.of(text) == text


def test_an_edition_belongs_to_the_supplement() -> None:
    (found,) = find_supplements("Supplement 4 to ITU-T A-series Recommendations (06/2015)", "en")
    assert found.year == 2015


@pytest.mark.parametrize(
    "text", ["Supplement 4 to the report", "the A-series", "Supplement to series A", "A. Sup"]
)
def test_what_names_no_series_or_number_is_none(text: str) -> None:
    assert not list(find_supplements(text, "en"))


@given(st.text(alphabet="Supplement 4toheA-series.ITU", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(found.span.of(text) for found in find_supplements(text, "en"))


def test_a_supplement_is_identified_by_its_title(know: Know) -> None:
    document = know(
        "Supplement 4 to ITU-T A-series Recommendations (06/2015)\nOn piers far away\n"
        "1 Scope\nThis Supplement is about piers."
    )
    assert str(document.id) == "ITU-T/supplement/A.Sup4@2015"
    assert (document.title, document.sector) == ("On piers far away", "ITU-T")


def test_a_guide_is_told_from_the_recommendation_it_is_for(know: Know) -> None:
    document = know(
        "(19 OCT 2018)\nImplementers’ guide for Recommendation ITU-T G.8888/Y.9999 (2016-11)\n"
        "1 Scope\nThis document is about piers."
    )
    assert document.kind == "guide"
    assert document.number == "G.8888/Y.9999"
    assert document.title.endswith("G.8888/Y.9999 (2016-11)")


def test_an_old_cover_tells_the_month_and_the_sector(know: Know) -> None:
    document = know(
        "ITU-T Recommendation S.99\nRecommendation S.99 (07/96)\nNets) and piers\n"
        "1 Scope\nThis Recommendation is about nets."
    )
    assert str(document.id) == "ITU-T/recommendation/S.99@1996"


@pytest.mark.parametrize("number", ["SM.1603-2", "Y.4000/Y.2060", "M.1036-6"])
def test_numbers_of_recommendations_are_read_whole(know: Know, number: str) -> None:
    assert know(f"Recommendation {number}\nOn piers\nPiers stand.").number == number
