"""Edits of clauses, and the drafts made from them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from intersector.model import Block, Clause, Document, Edit, Span
from intersector.proposals.edits import addition, drafted, removal, replacement

Write = Callable[..., Clause]
TEXT = "decides\n1 to count lamps;\n2 to oil lamps1 Of copper.;\n3 to rest."
BLOCKS = tuple(
    Block(Span(start, start + len(line)))
    for line, start in zip(TEXT.split("\n"), (0, 8, 25, 54), strict=True)
)


def clause(words: str, number: str | None) -> Clause:
    """A clause of `TEXT`, where a footnote stands behind the second one's words."""
    document = Document("lamps.txt", "", "en", TEXT, blocks=BLOCKS)
    start = TEXT.index(words)
    span = Span(start, TEXT.index("\n", start) if "\n" in TEXT[start:] else len(TEXT))
    noted = TEXT.index("1 Of copper.")
    notes = (Span(noted, noted + 12),) if span.start < noted < span.end else ()
    return Clause(
        document, "decides", "decides", number, "operative", (), span, span.of(TEXT), notes
    )


def applied(*edits: Edit) -> str:
    """`TEXT` with the edits made."""
    text = TEXT
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def test_a_replacement_keeps_the_sign_that_closes_the_clause() -> None:
    """And its number, so that references to the clause stay right."""
    first = clause("to count", "1")
    edit = replacement(first, "see above")
    assert applied(edit).split("\n")[1] == "1 see above;"
    assert drafted(first, [edit]) == "[-to count lamps-] {+see above+};"


def test_an_addition_stands_before_footnote_and_closing_sign() -> None:
    """In brackets; a draft leaves the footnote out."""
    second = clause("to oil", "2")
    edit = addition(second, "jointly")
    assert applied(edit).split("\n")[2] == "2 to oil lamps (jointly)1 Of copper.;"
    assert drafted(second, [edit]) == "to oil lamps {+(jointly)+};"


def test_a_chinese_addition_needs_no_space(write: Write) -> None:
    """Its brackets are full width."""
    edit = addition(write("X/resolution/1", "数灯。", language="zh"), "协作")
    assert edit == Edit(edit.source, Span(2, 2), "（协作）")


@pytest.mark.parametrize("words", ["to count", "to oil", "to rest"])
def test_a_removal_takes_the_whole_paragraph(words: str) -> None:
    """With its number, and no empty line is left."""
    number = {"to count": "1", "to oil": "2", "to rest": "3"}[words]
    lines = applied(removal(clause(words, number))).split("\n")
    assert lines == [line for line in TEXT.split("\n") if words not in line]


def test_what_shares_a_paragraph_loses_only_its_words() -> None:
    """Here the reader of the paragraph found another number before it."""
    assert removal(clause("to count", None)).span == clause("to count", None).span


def test_a_draft_shows_the_edits_of_its_own_clause_only() -> None:
    """Edits of other clauses and files are not its own."""
    first, second = clause("to count", "1"), clause("to oil", "2")
    elsewhere = replace(removal(second), source="other.txt")
    assert drafted(first, [removal(second), elsewhere]) == "to count lamps;"
    assert drafted(first, [removal(first)]) == "[-1 to count lamps;-]"
