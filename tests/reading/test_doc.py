"""Old Word files are converted by LibreOffice, or refused with what to install."""

import io
import shutil
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from intersector.errors import ReadingError
from intersector.reading import limits

DATA = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512) + "WordDocument".encode("utf-16-le")


def word(body: str) -> bytes:
    """Build a whole .docx, as LibreOffice wants it, from the inside of its `w:body`."""
    document = Word()
    for element in parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>"):
        document.element.body.sectPr.addprevious(element)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


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
    text = word(
        "<w:p><w:r><w:t>The Assembly of the Union of Stations,</w:t></w:r></w:p><w:p><w:r>"
        "<w:t xml:space='preserve'>instructs the Secretary-General </w:t></w:r>"
        f"<w:del {change.format(1)}><w:r><w:delText>never</w:delText></w:r></w:del>"
        f"<w:ins {change.format(2)}><w:r><w:t>every year</w:t></w:r></w:ins>"
        "<w:r><w:t xml:space='preserve'> to report</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr>"
        "<w:t>الاتصالات</w:t></w:r></w:p>"
    )
    data = old_word(text, "text.docx")
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


class Site(HTTPServer):
    """A site of this machine that notes who asks it for something."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Visit)
        self.visits: list[str] = []


class Visit(BaseHTTPRequestHandler):
    """Notes any request and serves nothing."""

    server: Site

    def parse_request(self) -> bool:
        """Note the request line."""
        self.server.visits.append(self.raw_requestline.decode())
        return False


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve from another thread."""
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_linked_picture_is_not_fetched(read_bytes, old_word, site: Site) -> None:
    picture = f"http://127.0.0.1:{site.server_port}/picture.png"
    page = f"<html><body><p>The Union reports.</p><img src='{picture}'></body></html>"
    data = old_word(page.encode(), "page.html")
    assert (picture.encode() in data, len(site.visits) > 0) == (True, True)
    site.visits.clear()
    assert read_bytes(data, "a.doc").text == "The Union reports."
    assert site.visits == []
