"""Old binary Word files, converted by LibreOffice where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from intersector.errors import ReadingError
from intersector.reading import limits
from intersector.reading.docx import read_docx
from intersector.reading.draft import Draft, Reading

_PROGRAMS: Final = ("soffice", "libreoffice")
_SAVE: Final = "Install LibreOffice, or open the file in a word processor and save it as .docx."


def read_doc(data: bytes, source: str, reading: Reading) -> Draft:
    """Convert to .docx in a private folder and read that, so that tracked changes are kept.

    Raises ReadingError when LibreOffice is missing, fails or takes too long.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise ReadingError(
            source, "is an old .doc, which needs LibreOffice to be read.", mend=_SAVE
        )
    with tempfile.TemporaryDirectory(prefix="intersector-") as folder:
        return read_docx(_convert(program, data, Path(folder), source), source, reading)


def _convert(program: str, data: bytes, folder: Path, source: str) -> bytes:
    given = folder / "document.doc"
    given.write_bytes(data)
    try:
        subprocess.run(
            _command(program, given, folder),
            check=True,
            capture_output=True,
            timeout=limits.CONVERSION_SECONDS,
        )
        return given.with_suffix(".docx").read_bytes()
    except (subprocess.SubprocessError, OSError) as error:
        raise ReadingError(source, "could not be converted by LibreOffice.", mend=_SAVE) from error


def _command(program: str, given: Path, folder: Path) -> list[str]:
    """A run with a profile of its own: no settings, macros or lock of the user's LibreOffice."""
    profile = (folder / "profile").as_uri()
    switches = ["--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault"]
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(given)]
    return [program, f"-env:UserInstallation={profile}", *switches, *target]
