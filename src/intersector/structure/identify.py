"""Which document this is: kind, number, body, edition and title, from its own first lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from intersector.identifiers import ALIKE, InstrumentId, latin
from intersector.model import Document, Language, Span
from intersector.organisations import Body, Organisations, code_number, code_pattern
from intersector.structure.grammar import Grammar
from intersector.structure.marks import Marked
from intersector.structure.segment import frame
from intersector.structure.supplements import SECTOR, find_supplements

# 191, 7-3, 70/1, A.1, SM.1603-2, Y.4000/Y.2060
_NUMBER: Final = re.compile(
    rf"(?:[A-Z{ALIKE}]{{1,3}}\.)?\d+(?:[-/.]\d+)*(?:/[A-Z{ALIKE}]\.\d+(?:\.\d+)*)?"
)
# The Recommendation that a guide is for: G.8101/Y.1355
_GUIDED: Final = re.compile(r"(?<![\w(])[A-Z]{1,3}\.\d+(?:\.\d+)*(?:/[A-Z]\.\d+(?:\.\d+)*)?")
# What may stand between "Resolution" and its number: "No.", a Sector's acronym, the drafters' code
_BEFORE_NUMBER: Final = re.compile(
    r"[\s:]*(?:(?:N[o°º]|№|رقم)\.?\s*)?(?:[^\W\d_]{2,5}[-‑]?[^\W\d_]?\s+)?"
)
# A number with its session and the title: 70/1, 63/250 B, 1472 (XIV)
_SESSION_NUMBER: Final = re.compile(
    r"(?P<number>\d+/\d+|\d+\s?\([IVXL]+\))(?P<part>\s?[A-Z])?\.?\s+(?:[-–]\s)?(?P<title>\S.*)"
)
# Kinds that an assembly adopts even where the name of its Sector stands before their number ...
_BY_ASSEMBLY: Final = frozenset({"resolution", "decision", "opinion"})
# ... and all whose line can name who adopted them
_ADOPTED: Final = _BY_ASSEMBLY | {"question", "recommendation", "statement", "guide"}
_BRACKETS: Final = re.compile(r"[(（]([^()（）]*)[)）]")
_COVERED: Final = 12
"""Cells that a cover can have; what stands in later ones is a table of what is cited."""
_COVER: Final = 200
"""Paragraphs, a table of contents among them, that can stand before a designation."""
_SHORT: Final = 60
_OPENING: Final = 2
"""Words from which what stands before a code is more than its kind."""
# The month of a Recommendation's edition on older covers: "(03/93)"
_MONTH: Final = re.compile(r"[(（](?:0[1-9]|1[0-2])/(?P<year>[5-9]\d)[)）]")
_YEAR: Final = re.compile(r"(?<!\d)(?:1[89]\d|20[0-5]|١٩\d|٢٠[٠-٥])\d(?!\d)")
# Of a document of the United Nations: A/80/6(Sect.10)/Corr.1
_ISSUED: Final = re.compile(r"(?=.*/\d)[A-Z]+(?:/[A-Z\d][\w.()-]*)+")
_CODE: Final = re.compile(r"(?<!\w)([A-Z]+)-?(\d\d(?:\d\d)?)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Designation:
    """The line that names the instrument: its kind, its number, its own words and their title."""

    place: int
    kind: str
    number: str | None = None
    line: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Edition:
    """When and where an instrument was adopted, and by whom if its code tells."""

    year: int | None = None
    place: str | None = None
    body: str | None = None


def identify(document: Document, *, organisations: Organisations) -> Document:
    """The document with what its title lines and enacting formula say of it.

    What they do not say stays None (or "" for the title, "document" for the kind); `place` is
    canonical where the organisations know it.
    """
    framed, _ = frame(document)
    spoken = " ".join(_line(m.span.of(document.text)) for m in framed.of("enacting"))
    lines = _title_lines(framed)
    named = _designation(lines, framed.grammar)
    if named.kind == "document" and not spoken:
        late = _late_designation(framed)
        named, lines = (late, _front_lines(framed)[: late.place + 1]) if late else (named, lines)
    coded = _coded(lines, organisations) if named.number is None else None
    named, code = coded or (named, None)
    above = document.masthead.splitlines()
    issued = None
    if named.number is None and (issued := _issued([*above, *_front_lines(framed)], organisations)):
        named, code = replace(named, number=issued.number), organisations.organ(issued.number)
    adopted = _edition(named.line, organisations)
    met = _edition(spoken, organisations)
    body = _body(named, spoken, document.language, organisations) or adopted.body or met.body
    body = code or body or _covered(lines, named, document.language, organisations)
    year = adopted.year or met.year
    return replace(
        document,
        id=issued or _symbol(lines) or _id(body, named, year),
        title=_title(lines, named),
        kind=named.kind,
        body=body,
        number=_western(named.number) if named.number else None,
        year=year or _year_said(above) or _year_said(_dated(lines, named)),
        place=adopted.place or met.place,
        sector=organisations.sector_of(body),
    )


def _title_lines(framed: Marked) -> list[str]:
    """The lines before who speaks, or the heading of the document, without footnote marks."""
    notes = [m.span for m in framed.of("note")]
    lines = (_line(_without(framed.text, mark.span, notes)) for mark in framed.of("title"))
    return [line for line in lines if line]


def _without(text: str, span: Span, notes: Sequence[Span]) -> str:
    """The words of a span but for the footnotes in it."""
    pieces, at = [], span.start
    for note in notes:
        if span.start <= note.start < span.end:
            pieces.append(text[at : note.start])
            at = note.end
    return "".join([*pieces, text[at : span.end]])


def _line(words: str) -> str:
    """The words on one line, without the strokes that stretch Arabic words."""
    return " ".join(words.replace("ـ", "").split())


def _designation(lines: Sequence[str], grammar: Grammar) -> _Designation:
    """The first line that names a kind with a number; else one with a session's; else a kind.

    Where it is repeated below a cover, the last that stands alone.
    """
    found = list(_designations(lines, grammar))
    numbered = [d for d in found if d.number is not None]
    first = (numbered or found or [_Designation(-1, "document")])[0]
    again = [d for d in numbered if d.number == first.number and _stands_alone(d)]
    return again[-1] if len(again) > 1 else first


def _coded(lines: Sequence[str], organisations: Organisations) -> tuple[_Designation, str] | None:
    """A designation by the code of a body's own, and that body: "WHA75(11) On harbours"."""
    for place, line in enumerate(lines):
        for body in organisations.bodies.values():
            for kind, code, written in body.written_codes():
                match = code_pattern(written).search(line, 0, _SHORT)
                if match and len(line[: match.start()].split()) < _OPENING:
                    title = line[match.end() :].strip(" .:–—-")
                    number = code_number(code, match[0])
                    return _Designation(place, kind, number, line, title), body.code
    return None


def _front_lines(framed: Marked) -> list[str]:
    """Every paragraph that can stand before a designation."""
    return [_line(p.span.of(framed.text)) for p in framed.paragraphs[:_COVER]]


def _late_designation(framed: Marked) -> _Designation | None:
    """The designation of a document with a cover: on a line of its own, above the title."""
    lines = _front_lines(framed)
    alone = [d for d in _designations(lines, framed.grammar) if _stands_alone(d)]
    alone = [d for d in alone if framed.paragraphs[d.place].kind != "cell" or d.place < _COVERED]
    last = next((d for d in reversed(alone) if d.number == alone[0].number), None)
    return last and replace(last, title="".join(lines[last.place + 1 : last.place + 2]))


def _stands_alone(named: _Designation) -> bool:
    """Whether nothing follows the number but an edition in brackets."""
    bare = latin(_BRACKETS.sub("", named.line).strip())
    return named.number is not None and bare.endswith(named.number) and len(bare) < _SHORT


def _designations(lines: Sequence[str], grammar: Grammar) -> Iterator[_Designation]:
    said = _Designation(-1, "resolution")
    for place, line in enumerate(lines):
        session = _SESSION_NUMBER.fullmatch(line)
        if session:
            counted = "".join((session["number"] + (session["part"] or "")).split())
            yield replace(said, place=place, number=counted, title=session["title"])
        for supplement in find_supplements(line, grammar.language):
            if supplement.span.start == 0:
                yield _Designation(place, "supplement", supplement.number, line)
        for kind, pattern in grammar.kinds.items():
            match = pattern.match(line)
            if match:
                guided = _GUIDED.search(line) if kind == "guide" else None
                number = guided[0] if guided else _number(line, match)
                named = _Designation(place, kind, number, line)
                said = named if kind in ("resolution", "decision") else said
                yield named
                break


def _number(line: str, kind: re.Match[str]) -> str | None:
    """The number beside the kind: after it, or inside it where the language puts it there."""
    inside = _NUMBER.search(kind[0])
    if inside:
        return latin(inside[0])
    before = _BEFORE_NUMBER.match(line, kind.end())
    after = _NUMBER.match(line, before.end() if before else kind.end())
    return latin(after[0]) if after else None


def _edition(words: str, organisations: Organisations) -> _Edition:
    """The edition that the last brackets tell: "(Rev. Dubai, 2018)", "(REV.WRC-19)", "(C11)"."""
    for inner in reversed(_BRACKETS.findall(words)):
        for code, digits in _CODE.findall(inner.upper()):
            edition = _by_code(code, digits, organisations)
            if edition is not None:
                return edition
        month, year = _MONTH.fullmatch(f"({inner})"), _YEAR.search(inner)
        if month:
            return _Edition(1900 + int(month["year"]))
        if year:
            return _Edition(int(year[0]), _place(inner, organisations))
    return _Edition()


def _by_code(code: str, digits: str, organisations: Organisations) -> _Edition | None:
    for body in organisations.bodies.values():
        for edition in body.editions:
            if edition.code == f"{code}-{digits}":
                return _Edition(edition.year, edition.place, body.code)
        if body.yearly == code:
            year = int(digits) if len(digits) == 4 else 1900 + int(digits)
            return _Edition(year if year > 1945 else year + 100, None, body.code)
    return None


def _place(inner: str, organisations: Organisations) -> str | None:
    """The place among what stands in brackets: a known one, or the words beside the year."""
    folded = inner.casefold()
    known = [s for s in organisations.places if re.search(rf"(?<!\w){re.escape(s)}(?!\w)", folded)]
    if known:
        return organisations.places[max(known, key=len)]
    pieces = [p.strip() for p in re.split(r"[,،，]", inner) if not _YEAR.search(p)]
    words = re.sub(r"^\w{2,7}\.\s*", "", pieces[0]) if pieces else ""
    return words or None


def _body(
    named: _Designation, spoken: str, language: Language, organisations: Organisations
) -> str | None:
    """Who adopted it: who speaks; for Questions and the like first the Sector in their name."""
    if named.kind == "supplement":
        return SECTOR if SECTOR in organisations.bodies else None
    own = _named_body(named.line, language, organisations) if named.kind in _ADOPTED else None
    speaker = _named_body(spoken, language, organisations)
    if own is None or (speaker and own.sector is not None and named.kind in _BY_ASSEMBLY):
        return speaker.code if speaker else None
    if own.editions or own.sector is None or named.kind not in _BY_ASSEMBLY:
        return own.code
    assemblies = (b for b in organisations.bodies.values() if b.sector == own.sector and b.editions)
    return next(assemblies, own).code


def _covered(
    lines: Sequence[str], named: _Designation, language: Language, organisations: Organisations
) -> str | None:
    """Who adopted it by another line that gives its number: "ITU-T Recommendation A.1"."""
    if named.number is None or named.kind not in _ADOPTED:
        return None
    printed = [(line, latin(line)) for line in lines]
    before = (line[: p.index(named.number)] for line, p in printed if named.number in p.split())
    bodies = (_named_body(words, language, organisations) for words in before)
    return next((body.code for body in bodies if body is not None), None)


def _named_body(words: str, language: Language, organisations: Organisations) -> Body | None:
    """The body named in the words, by the longest of its names."""
    folded = _folded(words)
    found = [
        (len(name), body)
        for body in organisations.bodies.values()
        for name in body.names.get(language, ())
        if _stands_in(_folded(name), folded, language)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _folded(words: str) -> str:
    return words.casefold().replace("’", "'").replace("‑", "-")


def _stands_in(name: str, words: str, language: Language) -> bool:
    if language == "zh":
        return name in words
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _id(body: str | None, named: _Designation, year: int | None) -> InstrumentId | None:
    if body is None or named.number is None:
        return None
    return InstrumentId(body, named.kind, _western(named.number), year)


def _western(number: str) -> str:
    """The number in the digits that identifiers use: ١٩١ is 191."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in number)


def _symbol(lines: Sequence[str]) -> InstrumentId | None:
    """The resolution whose symbol is printed on a line of its own: "A/RES/70/1"."""
    for line in lines:
        try:
            known = InstrumentId.parse("".join(line.split()))
        except ValueError:
            continue
        if "/RES/" in line and known.body != "UN":
            return known
    return None


def _issued(lines: Sequence[str], organisations: Organisations) -> InstrumentId | None:
    """The document whose symbol has a line of its own above the text: "A/80/6 (Sect. 10)"."""
    written = ("".join(line.split()) for line in lines[:_COVERED] if len(line) < _SHORT)
    symbols = (symbol for symbol in written if _ISSUED.fullmatch(symbol))
    known = (symbol for symbol in symbols if symbol.split("/")[0] in organisations.symbols)
    return next(map(InstrumentId.parse, known), None)


def _title(lines: Sequence[str], named: _Designation) -> str:
    """The words between the designation and who speaks; the designation's own where it has some."""
    if named.kind == "guide":
        return named.line
    if named.title:
        return _printed(lines, named.title)
    after = lines[named.place + 1 :]
    words = " ".join(line for line in after if not _BRACKETS.fullmatch(line))
    return _printed(lines, words or (lines[-1] if lines else ""))


def _printed(lines: Sequence[str], title: str) -> str:
    """The title as the first line that has its words prints it: the cover may do it better."""
    return next((line for line in lines if _letters(line) == _letters(title)), title)


def _letters(words: str) -> list[str]:
    """The words without their signs, in small letters."""
    return re.findall(r"\w+", words.casefold())


def _dated(lines: Sequence[str], named: _Designation) -> Sequence[str]:
    """The lines that can tell the year: those of the cover to the first designation, if any."""
    line = latin(named.line)
    first = next((n for n, other in enumerate(lines) if latin(other) == line), named.place)
    if named.kind == "guide":
        return lines[:first]  # its own line tells the edition that it is for
    return lines[: first + 1] if first < named.place else lines


def _year_said(lines: Sequence[str]) -> int | None:
    """The last year named in the front lines, such as the date of adoption; an edition's first."""
    years = [int(m[0]) for line in lines for m in _YEAR.finditer(line)]
    months = [1900 + int(m["year"]) for line in lines for m in _MONTH.finditer(line)]
    return next(reversed(months or years), None)
