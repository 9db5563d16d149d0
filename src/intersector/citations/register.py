"""What is known of instruments: their editions, titles, status and successors."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Final

from intersector.errors import DataError
from intersector.identifiers import InstrumentId
from intersector.model import Document

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
        return Register({**self.entries, **{entry.id: entry for entry in added}})

    def with_documents(self, documents: Iterable[Document]) -> "Register":
        """This register and the editions that the documents of a run show to exist."""
        seen = [Entry(d.id, d.title) for d in documents if d.id is not None]
        return self.with_entries(entry for entry in seen if entry.id not in self.entries)

    def with_csv(self, path: Path) -> "Register":
        """This register and the rows of a CSV file with the columns `COLUMNS`.

        `instrument` and `successor` are identifiers (``PP/resolution/191@2018``, ``A/RES/70/1``).
        Raises `DataError` naming the line that cannot be read.
        """
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            mend = "Give a CSV file in UTF-8."
            raise DataError(str(path), f"cannot be read: {error}.", mend=mend) from error
        return self.with_entries(_rows(text, source=str(path)))

    def editions(self, work: InstrumentId) -> tuple[Entry, ...]:
        """Every known edition of an instrument, the oldest first."""
        return self._by_work.get(work, ())


@cache
def _shipped() -> Register:
    text = files(__package__).joinpath("register.csv").read_text(encoding="utf-8")
    return Register().with_entries(_rows(text, source="register.csv"))


def _rows(text: str, *, source: str) -> Iterable[Entry]:
    rows = csv.DictReader(StringIO(text))
    if rows.fieldnames is None or rows.fieldnames[0] != COLUMNS[0]:
        mend = f"Make the first line {','.join(COLUMNS)}."
        raise DataError(source, "has no column `instrument` first.", place="line 1", mend=mend)
    for row in rows:
        try:
            yield _entry(row)
        except ValueError as error:
            place = f"line {rows.line_num}"
            raise DataError(source, f"{error}.", place=place, mend="Correct it.") from error


def _entry(row: Mapping[str, str | None]) -> Entry:
    status, successor = row.get("status") or "", row.get("successor")
    if status not in _STATUSES:
        raise ValueError(f"status is {status!r}, not current, superseded or suppressed")
    return Entry(
        id=InstrumentId.parse(row["instrument"] or ""),
        title=row.get("title") or "",
        status=status or None,
        successor=InstrumentId.parse(successor) if successor else None,
    )
