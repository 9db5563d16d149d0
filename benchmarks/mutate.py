"""Damage to documents: bytes anywhere, and the XML inside a .docx, the streams inside a PDF."""

import contextlib
import copy
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

from lxml import etree

LARGEST = 128 * 1024
"""Bytes that a repetition may grow a part to."""

PIECES = re.compile(rb"<[^<>]{0,400}>|\s+|[^<\s]{1,80}")
"""Tags, white space and words, in XML and in any other text."""
STREAM = re.compile(rb"(?<=stream\n)(.*?)(?=endstream)", re.DOTALL)
VALUE = re.compile(rb'"([^"]{0,60})"')
NASTY = [
    *(b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\n", b"\t", b"\x1a"),
    *("\u202e", "\u2028", "\u200f", "\ufeff", "\ufffe", "\u0130", "\u1e9e", "\ufb01", "٣", "Ⅳ"),
    *(b"-1", b"0", b"9" * 19, b"1e308", b"NaN", b"x" * 300, b"(" * 200, b")" * 200, b"[" * 200),
    *("1) ", "a) ", "(Rev. ", ", 2018)", " 2018 ", "Resolution 5 ", "résolution 5 ", "第5号决议"),
    *("resolves", "decides", "décide", "решает", "ANNEX 1", "2010 to 2014, 1 to 99999999 and 3"),
    *(b"</w:p>", b"<w:tbl><w:tr><w:tc>", b"<w:ins>", b"<w:del>", b"<div>", b"</div>", b"<li>"),
    *(b"&lt;", b"&#0;", b"&#xD800;", b"&x;", b"<!DOCTYPE x>", b"<!--", b"]]>", b"endobj", b"/Kids"),
]

Damage = Callable[[bytes, Random], bytes]


def mutate(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Damage a document a few times, more often inside its parts than as bytes."""
    if data.startswith(b"PK") and random.random() < 0.8:
        return _archive(data, others, random)
    if data.startswith(b"%PDF") and random.random() < 0.5:
        return STREAM.sub(lambda match: _stream(match[1], others, random), data)
    return _part(data, others, random)


def _archive(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """The .docx again, with some of its parts damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chosen = "word/document.xml" if random.random() < 0.6 else random.choice(sorted(parts))
    parts[chosen] = _part(parts[chosen], others, random)
    if random.random() < 0.05:
        parts.pop(random.choice(sorted(parts)))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _stream(packed: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """A stream of a PDF, damaged inside where it can be unpacked."""
    try:
        return zlib.compress(_part(zlib.decompress(packed), others, random))
    except zlib.error:
        return packed if random.random() < 0.8 else _part(packed, others, random)


def _part(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        damage = random.choice(_KINDS_OF_XML if data.startswith(b"<?xml") else _KINDS)
        data = damage(data, random) if random.random() < 0.93 else _spliced(data, others, random)
    return data


def _bytes(data: bytes, random: Random) -> bytes:
    """Bytes cut out, overwritten, put in, or repeated."""
    at = random.randrange(len(data) + 1)
    length = random.choice((0, 1, 1, 2, 8, 64, 4096))
    drawn = random.randbytes(random.randrange(9))
    new = random.choice((*NASTY, drawn, b"", data[at : at + 200]))
    new = new.encode() if isinstance(new, str) else new
    return data[:at] + new + data[at + length :]


def _pieces(data: bytes, random: Random) -> bytes:
    """Tags or words cut out, moved, doubled, or repeated until they are many."""
    pieces = PIECES.findall(data)
    if not pieces:
        return data
    at = random.randrange(len(pieces))
    some = pieces[at : at + random.choice((1, 1, 2, 5, 20, 100))]
    to = random.randrange(len(pieces))
    action = random.random()
    if action < 0.25:
        del pieces[at : at + len(some)]
    elif action < 0.96:
        pieces[to:to] = some
    else:
        size = sum(map(len, some)) or 1
        pieces[to:to] = some * min(random.choice((50, 1000, 50_000)), LARGEST // size)
    return b"".join(pieces)


def _values(data: bytes, random: Random) -> bytes:
    """An attribute's value or a number changed for another."""
    found = list(VALUE.finditer(data)) or list(re.finditer(rb"()\d+", data))
    if not found:
        return data
    match, other = random.choice(found), random.choice(found)
    new = random.choice((other[0], b'"-1"', b'"0"', b'"99999999999"', b'""', b"7" * 5000))
    return data[: match.start()] + new + data[match.end() :]


def _elements(data: bytes, random: Random) -> bytes:
    """Elements cut out, moved, doubled, renamed or nested many times; XML stays XML."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return _pieces(data, random)
    elements = [element for element in root.iter() if element is not root]
    if not elements:
        return data
    for _ in range(random.choice((1, 1, 3, 10))):
        with contextlib.suppress(ValueError):  # a damaged name, which cannot be used again
            _move(random.choice(elements), random.choice(elements), random)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _move(one: etree._Element, other: etree._Element, random: Random) -> None:
    action, parent = random.random(), one.getparent()
    if action < 0.2 and parent is not None:
        parent.remove(one)
    elif action < 0.5:
        other.append(copy.deepcopy(one))
    elif action < 0.6:
        one.tag = other.tag
    elif action < 0.8:
        one.attrib.update(dict(other.attrib))
    elif action < 0.9:
        one.text = (other.text or "") * random.choice((0, 1, 2, 1000))
    else:
        for _ in range(random.choice((3, 30, 300))):
            one = etree.SubElement(one, other.tag, dict(other.attrib))


def _spliced(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """A stretch of another document in place of what stood there."""
    other = random.choice(others)
    at, start = random.randrange(len(data) + 1), random.randrange(len(other))
    return data[:at] + other[start : start + random.choice((10, 300, 5000))] + data[at + 300 :]


_KINDS: tuple[Damage, ...] = (_bytes, _bytes, _pieces, _pieces, _pieces, _values)
_KINDS_OF_XML: tuple[Damage, ...] = (*_KINDS, *[_elements] * 12)
