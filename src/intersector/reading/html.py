"""HTML."""

from typing import Literal

from lxml import html

from intersector.reading.decode import decode
from intersector.reading.draft import Draft, Pen


def read_html(data: bytes, source: str, reading: Literal["original", "proposed"]) -> Draft:
    """Read."""
    tree = html.document_fromstring(decode(data, source))
    pen = Pen()
    for line in tree.text_content().split("\n"):
        pen.write(line)
    return pen.draft()
