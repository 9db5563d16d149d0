"""The package around a .docx: a ZIP of XML parts, opened as hostile.

Nothing is unpacked to disk: parts are read by name, in bounded amounts, and parsed without
entities, document types or network (ECMA-376 part 2 forbids document types in a package anyway).
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import Final

from lxml import etree

from intersector.errors import ReadingError
from intersector.phrases import Phrase
from intersector.reading import limits

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R: Final = f"{{{_OFFICE}}}"
_STRICT: Final = (
    # the ISO "strict" spelling of the two namespaces that matter here
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _OFFICE.encode()),
)
_SAVE_AGAIN: Final = Phrase("Open it in a word processor, save it again as .docx and try again.")
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
)


class Package:
    """The parts of a .docx by name and by relationship."""

    def __init__(self, data: bytes, source: str) -> None:
        self._source = source
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE as error:
            raise self._damaged() from error
        entries = self._archive.infolist()
        if len(entries) > limits.ZIP_ENTRIES:
            raise self._too_large(Phrase("it holds {count} files", count=len(entries)))
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries}
        self.main = self.related("", "officeDocument") or "word/document.xml"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order in which the file holds them."""
        return tuple(self._entries)

    def data(self, name: str) -> bytes:
        """The bytes of one part, as they are."""
        return self._bytes(self._entries[name])

    def replaced(self, parts: Mapping[str, bytes]) -> bytes:
        """The file with other bytes in some of its parts; all others, and their order, stay.

        Parts that it has not stand after them.
        """
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, entry in self._entries.items():
                info = zipfile.ZipInfo(entry.filename, entry.date_time)
                info.compress_type = entry.compress_type
                info.external_attr, info.create_system = entry.external_attr, entry.create_system
                data = parts[name] if name in parts else self._bytes(entry)
                archive.writestr(info, data)
            for name in parts:
                if name not in self._entries:
                    info = zipfile.ZipInfo(name)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(info, parts[name])
        return stream.getvalue()

    def related(self, part: str, kind: str) -> str | None:
        """Name the part that `part` points to as its `kind` ("styles", "footnotes", ...)."""
        return self._pointed(part, "Type", f"{_OFFICE}/{kind}")

    def linked(self, part: str, identifier: str) -> str | None:
        """Name the part that `part` points to by the identifier of a relationship ("rId7")."""
        return self._pointed(part, "Id", identifier)

    def _pointed(self, part: str, attribute: str, value: str) -> str | None:
        name = join(dirname(part), "_rels", part.rsplit("/", 1)[-1] + ".rels")
        relations = self.xml(name)
        for relation in relations if relations is not None else ():
            if isinstance(relation.tag, str) and relation.get(attribute) == value:
                target = normpath(join("/", dirname(part), relation.get("Target", "")))
                return target.lstrip("/")
        return None

    def xml(self, name: str | None) -> etree._Element | None:
        """Parse one part; None when the package has no such part."""
        entry = self._entries.get(name) if name else None
        if entry is None:
            return None
        data = self._bytes(entry)
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self._forbidden(entry.filename)
        try:
            root = etree.fromstring(data, _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(entry.filename) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._forbidden(entry.filename)
        return root

    def _bytes(self, entry: zipfile.ZipInfo) -> bytes:
        packed = max(entry.compress_size, 1)
        if entry.file_size > limits.XML_BYTES or (
            entry.file_size > limits.MIB and entry.file_size > limits.ZIP_RATIO * packed
        ):
            why = Phrase(
                "{part} unpacks to {size:,} bytes", part=entry.filename, size=entry.file_size
            )
            raise self._too_large(why)
        if entry.flag_bits & 1:
            raise ReadingError(
                self._source,
                Phrase("is protected by a password."),
                mend=Phrase("Remove the password and save it again."),
            )
        try:
            with self._archive.open(entry) as stream:
                return stream.read(limits.XML_BYTES)
        except _UNREADABLE as error:
            raise self._damaged(entry.filename) from error

    def _damaged(self, place: str | None = None) -> ReadingError:
        return ReadingError(
            self._source, Phrase("is a damaged or truncated .docx."), mend=_SAVE_AGAIN, place=place
        )

    def _forbidden(self, place: str) -> ReadingError:
        return ReadingError(
            self._source,
            Phrase("declares XML entities or a document type, which no .docx may."),
            mend=Phrase("Do not trust this file; ask for it again from its author."),
            place=place,
        )

    def _too_large(self, why: Phrase) -> ReadingError:
        return ReadingError(
            self._source,
            Phrase("is refused as a possible decompression bomb: {why}.", why=why),
            mend=Phrase("If you trust it, save it again without pictures, or split it."),
        )


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def value(parent: etree._Element | None, path: str, attribute: str = "val") -> str | None:
    """Return the `w:val` (or another `w:` attribute) of the child at `path` ("numPr/numId")."""
    child = find(parent, path)
    return None if child is None else child.get(W + attribute)


def find(parent: etree._Element | None, path: str) -> etree._Element | None:
    """Return the first descendant along `path`, a chain of local names in WordprocessingML."""
    if parent is None:
        return None
    return parent.find("/".join(W + step for step in path.split("/")))


def integer(written: str | None, default: int = 0) -> int:
    """Read an attribute that should be a whole number."""
    try:
        return int(written) if written is not None else default
    except ValueError:
        return default


def is_on(parent: etree._Element | None, path: str) -> bool:
    """Whether the switch at `path` is there and not turned off."""
    switch = find(parent, path)
    return switch is not None and switch.get(W + "val") not in {"0", "false", "off"}
