"""Making a backup while the site runs."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from intersector.errors import DataError
from intersector_web.backups import archive, rows
from intersector_web.backups.archive import Manifest, Writer


def make(path: Path, *, with_key: bool) -> Manifest:
    """Write the whole site as it is at this moment, and read it back to verify it.

    Stored files are never changed once they are there, so those that the rows name are what they
    were at that moment. Raises `OutputError` when it cannot be written.
    """
    manifest = Manifest(migrations=rows.migrations())
    with archive.written(path, manifest) as writer:
        names: set[str] = set()
        with rows.snapshot():
            for label, kind in rows.tables().items():
                writer.add(f"rows/{label}.jsonl", _noting(kind, names))
        for name in sorted(names):
            _add_stored(writer, name)
        _add_workspace(writer, with_key=with_key)
    return manifest


def _noting(kind: rows.Model, names: set[str]) -> Iterator[bytes]:
    """The lines of a table, noting the stored files that they name."""
    for line in rows.lines(kind):
        names.update(rows.files_of(kind, line))
        yield line


def _add_stored(writer: Writer, name: str) -> None:
    if not default_storage.exists(name):
        mend = "Put it back, or remove what names it in the administration."
        raise DataError(f"originals/{name}", "is not there, though the site names it.", mend=mend)
    with default_storage.open(name) as file:
        writer.add(f"originals/{name}", iter(lambda: file.read(archive.PIECE), b""))


def _add_workspace(writer: Writer, *, with_key: bool) -> None:
    for name in ("organisation.toml", *(("secret-key",) if with_key else ())):
        path = Path(settings.WORKSPACE) / name
        if path.is_file():
            writer.add(f"workspace/{name}", [path.read_bytes()])
