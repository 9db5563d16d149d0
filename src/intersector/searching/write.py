"""Writing an index: beside the one in use, and then put in its place at one stroke.

FOLDER/current     the name of the snapshot in use
FOLDER/<digest>/   a snapshot (`snapshot.py`), named by what it holds

A writer that dies leaves a folder without a name in ``current``; the next one removes it. Readers
go on with the snapshot that they opened; the one before the current stays until the next is there.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from intersector.errors import OutputError
from intersector.matching import Encoder
from intersector.searching.model import Entry, Parts
from intersector.searching.snapshot import ENTRY, VERSION, build

CURRENT: Final = "current"
_STEP: Final = 4096
"""Entries that are a part where nothing else tells parts."""


def write(folder: Path, entries: Sequence[Entry], *, encoder: Encoder) -> bool:
    """Make the index in `folder` one of these entries; False where it was that already.

    Raises `OutputError` where the folder cannot be written.
    """
    steps = {str(at): entries[at : at + _STEP] for at in range(0, len(entries), _STEP)}
    marks = {key: _digest(map(ENTRY.dump_json, step)) for key, step in steps.items()}
    held = Parts(marks, lambda keys: (steps[key] for key in keys))
    return follow(folder, lambda: held, encoder=encoder) is not None


def follow(folder: Path, parts: Callable[[], Parts], *, encoder: Encoder) -> int | None:
    """Make the index in `folder` one of the parts that there are once nobody else writes it; only
    those are read that are new or have another mark.

    How many these were is returned, and None where the index was that already. Raises
    `OutputError` where the folder cannot be written.
    """
    try:
        with _alone(folder):
            found = parts()
            name, before = _name(found, encoder.identity), read_current(folder)
            if before == name:
                return None
            read = 0
            if not (folder / name).is_dir():
                read = _add(folder, name, found, encoder, before)
            _point(folder, name)
            _sweep(folder, {name, before})
    except OSError as error:
        mend = "Free the disk or choose a folder that can be written, then try again."
        raise OutputError(str(folder), f"cannot be written ({error}).", mend=mend) from error
    return read


def read_current(folder: Path) -> str:
    """The name of the snapshot in use; empty where there is none yet."""
    try:
        return (folder / CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def _name(parts: Parts, identity: str) -> str:
    said = (f"{key}\0{mark}".encode() for key, mark in parts.marks.items())
    return _digest([f"{VERSION} {identity}".encode(), *said])


def _digest(lines: Iterable[bytes]) -> str:
    found = sha256()
    for line in lines:
        found.update(line + b"\n")
    return found.hexdigest()[:24]


def _add(folder: Path, name: str, parts: Parts, encoder: Encoder, before: str) -> int:
    """Write a snapshot under another name, then rename it: it is there whole or not at all."""
    new = Path(tempfile.mkdtemp(prefix="new-", dir=folder))
    read = build(new, parts, encoder, before=folder / before if before else None)
    os.sync()
    new.chmod(0o750)
    new.rename(folder / name)
    return read


def _point(folder: Path, name: str) -> None:
    """Make this the snapshot in use, for whoever opens the index from now on."""
    new = folder / f"{CURRENT}.new"
    new.write_text(name, encoding="ascii")
    new.replace(folder / CURRENT)


def _sweep(folder: Path, kept: set[str]) -> None:
    for each in folder.iterdir():
        if each.is_dir() and each.name not in kept:
            shutil.rmtree(each)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Whoever writes waits for others; the system lets go of the lock of a writer that dies."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
