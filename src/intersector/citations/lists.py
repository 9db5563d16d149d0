"""A noun and the numbers after it: "Resolutions 32, 44 and 54 (Rev. Hammamet, 2016) of WTSA"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from intersector.citations.grammar import DECLARATION, Grammar, Noun
from intersector.citations.lexicon import Found
from intersector.citations.mention import Mention, opens_line, plain
from intersector.citations.qualifier import Qualifier, qualifier
from intersector.identifiers import ALIKE
from intersector.model import Span

# "ITU-R 7-3", "UIT-R 7-4", "UITR 7-4" (a lost hyphen), "МСЭ-R 7-4"; "No. 191"
_SECTOR: Final = r"(?:(?:ITU|UIT|МСЭ)\s?[-‑–]?\s?(?P<sector>[RTDТР])[\s\xa0]*)?"
# Not "377 A (V)": that is the United Nations'
_UNITED: Final = r"\s?(?:[A-Z]\s?)?\((?:E?S-)?[IVXLC]+\)"
# Of a draft while a conference sits, by its committee: "COM5/1", "[PLEN/2]"
_DRAFT: Final = r"(?:COM|КОМ|PLEN)\d?/\d{1,2}"
_NUMBER: Final = re.compile(
    rf"\s*{_SECTOR}(?:[Nn](?:\.?[o°º]|[uú]m)\.?\s*|№\s*|رقم\s*)?(?P<number>{_DRAFT}|\d{{1,4}}(?:[-‑](?(sector)\s?)\d{{1,2}}(?!\d))?[A-Z]?)(?![\w/]|\.\d|\sC/|{_UNITED})"
)
# A number of a Recommendation or Report: "F.791", "M.1036-6", "X.509", "G.780/Y.1351"
LETTERED: Final = re.compile(
    rf"\s*{_SECTOR}(?P<number>[A-Z{ALIKE}]{{1,3}}\.(?:Imp|Sup)?\d+(?:\.\d+)*(?:[-‑]\d{{1,2}}(?!\d))?(?:/[A-Z{ALIKE}]\.\d+(?:\.\d+)*)?)(?![A-Za-z0-9])"
)
# A Question: "20/1", "229-3/5", "ITU-R 229-3/5"
_QUESTION: Final = re.compile(
    rf"\s*{_SECTOR}(?P<number>\d{{1,3}}[A-Z]?(?:[-‑]\d{{1,2}})?/\d{{1,2}})(?![\d/])"
)
_HYPHEN: Final = re.compile(r"(?<=\d)[-‑](?=\d)")
SECTORS: Final = {"R": "ITU-R", "T": "ITU-T", "D": "ITU-D", "Т": "ITU-T", "Р": "ITU-R"}
_OPINION: Final = "opinion"
_LOOSE: Final = frozenset({"recommendation", "report"})
_PREFIX: Final = re.compile(
    r"\)?(?:[-‑]?(?P<session>\d{4}|\d{2})(?!\d))?(?:['’]s)?[^\S\n]*(?:\([^()]{2,12}\))?[^\S\n]*"
)
_HELD: Final = re.compile(r"[-‑](\d{2,4})$")
_ACRONYM: Final = re.compile(r"(?:[-‑]\d{2,4})?(?:\s*\([^()\d]{2,12}\))?")
_NEAR: Final = 140
"""How far before a noun its body's name can begin, in characters."""
_ASIDE: Final = 300
"""How far before a noun another body speaks still, in its paragraph."""


@dataclass(frozen=True, slots=True)
class Item:
    """One number of a list, with its Sector, what its brackets tell, and the body after it."""

    start: int
    end: int
    number: str
    sector: str | None
    told: Qualifier | None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """The body before a noun, where the citation then begins, and its session if it is told."""

    body: str | None
    start: int
    told: Qualifier | None = None


def listed(text: str, grammar: Grammar, nouns: Found[Noun]) -> Iterator[Mention]:
    """Every numbered instrument announced by a noun, one mention a number."""
    for noun, meaning in () if grammar.noun_last else nouns:
        apart = text[noun.end() : noun.end() + 1].isspace() or noun[0].endswith(".")
        if meaning.kind == DECLARATION or not apart:
            continue  # "this Resolution1": the number of a footnote; but "Res.223"
        pattern = _numbers(meaning.kind)
        items = _items(text, noun.end(), grammar, pattern, many=meaning.many)
        prefix = body_before(text, noun.start(), grammar) if items else None
        if items and (prefix or _believed(items, meaning.kind, text[noun.start()])):
            for mention in mentions(items, meaning.kind, noun.start(), prefix):
                told = mention.body is not None
                yield mention if told else replace(mention, beside=_beside(text, noun, grammar))


def _beside(text: str, noun: "re.Match[str]", grammar: Grammar) -> str | None:
    """The body that the paragraph names last before the noun, within some lines."""
    start = max(text.rfind("\n", 0, noun.start()), noun.start() - _ASIDE)
    body = grammar.bodies.last(text, start, noun.start())
    return grammar.bodies.value(body) if body else None


def _numbers(kind: str) -> tuple["re.Pattern[str]", ...]:
    if kind in _LOOSE:
        return (LETTERED, _NUMBER)
    return (_QUESTION,) if kind == "question" else (_NUMBER,)


def _believed(items: list[Item], kind: str, initial: str) -> bool:
    """Whether a noun and a number are a reference, not any "recommendation 12" or "d'avis\\n1"."""
    if kind not in _LOOSE and kind != _OPINION:
        return True
    firm = initial.isupper() and (kind == _OPINION or "." in items[0].number)
    return firm or any(item.sector or item.told or item.body for item in items)


def _items(
    text: str, at: int, grammar: Grammar, patterns: tuple["re.Pattern[str]", ...], *, many: bool
) -> list[Item]:
    items: list[Item] = []
    opening = grammar.opens.match(text, at) if many else None
    at = opening.end() if opening and _NUMBER.match(text, opening.end()) else at
    while True:
        item = _item(text, at, grammar, patterns)
        if item is None or (items and not many and item.told is None and patterns == (_NUMBER,)):
            break
        if items and ("." in item.number) != ("." in items[0].number):
            break
        revised = item.sector is not None or any(one.sector for one in items)
        items += _ends(text, item) if many and not revised else (item,)
        joined = grammar.join.match(text, _end(text, item, grammar))
        if joined is None or opens_line(text, joined):
            break
        at = joined.end()
    return items


def _ends(text: str, item: Item) -> tuple[Item, ...]:
    """The two ends of "Resolutions 1-5", of which no Sector says that they are ITU-R revisions."""
    hyphen = _HYPHEN.search(text, item.start, item.end)
    low, _, high = item.number.partition("-")
    counted = low.isdecimal() and high.isdecimal() and int(low) < int(high)
    if hyphen is None or not counted:
        return (item,)
    first = Item(item.start, hyphen.start(), low, None, None)
    return first, replace(item, start=hyphen.end(), number=high)


def _item(
    text: str, at: int, grammar: Grammar, patterns: tuple["re.Pattern[str]", ...]
) -> Item | None:
    number = next(filter(None, (pattern.match(text, at) for pattern in patterns)), None)
    if number is None:
        return None
    told = qualifier(text, number.end(), grammar)
    end = told.end if told else number.end()
    start = number.start() + len(number[0]) - len(number[0].lstrip())
    sector = SECTORS.get(number["sector"] or "")
    item = Item(start, end, "".join(plain(number["number"]).split()), sector, told)
    body = _after(text, end, grammar)
    if body is None:
        return item
    code, stop = body
    late = qualifier(text, stop, grammar) if told is None else None
    if told is None and late is None and (held := _HELD.search(text, stop - 6, stop)):
        session = grammar.sessions.get((code + held[1]).casefold())
        told = Qualifier(end, None, session[1].year, code) if session else None
    return replace(item, body=code, told=late or told, end=late.end if late else end)


def _end(text: str, item: Item, grammar: Grammar) -> int:
    body = _after(text, item.end, grammar)
    return body[1] if body else item.end


def _after(text: str, at: int, grammar: Grammar) -> tuple[str, int] | None:
    """The body named right after: "of WTSA", "of the Radiocommunication Assembly (RA)"."""
    link = grammar.link.match(text, at)
    body = grammar.bodies.match(text, link.end() if link else at)
    if body is None:
        return None
    acronym = _ACRONYM.match(text, body.end())
    end = acronym.end() if acronym else body.end()
    if grammar.nouns.match(text, end + 1):
        return None  # the name belongs to the noun that follows: ", UNGA Resolution 61/106"
    return grammar.bodies.value(body), end


def body_before(text: str, at: int, grammar: Grammar) -> Before | None:
    """The body named before: "Council Resolution 1428", "WTSA-16 Resolution 44"."""
    body = grammar.bodies.last(text, at - _NEAR, at)
    after = _PREFIX.match(text, body.end(), at) if body else None
    if body is None or after is None:
        return None
    if after.end() == at:
        code = grammar.bodies.value(body)
        session = grammar.sessions.get((code + (after["session"] or "")).casefold())
        told = Qualifier(at, None, session[1].year, code) if session else None
        return Before(code, body.start(), told)
    including = grammar.including.fullmatch(text, after.end(), at)
    return Before(grammar.bodies.value(body), at) if including else None


def mentions(items: list[Item], kind: str, start: int, before: Before | None) -> Iterator[Mention]:
    """One mention a number; the first begins with its noun, at `start`, or the body before it."""
    body, told = (before.body, before.told) if before else (None, None)
    found = []
    for item in reversed(items):
        # A qualifier or a body that closes a list holds for the items before it.
        told = item.told or told
        body = item.body or body
        found.append((item, told, body))
    for place, (item, shared, code) in enumerate(reversed(found)):
        first = before.start if before else start
        yield Mention(
            span=Span(item.start if place else first, item.end),
            kind=kind,
            number=item.number,
            body=(shared.body if shared else None) or code,
            place=shared.place if shared else None,
            year=shared.year if shared else None,
            code=item.sector or items[0].sector,
        )
