"""Which files to read, among the paths that were given."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final

from intersector.model import Problem
from intersector.phrases import Phrase
from intersector.reading.formats import FORMATS, UNSUPPORTED

_NOT_DOCUMENTS: Final = {"readme", "license", "licence", "changelog", "contributing", "copying"}


def find_files(paths: Sequence[Path]) -> tuple[list[tuple[str, Path]], list[Problem]]:
    """Return (source name, path) of every document under `paths`, and what could not be found.

    A file that was named is taken whatever it is called; folders are walked in sorted order and
    only files with the name of a document are taken, none that is hidden and none that a link
    fetches from outside the folder. A source name is the path as given with the part below it, in
    POSIX form. The same file is listed once, under the first name it was met with.
    """
    found: dict[Path, tuple[str, Path]] = {}
    problems: list[Problem] = []
    for given in paths:
        for item in _under(given):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                found.setdefault(item.resolve(), (item.as_posix(), item))
    return list(found.values()), problems


def _under(given: Path) -> Iterator[Path | Problem]:
    if given.is_dir():
        yield from _in_folder(given)
    elif given.exists():
        yield given
    else:
        yield Problem(given.as_posix(), Phrase("does not exist."), mend=Phrase("Check the path."))


def _in_folder(folder: Path) -> Iterator[Path | Problem]:
    documents = 0
    for path in _walk(folder):
        if isinstance(path, Problem):
            yield path
        elif path.suffix.lower() in FORMATS:
            documents += 1
            yield path
        elif path.suffix.lower() in UNSUPPORTED:
            message, mend = UNSUPPORTED[path.suffix.lower()]
            yield Problem(path.as_posix(), message, mend=mend)
    if not documents:
        yield Problem(
            folder.as_posix(),
            Phrase("holds no document."),
            mend=Phrase("Name a folder with files in {formats}.", formats=tuple(FORMATS)),
        )


def _walk(folder: Path) -> Iterator[Path | Problem]:
    home = folder.resolve()
    denied: list[OSError] = []
    for at, folders, names in os.walk(folder, onerror=denied.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(at, name) for name in sorted(names)):
            if _is_document(path) and path.resolve().is_relative_to(home):
                yield path
    for error in denied:
        yield Problem(
            Path(error.filename).as_posix(),
            Phrase("cannot be opened."),
            mend=Phrase("Allow reading it."),
        )


def _is_document(path: Path) -> bool:
    return not is_hidden(PurePath(path.name)) and path.is_file()


def is_hidden(path: PurePath) -> bool:
    """Whether a file, by its path, is none that people mean when they say documents."""
    private = any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)
    return private or path.stem.lower() in _NOT_DOCUMENTS
