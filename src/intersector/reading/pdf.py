"""PDF: glyphs with their places, through PDFium, to be put together again as paragraphs."""

import ctypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intersector.errors import ReadingError
from intersector.phrases import Phrase
from intersector.reading import limits
from intersector.reading.apart import Apart, Lost
from intersector.reading.bidi import Glyph
from intersector.reading.cells import read_page
from intersector.reading.draft import Draft
from intersector.reading.layout import Line
from intersector.reading.ocr import models, recognise
from intersector.reading.paragraphs import write_paragraphs
from intersector.reading.rules import find_rules
from intersector.reading.running import drop_running_heads
from intersector.reading.spaced import find_spaced
from intersector.reading.struck import struck_words
from intersector.reading.tables import find_tables

_TAIL: Final = 4096
_HYPHENS: Final = {0x02, 0xAD, 0xFFFE}
_LAST_CHARACTER: Final = 0x10FFFF
_SIGNS: Final = re.compile(r"(?<=\S)[!\"#$%&'](?=\S)")
_FEWEST_SIGNS: Final = 3  # inside one word
_SHOWN: Final = 30
_FEWEST_STRUCK: Final = 4  # letters: fewer are a minus sign, a fraction, a crossed zero
_SAVE_AGAIN: Final = Phrase("Print or export it to PDF again, or give the .docx.")
_PROCESS: Final = Apart(limits.PDF_MEMORY)


def read_pdf(data: bytes, source: str) -> Draft:
    """Read a .pdf in a process apart, since PDFium is written in C++ and the file by anyone.

    Pages that are pictures are recognised where the programs for that are installed; a warning
    names them. Raises ReadingError when the file is damaged, protected, holds only pictures that
    could not be recognised, or is too much for PDFium.
    """
    draft, pictures = _parsed(data, source)
    languages = models() if 0 < len(pictures) <= limits.OCR_PAGES else ()
    recognised = languages and recognise(data, pages=len(pictures), languages=languages)
    if recognised:
        draft, still = _parsed(recognised, source)
        told = tuple(sorted(set(pictures) - set(still)))
        draft = replace(draft, warnings=(*draft.warnings, *_recognised(told, languages)))
        pictures = still
    if not draft.text:
        raise _only_pictures(source, len(pictures), tried=bool(languages))
    missed = (
        Phrase("page {number} is a picture without text; it was not read", number=n)
        for n in pictures
    )
    return replace(draft, warnings=(*missed, *draft.warnings))


def _recognised(pages: tuple[int, ...], languages: tuple[str, ...]) -> Iterator[Phrase]:
    if pages:
        yield Phrase(
            "the text of these pages was recognised from pictures ({languages}) and can have "
            "errors: {pages}",
            languages=", ".join(languages),
            pages=_ranges(pages),
        )


def _ranges(pages: tuple[int, ...]) -> str:
    """Page numbers in order, those that follow one another as a range: 1–3, 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    return ", ".join("–".join(map(str, run)) for run in runs)


def _parsed(data: bytes, source: str) -> tuple[Draft, tuple[int, ...]]:
    """`parse_pdf` in a process apart, for no longer than a file of this size may take."""
    least, most = limits.PDF_SECONDS
    seconds = min(least + len(data) // limits.PDF_BYTES_A_SECOND, most)
    try:
        return _PROCESS.call(seconds, parse_pdf, data, source)
    except Lost as error:
        raise ReadingError(
            source,
            Phrase(
                "makes the PDF library crash, or takes it more than {seconds} seconds or "
                "{size:,} MiB of memory.",
                seconds=seconds,
                size=limits.PDF_MEMORY // limits.MIB,
            ),
            mend=_SAVE_AGAIN,
        ) from error


def parse_pdf(data: bytes, source: str) -> tuple[Draft, tuple[int, ...]]:
    """Read a .pdf in this process; also the numbers of its pages that are pictures without text.

    The text is empty when all are. Raises ReadingError when the file is damaged or protected, or
    holds nothing.
    """
    if b"%%EOF" not in data[-_TAIL:]:
        raise ReadingError(source, Phrase("is truncated: a PDF ends with %%EOF."), mend=_SAVE_AGAIN)
    with _open(data, source) as document:
        if len(document) > limits.PDF_PAGES:
            raise ReadingError(
                source,
                Phrase(
                    "has {pages:,} pages; the limit is {limit:,}.",
                    pages=len(document),
                    limit=limits.PDF_PAGES,
                ),
                mend=Phrase("Split it."),
            )
        read = _pages(document, source)
    pages = drop_running_heads(read.lines)
    if not any(pages):
        if not read.scanned:
            raise _nothing_to_read(source, read.broken)
        return Draft(""), tuple(read.scanned)
    warnings = [
        Phrase("page {number} is damaged; it was not read", number=number) for number in read.broken
    ]
    warnings += _struck(read.struck)
    return write_paragraphs(pages, [*warnings, *_illegible(pages)]), tuple(read.scanned)


def _struck(words: Mapping[int, str]) -> Iterator[Phrase]:
    """Name the pages with struck words: who deleted them the file does not say, so they stay."""
    for number, struck in words.items():
        if len(struck) >= _FEWEST_STRUCK:
            yield Phrase(
                "page {number} shows words struck through, which are read as if they stood: "
                "{words}",
                number=number,
                words=struck[:_SHOWN],
            )


def _illegible(pages: list[list[Line]]) -> Iterator[Phrase]:
    """Name the pages with words of signs: a font that does not tell which letters it draws."""
    for number, lines in enumerate(pages, 1):
        words = (word for line in lines for word in line.text.split())
        found = next((word for word in words if len(_SIGNS.findall(word)) >= _FEWEST_SIGNS), None)
        if found is not None and "://" not in found:
            yield Phrase(
                "page {number} has a font whose letters cannot be told: it reads {words}",
                number=number,
                words=found[:_SHOWN],
            )


def _open(data: bytes, source: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError(
                source,
                Phrase("is protected by a password."),
                mend=Phrase("Remove the password and save it again."),
            ) from error
        raise ReadingError(source, Phrase("is a damaged PDF."), mend=_SAVE_AGAIN) from error


@dataclass(slots=True)
class _Pages:
    """The lines of every page, the numbers of pages that are pictures or damaged, struck words."""

    lines: list[list[Line]] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    struck: dict[int, str] = field(default_factory=dict)


def _pages(document: pdfium.PdfDocument, source: str) -> _Pages:
    read, characters = _Pages(), 0
    for number in range(1, len(document) + 1):
        lines: list[Line] = []
        try:
            page = document[number - 1]
            across, down = find_rules(page)
            glyphs = list(_glyphs(page))
            tables = find_tables(across, down)
            lines = read_page(glyphs, tables + find_spaced(across, glyphs, tables))
            if across and (words := struck_words(glyphs, across)):
                read.struck[number] = words
            if not lines and _has_picture(page):
                read.scanned.append(number)
            page.close()
        except pdfium.PdfiumError:
            read.broken.append(number)
        read.lines.append(lines)
        characters += sum(len(line.text) for line in lines)
        if characters > limits.PDF_CHARACTERS:
            raise ReadingError(
                source,
                Phrase(
                    "holds more than {limit:,} characters, the limit for .pdf.",
                    limit=limits.PDF_CHARACTERS,
                ),
                mend=Phrase("Split it."),
                place=Phrase("page {number}", number=number),
            )
    return read


def _glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    """Yield the characters of a page in the order of its content, with their loose boxes.

    PDFium puts right-to-left text in logical order and generates the spaces and line ends.
    """
    text_page = page.get_textpage()
    handle, box = text_page.raw, pdfium_c.FS_RECTF()
    place = ctypes.byref(box)
    for index in range(min(text_page.count_chars(), limits.PAGE_CHARACTERS)):
        code = pdfium_c.FPDFText_GetUnicode(handle, index)
        if not 0 < code <= _LAST_CHARACTER:
            continue
        character = "-" if code in _HYPHENS else chr(code)
        pdfium_c.FPDFText_GetLooseCharBox(handle, index, place)
        yield Glyph(character, box.left, box.bottom, box.right, box.top)
    text_page.close()


def _has_picture(page: pdfium.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE])), None) is not None


def _nothing_to_read(source: str, broken: list[int]) -> ReadingError:
    damaged = Phrase("is damaged: no page could be read.")
    why = damaged if broken else Phrase("holds no text.")
    return ReadingError(source, why, mend=_SAVE_AGAIN)


def _only_pictures(source: str, count: int, *, tried: bool) -> ReadingError:
    """What is wrong with a scanned file, and what would help: the programs, or other than them."""
    if tried:
        return ReadingError(
            source,
            Phrase(
                "is scanned, and no text could be recognised in its {count} pages.", count=count
            ),
            mend=Phrase("Give the .docx, or a PDF that was not scanned."),
        )
    return ReadingError(
        source,
        Phrase(
            "is scanned: its pages are pictures without text ({count} of them).",
            count=count,
        ),
        mend=Phrase(
            "Install ocrmypdf and the languages of tesseract to have its text recognised, or give "
            "the .docx."
        ),
    )
