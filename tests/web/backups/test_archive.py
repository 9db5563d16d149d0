"""An archive that may come from anybody: nothing is taken but what it announced."""

import json
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

import pytest

from intersector.errors import DataError
from intersector_web.backups import archive

ROWS = "rows/people.person.jsonl"


def crafted(path: Path, members: dict[str, bytes], /, **said: Any) -> Path:
    """An archive that somebody made by hand, its list of contents true unless `said` otherwise."""
    told = {
        name: {"size": len(data), "sha256": sha256(data).hexdigest()}
        for name, data in members.items()
    }
    manifest = {
        "format": "intersector backup 1",
        "version": "0.1.0",
        "migrations": [],
        "members": told,
        **said,
    }
    with ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
        file.writestr(archive.MANIFEST, json.dumps(manifest))
    return path


def read(path: Path) -> None:
    with archive.opened(path) as reader:
        reader.verify()


@pytest.mark.parametrize(
    "name",
    [
        "originals/../../escaped",
        "/etc/cron.d/escaped",
        "originals//escaped",
        "originals/.hidden",
        "originals/a\\..\\b",
        "workspace/site.sqlite3",
        "rows/../x.jsonl",
        "elsewhere",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    """Before anything is unpacked."""
    with pytest.raises(DataError, match="is refused: it holds"):
        read(crafted(tmp_path / "x", {name: b"x"}))


def test_a_link_is_refused(tmp_path: Path) -> None:
    """It would lead elsewhere as a name would."""
    path = crafted(tmp_path / "x", {})
    told = {"originals/a": {"size": 4, "sha256": sha256(b"/etc").hexdigest()}}
    link = ZipInfo("originals/a")
    link.external_attr = 0o120777 << 16
    manifest = {"version": "1", "migrations": [], "members": told}
    with ZipFile(path, "w") as file:
        file.writestr(link, "/etc")
        file.writestr(archive.MANIFEST, json.dumps(manifest))
    with pytest.raises(DataError, match="is refused: it holds"):
        read(path)


def test_what_would_fill_the_disk_is_refused(tmp_path: Path) -> None:
    """Zeros pack a thousand times."""
    with pytest.raises(DataError, match="unpacked it would take"):
        read(crafted(tmp_path / "x", {ROWS: bytes(2**24)}))


def test_a_member_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """The directory of a ZIP file may say less than there is."""
    path = crafted(tmp_path / "x", {ROWS: b"a" * 1000})
    data = path.read_bytes()
    where = data.index(b"PK\x01\x02")
    lied = data[: where + 24] + (10).to_bytes(4, "little") + data[where + 28 :]
    path.write_bytes(lied)
    with pytest.raises(DataError):
        read(path)


@pytest.mark.parametrize("told", [{}, {ROWS: {"size": 1, "sha256": "0"}}])
def test_what_is_not_announced_is_refused(tmp_path: Path, told: dict[str, Any]) -> None:
    """And so is what was announced and is another."""
    with pytest.raises(DataError, match=r"refused|damaged"):
        read(crafted(tmp_path / "x", {ROWS: b"x"}, members=told))


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    """One of them would not have been verified."""
    path = crafted(tmp_path / "x", {ROWS: b"x"})
    with ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr(ROWS, b"y")
    with pytest.raises(DataError, match="does not hold what it lists"):
        read(path)


@pytest.mark.parametrize("said", [{"format": "intersector backup 2"}, {"members": 7}, {"more": 1}])
def test_another_form_is_refused(tmp_path: Path, said: dict[str, Any]) -> None:
    """Of a later version, or nobody's."""
    with pytest.raises(DataError, match="no backup of this form"):
        read(crafted(tmp_path / "x", {}, **said))


@pytest.mark.parametrize("kept", [0, 10, 200, -30])
def test_a_damaged_file_is_refused(tmp_path: Path, kept: int) -> None:
    """Cut short anywhere."""
    path = crafted(tmp_path / "x", {ROWS: bytes(range(256))})
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(DataError, match=r"is damaged|is refused"):
        read(path)


def test_a_bit_that_turned_is_found(tmp_path: Path) -> None:
    """In whatever member."""
    path = crafted(tmp_path / "x", {ROWS: bytes(range(256)) * 8})
    data = bytearray(path.read_bytes())
    data[60] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(DataError, match="is damaged"):
        read(path)
