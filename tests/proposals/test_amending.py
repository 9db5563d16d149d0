"""A draft that people amended comes to the changes that say what they wrote."""

from hypothesis import given
from hypothesis import strategies as st

from intersector.model import Edit, Span
from intersector.proposals.amending import beside, reading, reworded

TEXT = "to keep the lamps of the pier\n   lit, and to report on it every year;"
AT = 120
"""Where the clause begins in its document."""
WORDS = st.text("the lamps of pier ;,é灯", max_size=60)


def applied(text: str, edits: tuple[Edit, ...]) -> str:
    """What a text says after the edits."""
    for edit in sorted(edits, key=lambda each: each.span, reverse=True):
        start, end = edit.span.start - AT, edit.span.end - AT
        text = text[:start] + edit.text + text[end:]
    return text


def test_only_the_amended_words_change() -> None:
    """The line break of the file stays where it is."""
    wording = "to keep the lamps of the pier lit, and to report on it every two years;"
    (edit,) = reworded(TEXT, wording, source="a.txt", start=AT)
    assert (edit.source, edit.text) == ("a.txt", "two years")
    assert edit.span.of(" " * AT + TEXT) == "year"
    assert "\n" in applied(TEXT, (edit,))


def test_the_same_wording_changes_nothing() -> None:
    """However it is broken into lines."""
    assert reworded(TEXT, " ".join(TEXT.split()), source="a.txt", start=AT) == ()


@given(WORDS, WORDS)
def test_a_clause_then_says_the_wording(text: str, wording: str) -> None:
    """Whatever the two say, white space aside."""
    edits = reworded(text, wording, source="a.txt", start=AT)
    assert "".join(applied(text, edits).split()) == "".join(wording.split())
    assert [edit.span for edit in edits] == sorted(edit.span for edit in edits)


def test_a_draft_is_read_as_it_would_stand() -> None:
    """Edits of other clauses are not of it; what is struck with its number is empty."""
    end = AT + len(TEXT) - 1
    edits = [
        Edit("a.txt", Span(end, end), " (see Resolution 2)"),
        Edit("a.txt", Span(AT - 3, AT - 2), "1"),
    ]
    told = "to keep the lamps of the pier lit, and to report on it every year (see Resolution 2);"
    assert reading(TEXT, edits, start=AT) == told
    assert not reading(TEXT, [Edit("a.txt", Span(AT - 3, end + 1), "")], start=AT)


def test_a_wording_can_stand_beside_the_draft() -> None:
    """The reasons say which is which."""
    told = beside("They say the same.", "Resolution 3 alone.")
    assert told.startswith("They say the same. The changes shown are those drafted.")
    assert told.endswith("“Resolution 3 alone.”")
