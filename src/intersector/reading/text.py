"""Plain text and Markdown: any likely encoding, one block a line, footnotes set apart.

The text is the decoded file with its byte order mark dropped, its line ends made "\\n", and spaces
for control characters and the heads of pages, nothing else: an offset into it is an offset into
the user's file. Within a word that the end of a line broke it is one into the word made whole:
the line then ends after the word.
"""

import re
from collections.abc import Iterator
from typing import Final

from intersector.model import Block, Span
from intersector.reading.decode import decode
from intersector.reading.draft import Draft
from intersector.reading.hyphens import HYPHENS, broken, is_compound, keeps_hyphen, known_words
from intersector.reading.notes import inline_notes

_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""Control characters, as converters of PDF files leave them for signs that they do not know."""
_PAGE_HEAD: Final = re.compile(r"^([A-Z])[A-Z]{1,3}(\d{1,4}[A-Z]?)-\d{1,3}(?=\s|\Z)", re.M)
"""How a volume of many texts heads its pages: "RES8-2", page 2 of Resolution 8."""
_NAMED: Final = re.compile(r"\b([A-Z])\w{2,}+\s(\d{1,4}[A-Z]?)\b")
_BREAK: Final = re.compile(
    rf"[{HYPHENS}](?<=\w.)[^\S\n]*\n[^\S\n]*(\w\S{{0,60}})(?!\S)(?P<more>[^\S\n]+\S)?"
)
"""The end of a line within a word, what goes on with it, and whether more stands beside that."""
_HEADING: Final = re.compile(r"(#{1,6})[ \t]+(?=\S)")


def read_text(data: bytes, source: str) -> Draft:
    """Decode `data`; ReadingError when it is binary or in no known encoding."""
    text = decode(data, source).replace("\r\n", "\n").replace("\r", "\n")
    text = _with_whole_words(_without_page_heads(_UNSEEN.sub(" ", text)))
    return Draft(text, tuple(_blocks(text)))


def _without_page_heads(text: str) -> str:
    """Blank the heads of pages that name what the text names with its number."""
    named = {name.groups() for name in _NAMED.finditer(text)}
    return _PAGE_HEAD.sub(lambda h: " " * len(h[0]) if h.groups() in named else h[0], text)


def _with_whole_words(text: str) -> str:
    """Words that the end of a line broke made whole: what went on below stands on the line."""
    breaks = list(_BREAK.finditer(text))
    words = known_words(text) if breaks else frozenset[str]()
    pieces, at = list[str](), 0
    for found in breaks:
        pieces += [text[at : found.start()], _whole(text, found, words)]
        at = found.end(1)
    return "".join((*pieces, text[at:]))


def _whole(text: str, found: "re.Match[str]", words: frozenset[str]) -> str:
    """What stands for a break and the rest of the word: as many characters.

    What a hyphen that stays holds together is drawn up if it surely is one word: "ITU-T". What
    stands alone on its line is a label.
    """
    line = text[max(0, text.rfind("\n", 0, found.start())) : found.start() + 1]
    parts = broken(line, found[1])
    stays = parts is not None and keeps_hyphen(line, parts, words)
    alone = parts is not None and line[:-1].strip() == parts[0]
    if parts is None or alone or (stays and not _is_one(parts, words)):
        return text[found.start() : found.end(1)]
    said = f"-{found[1]}" if stays else found[1]
    line_ends = "\n" if found["more"] else ""
    return f"{said}{line_ends}".ljust(found.end(1) - found.start())


def _is_one(parts: tuple[str, str], words: frozenset[str]) -> bool:
    """Whether two parts with a hyphen are one word, not a label and its title: "II-", "Aims"."""
    first, rest = parts
    acronym = len(first) > 1 and first.isupper() and (len(rest) == 1 or not rest.istitle())
    return acronym or rest[0].islower() or is_compound(parts, words)


def _blocks(text: str) -> list[Block]:
    """A block for every line that holds something, and one for every line's part of a note."""
    notes = {line for note in inline_notes(text) for line in _lines(text, note)}
    lines = [line for line in _lines(text, Span(0, len(text))) if line not in notes]
    blocks = [_block(text, line) for line in lines] + [Block(note, "note") for note in notes]
    return sorted(blocks, key=lambda block: (block.span.start, -block.span.end))


def _block(text: str, line: Span) -> Block:
    """A paragraph, or a heading as Markdown marks it."""
    marks = _HEADING.match(text, line.start, line.end)
    if marks is None:
        return Block(line)
    return Block(Span(marks.end(), line.end), "heading", len(marks[1]))


def _lines(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    for line in span.of(text).split("\n"):
        start = at + len(line) - len(line.lstrip())
        if line.strip():
            yield Span(start, start + len(line.strip()))
        at += len(line) + 1
