"""A clause's words in pieces."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from intersector.model import Span
from intersector.publishing.passages import Phrasebook, Piece, pieces

SPANS = st.lists(st.builds(Span, st.integers(-5, 60), st.integers(-5, 60)), max_size=5)


@given(st.text(max_size=50), SPANS, SPANS)
def test_the_pieces_are_the_text(text: str, shared: list[Span], formula: list[Span]) -> None:
    """Nothing is lost or doubled, wherever the spans point."""
    cut = pieces(text, shared=shared, formula=formula)
    assert "".join(piece.text for piece in cut) == text
    assert all(one.look != other.look for one, other in itertools.pairwise(cut))


def test_shared_words_win_over_formula() -> None:
    """Where both claim a word, it is marked as shared."""
    assert pieces("report each year", shared=[Span(7, 11)], formula=[Span(0, 16)]) == [
        Piece("report ", "formula"),
        Piece("each", "shared"),
        Piece(" year", "formula"),
    ]


def test_formula_is_found_as_whole_words_in_any_case() -> None:
    """ "each year" is in "Each  year," but not in "each yearling"."""
    book = Phrasebook.of(["each year", "—"])
    assert list(book.find("Each  year, each yearling")) == [Span(0, 10)]
    assert list(book.find("")) == []
