"""A file is read for what it is, within limits, and only ReadingError is raised."""

import hashlib
import io
import os
import pickle
import zipfile
from pathlib import Path

import pytest

from intersector.errors import ReadingError
from intersector.reading import limits, read

TEXT = "The Assembly decides that the Union shall report each year to all of its Stations.\n" * 3


def archive(**entries: bytes) -> bytes:
    """Build a ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in entries.items():
            opened.writestr(name.replace("__", "/") + ".xml", data)
    return stream.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)
DOCUMENT = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    b"<w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
)
BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    + DOCUMENT % b"&b;"
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + DOCUMENT % b"&a;"


def test_a_document_carries_its_source_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    document = read(path)
    assert document.source == str(path)
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (document.language, document.warnings) == ("en", ())
    assert read(path, source="a").source == "a"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", b"%PDF-1.4 text", "holds a PDF. Rename it to .pdf"),
        (
            "a.pdf",
            archive(word__document=DOCUMENT % b"text"),
            "is named as a PDF but holds a Word document",
        ),
        ("a.docx", archive(xl__workbook=b"x"), "Excel workbook"),
        ("a.docx", archive(other=b"x"), "ZIP archive"),
        ("a.docx", archive(word__other=b"x"), "no Word text"),
        ("a.docx", TEXT.encode(), "holds plain text. Rename it to .txt"),
        ("a.docx", archive(word__document=DOCUMENT % b"text")[:200], "damaged ZIP"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (
            "a.docx",
            OLE + "WordDocument".encode("utf-16-le"),
            "holds an old Word document. Rename it to .doc",
        ),
        ("a.doc", b"{\\rtf1 text}", "holds an RTF text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "holds a PNG image. Save it"),
        ("a.txt", b"<!DOCTYPE html><html><p>text</p></html>", "holds a web page"),
        ("a.pdf", TEXT.encode(), "is named as a PDF but holds plain text"),
        ("a.odt", b"x", "OpenDocument"),
        ("a.rtf", b"x", "RTF"),
        ("a.xyz", b"x", "no format that is read"),
        ("a", b"x", "no suffix"),
        ("a.docx", archive(word__document=BOMB), "declares XML entities"),
        ("a.docx", archive(word__document=OUTSIDE), "declares XML entities"),
        ("a.docx", archive(word__document=b"\0" * limits.MIB * 2), "decompression bomb"),
    ],
)
def test_what_is_not_what_its_name_says_or_hostile_is_refused(
    read_bytes, name: str, data: bytes, words: str
) -> None:
    with pytest.raises(ReadingError, match=words) as caught:
        read_bytes(data, name)
    assert caught.value.mend
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_the_strict_spelling_of_word_files_is_read(read_bytes) -> None:
    strict = (DOCUMENT % TEXT.encode()).replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_bytes(archive(word__document=strict), "a.docx").text == TEXT.strip()


def test_a_file_over_the_limit_is_not_read(read_bytes) -> None:
    with pytest.raises(ReadingError, match="larger than 16 MiB"):
        read_bytes(b"a" * (limits.TEXT_BYTES + 1))


def test_too_many_entries_are_refused(read_bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_ENTRIES", 1)
    with pytest.raises(ReadingError, match="holds 2 files"):
        read_bytes(archive(word__document=DOCUMENT % b"text", word__styles=b"x"), "a.docx")


def test_paths_that_are_no_file_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    for name in ("pipe.txt", "folder.txt", "missing.txt", "a\0b.txt"):
        with pytest.raises(ReadingError):
            read(tmp_path / name)


def test_names_inside_an_archive_lead_nowhere(read_bytes, tmp_path: Path) -> None:
    data = archive(word__document=DOCUMENT % TEXT.encode(), **{"../../escaped": b"x"})
    assert read_bytes(data, "a.docx").text == TEXT.strip()
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_flattened_changes_are_a_warning(read_bytes) -> None:
    (warning,) = read_bytes(TEXT + "Resolution 5 (Rev. Lima, 2018Oslo, 2022)").warnings
    assert warning.startswith("line 4, character ")
