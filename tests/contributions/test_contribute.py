"""A contribution holds the marks, numbers and reasons that conferences expect, around the text."""

import io
from datetime import datetime
from pathlib import Path

import docx
import pytest

from intersector.contributions import Amendment, Frame, Statement, contribute
from intersector.errors import DataError
from intersector.model import Block, Document, Edit, Language, Span
from intersector.proposals.redline import Signature
from intersector.reading import read, trace_docx

SIGNATURE = Signature("Northern group", datetime(2031, 5, 6))
FRAME = Frame(
    SIGNATURE,
    source="Northern group",
    destination="Buoy Conference",
    agenda_item="7",
    number="NOR/12A3/4",
)


def plain(language: Language = "en") -> Document:
    """A document that was read from a plain text, with lines broken within a paragraph."""
    pieces = ["RESOLUTION 4", "resolves", "1 to report\n   every year;", "2 to act."]
    text, blocks = "", []
    for piece in pieces:
        blocks.append(Block(Span(len(text), len(text) + len(piece))))
        text += f"{piece}\n\n"
    return Document("a.txt", "", language, text.rstrip(), tuple(blocks), title="RESOLUTION 4")


def amendment(document: Document, old: str, new: str, data: bytes | None = None) -> Amendment:
    """The document with words put in the place of others."""
    start = document.text.index(old)
    edit = Edit(document.source, Span(start, start + len(old)), new)
    return Amendment("MOD", document, (edit,), data, "Because it repeats.")


def text_of(data: bytes, side: str = "proposed") -> list[str]:
    """The lines of a contribution on one side of its changes."""
    reading = "original" if side == "original" else "proposed"
    return trace_docx(data, "c.docx", reading).draft.text.split("\n")


def test_a_plain_text_is_printed_on_a_clean_page_with_its_changes() -> None:
    made = contribute(
        amendment(plain(), "every year", "every two years"), [], frame=FRAME, language="en"
    )
    assert text_of(made) == [
        "Agenda item: 7",
        "Source: Northern group",
        "Destination: Buoy Conference",
        "Proposals for the work of the conference",
        "MOD\tNOR/12A3/4",
        "RESOLUTION 4",
        "resolves",
        "1\tto report every two years;",
        "2\tto act.",
        "Reasons: Because it repeats.",
    ]
    assert "1\tto report every year;" in text_of(made, "original")
    styles = [paragraph.style.name for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    assert styles[3:6] == ["Title 1", "Proposal", "Res_title"]


def test_what_a_plain_text_runs_together_has_paragraphs_of_its_own() -> None:
    """Heads, numbers and footnotes, as conferences set them; the changes stand where they were."""
    lines = [
        "RESOLUTION 4 (NORPORT, 2024)", "Lamps of harbours",
        "The Buoy Conference (Norport, 2024),", "considering", "a) that lamps1 glow;",
        "b) that wicks burn, resolves", "1 to trim all wicks; 2 to count lamps, "
        "instructs the Secretary-General to report every year.",
    ]  # fmt: skip
    blocks, text = [], ""
    for line in lines:
        blocks.append(Block(Span(len(text), len(text) + len(line))))
        text += f"{line}\n"
    document = Document("a.txt", "", "en", text.rstrip(), tuple(blocks), title=lines[1])
    made = contribute(amendment(document, "count", "weigh"), [], frame=FRAME, language="en")
    assert text_of(made)[8:-1] == [
        "considering", "a)\tthat lamps1 glow;", "b)\tthat wicks burn,", "resolves",
        "1\tto trim all wicks;", "2\tto weigh lamps,", "instructs the Secretary-General",
        "to report every year.",
    ]  # fmt: skip
    styled = {p.text: p.style.name for p in docx.Document(io.BytesIO(made)).paragraphs}
    assert styled["resolves"] == styled["instructs the Secretary-General"] == "Call"


def test_numbers_count_on_over_what_reproduces_no_text() -> None:
    others = [Statement("SUP", "Resolution 9", "Done."), Statement("NOC", "Resolution 8", "Good.")]
    made = contribute(amendment(plain(), "act", "rest"), others, frame=FRAME, language="en")
    assert text_of(made)[10:] == [
        "SUP\tNOR/12A3/5", "Resolution 9", "Reasons: Done.",
        "NOC\tNOR/12A3/6", "Resolution 8", "Reasons: Good.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "reasons"),
    [
        ("ar", "الأسباب:"), ("en", "Reasons:"), ("es", "Motivos:"),
        ("fr", "Motifs:"), ("ru", "Основания:"), ("zh", "理由："),
    ],
)  # fmt: skip
def test_each_language_has_its_own_words(language: Language, reasons: str) -> None:
    made = contribute(amendment(plain(language), "act", "x"), [], frame=FRAME, language=language)
    assert text_of(made)[-1].startswith(reasons)
    xml = docx.Document(io.BytesIO(made)).element.xml
    assert ("<w:bidi/>" in xml) == (language == "ar")


def test_a_word_file_keeps_its_own_styles_and_numbering() -> None:
    own = docx.Document()
    own.add_paragraph("to report;", style="List Number")
    own.add_paragraph("to act.", style="List Number")
    stream = io.BytesIO()
    own.save(stream)
    data = stream.getvalue()
    document = Document("a.docx", "", "en", trace_docx(data, "a.docx").draft.text)
    made = contribute(amendment(document, "report", "write", data), [], frame=FRAME, language="en")
    assert "1.\tto write;" in text_of(made)
    assert [p.style.name for p in docx.Document(io.BytesIO(made)).paragraphs][5:7] == [
        "List Number", "List Number",
    ]  # fmt: skip


def test_the_same_proposal_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (
        contribute(amendment(plain(), "act", "rest"), [], frame=FRAME, language="en")
        for _ in range(2)
    )
    assert first == second
    (tmp_path / "c.docx").write_bytes(first)
    assert read(tmp_path / "c.docx").changes


def test_a_number_that_does_not_count_is_refused() -> None:
    with pytest.raises(DataError, match="no number of a proposal"):
        contribute(None, [], frame=Frame(SIGNATURE, number="NOR"), language="en")
