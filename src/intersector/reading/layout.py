"""Where the characters of a PDF page stand: lines and columns.

Lengths are in points (1/72 inch), measured from the lower left corner of the page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from intersector.reading.bidi import Glyph, logical, right_to_left, whole_ligatures

SUPERSCRIPT: Final = 0xE000
"""Raised digits are kept as private characters from here on until notes are known."""

_GAP: Final = 1.6  # of the size: a wider gap parts two segments of one line
_SAME_LINE: Final = 0.45  # share of the lower height by which segments of one line overlap
_RAISED: Final = 0.8  # a raised digit is at most this part of the size of its line
_FEWEST: Final = 6  # lines on either side of a gutter
_CROSSING: Final = 0.2  # share of segments that may cross a gutter: titles, wide tables
_PROSE: Final = 0.6  # share of a column's width that its lines fill, unlike a table's


@dataclass(slots=True)
class Line:
    """A run of characters on one line, with its box.

    `column` tells apart the columns of its page, `start` and `edge` are the sides of its column.
    `cell` tells apart the cells of ruled tables; 0 outside them.
    `glyphs` are kept only until the line is put in its row.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    column: int = 0
    cell: int = 0
    start: float = 0.0
    edge: float = 0.0
    glyphs: Sequence[Glyph] = ()

    @property
    def size(self) -> float:
        """The height of the line's box: about 1.2 times the size of its type."""
        return self.top - self.bottom

    @property
    def right_to_left(self) -> bool:
        """Whether most of its letters are Arabic."""
        return right_to_left(self.text)


def segments(glyphs: Iterable[Glyph]) -> list[Line]:
    """Join characters into runs: a wide gap or another height begins a new one."""
    runs: list[list[Glyph]] = []
    open_run = False
    for glyph in whole_ligatures(glyphs):
        if glyph.character in "\r\n":
            open_run = False
        elif open_run and (glyph.character.isspace() or _continues(runs[-1], glyph)):
            runs[-1].append(glyph)
        elif not glyph.character.isspace():
            runs.append([glyph])
            open_run = True
    return [line for line in map(_line, runs) if line.size > 0]


def _continues(run: list[Glyph], glyph: Glyph) -> bool:
    last = run[-1]
    if last.character.isspace():
        last = next(g for g in reversed(run) if not g.character.isspace())
    gap = max(glyph.left - last.right, last.left - glyph.right)
    return _overlap(last, glyph) > _SAME_LINE and gap < _GAP * (last.top - last.bottom)


def _line(run: list[Glyph]) -> Line:
    """Set a run down as a line, in the box of its usual characters."""
    printed = [glyph for glyph in run if not glyph.character.isspace()]
    line = Line(
        "",
        min(glyph.left for glyph in printed),
        median(glyph.bottom for glyph in printed),
        max(glyph.right for glyph in printed),
        median(glyph.top for glyph in printed),
    )
    characters = [_character(glyph, line) for glyph in run]
    line.text = "".join(characters)
    line.glyphs = [
        glyph if c in (glyph.character, " ") else glyph._replace(character=c)
        for glyph, c in zip(run, characters, strict=True)
    ]
    return line


def _character(glyph: Glyph, line: Line) -> str:
    if glyph.character.isspace():
        return " "
    small = glyph.top - glyph.bottom < _RAISED * line.size
    if small and glyph.bottom > line.bottom and glyph.character in "0123456789":
        return chr(SUPERSCRIPT + int(glyph.character))
    return glyph.character


def _overlap(one: Line | Glyph, other: Line | Glyph) -> float:
    """The share of the lower one's height that stands beside the other."""
    common = min(one.top, other.top) - max(one.bottom, other.bottom)
    lower = min(one.top - one.bottom, other.top - other.bottom)
    return common / lower if lower > 0 else 0.0


def lines_in_order(found: Sequence[Line], *, columns: bool = True) -> list[Line]:
    """Return the lines of a page in reading order, column by column if it can have `columns`."""
    if not found:
        return []
    gutter = _gutter(found) if columns else None
    if gutter is None:
        return _rows(found)
    lines: list[Line] = []
    from_right = right_to_left("".join(line.text for line in found))
    for band in _bands(found, gutter):
        for line in band:
            line.column = 0 if _crosses(line, gutter) else 1 if line.right <= gutter else 2
        for column in (0, 2, 1) if from_right else (0, 1, 2):
            lines.extend(_rows([line for line in band if line.column == column]))
    return lines


def _rows(found: Sequence[Line]) -> list[Line]:
    """Put segments that stand side by side on one line, from top to bottom."""
    rows: list[list[Line]] = []
    for line in sorted(found, key=lambda line: (-line.top, line.left)):
        if rows and _overlap(rows[-1][0], line) > _SAME_LINE:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(row) for row in rows]


def _joined(row: list[Line]) -> Line:
    from_right = right_to_left("".join(line.text for line in row))
    ordered = sorted(row, key=lambda line: line.left, reverse=from_right)
    joined = Line(
        "\t".join(line.text.strip() for line in ordered),
        min(line.left for line in row),
        min(line.bottom for line in row),
        max(line.right for line in row),
        max(line.top for line in row),
        row[0].column,
    )
    return _read_from_right(joined, ordered) if from_right else joined


def _read_from_right(joined: Line, row: Sequence[Line]) -> Line:
    """A row in the order of its glyphs; brackets and digits do not make it any taller."""
    glyphs = [glyph for line in row for glyph in line.glyphs if not glyph.character.isspace()]
    read = logical(glyphs)
    text = joined.text if read.split() == joined.text.split() else read
    bottom, top = median(g.bottom for g in glyphs), median(g.top for g in glyphs)
    return replace(joined, text=text, bottom=bottom, top=top)


def _gutter(found: Sequence[Line]) -> float | None:
    """Return the x that parts a page in two columns of prose, if one does."""
    left, right = min(line.left for line in found), max(line.right for line in found)
    width = right - left
    places = [left + width * share / 100 for share in range(35, 66)]
    best = min(places, key=lambda x: sum(_crosses(line, x) for line in found))
    crossing = sum(_crosses(line, best) for line in found)
    sides = ([s for s in found if s.right <= best], [s for s in found if s.left >= best])
    widths = (best - left, right - best)
    prose = all(
        len(side) >= _FEWEST and median(line.right - line.left for line in side) > _PROSE * room
        for side, room in zip(sides, widths, strict=True)
    )
    return best if prose and crossing <= _CROSSING * len(found) else None


def _crosses(line: Line, x: float) -> bool:
    return line.left < x < line.right


def _bands(found: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    """Part a page at the lines that cross the gutter: columns are read between them."""
    band: list[Line] = []
    for line in sorted(found, key=lambda line: -line.top):
        if _crosses(line, gutter):
            yield band
            yield [line]
            band = []
        else:
            band.append(line)
    yield band


def set_columns(pages: Iterable[list[Line]]) -> None:
    """Note on every line where its column, or its cell of a table, begins and ends."""
    for page in pages:
        columns: dict[tuple[int, int], list[Line]] = {}
        for line in page:
            columns.setdefault((line.cell, 0 if line.cell else line.column), []).append(line)
        for lines in columns.values():
            start, edge = min(line.left for line in lines), max(line.right for line in lines)
            for line in lines:
                line.start, line.edge = start, edge
