"""Tables that people give us, as CSV, Excel or JSON Lines: checked row by row, a bad row never
stops the rest, and is told by its line and column.

CSV is what spreadsheets save: UTF-8, with a line of column names; columns may be parted by commas,
semicolons or tabs; what a .tsv says of itself first, in lines that begin with #, is passed over. A
cell that a spreadsheet would run as a formula carries an apostrophe, which is taken off again. Of
an Excel file the first sheet is read, formulas as what they last came to.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import Any, Final, TypeVar

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
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

    The file is JSON Lines if its name ends in ``.jsonl``, Excel if in ``.xlsx``, else CSV. Raises
    `DataError` when it cannot be opened or lacks a column that every row needs.
    """
    suffix = path.suffix.casefold()
    if suffix == ".jsonl":
        yield from read_rows(path, form)
        return
    rows = _workbook(path) if suffix == ".xlsx" else _csv(path)
    line, first = next(rows, (1, []))
    columns = _columns(path, first, form, line)
    try:
        for line, cells in rows:
            if any(cell.strip() for cell in cells):
                yield _row(path, form, columns, cells, line)
    except csv.Error as error:
        place = f"after line {line}"
        yield Problem(str(path), f"{error}.", "Save it as CSV anew.", place=place)


def write_sheet(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the rows as `sheet_text`.

    The file is replaced when all is written; raises `OutputError` when it cannot be.
    """
    replace_file(path, sheet_text(columns, rows))


def sheet_text(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows as CSV that spreadsheets open as it is, and none takes for formulas."""
    return "".join(sheet_lines(columns, rows))


def sheet_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The same row by row, for who hands on each before asking for the next."""
    table = csv.writer(_Handed(), lineterminator="\r\n")
    yield f"\ufeff{table.writerow(columns)}"
    for row in rows:
        yield table.writerow([_cell(row.get(column)) for column in columns])


class _Handed:
    """A file that hands back what is written, as `csv` then does."""

    def write(self, text: str) -> str:
        return text


def replace_file(path: Path, content: str | bytes) -> None:
    """Put the content in the place of the file, all of it or nothing."""
    beside = path.with_name(f".{path.name}.partial")
    text = content.encode(errors="backslashreplace") if isinstance(content, str) else content
    try:
        beside.write_bytes(text)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        mend = "Choose a file that can be written."
        raise OutputError(str(path), f"cannot be written ({error}).", mend=mend) from error


def _csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the file, each with the line it begins on; the first that is no comment first."""
    lines = _text(path).splitlines(keepends=True)
    skipped = list(takewhile(_is_comment, lines)) if path.suffix.casefold() == ".tsv" else []
    text = "".join(lines[len(skipped) :])
    table = csv.reader(io.StringIO(text, newline=""), delimiter=_parting(text))
    start = len(skipped) + 1
    for cells in table:
        yield start, cells
        start = len(skipped) + table.line_num + 1


def _is_comment(line: str) -> bool:
    """Also as a spreadsheet saves it, in quotation marks."""
    return line.lstrip('"').startswith("#")


def _workbook(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet of an Excel file, with their numbers."""
    try:
        with zipfile.ZipFile(path) as archive:
            large = sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES
        if large:
            raise DataError(str(path), "is too large for a table.", mend="Part it into several.")
        with closing(load_workbook(path, read_only=True, data_only=True)) as book:
            table = book.worksheets[0].iter_rows(values_only=True)
            rows = [[_written(value) for value in row] for row in table]
    except OSError as error:
        raise DataError(
            str(path), f"cannot be opened ({error.strerror}).", mend="Check the path."
        ) from error
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError) as error:
        raise DataError(
            str(path), "is not an Excel workbook.", mend="Save it as .xlsx anew."
        ) from error
    yield from enumerate(rows, start=1)


def _written(value: object) -> str:
    """What a cell holds, as CSV would have it: dates as ISO 8601 writes them."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


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


def _columns(path: Path, first: list[str], form: type[BaseModel], line: int) -> list[str]:
    columns = [name.strip().casefold() for name in first]
    needed = [name for name, field in form.model_fields.items() if field.is_required()]
    if lacking := [name for name in needed if name not in columns]:
        raise DataError(
            str(path),
            f"has no column {', '.join(lacking)}.",
            place=f"line {line}",
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
