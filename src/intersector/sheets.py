"""Tables that people give us, as CSV or JSON Lines: checked row by row, a bad row never stops the
rest, and is told by its line and column.

CSV is what spreadsheets save: UTF-8, with a line of column names; columns may be parted by commas,
semicolons or tabs. A cell that a spreadsheet would run as a formula carries an apostrophe, which
is taken off again.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from intersector.errors import DataError, OutputError
from intersector.jsonl import read_rows
from intersector.model import Problem

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula for a spreadsheet."""
MOST_BYTES: Final = 64 * 2**20
_PARTINGS: Final = ",;\t"


class Row(BaseModel):
    """A line of a table; columns that we do not know are kept beside those that we do."""

    model_config = ConfigDict(frozen=True, extra="allow", str_strip_whitespace=True)


RowType = TypeVar("RowType", bound=BaseModel)


def read_sheet(path: Path, form: type[RowType]) -> Iterator[RowType | Problem]:
    """Each row of the file as `form`, or what is wrong with it: ``line 3, column when``.

    The file is JSON Lines if its name ends in ``.jsonl``, else CSV. Raises `DataError` when it
    cannot be opened or lacks a column that every row needs.
    """
    if path.suffix.casefold() == ".jsonl":
        yield from read_rows(path, form)
        return
    table = csv.reader(io.StringIO(text := _text(path), newline=""), delimiter=_parting(text))
    columns = _columns(path, next(table, []), form)
    start = table.line_num + 1
    try:
        for cells in table:
            if any(cell.strip() for cell in cells):
                yield _row(path, form, columns, cells, start)
            start = table.line_num + 1
    except csv.Error as error:
        yield Problem(str(path), f"{error}.", "Save it as CSV anew.", place=f"line {start}")


def write_sheet(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the rows as `sheet_text`.

    The file is replaced when all is written; raises `OutputError` when it cannot be.
    """
    replace_file(path, sheet_text(columns, rows))


def sheet_text(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows as CSV that spreadsheets open as it is, and none takes for formulas."""
    buffer = io.StringIO(newline="")
    table = csv.writer(buffer, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return "\ufeff" + buffer.getvalue()


def replace_file(path: Path, text: str) -> None:
    """Put `text` in the place of the file, all of it or nothing."""
    beside = path.with_name(f".{path.name}.partial")
    try:
        beside.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        mend = "Choose a file that can be written."
        raise OutputError(str(path), f"cannot be written ({error}).", mend=mend) from error


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(
            str(path), f"cannot be opened ({error.strerror}).", mend="Check the path."
        ) from error
    if len(data) > MOST_BYTES:
        raise DataError(str(path), "is too large for a table.", mend="Part it into several.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DataError(
            str(path), "is not UTF-8.", place=f"line {line}", mend='Save it as "CSV UTF-8".'
        ) from error


def _parting(text: str) -> str:
    """What parts the columns: of the signs that can, the one that the first line has most of."""
    first = text.partition("\n")[0]
    return max(_PARTINGS, key=first.count)


def _columns(path: Path, first: list[str], form: type[BaseModel]) -> list[str]:
    columns = [name.strip().casefold() for name in first]
    needed = [name for name, field in form.model_fields.items() if field.is_required()]
    if lacking := [name for name in needed if name not in columns]:
        raise DataError(
            str(path),
            f"has no column {', '.join(lacking)}.",
            place="line 1",
            mend=f"Its first line names the columns: {', '.join(form.model_fields)}.",
        )
    return columns


def _row(
    path: Path, form: type[RowType], columns: list[str], cells: list[str], line: int
) -> RowType | Problem:
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        mend = "Put quotation marks around a cell that holds the sign between columns."
        place = f"line {line}, column {len(columns) + 1}"
        return Problem(str(path), "has more cells than there are columns.", mend, place=place)
    named = zip(columns, map(_plain, cells), strict=False)
    try:
        return form.model_validate({name: cell for name, cell in named if name and cell})
    except ValidationError as error:
        first = error.errors()[0]
        column = ".".join(map(str, first["loc"]))
        where = f"line {line}, column {column}" if column else f"line {line}"
        message = f"{first['msg'].removeprefix('Value error, ')}."
        return Problem(str(path), message, "Correct that cell.", place=where)


def _plain(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
