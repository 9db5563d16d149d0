"""Ruled tables of a PDF page: the grid that rules make, and the cells in it."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from intersector.reading import limits
from intersector.reading.rules import Rule

_NEAR: Final = 3.0  # points: rules that end so close to another one meet it
_FEWEST: Final = 3  # lines in either direction: two columns and two rows

Cell = tuple[int, int]
"""A cell by its row from the top and its column from the left; merged ones by their first."""


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a grid, `xs` from the left and `ys` from the bottom, and its `cells`.

    `cells` says of every field (row, column) of the grid which cell it is part of.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[Cell, Cell]

    def at(self, x: float, y: float) -> Cell | None:
        """The cell at a point of the page; None outside the table."""
        column, row = bisect(self.xs, x) - 1, len(self.ys) - 1 - bisect(self.ys, y)
        return self.cells.get((row, column))


def find_tables(across: Sequence[Rule], down: Sequence[Rule]) -> list[Table]:
    """The tables that horizontal and vertical rules draw, from the top of the page."""
    grids = (_table(*group) for group in _groups(across, down))
    return sorted((table for table in grids if table), key=lambda t: (-t.ys[-1], t.xs[0]))


def _groups(
    across: Sequence[Rule], down: Sequence[Rule]
) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """The rules that meet one another, directly or through others."""
    left, uprights = list(across), list(down)
    while left:
        new = [left.pop()]
        rows, columns = list(new), list[Rule]()
        while new:
            met = [v for v in uprights if any(_meet(h, v) for h in new)]
            uprights = [v for v in uprights if v not in met]
            new = [h for h in left if any(_meet(h, v) for v in met)]
            left = [h for h in left if h not in new]
            rows, columns = rows + new, columns + met
        yield rows, columns


def _meet(across: Rule, down: Rule) -> bool:
    inside = down.start - _NEAR <= across.at <= down.end + _NEAR
    return inside and across.start - _NEAR <= down.at <= across.end + _NEAR


def _table(rows: Sequence[Rule], columns: Sequence[Rule]) -> Table | None:
    """The table that such rules are; its outer sides may be left open."""
    if not columns:
        return None
    xs = _lines([v.at for v in columns], [h.start for h in rows], [h.end for h in rows])
    ys = _lines([h.at for h in rows], [v.start for v in columns], [v.end for v in columns])
    if min(len(xs), len(ys)) < _FEWEST or len(xs) * len(ys) > limits.TABLE_FIELDS:
        return None
    return Table(xs, ys, _merged(xs, ys, rows, columns))


def _lines(
    places: Iterable[float], starts: Iterable[float], ends: Iterable[float]
) -> tuple[float, ...]:
    """Where the lines of a grid lie in one direction, each once, the open sides too."""
    kept: list[float] = []
    for place in sorted([*places, min(starts), max(ends)]):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return tuple(kept)


def _merged(
    xs: tuple[float, ...], ys: tuple[float, ...], rows: Sequence[Rule], columns: Sequence[Rule]
) -> dict[Cell, Cell]:
    """Every field of the grid with its cell: fields without a rule between them are one."""
    cells: dict[Cell, Cell] = {}
    last = len(ys) - 2
    for row in range(len(ys) - 1):
        bottom, top = ys[last - row], ys[last - row + 1]
        for column in range(len(xs) - 1):
            left, right = xs[column], xs[column + 1]
            field = row, column
            if column and not _ruled(columns, left, (bottom + top) / 2):
                cells[field] = cells[row, column - 1]
            elif row and not _ruled(rows, top, (left + right) / 2):
                cells[field] = cells[row - 1, column]
            else:
                cells[field] = field
    return cells


def _ruled(rules: Iterable[Rule], at: float, middle: float) -> bool:
    """Whether a rule lies at `at` and covers the place `middle` along it."""
    return any(abs(r.at - at) <= _NEAR and r.start <= middle <= r.end for r in rules)
