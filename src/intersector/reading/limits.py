"""How much of an untrusted file is ever looked at: every bound of this room, in one place.

The figures leave room for a document of a thousand pages and keep one read below 1 GiB of memory.
"""

from typing import Final

MIB: Final = 1024 * 1024

TEXT_BYTES: Final = 16 * MIB
"""A plain text or HTML file: about 8,000 pages of text."""

DOCX_BYTES: Final = 128 * MIB
"""A .docx as it lies on disk, pictures included."""

PDF_BYTES: Final = 256 * MIB
"""A .pdf as it lies on disk, pictures included."""

DOC_BYTES: Final = 64 * MIB
"""A .doc handed to LibreOffice."""

XML_BYTES: Final = 48 * MIB
"""One XML part of a .docx, unpacked; its parsed tree takes about ten times as much."""

ARCHIVE_BYTES: Final = 4096 * MIB
"""All documents of an archive, unpacked ..."""

ARCHIVED_BYTES: Final = 128 * MIB
"""... and one of them."""

ZIP_ENTRIES: Final = 10_000
"""Entries of a .docx, or of an archive."""

ZIP_RATIO: Final = 300
"""How many times larger than packed a part of a .docx may be; WordprocessingML reaches about 60. So
with a document in an archive of more than 1 MiB."""

PDF_PAGES: Final = 5_000
"""Pages of a .pdf."""

PAGE_CHARACTERS: Final = 100_000
"""Characters of one page of a .pdf; a dense page of a newspaper has 20,000."""

PAGE_OBJECTS: Final = 50_000
"""Objects of one page of a .pdf among which the rules of tables are looked for ..."""

PATH_SEGMENTS: Final = 1_000
"""... and the strokes looked at in each drawn one: a grid drawn at once has a few hundred."""

PAGE_RULES: Final = 2_000
"""Rules of one page; one of more is a drawing, and has no tables."""

RULE_STACKS: Final = 20
"""Stacks of rules of one width on one page among which tables are looked for."""

TABLE_COLUMNS: Final = 100
"""Columns of a table without vertical rules."""

TABLE_FIELDS: Final = 10_000
"""Fields of the grid of one table on one page."""

PDF_CHARACTERS: Final = 20_000_000
"""Characters of all pages of a .pdf."""

PDF_MEMORY: Final = 2048 * MIB
"""Address space of the process that reads PDFs; what it uses of it is a good deal less."""

PDF_SECONDS: Final = (120, 3600)
"""The least and the most time that PDFium gets for one .pdf ..."""

PDF_BYTES_A_SECOND: Final = 16 * 1024
"""... and what a larger one must hold for each second above the least: about eight pages."""

CONVERSION_SECONDS: Final = 120
"""How long LibreOffice may take over one .doc."""

OCR_SECONDS: Final = (60, 30)
"""How long ocrmypdf may take over one .pdf, and more for each scanned page."""

OCR_PAGES: Final = 500
"""Scanned pages of one .pdf that are recognised; one of more is refused as before."""

OCR_MEMORY: Final = 3072 * MIB
"""Address space of each of the programs that recognise text."""
