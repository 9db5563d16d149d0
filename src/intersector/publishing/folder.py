"""An output folder that is replaced as a whole or not at all, and never anyone else's.

The folder carries a marker: a list of its files with their SHA-256, in the form of
``sha256sum``. It tells our folder from another, our files from those that people put beside
them (which are kept), and a file that somebody has edited since (which stops the run).
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from intersector.errors import OutputError

MARKER: Final = ".intersector"


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give an empty folder to write into; at the end it stands at `out`, complete.

    When the block fails, `out` is as it was. Raises `OutputError` as `check` does, and when the
    disk does not take what is written.
    """
    out = out.resolve()
    check(out)
    partial = _beside(out, "partial")
    try:
        _remove(partial)
        partial.mkdir(parents=True)
        (partial / MARKER).touch()
        yield partial
        _seal(partial)
        _swap(partial, out)
    except OSError as error:
        raise OutputError(
            str(out),
            f"cannot be written: {error.strerror or error}.",
            mend="Free the disk, get the right to write there, or choose another folder.",
        ) from error
    finally:
        _remove(partial)


def check(out: Path) -> None:
    """Raise `OutputError` if writing to `out` would overwrite anything that is not ours."""
    out = out.resolve()
    _settle(out)
    if not out.exists():
        return
    mend = "Choose an empty folder, or one that an earlier run has written."
    if not out.is_dir():
        raise OutputError(str(out), "is a file, not a folder.", mend=mend)
    if any(out.iterdir()) and not (out / MARKER).is_file():
        raise OutputError(str(out), "is not empty and was not written by Intersector.", mend=mend)
    for name, digest in _listed(out).items():
        if (out / name).is_file() and _digest(out / name) != digest:
            raise OutputError(
                str(out / name),
                "was changed after it was written, and would be lost.",
                mend="Move it elsewhere, then run again.",
            )


def _swap(new: Path, out: Path) -> None:
    previous = _beside(out, "previous")
    if out.exists():
        out.rename(previous)
    try:
        new.rename(out)
    except OSError:
        if previous.exists():
            previous.rename(out)
        raise
    _settle(out)


def _settle(out: Path) -> None:
    """Finish a replacement, also one that was interrupted between its two renames."""
    previous = _beside(out, "previous")
    if not previous.exists():
        return
    if not out.exists():
        previous.rename(out)
        return
    ours = {MARKER, *_listed(previous)}
    for kept in sorted(previous.iterdir()):
        if kept.name not in ours and not (out / kept.name).exists():
            kept.rename(out / kept.name)
    _remove(previous)


def _seal(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir() if path.name != MARKER)
    lines = (f"{_digest(folder / name)}  {name}\n" for name in names)
    (folder / MARKER).write_text("".join(lines), encoding="utf-8")


def _listed(folder: Path) -> dict[str, str]:
    marker = folder / MARKER
    lines = marker.read_text(encoding="utf-8").splitlines() if marker.is_file() else []
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _beside(out: Path, state: str) -> Path:
    return out.with_name(f".{out.name}.{state}")


def _remove(folder: Path) -> None:
    """Remove a folder of ours, if it is there; one without our marker is not touched."""
    if (folder / MARKER).is_file():
        shutil.rmtree(folder)
