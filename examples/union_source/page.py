"""Write a source as a PDF: page numbers, a running foot, one of the fonts every reader has.

The pages are not compressed and carry no date, so that the bytes depend on nothing but the source
and the version of reportlab.
"""

from pathlib import Path
from string import ascii_lowercase
from typing import Any, Final
from xml.sax.saxutils import escape

from markup import Paragraph, Source
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Paragraph as Flowable
from reportlab.platypus import SimpleDocTemplate

PLAIN: Final = ParagraphStyle(
    "plain", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=7
)
ITEM: Final = ParagraphStyle("item", PLAIN, leftIndent=24, bulletIndent=0)
HEAD: Final = ParagraphStyle("head", PLAIN, fontName="Times-Italic", leftIndent=36, spaceBefore=5)
TITLE: Final = ParagraphStyle("title", PLAIN, fontName="Times-Bold", alignment=TA_CENTER)
STYLES: Final = {
    "title": TITLE,
    "subtitle": TITLE,
    "head": HEAD,
    "lettered": ITEM,
    "numbered": ITEM,
}


def write(source: Source, path: Path) -> None:
    """Write `source` to the PDF file `path`.

    The source's own foot runs on every page; without one, the title does from the second page on.
    """
    title = source.paragraphs[0].words
    foot = source.about.get("foot")

    def numbered(canvas: Any, document: Any) -> None:
        canvas.setFont("Times-Roman", 9)
        canvas.drawCentredString(A5[0] / 2, A5[1] - 1.5 * cm, f"– {document.page} –")
        if foot is not None or document.page > 1:
            canvas.drawString(2.5 * cm, 1.5 * cm, foot or title)

    document = SimpleDocTemplate(
        str(path),
        pagesize=A5,
        margins=2.5 * cm,
        topMargin=2.5 * cm,
        bottomMargin=2.5 * cm,
        title=title,
        lang=source.about["language"],
        invariant=1,
        pageCompression=0,
    )
    flow = [_flowable(paragraph) for paragraph in source.paragraphs]
    document.build(flow, onFirstPage=numbered, onLaterPages=numbered)


def _flowable(paragraph: Paragraph) -> Flowable:
    number = {
        "lettered": f"{ascii_lowercase[paragraph.number - 1]})",
        "numbered": str(paragraph.number),
    }.get(paragraph.kind)
    style = STYLES.get(paragraph.kind, PLAIN)
    return Flowable(escape(paragraph.words), style, bulletText=number)
