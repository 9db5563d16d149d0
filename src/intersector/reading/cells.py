"""A PDF page with ruled tables: their cells read one by one, the rest around them."""

from collections.abc import Iterable, Sequence
from typing import Final

from intersector.reading.bidi import Glyph, right_to_left
from intersector.reading.layout import Line, lines_in_order, segments
from intersector.reading.tables import Cell, Table

_FEWEST: Final = 3
"""Cells with words in them that a table has; fewer are a frame or a drawing."""


def read_page(glyphs: Iterable[Glyph], tables: Sequence[Table]) -> list[Line]:
    """The lines of a page in reading order, those of each cell of its tables together."""
    outside: list[Glyph] = []
    inside: list[dict[Cell, list[Glyph]]] = [{} for _ in tables]
    into = outside
    for glyph in glyphs:
        if not glyph.character.isspace():
            into = _place(glyph, tables, inside, outside)
        into.append(glyph)
    for place, cells in enumerate(inside):
        if sum(map(_has_words, cells.values())) < _FEWEST:
            outside += [glyph for cell in cells.values() for glyph in cell]
            inside[place] = {}
    lines = lines_in_order(segments(outside))
    count = 0
    for table, cells in zip(tables, inside, strict=True):
        read = _cells(cells, count)
        count += len(cells)
        at = _position(lines, table)
        lines[at:at] = read
    return lines


def _place(
    glyph: Glyph,
    tables: Sequence[Table],
    inside: Sequence[dict[Cell, list[Glyph]]],
    outside: list[Glyph],
) -> list[Glyph]:
    """Where a glyph belongs: to the cell that its middle stands in, or to none."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    for table, cells in zip(tables, inside, strict=True):
        cell = table.at(x, y)
        if cell is not None:
            return cells.setdefault(cell, [])
    return outside


def _has_words(glyphs: Iterable[Glyph]) -> bool:
    return any(not glyph.character.isspace() for glyph in glyphs)


def _cells(cells: dict[Cell, list[Glyph]], count: int) -> list[Line]:
    """The lines of every cell, row by row, each row from where its script begins."""
    from_right = right_to_left("".join(g.character for glyphs in cells.values() for g in glyphs))
    ordered = sorted(cells, key=lambda cell: (cell[0], -cell[1] if from_right else cell[1]))
    found: list[Line] = []
    for number, cell in enumerate(ordered, start=count + 1):
        lines = lines_in_order(segments(cells[cell]), columns=False)
        for line in lines:
            line.cell = number
        found += lines
    return found


def _position(lines: Sequence[Line], table: Table) -> int:
    """After the last line above the table, in its column where the page has several."""
    left, right, top = table.xs[0], table.xs[-1], table.ys[-1]
    beside = [n for n, line in enumerate(lines) if line.left < right and left < line.right]
    above = [n + 1 for n in beside if (lines[n].bottom + lines[n].top) / 2 > top]
    if above:
        return max(above)
    return min(beside, default=len(lines))
