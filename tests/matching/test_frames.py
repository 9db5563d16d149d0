"""Formula is what many documents of a language say; the rest of a text is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.matching import Formula, words
from intersector.model import Passage

OPENING = "bearing in mind the good offices of the host country"
SUBJECTS = ("harbours", "beacons", "lighthouses", "tide gauges", "buoys", "ferries", "wharves")


def corpus(*, documents: int) -> list[Passage]:
    """Documents that open alike and go on about something of their own."""
    return [
        Passage(
            f"{at}", f"{OPENING}, {SUBJECTS[at % 7]} number {at} shall be painted", language="en"
        )
        for at in range(documents)
    ]


@pytest.fixture(scope="module")
def formula() -> Formula:
    return Formula.of(corpus(documents=40))


def test_what_all_documents_say_is_masked(formula: Formula) -> None:
    """The shared opening goes, the matter stays."""
    assert formula.mask(f"{OPENING}, whales sing at night", "en") == ", whales sing at night"


def test_a_few_documents_fall_back_on_the_background() -> None:
    """With two documents, only wording that resolutions in general share is formula."""
    few = Formula.of(corpus(documents=2))
    masked = few.mask("instructs the Secretary-General to protect whales", "en")
    assert "Secretary" not in masked
    assert masked.endswith("protect whales")
    assert "good offices of the host country" in few.mask(OPENING, "en")


def test_repeating_in_one_document_does_not_make_formula() -> None:
    """A run counts once for each document, however often it stands there."""
    seals = "seals bask here"
    repeated = [Passage(str(at), seals, document="a", language="en") for at in range(99)]
    assert Formula.of(repeated).mask(seals, "en") == seals


def test_languages_are_counted_apart(formula: Formula) -> None:
    """Formula of one language is not masked in another."""
    assert "host country" not in formula.mask(OPENING, "en")
    assert "host country" in formula.mask(OPENING, "fr")


def test_rare_words_weigh_more(formula: Formula) -> None:
    """A word in every document weighs next to nothing, an unknown one most."""
    assert formula.idf("the", "en") < 0.5 < formula.idf("ferries", "en")
    assert formula.idf("ferries", "en") < formula.idf("narwhal", "en")
    assert formula.idf("de", "fr") < 1.5


def test_the_reader_is_shown_what_is_not_counted(formula: Formula) -> None:
    """The longest shared wording, most frequent first; none for a language without documents."""
    assert formula.phrases("en")[0] == OPENING
    assert formula.phrases("ru") == ()


def test_the_version_tells_masks_apart() -> None:
    """Same corpus, same version; another corpus, another version."""
    one, again, other = (Formula.of(corpus(documents=n)).version for n in (40, 40, 3))
    assert one == again != other


@given(st.text(max_size=80))
def test_any_text_can_be_masked(text: str) -> None:
    """A mask never adds a word, and words stand where they say."""
    formula = Formula.of([])
    kept = [word.form for word in words(formula.mask(text, "en"))]
    assert set("".join(kept)) <= set("".join(word.form for word in words(text)))
    assert all(0 <= word.start < word.end <= len(text) for word in words(text))
