"""Small files to read, built in memory."""

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from intersector.model import Block, Document
from intersector.reading import Reading, read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = ("styles", "numbering", "footnotes", "endnotes")
NAMESPACES = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def build_docx(body: str, **parts: str) -> bytes:
    """Build a .docx from the inside of its `w:body` and of its other parts."""
    relation = '<Relationship Id="{0}" Type="' + OFFICE + '/{0}" Target="{1}"/>'
    relations = "".join(relation.format(name, f"{name}.xml") for name in parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            f"<Relationships>{relation.format('officeDocument', 'word/document.xml')}"
            "</Relationships>",
        )
        archive.writestr(
            "word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>"
        )
        archive.writestr(
            "word/document.xml",
            f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        )
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{inside}</w:{name}>")
    return stream.getvalue()


@pytest.fixture
def docx(tmp_path: Path) -> Callable[..., Document]:
    """Read a .docx built from XML."""

    def read_(body: str, *, reading: Reading = "proposed", **parts: str) -> Document:
        path = tmp_path / "text.docx"
        path.write_bytes(build_docx(body, **parts))
        return read(path, reading=reading)

    return read_


@pytest.fixture
def read_bytes(tmp_path: Path) -> Callable[..., Document]:
    """Read bytes under a file name."""

    def read_(
        data: bytes | str, name: str = "text.txt", *, reading: Reading = "proposed"
    ) -> Document:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read(path, reading=reading)

    return read_


@pytest.fixture
def shown() -> Callable[[Document], list[str]]:
    """List the blocks of a document as "kind: text"."""

    def show(document: Document) -> list[str]:
        return [f"{block.kind}: {block.span.of(document.text)}" for block in document.blocks]

    return show


@pytest.fixture
def well_formed() -> Callable[[Document], None]:
    """Check what holds of every document: blocks inside the text, in order, only notes nested."""

    def check(document: Document) -> None:
        before: Block | None = None
        for block in document.blocks:
            span = block.span
            assert 0 <= span.start < span.end <= len(document.text)
            assert span.of(document.text).strip() == span.of(document.text)
            if before is not None:
                nested = block.kind == "note" and span.end <= before.span.end
                assert span.start >= before.span.start
                assert nested or span.start >= before.span.end
            if block.kind != "note" or before is None or span.start >= before.span.end:
                before = block

    return check


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, str, str], bytes]:
    """Convert the bytes of a file, named with its suffix, with LibreOffice.

    Where there is none the test is skipped; in CI (the variable CI is set) it fails.
    """
    program = shutil.which("soffice")
    if program is None:
        reason = "no LibreOffice: install one (Debian: apt install libreoffice-writer-nogui)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)

    def convert(data: bytes, name: str, target: str) -> bytes:
        folder = tmp_path_factory.mktemp("office")
        given = folder / name
        given.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", target, "--outdir", str(folder)]
        subprocess.run([*command, str(given)], check=True, capture_output=True)
        return given.with_suffix(f".{target.partition(':')[0]}").read_bytes()

    return convert


@pytest.fixture(scope="session")
def old_word(office: Callable[[bytes, str, str], bytes]) -> Callable[[bytes, str], bytes]:
    """Convert the bytes of a file, named with its suffix, to a .doc with LibreOffice."""
    return lambda data, name: office(data, name, "doc:MS Word 97")
