"""Lines of PDF pages to paragraphs: joined, their hyphens undone, headings and footnotes told."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from intersector.reading.arabic import repair_arabic
from intersector.reading.draft import Draft, Pen
from intersector.reading.hyphens import broken, keeps_hyphen, known_words
from intersector.reading.layout import SUPERSCRIPT, Line, set_columns

_LABEL: Final = re.compile(
    r"\(?(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,3}(?:\.\d{1,3})*|[\u0621-\u064a]|[а-я])\s?[).]\s*\S"
    r"|(?:[a-z]\t|\d{1,3}(?:\.\d{1,3})*[ \t])\s*\S"  # a bare letter before a space is a word
    r"|[•–—▪*-]\s|[一二三四五六七八九十]{1,3}、",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(r"[*\d]{1,3}\)?\s+\S|[\ue000-\ue009]{1,3}\s*\S")
_STOPS: Final = tuple(".;:!?,。；：！？，،؛؟")
_CJK: Final = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_RAISED: Final = re.compile(" *([\ue000-\ue009]+)")
_LEADERS: Final = re.compile(r"[ \t]{0,9}\.{5,}[ \t]{0,9}")
_CONTENTS_ENTRY: Final = re.compile(r"(?:(?<!\.)\.{5,}+|\t)\s{0,3}\d{1,4}\s{0,3}$")
_TWO_CELLS: Final = re.compile(r"[^\t]{6,}+\t[^\t]+$")
_INDENT: Final = 0.5  # of the size: a line that begins further in than the one before
_NUMBERED: Final = re.compile(r"(\d{1,3})(?!\d)")
_SMALLER: Final = 0.93  # of the size of the text: notes
_LARGER: Final = 1.2  # of the size of the text: headings
_LONGEST_HEADING: Final = 200
_SAME_SIZE: Final = 0.12
_SAME_SIZE_ARABIC: Final = 0.25  # its letters are of many heights
_LEADING: Final = 1.3  # of the usual distance between lines: more parts paragraphs
_RAGGED: Final = 0.5  # of the column: a shorter line is a head of its own, not a ragged one
_SLACK: Final = 0.3  # of the size: how far from the edge a full line may end


@dataclass(slots=True)
class _Paragraph:
    lines: list[Line] = field(default_factory=list)
    note: bool = False


@dataclass(frozen=True, slots=True)
class _Measure:
    """The usual size of the text, and the distance between lines of one paragraph."""

    size: float
    pitch: float


def write_paragraphs(pages: Sequence[list[Line]], warnings: Sequence[str]) -> Draft:
    """Print the paragraphs of all pages, then the footnotes."""
    set_columns(pages)
    measure = _measure(pages)
    text: list[_Paragraph] = []
    notes: list[_Paragraph] = []
    for page in pages:
        foot = _foot(page, measure)
        _gather(page[: len(page) - foot], text, measure)
        _gather(page[len(page) - foot :], notes, measure, note=True)
    whole = " ".join(line.text for page in pages for line in page)
    words = known_words(whole)
    pen = Pen()
    sizes = _heading_sizes(text, measure)
    noted = [_words(note, words) for note in notes]
    marks = frozenset(match[1] for match in map(_NUMBERED.match, noted) if match)
    for paragraph in text:
        _print(pen, paragraph, sizes, words, marks=marks)
    for note in noted:
        pen.write(note, kind="note")
    return pen.draft(warnings=warnings)


def _measure(pages: Sequence[Sequence[Line]]) -> _Measure:
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    pitches = [
        one.bottom - other.bottom
        for page in pages
        for one, other in pairwise(page)
        if 0.5 * size < one.bottom - other.bottom < 3 * size
    ]
    return _Measure(size, sorted(pitches)[len(pitches) // 5] if pitches else size)


def _foot(page: Sequence[Line], measure: _Measure) -> int:
    """Count the lines of small type at the end of a page that begin as a note does."""
    small = 0
    for line in reversed(page):
        if line.cell or line.size > _SMALLER * measure.size:
            break
        small += 1
    while small and not _NOTE.match(page[len(page) - small].text):
        small -= 1
    return small if small < len(page) else 0


def _gather(
    lines: Sequence[Line], into: list[_Paragraph], measure: _Measure, *, note: bool = False
) -> None:
    """Add the lines of one page to the paragraphs so far, the first perhaps to the last of them."""
    for place, line in enumerate(lines):
        begins = note and _NOTE.match(line.text) is not None
        if into and not begins and _joins(into[-1], line, measure, turned=not place):
            into[-1].lines.append(line)
        else:
            into.append(_Paragraph([line], note))


def _joins(paragraph: _Paragraph, line: Line, measure: _Measure, *, turned: bool) -> bool:
    """Whether a line goes on the paragraph; `turned`: it is the first of a page."""
    last = paragraph.lines[-1]
    ends = last.text.rstrip().endswith(_STOPS)
    apart = line.cell != last.cell or (turned and line.cell > 0)
    lower, full = line.text[:1].islower(), _full(last, line)
    alike = _SAME_SIZE_ARABIC if line.right_to_left else _SAME_SIZE
    if (
        apart
        or abs(line.size - last.size) > alike * measure.size
        or _row_ends(last.text, line.text)
    ):
        return False
    if turned:
        return full and not ends and not line.text[:1].isupper()
    if last.bottom - line.bottom > _LEADING * max(measure.pitch, last.size):
        return False
    if _LABEL.match(line.text) and (ends or not full):
        return False
    if ends and len(paragraph.lines) > 1 and _indented(last, line):
        return False
    wide = last.cell > 0 or last.right - last.left > _RAGGED * (last.edge - last.start)
    ragged = lower and not ends and wide
    return full or ragged or line.size > _LARGER * measure.size


def _row_ends(last: str, line: str) -> bool:
    """Whether a line is a whole row: an entry of contents, or one of two cells before another."""
    if _CONTENTS_ENTRY.search(last):
        return True
    return bool(_TWO_CELLS.match(last) and _TWO_CELLS.match(line))


def _indented(last: Line, line: Line) -> bool:
    inwards = last.right - line.right if line.right_to_left else line.left - last.left
    return inwards > _INDENT * line.size


def _full(last: Line, line: Line) -> bool:
    """Whether the first word of `line` had no room at the end of the line before."""
    room = last.left - last.start if last.right_to_left else last.edge - last.right
    word = 1 if _CJK.match(line.text) else len(line.text.split(None, 1)[0]) + 1
    return room < word * (line.right - line.left) / len(line.text) + _SLACK * line.size


def _heading_sizes(paragraphs: Sequence[_Paragraph], measure: _Measure) -> list[float]:
    """The sizes of type that headings are set in, the largest first."""
    found = {round(p.lines[0].size) for p in paragraphs if not p.lines[0].cell}
    return sorted((size for size in found if size > _LARGER * measure.size), reverse=True)


def _print(
    pen: Pen,
    paragraph: _Paragraph,
    sizes: list[float],
    words: frozenset[str],
    *,
    marks: frozenset[str],
) -> None:
    text = _words(paragraph, words, marks=marks)
    size = round(paragraph.lines[0].size)
    if paragraph.lines[0].cell:
        pen.write(text, kind="cell")
    elif size in sizes and len(text) <= _LONGEST_HEADING:
        pen.write(text, kind="heading", level=min(sizes.index(size) + 1, 6))
    else:
        pen.write(text)


def _words(
    paragraph: _Paragraph, words: frozenset[str], *, marks: frozenset[str] = frozenset()
) -> str:
    """Join the lines of a paragraph; raised numbers that are the `marks` of notes drop out."""
    pieces = [paragraph.lines[0].text.strip()]
    for line in paragraph.lines[1:]:
        text = line.text.strip()
        pieces[-1], space = _joint(pieces[-1], text, words)
        pieces += [space, text]

    def lowered(match: re.Match[str]) -> str:
        number = "".join(str(ord(c) - SUPERSCRIPT) for c in match[1])
        return "" if number in marks else match[0].replace(match[1], number)

    return repair_arabic(_LEADERS.sub("\t", _RAISED.sub(lowered, "".join(pieces))))


def _joint(text: str, line: str, words: frozenset[str]) -> tuple[str, str]:
    """Return a line without a hyphen that only broke a word, and what parts it from the next."""
    parts = broken(text, line)
    if parts is not None:
        return (text if keeps_hyphen(text, parts, words) else text[:-1]), ""
    joined = _CJK.match(text[-1:]) and _CJK.match(line)
    return text, "" if joined else " "
