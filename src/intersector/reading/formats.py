"""The formats that are read, by the end of the file's name, and those that people try."""

from collections.abc import Mapping
from typing import Final

from intersector.phrases import Phrase

FORMATS: Final[Mapping[str, str]] = {
    ".docx": "docx",
    ".docm": "docx",
    ".doc": "doc",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".akn": "akn",
    ".xml": "akn",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}
"""File name suffix to format."""

NAMES: Final[Mapping[str, tuple[str, Phrase]]] = {
    "docx": (".docx", Phrase("a Word document")),
    "doc": (".doc", Phrase("an old Word document")),
    "pdf": (".pdf", Phrase("a PDF")),
    "html": (".html", Phrase("a web page")),
    "akn": (".akn", Phrase("Akoma Ntoso")),
    "text": (".txt", Phrase("plain text")),
}
"""Format to its usual suffix and what to call it."""

_SAVE_AS_DOCX: Final = Phrase("Open it in a word processor and save it as .docx.")

UNSUPPORTED: Final[Mapping[str, tuple[Phrase, Phrase]]] = {
    ".odt": (Phrase("is an OpenDocument text, which is not read."), _SAVE_AS_DOCX),
    ".rtf": (Phrase("is an RTF text, which is not read."), _SAVE_AS_DOCX),
    ".wpd": (Phrase("is a WordPerfect text, which is not read."), _SAVE_AS_DOCX),
    ".pages": (Phrase("is a Pages document, which is not read."), _SAVE_AS_DOCX),
    ".dot": (Phrase("is a Word template, which is not read."), _SAVE_AS_DOCX),
    ".dotx": (Phrase("is a Word template, which is not read."), _SAVE_AS_DOCX),
}
"""File name suffix to what is wrong and how to mend it."""
