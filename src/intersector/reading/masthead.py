"""The masthead of a .docx: what its first page bears above the text, and no page after it.

United Nations documents have their symbol and their date there and nowhere else.
"""

from lxml import etree

from intersector.reading.draft import INVISIBLE
from intersector.reading.ooxml import Package, R, W, is_on
from intersector.reading.runs import Runs


def read_masthead(package: Package, root: etree._Element, runs: Runs) -> str:
    """The lines of the header that only the first page has; empty when there is none."""
    section = next(root.iter(W + "sectPr"), None)
    if section is None or not is_on(section, "titlePg"):
        return ""
    headers = {h.get(W + "type"): h.get(R + "id", "") for h in section.iter(W + "headerReference")}
    header = package.xml(package.linked(package.main, headers.get("first", "")))
    if header is None:
        return ""
    lines = (runs.read(paragraph).text.strip() for paragraph in header.iter(W + "p"))
    return INVISIBLE.sub("", "\n".join(filter(None, lines)))
