"""A lexicon finds the longest known phrase and what it stands for."""

from intersector.citations.lexicon import Lexicon
from intersector.model import Language


def found(language: Language, text: str, **meanings: list[str]) -> list[tuple[str, str]]:
    """Each phrase found in `text`, and its meaning."""
    lexicon = Lexicon(language, meanings.items())
    return [(match[0], lexicon.value(match)) for match in lexicon.find(text)]


def test_the_longest_phrase_wins() -> None:
    names = {"body": ["Council"], "other": ["Council of Ministers"]}
    assert found("en", "the Council of Ministers", **names) == [("Council of Ministers", "other")]


def test_case_and_spaces_do_not_matter_but_for_acronyms() -> None:
    names = {"body": ["General Assembly"], "acronym": ["RA"]}
    text = "GENERAL\u00a0ASSEMBLY, ra and RA"
    assert found("en", text, **names) == [("GENERAL\u00a0ASSEMBLY", "body"), ("RA", "acronym")]


def test_a_phrase_is_no_part_of_a_word_but_a_footnote_number_may_follow() -> None:
    assert found("en", "Councillor and Council1", body=["Council"]) == [("Council", "body")]


def test_any_ending_can_be_left_open() -> None:
    assert found("ru", "в документах", document=["документ~"]) == [("документах", "document")]


def test_arabic_particles_are_written_onto_the_word() -> None:
    assert found("ar", "والقرار", resolution=["القرار"]) == [("القرار", "resolution")]


def test_chinese_words_need_no_spaces() -> None:
    assert found("zh", "大会决议", body=["大会"], noun=["决议"]) == [
        ("大会", "body"),
        ("决议", "noun"),
    ]


def test_an_empty_lexicon_finds_nothing() -> None:
    assert found("en", "anything") == []
