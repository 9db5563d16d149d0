"""What the Word files of ours share: marks that python-docx lacks, and one date for all parts."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def mark(properties: Any, name: str, **attributes: str) -> None:
    """Append the element ``w:NAME`` with its attributes to some properties."""
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    properties.append(element)


def printable(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return "".join(
        sign
        for sign in text
        if sign in "\t\n"
        or (sign >= " " and sign not in "\ufffe\uffff" and not "\ud800" <= sign <= "\udfff")
    )


def packed(document: Document) -> bytes:
    """The file with one date for all its parts: the same content gives the same bytes."""
    written, same = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as parts, ZipFile(same, "w", ZIP_DEFLATED) as package:
        for part in parts.infolist():
            entry = ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, parts.read(part))
    return same.getvalue()
