"""Old binary Word files, converted by LibreOffice where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from intersector.errors import ReadingError
from intersector.phrases import Phrase
from intersector.reading import limits
from intersector.reading.docx import read_docx
from intersector.reading.draft import Draft, Reading
from intersector.reading.programs import run

_PROGRAMS: Final = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SAVE: Final = Phrase(
    "Install LibreOffice, or open the file in a word processor and save it as .docx."
)
_SETTING: Final = (
    '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse">'
    "<value>{}</value></prop></item>"
)
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),  # the highest there is
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),  # never follow a link to another file
    ("Inet/Settings", "ooInetProxyType", "2"),  # a proxy of our own ...
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),  # ... that nobody answers for
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_PROFILE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    f"{''.join(_SETTING.format(*setting) for setting in _SETTINGS)}</oor:items>\n"
)


def read_doc(data: bytes, source: str, reading: Reading) -> Draft:
    """Convert to .docx in a private folder and read that, so that tracked changes are kept.

    Raises ReadingError when LibreOffice is missing, fails or takes too long.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise ReadingError(
            source, Phrase("is an old .doc, which needs LibreOffice to be read."), mend=_SAVE
        )
    with tempfile.TemporaryDirectory(prefix="intersector-") as folder:
        return read_docx(_convert(program, data, Path(folder), source), source, reading)


def _convert(program: str, data: bytes, folder: Path, source: str) -> bytes:
    given = folder / "document.doc"
    given.write_bytes(data)
    try:
        run(_command(program, given, folder), limits.CONVERSION_SECONDS, temporary=folder)
        return given.with_suffix(".docx").read_bytes()
    except (subprocess.SubprocessError, OSError) as error:
        raise ReadingError(
            source, Phrase("could not be converted by LibreOffice."), mend=_SAVE
        ) from error


def _command(program: str, given: Path, folder: Path) -> list[str]:
    """A run with a profile of its own: no macros, network, settings or lock of the user's."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    switches = ["--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault"]
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(given)]
    return [program, f"-env:UserInstallation={profile.as_uri()}", *switches, *target]
