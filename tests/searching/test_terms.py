"""What words count as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.languages import LANGUAGES, knowledge
from intersector.model import Language
from intersector.searching.terms import is_function, plain, plain_words, terms


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["connecting", "connected", "Connects"]),
        ("fr", ["résolution", "Résolutions", "RESOLUTION"]),
        ("es", ["resolución", "resoluciones"]),
        ("ru", ["электросвязь", "Электросвязи", "электросвязью"]),
        ("ar", ["الاتصالات", "اتصالات", "والاتصالات", "للاتصالات", "الإتصالات", "اِتِّصالات"]),
    ],
)
def test_forms_of_a_word_count_as_one(language: Language, forms: list[str]) -> None:
    """Whatever their endings, articles, accents, vowel marks and hamzas."""
    assert len({terms(form, language)[0].stems for form in forms}) == 1


def test_a_word_of_an_unknown_language_counts_as_in_each_of_its_script() -> None:
    """So that a query finds it whichever it is in."""
    (term,) = terms("résolutions")
    known = {terms("résolutions", code)[0].stems[0] for code in ("en", "es", "fr")}
    assert set(term.stems) == known


def test_a_name_in_latin_letters_counts_as_english_in_other_scripts() -> None:
    """Also where the text around it is not."""
    assert terms("Internet", "ru")[0].stems == terms("Internet", "en")[0].stems


def test_chinese_is_cut_into_neighbours() -> None:
    """Every two characters that touch; one that stands alone counts by itself."""
    assert [term.plain for term in terms("电信标准，局")] == ["电信", "信标", "标准", "局"]


def test_function_words_name_nothing() -> None:
    """In any language."""
    said = terms("the Council of the Union et le Conseil")
    assert [term.plain for term in said if not is_function(term)] == [
        "council",
        "union",
        "conseil",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_function_words_are_written_as_they_are_compared(language: Language) -> None:
    """Each once; otherwise an entry of the list would never be met."""
    listed = knowledge(language)["searching"]["functions"]
    assert len({plain(word) for word in listed}) == len(listed)


@given(st.text(), st.sampled_from([None, *LANGUAGES]))
def test_terms_stand_where_they_say(text: str, language: Language | None) -> None:
    """In order, inside the text, each counting as something without blanks."""
    found = terms(text, language)
    assert [term.start for term in found] == sorted(term.start for term in found)
    assert all(0 <= term.start < term.end <= len(text) for term in found)
    assert all(not set(stem) & set(" \n") for term in found for stem in term.stems)
    assert all(len(word.split()) <= 1 for word in plain_words(text))
