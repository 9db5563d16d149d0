"""What the commands give in other formats than rows."""

import subprocess
import sys
from pathlib import Path

import pytest

TEXT = """\
RESOLUTION 8 (DUBAI, 2018)
Lamps
The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),
instructs the Secretary-General
to report annually to the Council on Resolution 71 (Rev. Busan, 2014).
"""


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    """One resolution."""
    path = tmp_path / "lamps.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def intersector(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does."""
    command = [sys.executable, "-m", "intersector", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False)


def test_one_document_is_printed_as_akoma_ntoso(lamps: Path) -> None:
    """With its citations as links."""
    run = intersector("read", lamps, "--format", "akn")
    assert run.returncode == 0
    assert run.stdout.startswith(b"<?xml")
    assert b'href="/akn/itu/statement/deliberation/pp/2014/resolution-71"' in run.stdout


def test_several_documents_go_into_a_folder(lamps: Path, tmp_path: Path) -> None:
    """Which can be read again."""
    out = tmp_path / "out"
    refused = intersector("read", lamps.parent, "--format", "akn")
    assert refused.returncode == 2
    assert b"needs --out DIR" in refused.stderr
    assert intersector("read", lamps.parent, "--format", "akn", "--out", out).returncode == 0
    assert b'"number": "8"' in intersector("read", out / "lamps.txt.akn").stdout


def test_duties_go_into_a_calendar_or_a_workbook(lamps: Path, tmp_path: Path) -> None:
    """A workbook is never printed."""
    printed = intersector("mandates", lamps, "--format", "ics", "--on", "2030")
    assert b"DTSTART;VALUE=DATE:20300101" in printed.stdout
    assert intersector("mandates", lamps, "--format", "xlsx").returncode == 2
    file = tmp_path / "duties.xlsx"
    assert intersector("mandates", lamps, "--format", "xlsx", "--out", file).returncode == 0
    assert file.read_bytes().startswith(b"PK")


def test_a_file_that_cannot_be_written_is_named(lamps: Path, tmp_path: Path) -> None:
    """The mistake is the user's to mend."""
    run = intersector("mandates", lamps, "--out", tmp_path / "none" / "duties.jsonl")
    assert run.returncode == 2
    assert b"cannot be written" in run.stderr
