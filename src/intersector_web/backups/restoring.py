"""Restoring a backup: everything or nothing, compared with the backup before it counts."""

import tempfile
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import DatabaseError

from intersector.errors import DataError, OutputError
from intersector_web.backups import archive, rows
from intersector_web.backups.archive import Manifest, Reader


def restore(path: Path) -> Manifest:
    """Put the site of a backup in the place of whatever is there.

    Raises `DataError` for a file that is damaged, hostile, of another version, or cannot be held by
    this database, `OutputError` where files cannot be written; then the rows are as before.
    """
    with archive.opened(path) as reader:
        _check_version(reader)
        archive.room(reader, Path(settings.WORKSPACE))
        reader.verify()
        try:
            with rows.replaced():
                _write_rows(reader)
                _store_files(reader)
                _write_workspace(reader)
        except OSError as error:
            mend = "Make room, or let it be written; the rows are as before."
            raise OutputError("Restoring", f"stopped ({error}).", mend=mend) from error
        except (DatabaseError, ValueError, KeyError, TypeError) as error:
            mend = "Make room, or restore it to the kind of database that it was made from."
            raise DataError(
                str(path), f"does not fit this database ({error}).", mend=mend
            ) from error
        cache.clear()
        return reader.manifest


def _check_version(reader: Reader) -> None:
    told, here = reader.manifest, rows.migrations()
    if told.migrations == here and list(told.under("rows")) == _files():
        return
    other = sorted(set(told.migrations) ^ set(here))
    raise DataError(
        str(reader.path),
        f"is of another version, {told.version} ({', '.join(other[:3])}).",
        mend=f"Restore it with intersector {told.version}, then upgrade.",
    )


def _files() -> list[str]:
    return sorted(f"{label}.jsonl" for label in rows.tables())


def _write_rows(reader: Reader) -> None:
    """Write every table, then read it again: what is there is what was in the backup."""
    for label, kind in rows.tables().items():
        name = f"rows/{label}.jsonl"
        rows.write(kind, reader.lines(name))
        total = sha256()
        for line in rows.lines(kind):
            total.update(line)
        if total.hexdigest() != reader.manifest.members[name].sha256:
            raise ValueError(f"rows of {label} are not what they were")


def _store_files(reader: Reader) -> None:
    for name, member in reader.manifest.under("originals").items():
        if default_storage.exists(name):
            if _digest(name) == reader.manifest.members[member].sha256:
                continue
            default_storage.delete(name)
        with tempfile.TemporaryFile() as file:
            for piece in reader.pieces(member):
                file.write(piece)
            file.seek(0)
            if default_storage.save(name, File(file)) != name:
                raise OutputError(name, "cannot be stored under its name.", mend="Try again.")


def _digest(name: str) -> str:
    total = sha256()
    with default_storage.open(name) as file:
        for piece in iter(lambda: file.read(archive.PIECE), b""):
            total.update(piece)
    return total.hexdigest()


def _write_workspace(reader: Reader) -> None:
    for name, member in reader.manifest.under("workspace").items():
        path = Path(settings.WORKSPACE) / name
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            for piece in reader.pieces(member):
                file.write(piece)
        Path(file.name).replace(path)
