"""The paragraphs of a document: its reader's blocks, or its lines."""

import re
from dataclasses import replace
from typing import Final

from intersector.model import Block, Document, Span

_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")


def paragraphs(document: Document) -> tuple[Block, ...]:
    """Every block with words in it, without the white space around them; footnotes left out."""
    blocks = document.blocks or tuple(Block(Span(*m.span())) for m in _LINE.finditer(document.text))
    trimmed = (replace(b, span=trim(document.text, b.span)) for b in blocks if b.kind != "note")
    return tuple(block for block in trimmed if block.span.start < block.span.end)


def trim(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))
