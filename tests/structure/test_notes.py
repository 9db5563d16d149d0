"""Footnotes in the middle of the text."""

from collections.abc import Callable

from intersector.model import Block, Clause, Document, Span
from intersector.organisations import shipped
from intersector.structure import segment

Cut = Callable[..., tuple[Clause, ...]]

FRONT = "RESOLUTION 9 (DUBAI, 2018)\nShips\nThe Plenipotentiary Conference (Dubai, 2018),\n"
RULE = "____________________"


def test_a_footnote_after_a_clause_is_outside_it(cut: Cut) -> None:
    text = f"noting\na) the islands1; {RULE} 1 These include reefs. \nb) the sea,"
    assert [c.text for c in cut(FRONT + text)] == ["the islands1;", "the sea,"]


def test_a_head_after_a_footnote_is_found(cut: Cut) -> None:
    text = f"resolves\nto see {RULE} 1 These include reefs. instructs the Council\nto look."
    assert [c.head for c in cut(FRONT + text)] == ["resolves", "instructs the Council"]


def test_a_footnote_inside_a_clause_is_listed_and_left_out_of_its_words(cut: Cut) -> None:
    [clause] = cut(f"{FRONT}noting\nthe islands[footnoteRef:1]1 and reefs,")
    [note] = clause.notes
    assert note.of(clause.document.text) == "[footnoteRef:1]1"
    assert clause.words == "the islands and reefs,"


def test_lines_that_open_with_the_stars_of_a_word_above_are_footnotes(cut: Cut) -> None:
    """As on the first page of a document of the United Nations; other stars are text."""
    lines = ("Report on ships*", "Reefs", "They were charted.**", "* Reissued.", "** Except two.")
    assert [c.text for c in cut("\n\n".join((*lines, "*** Shoals;")))] == [
        "They were charted.**",
        "*** Shoals;",
    ]


def test_a_footnote_that_the_reader_found_is_left_out() -> None:
    text = f"{FRONT}resolves\nto go. 1 By sea."
    at = text.index("1 By sea")
    lines = (
        Block(Span(text.index(line), text.index(line) + len(line))) for line in text.split("\n")
    )
    note = Block(Span(at, len(text)), kind="note")
    document = Document("test", "", "en", text, blocks=(*lines, note))
    assert segment(document, organisations=shipped())[-1].text == "to go."
