"""The file of a corpus: values under names, kept through crashes and shared by processes.

SQLite with a write-ahead log: a batch is there as a whole or not at all, readers never wait, and
writers wait for each other. A value whose check sum is wrong is never given back.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from zlib import crc32

from intersector.errors import CorpusError

NAME: Final = "corpus.sqlite"
APPLICATION: Final = 0x496E7465
"""Marks the file as ours, as SQLite's ``application_id``."""
STEPS: Final = (
    """
    CREATE TABLE bases (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE remembered (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        basis INTEGER NOT NULL REFERENCES bases,
        key BLOB NOT NULL,
        value BLOB NOT NULL,
        UNIQUE (basis, key)
    );
    """,
)
"""What makes a file of each version from the one before, the first from an empty file. A step that
was released is never changed: a new version is a new step."""
_WAIT: Final = 120.0
"""Seconds to wait for another process that writes; its batches take far less."""
_PAGE: Final = 16_384
"""Bytes of a page: seven vectors of 512 numbers, where the usual 4096 hold one."""
_AT_ONCE: Final = 500
_CHECK: Final = 4
"""Bytes of the check sum before each value."""
_ANEW: Final = "Delete it: the next run reads and compares everything anew."


class Store:
    """An open corpus file; `CorpusError` says what is wrong with it, and how to mend that."""

    def __init__(self, path: Path, *, steps: Sequence[str] = STEPS) -> None:
        self.path = path
        with self._explained():
            self._database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
            try:
                self._prepare(steps)
            except BaseException:
                self._database.close()
                raise

    def close(self) -> None:
        """Let go of the file; what was kept is in it."""
        with self._explained():
            self._database.close()

    def basis(self, name: str) -> int:
        """The number of what all values of one sort rest on."""
        with self._writing():
            self._database.execute("INSERT OR IGNORE INTO bases (name) VALUES (?)", [name])
        query = "SELECT id FROM bases WHERE name = ?"
        with self._explained():
            (number,) = self._database.execute(query, [name]).fetchone()
        return int(number)

    def recall(self, basis: int, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return what is remembered under these keys, and note that it was of use."""
        found: dict[bytes, bytes] = {}
        with self._explained():
            for at in range(0, len(keys), _AT_ONCE):
                part = keys[at : at + _AT_ONCE]
                marks = ",".join("?" * len(part))
                rows = self._database.execute(
                    f"SELECT id, key, value FROM remembered WHERE basis = ? AND key IN ({marks})",
                    [basis, *part],
                ).fetchall()
                self._database.executemany(
                    "INSERT OR IGNORE INTO temp.used VALUES (?)", [(id_,) for id_, _, _ in rows]
                )
                found.update((key, self._checked(value)) for _, key, value in rows)
        return found

    def keep(self, basis: int, values: Mapping[bytes, bytes]) -> None:
        """Remember these values, all or none; one that another process kept first stays."""
        rows = [(basis, key, _sum(value) + value) for key, value in values.items()]
        with self._writing():
            self._database.executemany(
                "INSERT OR IGNORE INTO remembered (basis, key, value) VALUES (?, ?, ?)", rows
            )

    def latest(self, basis: int) -> bytes | None:
        """What `renew` has kept; None where that was nothing yet."""
        query = "SELECT id, value FROM remembered WHERE basis = ? ORDER BY id DESC LIMIT 1"
        with self._explained():
            found = self._database.execute(query, [basis]).fetchone()
            if found is None:
                return None
            self._database.execute("INSERT OR IGNORE INTO temp.used VALUES (?)", found[:1])
        return self._checked(found[1])

    def renew(self, basis: int, value: bytes) -> None:
        """Remember this as the only value of its basis."""
        with self._writing():
            self._database.execute("DELETE FROM remembered WHERE basis = ?", [basis])
            self._database.execute(
                "INSERT INTO remembered (basis, key, value) VALUES (?, ?, ?)",
                [basis, b"", _sum(value) + value],
            )

    def sweep(self) -> int:
        """Drop what was there at the start and was of no use since, once it is two thirds of all.

        Returns how many values were dropped. A file stays below three times what a run has use
        of, and is not emptied by a run over half the documents.
        """
        count = "SELECT count(*) FROM remembered"
        useless = "id <= ? AND id NOT IN (SELECT id FROM temp.used)"
        with self._explained():
            (every,) = self._database.execute(count).fetchone()
            (old,) = self._database.execute(f"{count} WHERE {useless}", [self._last]).fetchone()
        if 3 * old <= 2 * every:
            return 0
        with self._writing():
            self._database.execute(f"DELETE FROM remembered WHERE {useless}", [self._last])
        with self._explained():
            self._database.executescript("PRAGMA incremental_vacuum")
        return int(old)

    def _prepare(self, steps: Sequence[str]) -> None:
        execute = self._database.execute
        execute(f"PRAGMA page_size = {_PAGE}")
        execute("PRAGMA auto_vacuum = INCREMENTAL")
        if self._number("application_id") not in {0, APPLICATION}:
            raise CorpusError(str(self.path), "is not a corpus of Intersector.", mend=_ANEW)
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = NORMAL")
        execute("PRAGMA temp_store = MEMORY")
        self._migrate(steps)
        execute("CREATE TEMP TABLE used (id INTEGER PRIMARY KEY)")
        self._last = execute("SELECT coalesce(max(id), 0) FROM remembered").fetchone()[0]

    def _migrate(self, steps: Sequence[str]) -> None:
        """Take the file to the version of `steps`, in one go: nobody sees half of it."""
        if self._number("user_version") == len(steps):
            return
        with self._writing():
            version = self._number("user_version")
            if version > len(steps):
                raise CorpusError(
                    str(self.path),
                    f"is of version {version}; this program knows up to {len(steps)}.",
                    mend="Use the newer program that wrote it, or another folder.",
                )
            for step in steps[version:]:
                for statement in step.split(";"):
                    self._database.execute(statement)
            self._database.execute(f"PRAGMA application_id = {APPLICATION}")
            self._database.execute(f"PRAGMA user_version = {len(steps)}")

    def _number(self, pragma: str) -> int:
        return int(self._database.execute(f"PRAGMA {pragma}").fetchone()[0])

    def _checked(self, value: bytes) -> bytes:
        data = value[_CHECK:]
        if value[:_CHECK] != _sum(data):
            raise CorpusError(str(self.path), "is damaged (a check sum is wrong).", mend=_ANEW)
        return data

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """All that is written inside, or nothing of it."""
        with self._explained():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """SQLite's errors as ours."""
        try:
            yield
        except sqlite3.OperationalError as error:
            mend = "Free the disk or get the right to write there, then run again: nothing is lost."
            raise CorpusError(str(self.path), f"cannot be used ({error}).", mend=mend) from error
        except sqlite3.DatabaseError as error:
            raise CorpusError(str(self.path), f"is damaged ({error}).", mend=_ANEW) from error


def _sum(data: bytes) -> bytes:
    return crc32(data).to_bytes(_CHECK, "big")
