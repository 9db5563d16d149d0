"""Sentences of the analysis, in the language of the report."""

import pytest

from intersector.matching.features import FEATURES as COMPARED
from intersector.matching.features import REMARKS
from intersector.model import Language
from intersector.organisations import shipped
from intersector.phrases import Phrase, Term
from intersector.publishing.labels import FEATURES, Names
from intersector.publishing.sentences import END, ISOLATE, show, tell
from intersector.publishing.translations import words


def told(sentence: str, language: Language) -> str:
    """The sentence without the marks of isolation."""
    said = tell(sentence, Names(words(language), shipped()))
    return said.replace(ISOLATE, "").replace(END, "")


@pytest.mark.parametrize(
    ("sentence", "language", "said"),
    [
        (Phrase("both use {word}", word="rain"), "fr", "les deux emploient rain"),
        (Phrase("cosine {value:.2f} without formula", value=0.5), "fr",
         "cosinus 0,50 sans les formules"),
        (Phrase("overlapping clauses: {count}", count=1200), "es",
         "párrafos que se solapan: 1.200"),
        (Phrase("cites {names}", names=(Term("PP/resolution/12@2022"), "a.txt")), "fr",
         "cite Résolution 12 (PP-22) et a.txt"),
        (Phrase("both give a duty to {actors}", actors=(Term("Council"),)), "ru",
         "оба дают поручение: Совет"),
        (Phrase("languages: {languages}", languages=(Term("ar"), Term("en"))), "zh",
         "语文：阿拉伯语和英语"),
        (Phrase("{sides}. {why}", why=Phrase("The text says this twice."),
                sides=(Phrase("{instrument}, {place}", instrument="a", place="b"),
                       Phrase("{instrument}, {place}", instrument="c", place="d"))), "zh",
         "a，b；c，d。案文将此内容说了两遍。"),
        ("A sentence of somebody else.", "ar", "A sentence of somebody else."),
    ],
)  # fmt: skip
def test_a_sentence_is_said_in_the_language_of_the_report(
    sentence: str, language: Language, said: str
) -> None:
    """With its values: numbers and names as the language says them, words as they are."""
    assert told(sentence, language) == said


def test_values_cannot_turn_the_order_of_a_sentence() -> None:
    """Each value is isolated, and what would turn its surroundings is taken out of it."""
    names = Names(words("en"), shipped())
    phrase = Phrase("both use {word}", word="<b>\u202etxet\u2069")
    assert tell(phrase, names) == f"both use {ISOLATE}<b>txet{END}"
    assert show(phrase, names) == "both use <bdi>&lt;b&gt;txet</bdi>"


def test_every_feature_has_a_name() -> None:
    """What a reason compares is said in words, not by the name of a function."""
    features = {each.__name__.replace("_", "-") for each in (*COMPARED, *REMARKS)}
    of_documents = {"shared-word", "same-actor", "different-actors"}
    assert features | of_documents | {"integrates-a-higher-resolution"} == FEATURES.keys()
