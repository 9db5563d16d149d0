"""The brackets after a number: "(Rev. Bucharest, 2022)", "(WRC-15)", "(C11)", "(2018年，迪拜)"."""

import re
from dataclasses import dataclass, replace
from typing import Final

from intersector.citations.grammar import Grammar

# A bracket opened twice is a common slip: "(Rev. (Hammamet, 2016)"
_BRACKETS: Final = re.compile(
    r"\s*[(（\[]((?:[^()（）\[\]\n]{0,9}[(（])?(?:[^()（）\[\]\n]|\n(?!\s*\n)){2,80})[)）\]]"
)
# What a conference called it while it sat: "Resolution 658 [COM6/6] (WRC-15)"
_DRAFT: Final = re.compile(r"(?:COM|КОМ|PLEN)\d?/\d{1,2}")
# An edition without brackets: "Resolution 191 Rev. Bucharest, 2022"
_GAP: Final = re.compile(r",?[^\S\n]+")
_BARE: Final = re.compile(r"[^()（）,;\n]{4,40},[^\S\n]*(?P<year>[12]\d{3})(?!\d)")
# What ends an edition told in words: "in Dubai in 2018", "в Дубае в 2018 году"
_TOLD_YEAR: Final = re.compile(r"(?P<year>(?:19|20|١٩|٢٠)\d\d)(?!\d)(?:\s?г(?:од[ау]?\b|\.)|年)?")
_PIECE: Final = re.compile(r"[^,،，;؛]+")
# Old and new edition run together in flattened tracked changes: "2010ПУСАН, 2014"
YEAR: Final = re.compile(r"(?<!\d)([12１２]\d{3}|[١٢][٠-٩]{3})(?!\d)")
# The edition of a Recommendation: "(10/2016)"
_MONTH: Final = re.compile(r"^(?:0[1-9]|1[0-2])/")
# A session's code: WRC-15, Rev.WRC-2000, C-1996, C11, ВКР-15
_CODE: Final = re.compile(r"(?<![^\W\d一-鿿])([^\W\d_一-鿿]{1,6})[-‑–\s]?(\d{4}|\d{2})(?!\d)")

_LATIN: Final = {ord("с"): "c"}
"""Russian texts print the Council's letter as one that looks alike: (С24)."""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What the brackets tell; `end` is where they close, `marked` whether they say "Rev."."""

    end: int
    place: str | None = None
    year: int | None = None
    body: str | None = None
    marked: bool = False


def qualifier(text: str, at: int, grammar: Grammar) -> Qualifier | None:
    """Read the brackets that open at `at`, and an edition told in words there or after them.

    None when they hold something else; the words tell the later revision.
    """
    told = _bracketed(text, at, grammar)
    while worded := _worded(text, told.end if told else at, grammar):
        told = replace(worded, body=worded.body or (told.body if told else None))
    return told


def _bracketed(text: str, at: int, grammar: Grammar) -> Qualifier | None:
    brackets = _BRACKETS.match(text, at)
    if brackets is not None and _DRAFT.fullmatch(brackets[1]):
        brackets = _BRACKETS.match(text, brackets.end()) or brackets
    if brackets is None:
        return _bare(text, at, grammar)
    inside = " ".join(re.sub(r"[(（]", "", brackets[1]).split())
    if told := _session(inside, grammar):
        return Qualifier(brackets.end(), *told)
    years = YEAR.findall(inside)
    if not years:
        return None
    revised = (grammar.revised.search if grammar.noun_last else grammar.revised.match)(inside)
    place = _place(inside, grammar)
    body = grammar.bodies.match(inside, 0) if place is None else None
    if body is not None:
        return Qualifier(brackets.end(), None, int(years[-1]), grammar.bodies.value(body))
    if place is None and revised is None and _MONTH.sub("", inside) != years[-1]:
        return None
    return Qualifier(brackets.end(), place, int(years[-1]), None, revised is not None)


def _bare(text: str, at: int, grammar: Grammar) -> Qualifier | None:
    """An edition that lost its brackets, if it says "Rev." and a place that is known."""
    opening = _GAP.match(text, at)
    if opening is None or grammar.revised.match(text, opening.end()) is None:
        return None
    found = _BARE.match(text, opening.end())
    known = grammar.places.last(text, opening.end(), found.end()) if found else None
    if found is None or known is None:
        return None
    return Qualifier(found.end(), known[0], int(found["year"]), None, marked=True)


def _worded(text: str, at: int, grammar: Grammar) -> Qualifier | None:
    """An edition in words: "as revised in Dubai in 2018", "as amended by WRC-15"."""
    opening = grammar.worded.match(text, at)
    if opening is None:
        return None
    stop, place, body = opening.end(), None, None
    while named := grammar.places.match(text, stop) or grammar.bodies.match(text, stop):
        code = _CODE.match(text, stop)
        if code and (told := _session(code[0], grammar)):
            return Qualifier(_closed(text, at, code.end()), *told, marked=True)
        if grammar.places.match(text, stop):
            place = named[0]
        else:
            body = grammar.bodies.value(named)
        onward = grammar.worded_on.match(text, named.end())
        stop = onward.end() if onward else named.end()
    year = _TOLD_YEAR.match(text, stop)
    if year is None:
        return None
    end = _closed(text, at, year.end())
    return Qualifier(end, place, int(year["year"]), body, marked=True)


def _closed(text: str, start: int, end: int) -> int:
    """The end after the bracket that closes one opened since the start."""
    opened = any(bracket in text[start:end] for bracket in "(（")
    return end + 1 if opened and text[end : end + 1] in {")", "）"} else end


def _session(inside: str, grammar: Grammar) -> tuple[str | None, int, str] | None:
    code = None
    for code in _CODE.finditer(inside):  # noqa: B007
        pass
    if code is None or grammar.revised.sub("", inside[code.end() :]).strip(" ,，、"):
        return None
    letters, digits = code[1].casefold().translate(_LATIN), code[2]
    if letters in grammar.yearly:
        return None, _full(int(digits)), grammar.yearly[letters]
    known = grammar.sessions.get(letters + digits)
    return (None, known[1].year, known[0]) if known else None


def _full(year: int) -> int:
    if year > 99:
        return year
    return year + (2000 if year < 80 else 1900)


def _place(inside: str, grammar: Grammar) -> str | None:
    """The place as printed: a known one, or the words that stand before ", year"."""
    known = grammar.places.last(inside, 0, len(inside))
    if known is not None:
        return known[0]
    for piece in _PIECE.findall(inside):
        words = grammar.revised.sub("", piece).strip()
        if words and not any(c.isdigit() for c in words) and words[0].isupper():
            return str(words)
    return None
