"""What the first page alone bears is kept beside the text."""

from collections.abc import Callable

import pytest

from intersector.model import Document

Docx = Callable[..., Document]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXT = "<w:p><w:r><w:t>Lamps are lit at dusk.</w:t></w:r></w:p>"
HEADER = (
    "<w:p><w:r><w:t>A</w:t></w:r><w:r><w:t>/70/6 (Sect. 2)</w:t></w:r></w:p><w:p/>"
    "<w:p><w:r><w:t>3 March 2015</w:t></w:r></w:p>"
)


def section(kind: str, *, apart: bool = True) -> str:
    """The end of a section with a header on its first page, on even ones or on all."""
    title = "<w:titlePg/>" if apart else ""
    reference = f'<w:headerReference xmlns:r="{OFFICE}" w:type="{kind}" r:id="header"/>'
    return f"<w:sectPr>{reference}{title}</w:sectPr>"


def test_the_lines_above_the_first_page_are_the_masthead(docx: Docx) -> None:
    document = docx(TEXT + section("first"), header=HEADER)
    assert document.masthead == "A/70/6 (Sect. 2)\n3 March 2015"
    assert document.text == "Lamps are lit at dusk."


@pytest.mark.parametrize(
    "end",
    ["", section("default"), section("even"), section("first", apart=False)],
    ids=["no section", "every page", "even pages", "switched off"],
)
def test_what_runs_on_is_no_masthead(docx: Docx, end: str) -> None:
    assert docx(TEXT + end, header=HEADER).masthead == ""


def test_a_header_that_is_not_there_is_no_masthead(docx: Docx) -> None:
    assert docx(TEXT + section("first")).masthead == ""
