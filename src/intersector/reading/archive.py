"""The documents in a ZIP archive that nobody trusts.

Nothing is unpacked to disk, and nothing beyond its bounds: a name is a label only, a size that is
claimed is not believed.
"""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import IO, BinaryIO, Final

from intersector.errors import ReadingError
from intersector.model import Problem
from intersector.phrases import Phrase
from intersector.reading import limits
from intersector.reading.find import is_hidden
from intersector.reading.formats import FORMATS, UNSUPPORTED

_PIECE: Final = limits.MIB
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    ValueError,
    OSError,
    EOFError,
)


def unpack(file: BinaryIO, source: str) -> Iterator[tuple[str, bytes] | Problem]:
    """Each document of the archive by its path in it, or what is wrong with one.

    A folder that holds all of them is left out of the names. Files that are no documents are
    passed over, as in a folder. Raises ReadingError when the archive cannot be opened, is
    protected, or holds no document or too many.
    """
    try:
        archive = zipfile.ZipFile(file)
    except _UNREADABLE as error:
        raise _damaged(source) from error
    with archive:
        entries = _documents(archive, source)
        above = _folder([name for name, _ in entries])
        left = limits.ARCHIVE_BYTES
        for name, entry in entries:
            data = _read(archive, entry, min(left, limits.ARCHIVED_BYTES), source)
            if isinstance(data, Problem):
                yield data
            elif name.suffix.lower() in UNSUPPORTED:
                message, mend = UNSUPPORTED[name.suffix.lower()]
                yield Problem(str(name.relative_to(above)), message, mend=mend)
            else:
                left -= len(data)
                yield str(name.relative_to(above)), data


def _documents(
    archive: zipfile.ZipFile, source: str
) -> Sequence[tuple[PurePosixPath, zipfile.ZipInfo]]:
    """What is named as a document, in the order of the names."""
    entries = archive.infolist()
    if len(entries) > limits.ZIP_ENTRIES:
        message = Phrase("holds more than {count} files.", count=limits.ZIP_ENTRIES)
        raise ReadingError(source, message, mend=Phrase("Give them in several archives."))
    named = [(_plain(entry.filename), entry) for entry in entries if not entry.is_dir()]
    known = FORMATS.keys() | UNSUPPORTED.keys()
    found = [(n, e) for n, e in named if n.suffix.lower() in known and not is_hidden(n)]
    if not found:
        mend = Phrase("Name a folder with files in {formats}.", formats=tuple(FORMATS))
        raise ReadingError(source, Phrase("holds no document."), mend=mend)
    return sorted(found, key=lambda each: each[0])


def _plain(name: str) -> PurePosixPath:
    """The path without what leads out of the archive."""
    parts = name.replace("\\", "/").split("/")
    return PurePosixPath(*(part for part in parts if part.strip(". ") or part == ""))


def _folder(names: Sequence[PurePosixPath]) -> PurePosixPath:
    """The folder in which all of them are."""
    tops = {name.parts[:1] if len(name.parts) > 1 else () for name in names}
    return PurePosixPath(*next(iter(tops))) if len(tops) == 1 else PurePosixPath()


def _read(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, at_most: int, source: str
) -> bytes | Problem:
    if entry.flag_bits & 1:
        mend = Phrase("Remove the password and save it again.")
        raise ReadingError(source, Phrase("is protected by a password."), mend=mend)
    try:
        with archive.open(entry) as opened:
            data = b"".join(_pieces(opened, at_most))
    except _UNREADABLE as error:
        raise _damaged(source) from error
    if len(data) > min(at_most, max(_PIECE, entry.compress_size * limits.ZIP_RATIO)):
        message = Phrase("unpacks to more than is read of an archive.")
        return Problem(entry.filename, message, mend=Phrase("Give this document by itself."))
    return data


def _pieces(opened: IO[bytes], at_most: int) -> Iterator[bytes]:
    """The file until it ends, or is more than it may be."""
    read = 0
    while read <= at_most and (piece := opened.read(_PIECE)):
        read += len(piece)
        yield piece


def _damaged(source: str) -> ReadingError:
    mend = Phrase("Pack the documents again as .zip.")
    return ReadingError(source, Phrase("is a damaged archive."), mend=mend)
