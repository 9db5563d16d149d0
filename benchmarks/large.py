"""Documents of a thousand pages through the whole of reading: seconds and memory.

Each format is measured in a process of its own: seconds of the processor, and the most memory held
above what the program takes to start. The last row is what the process that reads PDFs adds to it.
"""

import argparse
import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from attempt import SEEDS, in_pdfium, whole
from reportlab.pdfgen.canvas import Canvas

from intersector.reading.apart import Apart

LINES = 45
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MIB = 1024**2


def pages_of(count: int) -> list[list[str]]:
    """Pages of lines drawn from the English examples, the same each time."""
    random = Random(1)
    texts = (path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*-en.txt")))
    lines = [line[:100] for text in texts for line in text.split("\n") if line.strip()]
    return [random.choices(lines, k=LINES) for _ in range(count)]


def as_txt(pages: list[list[str]]) -> bytes:
    """Plain text."""
    return "\n".join(line for page in pages for line in page).encode()


def as_docx(pages: list[list[str]]) -> bytes:
    """A paragraph a line."""
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    body = "".join(paragraph.format(escape(line)) for page in pages for line in page)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        )
    return stream.getvalue()


def as_pdf(pages: list[list[str]]) -> bytes:
    """Printed pages."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        for place, line in enumerate(page):
            canvas.drawString(60, 780 - 15 * place, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


FORMATS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "txt": as_txt,
    "docx": as_docx,
    "pdf": as_pdf,
}


def main() -> None:
    """Write a document in each format, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    pages = pages_of(parser.parse_args().pages)
    with tempfile.TemporaryDirectory() as folder:
        for suffix, write in FORMATS.items():
            path = Path(folder, f"large.{suffix}")
            path.write_bytes(write(pages))
            report(suffix, whole, path)
        report("pdf, in PDFium's process", in_pdfium, path)


def report(what: str, measure: Callable[[Path], tuple[float, int]], path: Path) -> None:
    """Measure in a fresh process and print."""
    process = Apart(8 * 1024 * MIB)
    seconds, growth = process.call(3600, measure, path)
    process.stop()
    size = path.stat().st_size / MIB
    print(f"{seconds:8.1f} s {growth / MIB:8.0f} MiB  {size:.1f} MiB of {what}")


if __name__ == "__main__":
    main()
