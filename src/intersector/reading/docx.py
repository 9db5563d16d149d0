"""Word."""

import io
import zipfile
from typing import Literal

from lxml import etree

from intersector.reading.draft import Draft, Pen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(data: bytes, source: str, reading: Literal["original", "proposed"]) -> Draft:
    """Read."""
    tree = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    pen = Pen()
    for paragraph in tree.iter(W + "p"):
        pen.write("".join(t.text or "" for t in paragraph.iter(W + "t")))
    return pen.draft()
