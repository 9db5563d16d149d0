"""Bytes to characters, for files that do not say how they are encoded."""

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from intersector.errors import ReadingError
from intersector.phrases import Phrase

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LIKELY: Final = ["cp1252", "cp1251", "cp1256", "gb18030", "koi8_r", "iso8859_6", "big5"]
_SIGNS: Final = "–—‘’‚“”„†‡•…‰‹›€™ ¡¢£¥§©«¬®¯°±²³´¶·¸¹»¼½¾¿×÷".encode("cp1252")
"""What Windows adds to English: quotation marks, dashes, degrees, but no letters."""

_HIGH: Final = re.compile(rb"[\x80-\xff]")
_ASCII: Final = bytes(range(0x80))
_MAC: Final = re.compile(rb"(?<=[A-Za-z])[\x80-\x83\x86-\x90\x98-\x9f](?=[A-Za-z])")
"""Letters of old Macintosh texts inside a word, where Windows has signs that stand beside one."""
_MAC_OR_DASH: Final = re.compile(rb"(?<=[A-Za-z])[\x80-\x83\x86-\x90\x96-\x9f](?=[A-Za-z])")
"""The same with two that Windows has dashes for, which may stand between letters."""
_MAC_SHARE: Final = 0.25  # of all that is not ASCII ...
_MOST_HIGH: Final = 0.15  # ... and that of the text, which no other script stays below
_SAMPLE: Final = 64 * 1024
_CONTROL: Final = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b"))
_BINARY_SHARE: Final = 0.01
_SAVE_AS_UTF8: Final = Phrase("Save the text as UTF-8 and try again.")


def decode(data: bytes, source: str) -> str:
    """Return the text of `data` without its byte order mark.

    Tried in order: byte order mark, UTF-8, UTF-16 by its zero bytes, then the legacy encoding of
    the six languages under which the text looks most like words. Raises ReadingError.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, source)
    if wide := _utf16(data):
        return _strict(data, wide, source)
    _refuse_binary(data, source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(data, _guess(data, source), source)


def _utf16(data: bytes) -> str | None:
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    if odd and odd.count(0) > 0.3 * len(odd) and not even.count(0):
        return "utf-16-le"
    if even and even.count(0) > 0.3 * len(even) and not odd.count(0):
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, source: str) -> None:
    control = len(data) - len(data.translate(None, _CONTROL))
    if b"\0" in data or control > _BINARY_SHARE * len(data):
        raise ReadingError(
            source,
            Phrase("is not a text: it holds bytes that no text has."),
            mend=Phrase("Save the document as UTF-8 text, .docx or .pdf."),
        )


def _guess(data: bytes, source: str) -> str:
    if _is_mac(data):
        return "mac_roman"
    if not data.translate(None, _ASCII).strip(_SIGNS):
        return "cp1252"
    found = from_bytes(_telling(data), cp_isolation=_LIKELY).best()
    if found is None:
        raise ReadingError(source, Phrase("is in an unknown encoding."), mend=_SAVE_AS_UTF8)
    return found.encoding


def _is_mac(data: bytes) -> bool:
    """Whether French or Spanish was saved by an old Macintosh."""
    high = len(data.translate(None, _ASCII))
    if not _MAC.search(data) or high > _MOST_HIGH * len(data):
        return False
    return sum(1 for _ in _MAC_OR_DASH.finditer(data)) > _MAC_SHARE * high


def _telling(data: bytes) -> bytes:
    """The lines that an encoding shows in, or a stretch from the first byte that is not ASCII."""
    lines = b"\n".join(line for line in data.split(b"\n") if _HIGH.search(line))
    first = _HIGH.search(lines)
    start = max(first.start() - _SAMPLE // 16, 0) if first else 0
    return lines[start : start + _SAMPLE]


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(
            source,
            Phrase("is damaged: what begins as {encoding} text stops being so.", encoding=encoding),
            mend=_SAVE_AS_UTF8,
            place=Phrase("byte {number}", number=error.start),
        ) from error
    if "\0" in text:
        raise ReadingError(
            source, Phrase("is not a text: it holds zero characters."), mend=_SAVE_AS_UTF8
        )
    return text
