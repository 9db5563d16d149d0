"""Sentences that remember how they were made."""

import json
import pickle

import pytest

from intersector.phrases import Phrase, Term, Value, keep, recall


def test_a_phrase_is_its_english_text() -> None:
    """It is compared, hashed and written as any other text."""
    phrase = Phrase("both say {words} ({count} words)", words="“rain”", count=3)
    assert phrase == "both say “rain” (3 words)"
    assert {phrase: 1} == {str(phrase): 1}
    assert json.dumps([phrase]) == json.dumps([str(phrase)])


def test_a_phrase_keeps_its_template_and_its_values() -> None:
    """Another language fills the same values into a template of its own."""
    phrase = Phrase("{name} ranks higher", name="A {brace}")
    assert (phrase.template, phrase.values) == ("{name} ranks higher", {"name": "A {brace}"})


@pytest.mark.parametrize(
    ("values", "listed"),
    [
        ((), ""),
        ((Term("a"),), "a"),
        (("a", "b", "c"), "a, b, c"),
        (("a", Term("b"), "c"), "a, b and c"),
        ((Phrase("one cites {x}", x="b"), Phrase("c")), "one cites b; c"),
    ],
)
def test_several_values_are_a_list_in_words(values: tuple[Value, ...], listed: str) -> None:
    """Names are joined by "and", sentences by semicolons, words of a document by commas."""
    assert Phrase("{values}.", values=values) == f"{listed}."


def test_a_phrase_travels_between_processes() -> None:
    """With what it was made from."""
    phrase = Phrase("{clause}; {n:,}", clause=Term("Resolution 1", key="PP/resolution/1"), n=1000)
    copy = pickle.loads(pickle.dumps(phrase))
    assert (copy, copy.template, copy.values) == (phrase, phrase.template, phrase.values)
    assert copy.values["clause"].key == "PP/resolution/1"


def test_a_phrase_is_kept_as_json_and_recalled() -> None:
    """A file holds what another language needs to say it."""
    inner = Phrase("{n:,} words", n=1000)
    phrase = Phrase("{who}: {what}", who=(Term("A", key="a/1"), Term("B")), what=inner)
    again = recall(json.loads(json.dumps(keep(phrase))))
    assert (again, again.template, again.values) == (phrase, phrase.template, phrase.values)


@pytest.mark.parametrize(
    "kept",
    [
        {"say": "{who}", "with": {}},
        {"say": "{who.__class__}", "with": {"who": "a"}},
        {"say": "{who:>99999999}", "with": {"who": "a"}},
        {"say": 1, "with": {}},
        {"term": "a"},
    ],
)
def test_what_is_no_sentence_is_not_recalled(kept: object) -> None:
    """What a person broke in a file, or made to look inside of things."""
    with pytest.raises(ValueError, match="is no"):
        recall(kept)
