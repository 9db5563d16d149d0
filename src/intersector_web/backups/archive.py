"""The form of a backup: a ZIP file that says of itself what it must hold.

manifest.json        what follows, with sizes and SHA-256, and which version made it
rows/APP.MODEL.jsonl the rows of a table
originals/NAME       a stored file
workspace/NAME       a file of the workspace: the organisation described, the key when asked
"""

import os
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final, Literal
from zipfile import ZipFile, ZipInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from intersector.errors import DataError, OutputError

MANIFEST: Final = "manifest.json"
KEY: Final = "workspace/secret-key"
NAME: Final = re.compile(
    r"rows/[a-z0-9_]+\.[a-z0-9_]+\.jsonl|originals/[\w-][\w.-]*(/[\w-][\w.-]*)*"
    r"|workspace/(organisation\.toml|secret-key)"
)
LARGEST_MANIFEST: Final = 2**28
SWELLS: Final = 200
"""No backup is larger than this many times its packed size: what is, is made to fill a disk."""
PIECE: Final = 2**20
LONGEST: Final = 2**28


class Member(BaseModel):
    """What is told of a file in the archive."""

    model_config = ConfigDict(extra="forbid")
    size: int = Field(ge=0)
    sha256: str


class Manifest(BaseModel):
    """What an archive says of itself."""

    model_config = ConfigDict(extra="forbid")
    format: Literal["intersector backup 1"] = "intersector backup 1"
    version: str = version("intersector")
    migrations: list[str]
    members: dict[str, Member] = {}

    @property
    def holds_key(self) -> bool:
        """Whether the key of the workspace is in it."""
        return KEY in self.members

    def under(self, folder: str) -> dict[str, str]:
        """The members of a folder, by their name in it."""
        names = (name for name in sorted(self.members) if name.startswith(f"{folder}/"))
        return {name.partition("/")[2]: name for name in names}


class Writer:
    """Adds members to a new archive, noting what it adds."""

    def __init__(self, archive: ZipFile, manifest: Manifest) -> None:
        self._archive = archive
        self.manifest = manifest

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Add a member, piece by piece."""
        total, size = sha256(), 0
        with self._archive.open(_dateless(name), "w", force_zip64=True) as member:
            for piece in pieces:
                member.write(piece)
                total.update(piece)
                size += len(piece)
        self.manifest.members[name] = Member(size=size, sha256=total.hexdigest())

    def finish(self) -> None:
        """Say what was added."""
        said = self.manifest.model_dump_json(indent=1)
        self._archive.writestr(_dateless(MANIFEST), said)


@contextmanager
def written(path: Path, manifest: Manifest) -> Iterator[Writer]:
    """A new archive at `path`, readable by its owner only, whole or not at all.

    Raises `OutputError` when there is a file already, or it cannot be written.
    """
    if path.exists():
        raise OutputError(str(path), "is there already.", mend="Give another name.")
    part = path.with_name(f".{path.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            with ZipFile(file, "w") as archive:
                yield (writer := Writer(archive, manifest))
                writer.finish()
            file.flush()
            os.fsync(file.fileno())
        with opened(part) as reader:
            reader.verify()
        part.rename(path)
    except OSError as error:
        mend = "Choose a place that can be written and has room."
        raise OutputError(str(path), f"cannot be written ({error}).", mend=mend) from error
    finally:
        part.unlink(missing_ok=True)


class Reader:
    """Reads an archive that may come from anybody: nothing is taken but what it announced."""

    def __init__(self, path: Path, archive: ZipFile) -> None:
        self.path = path
        self._archive = archive
        self._check_size()
        self.manifest = self._manifest()
        self._check_members()

    def lines(self, name: str) -> Iterator[bytes]:
        """A member line by line; one that is too long is cut, and then is no row."""
        with self._archive.open(name) as member:
            yield from iter(lambda: member.readline(LONGEST), b"")

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member piece by piece; raises `DataError` unless it is what was announced."""
        told, total, size = self.manifest.members[name], sha256(), 0
        with self._archive.open(name) as member:
            while piece := member.read(PIECE):
                total.update(piece)
                size += len(piece)
                yield piece
        if (size, total.hexdigest()) != (told.size, told.sha256):
            raise _damaged(self.path, name)

    def verify(self) -> None:
        """Read everything once; raises `DataError` where it is not what was announced."""
        for name in sorted(self.manifest.members):
            for _piece in self.pieces(name):
                pass

    def _manifest(self) -> Manifest:
        try:
            if self._archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
                raise _refused(self.path, "its list of contents is too large")
            return Manifest.model_validate_json(self._archive.read(MANIFEST))
        except (KeyError, ValidationError) as error:
            raise _refused(self.path, "it is no backup of this form") from error

    def _check_members(self) -> None:
        infos = [each for each in self._archive.infolist() if each.filename != MANIFEST]
        held = {each.filename: each.file_size for each in infos}
        told = {name: each.size for name, each in self.manifest.members.items()}
        if len(held) != len(infos) or held != told:
            raise _refused(self.path, "it does not hold what it lists")
        for each in infos:
            if not NAME.fullmatch(each.filename) or stat.S_ISLNK(each.external_attr >> 16):
                raise _refused(self.path, f"it holds {each.filename!r}")

    def _check_size(self) -> None:
        unpacked = sum(each.file_size for each in self._archive.infolist())
        if unpacked > SWELLS * self.path.stat().st_size:
            raise _refused(self.path, f"unpacked it would take {unpacked} bytes")


@contextmanager
def opened(path: Path) -> Iterator[Reader]:
    """An archive to read; raises `DataError` for one that is damaged or not a backup."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise DataError(str(path), f"cannot be read ({error}).", mend="Name a backup.") from error
    try:
        with file, ZipFile(file) as archive:
            yield Reader(path, archive)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error) as error:
        raise _damaged(path, str(error)) from error


def room(reader: Reader, folder: Path) -> None:
    """Raise `OutputError` unless what the archive holds finds room there."""
    needed = sum(each.size for each in reader.manifest.members.values())
    if needed > shutil.disk_usage(folder).free:
        raise OutputError(str(folder), f"has no room for {needed} bytes.", mend="Make room.")


def _dateless(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _refused(path: Path, why: str) -> DataError:
    return DataError(str(path), f"is refused: {why}.", mend="Give a file that `backup` wrote.")


def _damaged(path: Path, where: str) -> DataError:
    return DataError(str(path), f"is damaged ({where}).", mend="Use another backup.")
