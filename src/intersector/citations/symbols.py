"""United Nations documents by their symbol: "A/78/461/Add.3", "S/RES/1325 (2000)"."""

import re
from collections.abc import Iterator
from typing import Final

from intersector.citations.grammar import Grammar
from intersector.citations.mention import Mention
from intersector.identifiers import InstrumentId
from intersector.model import Span

# A part of a resolution: "A/RES/66/253 B", "A/RES/71/101 A-B"
_PART: Final = re.compile(r"\s[A-Z](?:[-–][A-Z])?(?=[\s,.;:)]|$)")
_ADOPTED: Final = re.compile(r"/(?:RES|DEC)/.*\d$")
# Of a committee, or of an annex to a Recommendation, but no document: "A/C.5", "Annex A/F.69"
_OPEN: Final = re.compile(r"[A-Z]+/(?!L\.)[A-Z]\.\d+")
# Issued under two symbols at once: "A/78/842-S/2024/384"
_TWIN: Final = re.compile(r"-(?=[A-Z]+/)")


def symbols(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Every document named by a symbol that has a number in it."""
    for match in grammar.symbol.finditer(text):
        written = _trimmed(match[0])
        part = _PART.match(text, match.start() + len(written)) if _ADOPTED.search(written) else None
        written += part[0] if part else ""
        if any(c.isdigit() for c in written) and not _OPEN.fullmatch(written):
            yield _mention(written, match.start(), grammar)


def _trimmed(written: str) -> str:
    written = written.rstrip(".-")
    while written.endswith(")") and written.count("(") < written.count(")"):
        written = written[:-1].rstrip(".-")
    if written.count("(") > written.count(")"):
        written = written[: written.rindex("(")]
    return written


def _mention(written: str, start: int, grammar: Grammar) -> Mention:
    symbol = "".join(_TWIN.split(written)[0].split())
    span = Span(start, start + len(written))
    known = InstrumentId.parse(symbol)
    if known.body == "UN":
        return Mention(span, "other", symbol, grammar.organ(symbol), candidates=(known,))
    return Mention(span, known.kind, known.number, known.body, year=known.year, candidates=(known,))
