"""The formats that are read, by the end of the file's name, and those that people try."""

from collections.abc import Mapping
from typing import Final

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

NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "docx": (".docx", "a Word document"),
    "doc": (".doc", "an old Word document"),
    "pdf": (".pdf", "a PDF"),
    "html": (".html", "a web page"),
    "akn": (".akn", "Akoma Ntoso"),
    "text": (".txt", "plain text"),
}
"""Format to its usual suffix and what to call it."""

_SAVE_AS_DOCX: Final = "Open it in a word processor and save it as .docx."

UNSUPPORTED: Final[Mapping[str, tuple[str, str]]] = {
    ".odt": ("is an OpenDocument text, which is not read.", _SAVE_AS_DOCX),
    ".rtf": ("is an RTF text, which is not read.", _SAVE_AS_DOCX),
    ".wpd": ("is a WordPerfect text, which is not read.", _SAVE_AS_DOCX),
    ".pages": ("is a Pages document, which is not read.", _SAVE_AS_DOCX),
    ".dot": ("is a Word template, which is not read.", _SAVE_AS_DOCX),
    ".dotx": ("is a Word template, which is not read.", _SAVE_AS_DOCX),
}
"""File name suffix to what is wrong and how to mend it."""
