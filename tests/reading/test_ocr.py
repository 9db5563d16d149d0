"""Pages that are pictures: their text recognised where the programs for that are installed."""

import io
import os
import shutil
import time
from pathlib import Path

import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from intersector.errors import ReadingError
from intersector.reading import limits, ocr

FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
FIRST = ("The Assembly of the Union of Stations resolves", "to continue the exchange each year.")


def scan(*pages: tuple[str, ...] | str) -> bytes:
    """Draw pages: lines as a picture of A4 at 150 dots an inch, or a text as text."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    for page in pages:
        if isinstance(page, str):
            canvas.drawString(72, 760, page)
        else:
            canvas.drawImage(ImageReader(picture(page)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def picture(lines: tuple[str, ...]) -> Image.Image:
    """Paint lines one below the other, black on white."""
    image = Image.new("L", (1240, 1754), 255)
    pen, font = ImageDraw.Draw(image), ImageFont.truetype(str(FONT), 36)
    for place, line in enumerate(lines):
        pen.text((120, 140 + 60 * place), line, font=font, fill=0)
    return image


@pytest.fixture
def programs() -> None:
    """Need ocrmypdf and tesseract: without them the test is skipped; in CI it fails."""
    if not all(map(shutil.which, ("ocrmypdf", "tesseract"))):
        reason = "no OCR: install ocrmypdf (Debian: apt install ocrmypdf tesseract-ocr-eng)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


@pytest.mark.usefixtures("programs")
def test_the_text_of_scanned_pages_is_recognised_and_the_warning_says_so(read_bytes) -> None:
    text = "This page has words of its own."
    document = read_bytes(scan(FIRST, text, ("Its third page says little.",)), "a.pdf")
    assert document.text.split("\n") == [" ".join(FIRST), text, "Its third page says little."]
    warning = document.warnings[0]
    assert "was recognised from pictures" in warning
    assert warning.endswith("can have errors: 1, 3")
    assert "eng" in warning


@pytest.mark.usefixtures("programs")
def test_a_picture_without_words_is_still_named(read_bytes) -> None:
    document = read_bytes(scan((), FIRST, FIRST[::-1]), "a.pdf")
    missed, recognised = document.warnings[:2]
    assert missed == "page 1 is a picture without text; it was not read"
    assert recognised.endswith(": 2–3")


@pytest.mark.usefixtures("programs")
def test_a_scan_without_words_is_refused(read_bytes) -> None:
    with pytest.raises(ReadingError, match="no text could be recognised"):
        read_bytes(scan(()), "a.pdf")


def test_without_the_programs_the_error_says_what_to_install(
    read_bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadingError, match="is scanned") as caught:
        read_bytes(scan(FIRST), "a.pdf")
    assert "Install ocrmypdf" in caught.value.mend


@pytest.fixture
def instead(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Put scripts in the place of both programs, for a process started anew."""

    def put(ocrmypdf: str) -> None:
        for name, script in (("tesseract", "echo eng"), ("ocrmypdf", ocrmypdf)):
            program = tmp_path / name
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
        ocr._PROCESS.stop()

    yield put
    ocr._PROCESS.stop()


def test_a_program_that_fails_leaves_the_scan_unread(read_bytes, instead) -> None:
    instead("exit 1")
    words = "This page has words of its own."
    document = read_bytes(scan(FIRST, words), "a.pdf")
    assert document.text == words
    assert document.warnings[0] == "page 1 is a picture without text; it was not read"


def test_a_program_that_takes_too_long_is_ended(
    read_bytes, instead, monkeypatch: pytest.MonkeyPatch
) -> None:
    instead("sleep 60 &\nwait")
    monkeypatch.setattr(limits, "OCR_SECONDS", (1, 0))
    start = time.monotonic()
    with pytest.raises(ReadingError, match="no text could be recognised"):
        read_bytes(scan(FIRST), "a.pdf")
    assert time.monotonic() - start < 30
