"""PDF."""

import pypdfium2 as pdfium

from intersector.reading.draft import Draft, Pen


def read_pdf(data: bytes, source: str) -> Draft:
    """Read."""
    pen = Pen()
    with pdfium.PdfDocument(data) as document:
        for page in document:
            for line in page.get_textpage().get_text_range().splitlines():
                pen.write(line)
    return pen.draft()
