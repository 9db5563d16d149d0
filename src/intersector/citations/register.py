"""What is known of instruments: their editions, titles, status and successors."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Final

from intersector.errors import DataError
from intersector.identifiers import InstrumentId
from intersector.model import Document, Problem

COLUMNS: Final = ("instrument", "title", "status", "successor")
_STATUSES: Final = {"", "current", "superseded", "suppressed"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One edition of an instrument; `status` is None where only its existence is known.

    `title` is its title where a document or the user's own file gives it; the shipped register
    names its subject in a few words of ours.
    """

    id: InstrumentId
    title: str = ""
    status: str | None = None
    successor: InstrumentId | None = None


@dataclass(frozen=True, eq=False)
class Register:
    """Entries by identifier. Adding gives a new register; a later entry replaces an earlier one."""

    entries: Mapping[InstrumentId, Entry] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """What was wrong with rows of the files that it was extended by."""

    @cached_property
    def _by_work(self) -> Mapping[InstrumentId, tuple[Entry, ...]]:
        works: dict[InstrumentId, list[Entry]] = {}
        for entry in self.entries.values():
            works.setdefault(entry.id.work, []).append(entry)
        return {w: tuple(sorted(e, key=lambda e: e.id.edition)) for w, e in works.items()}

    @classmethod
    def shipped(cls) -> "Register":
        """The register that comes with the package."""
        return _shipped()

    def with_entries(self, added: Iterable[Entry]) -> "Register":
        """This register and the entries added, which say more than what was there."""
        return replace(self, entries={**self.entries, **{entry.id: entry for entry in added}})

    def with_documents(self, documents: Iterable[Document]) -> "Register":
        """This register and the editions that the documents of a run show to exist."""
        seen = [Entry(d.id, d.title) for d in documents if d.id is not None]
        return self.with_entries(entry for entry in seen if entry.id not in self.entries)

    def with_csv(self, path: Path) -> "Register":
        """This register and the good rows of a CSV file with the columns `COLUMNS`.

        `instrument` and `successor` are identifiers (``PP/resolution/191@2018``, ``A/RES/70/1``);
        columns may stand in any order, those but the first may be left out, and others may be
        added. A row that cannot be read is one of the `problems`, with its line. Raises
        `DataError` when the file is no such table.
        """
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            mend = "Give a CSV file in UTF-8."
            raise DataError(str(path), f"cannot be read: {error}.", mend=mend) from error
        entries, problems = _table(text, source=str(path))
        return replace(self.with_entries(entries), problems=(*self.problems, *problems))

    def editions(self, work: InstrumentId) -> tuple[Entry, ...]:
        """Every known edition of an instrument, the oldest first."""
        return self._by_work.get(work, ())


@cache
def _shipped() -> Register:
    text = files(__package__).joinpath("register.csv").read_text(encoding="utf-8")
    return Register().with_entries(_table(text, source="register.csv")[0])


def _table(text: str, *, source: str) -> tuple[list[Entry], list[Problem]]:
    """The entries of the good rows, and what is wrong with the others."""
    first = text.partition("\n")[0]
    rows = csv.DictReader(StringIO(text), delimiter=";" if ";" in first else ",")
    if COLUMNS[0] not in (rows.fieldnames or ()):
        mend = f"Make the first line {','.join(COLUMNS)}."
        raise DataError(source, f"has no column `{COLUMNS[0]}`.", place="line 1", mend=mend)
    entries: list[Entry] = []
    problems: list[Problem] = []
    try:
        for row in rows:
            place = f"line {rows.line_num}"
            try:
                entries.append(_entry(row))
            except _FaultyError as fault:
                problems.append(Problem(source, fault.says, fault.mend, place))
    except csv.Error as error:
        mend = "Save it as CSV again."
        raise DataError(source, f"is not CSV: {error}.", place=place, mend=mend) from error
    return entries, problems


class _FaultyError(Exception):
    """What is wrong with a row, and how to mend it."""

    def __init__(self, says: str, mend: str) -> None:
        super().__init__(says, mend)
        self.says, self.mend = says, mend


def _entry(row: Mapping[str, str | None]) -> Entry:
    told = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if told["status"] not in _STATUSES:
        says = f"`status` is {told['status']!r}."
        raise _FaultyError(says, "Write current, superseded or suppressed, or leave it empty.")
    return Entry(
        id=_identifier(told["instrument"], "instrument"),
        title=told["title"],
        status=told["status"] or None,
        successor=_identifier(told["successor"], "successor") if told["successor"] else None,
    )


def _identifier(written: str, column: str) -> InstrumentId:
    try:
        return InstrumentId.parse(written)
    except ValueError as error:
        says = f"`{column}` is {written!r}, which is no identifier."
        mend = "Write it as `cite` prints targets: PP/resolution/191@2018, A/RES/70/1."
        raise _FaultyError(says, mend) from error
