"""Files to Documents: .docx, .doc, .pdf, .html and .txt, in six languages, from untrusted bytes.

`read` turns one file into a `Document` or raises `ReadingError`, in two parts where need be: `load`
fetches its bytes, `parse` does the work. `find_files` lists what to read, `unpack` gives what is
in an archive;
`trace_docx` reads a .docx with the place of every character, for those who write into it.
"""

from intersector.reading.archive import unpack
from intersector.reading.docx import trace_docx
from intersector.reading.draft import Reading
from intersector.reading.find import find_files
from intersector.reading.language import guess_language
from intersector.reading.reader import Loaded, load, parse, read

__all__ = [
    "Loaded",
    "Reading",
    "find_files",
    "guess_language",
    "load",
    "parse",
    "read",
    "trace_docx",
    "unpack",
]
