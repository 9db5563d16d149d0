"""One file to one Document: how big it is, what it really is, what it says, in which language."""

import hashlib
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from intersector.errors import ReadingError
from intersector.model import Document
from intersector.phrases import Phrase
from intersector.reading import limits
from intersector.reading.akn import read_akn
from intersector.reading.doc import read_doc
from intersector.reading.docx import read_docx
from intersector.reading.draft import Draft, Reading
from intersector.reading.flattened import flattened_changes
from intersector.reading.formats import FORMATS, NAMES, UNSUPPORTED
from intersector.reading.html import read_html
from intersector.reading.language import detect_language
from intersector.reading.pdf import read_pdf
from intersector.reading.sniff import PROTECTED, XML, sniff
from intersector.reading.text import read_text

_BYTES: Final[Mapping[str, int]] = {
    "docx": limits.DOCX_BYTES,
    "doc": limits.DOC_BYTES,
    "pdf": limits.PDF_BYTES,
    "html": limits.TEXT_BYTES,
    "akn": limits.XML_BYTES,
    "text": limits.TEXT_BYTES,
}
_READERS: Final[Mapping[str, Callable[[bytes, str, Reading], Draft]]] = {
    "docx": read_docx,
    "doc": read_doc,
    "pdf": lambda data, source, reading: read_pdf(data, source),
    "html": read_html,
    "akn": read_akn,
    "text": lambda data, source, reading: read_text(data, source),
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes of a file, not yet looked into; `kind` is the format that its name promises."""

    source: str
    kind: str
    data: bytes = field(repr=False)


def read(path: Path, *, source: str | None = None, reading: Reading = "proposed") -> Document:
    """Read one file, under the name `source` (its path unless given).

    `reading` chooses the side of tracked changes that becomes the text; `changes` lists them
    either way. Raises ReadingError, and nothing else, for a file that cannot be read.
    """
    return parse(load(path, source=source), reading=reading)


def load(path: Path, *, source: str | None = None) -> Loaded:
    """Fetch the bytes of one file; the part of `read` that needs the file."""
    name = source if source is not None else str(path)
    kind = _format(path, name)
    return Loaded(name, kind, _bytes(path, name, _BYTES[kind]))


def parse(loaded: Loaded, *, reading: Reading = "proposed") -> Document:
    """Make a document of the bytes; the part of `read` that can be done anywhere."""
    name, kind, data = loaded.source, loaded.kind, loaded.data
    _check_content(data, kind, name)
    draft = _READERS[kind](data, name, reading)
    if not draft.text.strip():
        raise ReadingError(
            name, Phrase("holds no text."), mend=Phrase("Check that it is the right file.")
        )
    language, doubts = detect_language(_main_text(draft), name)
    return Document(
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        language=language,
        text=draft.text,
        blocks=draft.blocks,
        changes=draft.changes,
        comments=draft.comments,
        masthead=draft.masthead,
        warnings=(*draft.warnings, *flattened_changes(draft.text), *doubts),
    )


def _format(path: Path, source: str) -> str:
    suffix = path.suffix.lower()
    if suffix in UNSUPPORTED:
        message, mend = UNSUPPORTED[suffix]
        raise ReadingError(source, message, mend=mend)
    if suffix not in FORMATS:
        raise ReadingError(
            source,
            Phrase("is of no format that is read ({suffix}).", suffix=suffix)
            if suffix
            else Phrase("has no suffix that tells its format."),
            mend=Phrase("Give a file of one of these formats: {formats}.", formats=tuple(FORMATS)),
        )
    return FORMATS[suffix]


def _bytes(path: Path, source: str, limit: int) -> bytes:
    """Read a regular file of at most `limit` bytes, and never more of it than that."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ReadingError(
                source, Phrase("is not a file."), mend=Phrase("Name a regular file.")
            )
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise ReadingError(
            source,
            Phrase("cannot be opened ({error}).", error=str(error)),
            mend=Phrase("Check the path and its permissions."),
        ) from error
    if not data:
        raise ReadingError(
            source, Phrase("is empty."), mend=Phrase("Check that it was saved or copied whole.")
        )
    if len(data) > limit:
        raise ReadingError(
            source,
            Phrase(
                "is larger than {size} MiB, the limit for {format}.",
                size=limit // limits.MIB,
                format=path.suffix.lower(),
            ),
            mend=Phrase("Split it, or take out what is not text."),
        )
    return data


def _check_content(data: bytes, kind: str, source: str) -> None:
    found = sniff(data)
    if found == kind or (found in {"text", XML} and kind in {"html", "akn", "text"}):
        return
    if found == PROTECTED:
        raise ReadingError(
            source,
            Phrase("is protected by a password."),
            mend=Phrase("Remove the password and save it again."),
        )
    suffix, holds = NAMES.get(found, ("", found))
    raise ReadingError(
        source,
        Phrase("is named as {kind} but holds {other}.", kind=NAMES[kind][1], other=holds),
        mend=Phrase("Rename it to {suffix}.", suffix=suffix)
        if suffix
        else Phrase("Save it in the format that it is named as."),
    )


def _main_text(draft: Draft) -> str:
    """What the language is told from: the text without its notes."""
    notes = [block.span for block in draft.blocks if block.kind == "note"]
    pieces, at = [], 0
    for note in notes:
        pieces.append(draft.text[at : note.start])
        at = note.end
    return "".join([*pieces, draft.text[at:]]).strip() or draft.text
