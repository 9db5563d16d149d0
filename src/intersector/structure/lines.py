"""The paragraphs of a document: its reader's blocks or lines, joined where they were wrapped.

Lines of a table of contents are none of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from intersector.model import Block, Document, Span
from intersector.structure.contents import find_contents
from intersector.structure.grammar import Grammar
from intersector.structure.labels import label_at
from intersector.structure.marks import STOPS, trim

_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
# "(Dubai, 2018)," closes the line that names who speaks
_EDITION: Final = re.compile(r"[(（][^()（）]{0,60}\d{4}[^()（）]{0,10}[)）][,،，]\Z")
_WIDTHS: Final = range(36, 131)
"""How wide, in characters, a text is that was wrapped to be printed."""
_PROSE: Final = 56
"""The least width at which a line that its last word fills tells that the next goes on."""
_FEWEST: Final = 8
"""The number of lines from which their lengths tell whether they were wrapped."""
_FULL: Final = 0.6
"""How much of the width a line fills before the next can be its continuation."""
_EVEN: Final = 0.25
"""The share of lines that nearly fill the width in a text that was wrapped."""


def lines_of(document: Document, grammar: Grammar) -> tuple[tuple[Block, ...], tuple[Span, ...]]:
    """The paragraphs, without the white space around them, and the lines of contents.

    Every block with words in it belongs to one of them, but for footnotes.
    """
    blocks = document.blocks or tuple(Block(Span(*m.span())) for m in _LINE.finditer(document.text))
    trimmed = (replace(b, span=trim(document.text, b.span)) for b in blocks if b.kind != "note")
    kept = [block for block in trimmed if block.span.start < block.span.end]
    contents = find_contents(document.text, kept, grammar)
    listed = set(contents)
    text = [block for block in kept if block.span not in listed]
    return tuple(_unwrapped(document.text, text, grammar)), contents


def _unwrapped(text: str, blocks: Sequence[Block], grammar: Grammar) -> Iterator[Block]:
    """Blocks with the lines of one paragraph joined, in a text printed line by line."""
    width = _width(blocks)
    current: Block | None = None
    for block in blocks:
        if current is None:
            current = block
        elif _goes_on(text, current, block, width) and not (
            _opens(text, block, grammar) and not _is_within(text, current, block, width, grammar)
        ):
            current = replace(current, span=Span(current.span.start, block.span.end))
        else:
            yield current
            current = block
    if current is not None:
        yield current


def _width(blocks: Sequence[Block]) -> int:
    """The width that the lines were wrapped to; 0 when their lengths are those of paragraphs."""
    lengths = sorted(b.span.end - b.span.start for b in blocks)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    full = sum(length >= width * 0.85 for length in lengths)
    even = len(lengths) >= _FEWEST and full >= len(lengths) * _EVEN
    return width if width in _WIDTHS and even else 0


def _goes_on(text: str, before: Block, after: Block, width: int) -> bool:
    """Whether the line before is full, not at a stop, and directly above."""
    if before.kind != "paragraph" or after.kind != "paragraph":
        return False
    if _EDITION.match(text, after.span.start, after.span.end):
        return True
    last = text.rfind("\n", before.span.start, before.span.end) + 1
    full = width > 0 and before.span.end - max(last, before.span.start) >= width * _FULL
    above = text.count("\n", before.span.end, after.span.start) == 1
    return full and above and text[before.span.end - 1] not in ".;:。；：؛"


def _is_within(text: str, before: Block, after: Block, width: int, grammar: Grammar) -> bool:
    """Whether a line opens with a recital's verb only since its first word did not fit above.

    A head fills its line, or a label follows it.
    """
    verb = grammar.preamble.match(text, after.span.start, after.span.end)
    spoken = grammar.enacting.match(text, before.span.start, before.span.end)
    if verb is None or spoken or width < _PROSE:
        return False
    last = text.rfind("\n", before.span.start, before.span.end) + 1
    word = text[after.span.start : after.span.end].split(maxsplit=1)[0]
    room = width - (before.span.end - max(last, before.span.start))
    rest = text[verb.end() : after.span.end].strip(STOPS + " ")
    return room <= len(word) and rest != "" and label_at(rest, 0, len(rest), opening=True) is None


def _opens(text: str, block: Block, grammar: Grammar) -> bool:
    """Whether a line opens with a label or a head's verb."""
    start, end = block.span.start, block.span.end
    return any(
        (
            label_at(text, start, end, opening=True),
            grammar.preamble.match(text, start, end),
            grammar.operative.match(text, start, end),
            grammar.annex.match(text, start, end),
        )
    )
