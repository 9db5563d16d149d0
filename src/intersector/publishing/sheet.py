"""What the workbook is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula for a spreadsheet."""
Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the workbook: its name, its columns with their widths in characters, its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Sequence[tuple[Cell, ...]]
