"""Old Word files are converted by LibreOffice, or refused with what to install."""

import shutil
from pathlib import Path

import pytest

from intersector.errors import ReadingError

DATA = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512) + "WordDocument".encode("utf-16-le")


def test_without_libreoffice_the_error_says_what_to_install(
    read_bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadingError, match="Install LibreOffice"):
        read_bytes(DATA, "a.doc")


def test_a_failing_conversion_is_an_error(
    read_bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(ReadingError, match="could not be converted"):
        read_bytes(DATA, "a.doc")


def test_the_converted_docx_is_read_with_its_changes(
    docx, read_bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    changed = docx(
        "<w:p><w:r><w:t>The Union </w:t></w:r><w:del w:author='Ann'><w:r>"
        "<w:delText>never</w:delText></w:r></w:del><w:r><w:t>reports</w:t></w:r></w:p>"
    )
    shutil.copy(changed.source, tmp_path / "converted")
    program = tmp_path / "soffice"
    program.write_text(
        '#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\n'
        f'cp "{tmp_path}/converted" "$2/document.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    document = read_bytes(DATA, "a.doc")
    assert (document.text, len(document.changes)) == ("The Union reports", 1)
