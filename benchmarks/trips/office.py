"""LibreOffice, asked to accept or to reject all changes of many documents in one go."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC "{1}" "{2}.dtd">\n'
_OFFICE: Final = "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"
_LIBRARY: Final = (
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
    'library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Settle"/></library:library>'
)
_MODULE: Final = """\
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settle"
 script:language="StarBasic">
Sub All(list As String)
  Dim line As String, task() As String
  Open list For Input As #1
  Do While Not Eof(1)
    Line Input #1, line
    If line &lt;&gt; "" Then
      task = Split(line, "|")
      One task(0), task(1), task(2)
    End If
  Loop
  Close #1
  StarDesktop.terminate()
End Sub

Sub One(given As String, command As String, made As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim form(1) As New com.sun.star.beans.PropertyValue
  Dim text As Object, none()
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  text = StarDesktop.loadComponentFromURL(ConvertToURL(given), "_blank", 0, hidden())
  createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch( _
    text.CurrentController.Frame, ".uno:" &amp; command &amp; "AllTrackedChanges", "", 0, none())
  form(0).Name = "FilterName"
  form(0).Value = "Text (encoded)"
  form(1).Name = "FilterOptions"
  form(1).Value = "UTF8,LF,,,"
  text.storeToURL(ConvertToURL(made &amp; ".txt"), form())
  form(0).Value = "MS Word 2007 XML"
  form(1).Value = ""
  text.storeToURL(ConvertToURL(made &amp; ".docx"), form())
  text.close(True)
End Sub
</script:module>
"""


def settle(documents: Mapping[str, bytes], folder: Path) -> None:
    """For each document write ``NAME-Accept`` and ``NAME-Reject`` as .txt and .docx.

    `folder` must be empty; one process does it all. Raises CalledProcessError when it fails.
    """
    profile = folder / "profile"
    start = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    _run([*start, "--terminate_after_init"])
    _write_macro(profile / "user" / "basic")
    tasks = ""
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
        for command in ("Accept", "Reject"):
            tasks += f"{folder / name}.docx|{command}|{folder / name}-{command}\n"
    (folder / "tasks").write_text(tasks, encoding="utf-8")
    _run([*start, f"macro:///Standard.Settle.All({folder / 'tasks'})"])


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=3600)


def _write_macro(folder: Path) -> None:
    library = _HEAD.format("library:library", _OFFICE, "library") + _LIBRARY
    module = _HEAD.format("script:module", _OFFICE, "module") + _MODULE
    (folder / "Standard").mkdir(parents=True, exist_ok=True)
    (folder / "Standard" / "script.xlb").write_text(library, encoding="utf-8")
    (folder / "Standard" / "Settle.xba").write_text(module, encoding="utf-8")
