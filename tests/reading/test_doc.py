"""Old Word files are converted by LibreOffice, or refused with what to install."""

import shutil
import time
from pathlib import Path

import pytest

from intersector.errors import ReadingError
from intersector.reading import limits

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


def test_a_conversion_that_takes_too_long_is_ended_with_all_that_it_started(
    read_bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60 &\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(limits, "CONVERSION_SECONDS", 0.2)
    start = time.monotonic()
    with pytest.raises(ReadingError, match="could not be converted"):
        read_bytes(DATA, "a.doc")
    assert time.monotonic() - start < 30


def test_libreoffice_keeps_changes_and_never_shows_deleted_text_as_live(
    read_bytes, old_word
) -> None:
    change = "w:id='{}' w:author='Ann' w:date='2024-05-06T07:08:00Z'"
    data = old_word(
        "<w:p><w:r><w:t>The Assembly of the Union of Stations,</w:t></w:r></w:p><w:p><w:r>"
        "<w:t xml:space='preserve'>instructs the Secretary-General </w:t></w:r>"
        f"<w:del {change.format(1)}><w:r><w:delText>never</w:delText></w:r></w:del>"
        f"<w:ins {change.format(2)}><w:r><w:t>every year</w:t></w:r></w:ins>"
        "<w:r><w:t xml:space='preserve'> to report</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr>"
        "<w:t>الاتصالات</w:t></w:r></w:p>"
    )
    proposed = read_bytes(data, "a.doc")
    assert proposed.text.split("\n")[1:] == [
        "instructs the Secretary-General every year to report",
        "الاتصالات",
    ]
    assert "Secretary-General never to" in read_bytes(data, "a.doc", reading="original").text
    assert [(c.type, c.author, (c.date or "")[:10], c.text) for c in proposed.changes] == [
        ("delete", "Ann", "2024-05-06", "never"),
        ("insert", "Ann", "2024-05-06", "every year"),
    ]
