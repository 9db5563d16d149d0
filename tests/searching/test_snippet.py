"""The part of a text that is shown."""

from hypothesis import given
from hypothesis import strategies as st

from intersector.model import Span
from intersector.searching.snippet import LONG, snippet


def test_a_short_text_is_shown_whole() -> None:
    """With what was found in it."""
    shown = snippet("to keep the lamps lit;", [Span(12, 17)])
    assert (shown.span, shown.found) == (Span(0, 22), (Span(12, 17),))


def test_a_long_text_is_shown_where_the_most_is_found() -> None:
    """Cut between words."""
    text = f"{'lamp before ' * 40}tide gauge, tide gauge and tide gauge{' after' * 100}"
    tides = [Span(at, at + 10) for at in range(len(text)) if text.startswith("tide gauge", at)]
    shown = snippet(text, [Span(0, 4), *tides])
    assert shown.found == tuple(tides)
    assert text[shown.span.start - 1] == " "
    assert len(shown.span.of(text)) <= LONG


@given(st.text(), st.lists(st.tuples(st.integers(0, 900), st.integers(1, 40))))
def test_what_is_marked_is_inside_what_is_shown(text: str, places: list[tuple[int, int]]) -> None:
    """Whatever was found, in order and apart."""
    text = text * 40
    found = [Span(at, min(at + size, len(text))) for at, size in places if at < len(text)]
    shown = snippet(text, found)
    assert 0 <= shown.span.start <= shown.span.end <= len(text)
    ends = [shown.span.start]
    for span in shown.found:
        assert ends[-1] <= span.start < span.end <= shown.span.end
        ends.append(span.end)
