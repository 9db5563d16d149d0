"""Words compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.editions.words import compare_words, terms, tokens
from intersector.model import Span

MARKS = {"equal": "%s", "delete": "[-%s-]", "insert": "{+%s+}"}
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(["the", "buoy", "drifts", " ", ", ", "浮", "标", "عوامة", "é", "2018"]),
        max_size=30,
    ).map("".join),
)


def marked(old: str, new: str) -> str:
    """The comparison on one line."""
    return "".join(MARKS[each.type] % each.text for each in compare_words(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("to paint it red;", "to paint it blue;", "to paint it [-red-]{+blue+};"),
        ("to paint it;", "to paint it red;", "to paint it{+ red+};"),
        ("in Dubai, 2018", "in Lima, 2030", "in [-Dubai, 2018-]{+Lima, 2030+}"),
        ("a ship or a boat", "one ship and one boat", "[-a ship or a-]{+one ship and one+} boat"),
        ("a, b", "a x, b y", "a{+ x+}, b{+ y+}"),
        ("每年举行演练", "每两年举行演练", "每{+两+}年举行演练"),
        ("نشر القياسات كل شهر", "نشر القياسات كل سنة", "نشر القياسات كل [-شهر-]{+سنة+}"),
        ("le même", "la même", "[-le-]{+la+} même"),
        ("", "all new", "{+all new+}"),
        ("all gone", "", "[-all gone-]"),
        ("same", "same", "same"),
    ],
)
def test_words_are_struck_and_added_whole(old: str, new: str, expected: str) -> None:
    """By word, Chinese by character; a lone word between replaced ones goes with them."""
    assert marked(old, new) == expected


def test_both_sides_are_marked_where_the_words_stand() -> None:
    """An inserted stretch has an empty span in the old text, a deleted one in the new."""
    struck, added = compare_words("red", "blue")
    assert (struck.old, struck.new) == (Span(0, 3), Span(0, 0))
    assert (added.old, added.new) == (Span(3, 3), Span(0, 4))


@given(TEXTS, TEXTS)
def test_the_stretches_make_either_text(old: str, new: str) -> None:
    """Applied to one side they give the other, character for character."""
    stretches = compare_words(old, new)
    assert "".join(each.text for each in stretches if each.type != "insert") == old
    assert "".join(each.text for each in stretches if each.type != "delete") == new
    for each in stretches:
        assert each.text
        assert each.type == "insert" or each.old.of(old) == each.text
        assert each.type == "delete" or each.new.of(new) == each.text


@given(TEXTS)
def test_tokens_are_the_text(text: str) -> None:
    """Nothing is lost, and what does not differ gives one stretch at most."""
    assert "".join(tokens(text)) == text
    assert [each.type for each in compare_words(text, text)] == ["equal"][: len(text)]


def test_terms_are_words_in_small_letters() -> None:
    """Marks on letters stay with them; signs are no words."""
    assert terms("The Buoy, 决议!") == ("the", "buoy", "决", "议")
    assert terms("مُدير") == ("مُدير",)
