"""What a file really is, from its first bytes and not from its name."""

import io
import zipfile
from typing import Final

PROTECTED: Final = "a password-protected Office file"
XML: Final = "an XML file"
_MAGIC: Final = (
    (b"{\\rtf", "an RTF text"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
)
_ZIP_MARKS: Final = (
    ("word/", "docx"),
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("META-INF/manifest.xml", "an OpenDocument or EPUB file"),
    ("META-INF/container.xml", "an OpenDocument or EPUB file"),
)
_OLE_MARKS: Final = (
    ("EncryptedPackage", PROTECTED),
    ("WordDocument", "doc"),
    ("Workbook", "an Excel workbook"),
    ("PowerPoint Document", "a PowerPoint presentation"),
)
_HTML_MARKS: Final = (b"<!doctype html", b"<html", b"<?xml")
_OLD_WORD: Final = (b"\xdb\xa5", b"\x31\xbe\x00\x00", b"\xfe\x37\x00")
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_HEAD: Final = 4096
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def sniff(data: bytes) -> str:
    """Name what the bytes are: a format that is read ("docx", ...), or another kind in words."""
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    if data.startswith(_OLD_WORD):
        return "doc"
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    return _textual(head)


def _archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "a damaged ZIP archive"
    for mark, kind in _ZIP_MARKS:
        if any(name.startswith(mark) for name in names):
            return kind
    return "a ZIP archive"


def _ole(data: bytes) -> str:
    for mark, kind in _OLE_MARKS:
        if mark.encode("utf-16-le") in data:
            return kind
    return "an old Office file"


def _textual(head: bytes) -> str:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_HTML_MARKS):
        return "html" if b"<html" in start else XML
    if start.startswith(b"<!--") and b"<html" in start:
        return "html"
    return "text"
