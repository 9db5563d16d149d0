"""Scanned pages of a PDF: their text recognised by ocrmypdf and tesseract, where installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from intersector.languages import LANGUAGES, knowledge
from intersector.reading import limits
from intersector.reading.apart import Apart, Lost
from intersector.reading.programs import run

_PROCESS: Final = Apart(limits.OCR_MEMORY)
_PROGRAMS: Final = ("ocrmypdf", "tesseract")
_FAILED: Final = (Lost, subprocess.SubprocessError, OSError, UnicodeDecodeError)
_GRACE: Final = 10.0
"""Seconds more for the process around ocrmypdf than for ocrmypdf, which ends first."""


def models() -> tuple[str, ...]:
    """Tesseract's names of the languages that can be recognised here; () where none can be."""
    if not all(map(shutil.which, _PROGRAMS)):
        return ()
    try:
        installed = _PROCESS.call(limits.OCR_SECONDS[0], _installed)
    except _FAILED:
        return ()
    ours = {knowledge(language)["reading"]["tesseract"] for language in LANGUAGES}
    return tuple(sorted(ours & installed))


def _installed() -> frozenset[str]:
    command = ["tesseract", "--list-langs"]
    return frozenset(subprocess.check_output(command, text=True).split())


def recognise(data: bytes, *, pages: int, languages: tuple[str, ...]) -> bytes | None:
    """A PDF with a layer of text over each of its `pages` that were pictures; None when it fails.

    Pages that have text stay as they are. The programs run in a process of bounded memory, and
    for a bounded time that grows with the number of pages.
    """
    least, each = limits.OCR_SECONDS
    seconds = least + each * pages
    with tempfile.TemporaryDirectory(prefix="intersector-") as name:
        folder = Path(name)
        given, made = folder / "scanned.pdf", folder / "recognised.pdf"
        command = _command(given, made, languages)
        try:
            given.write_bytes(data)
            _PROCESS.call(seconds + _GRACE, run, command, float(seconds), temporary=folder)
            return made.read_bytes()
        except _FAILED:
            return None


def _command(given: Path, made: Path, languages: tuple[str, ...]) -> list[str]:
    """Text under the pictures of pages without any; nothing else of the file is worked on."""
    switches = ["--quiet", "--skip-text", "--jobs", "1", "--optimize", "0", "--output-type", "pdf"]
    return ["ocrmypdf", *switches, "--language", "+".join(languages), str(given), str(made)]
