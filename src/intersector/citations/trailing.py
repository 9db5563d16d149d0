"""Numbers that stand before their noun, as in Chinese: "第32、44和54号决议(2016年，哈马马特)"."""

import re
from collections.abc import Iterator
from typing import Final

from intersector.citations.grammar import Grammar
from intersector.citations.lists import SECTORS, Before, Item, body_before, mentions
from intersector.citations.mention import Mention, plain
from intersector.citations.qualifier import YEAR, Qualifier, qualifier
from intersector.model import Span

_NUMBER: Final = r"\d{1,4}(?:[-‑]\d{1,2})?(?:/\d{1,2})?"
_SECTOR: Final = r"(?:ITU\s?[-‑–]?\s?(?P<{}>[RTD])\s*)?"
_JOIN: Final = r"\s*(?:[、,，和及与或至到–—~～]|以及|直至)\s*第?\s*"
_LIST: Final = re.compile(
    rf"(?:(?=I)|(?=第)){_SECTOR.format('before')}第\s*{_SECTOR.format('inside')}"
    rf"(?P<numbers>{_NUMBER}(?:\s*号?{_JOIN}{_NUMBER}){{0,40}})\s*号\s*"
)
# 决议191（2022年，布加勒斯特，修订版）
_AFTER: Final = re.compile(r"[^\S\n]?(?P<number>\d{1,4})(?=\s?[(（])")
_EACH: Final = re.compile(_NUMBER)
# 《组织法》第92、115、142和147款
_PART_NUMBER: Final = r"\d+(?:\.\d+)?[A-Z]?"
_PART: Final = re.compile(rf"第\s*(?P<numbers>{_PART_NUMBER}(?:{_JOIN}{_PART_NUMBER}){{0,40}})\s*")
_PARTS: Final = re.compile(_PART_NUMBER)
APPENDIX: Final = "appendix"
# 2018年在迪拜修订的第140号决议
_REVISED: Final = re.compile(
    r"(?P<what>(?:[^，。；：、（()）第号\n]|（[^（）\n]{2,30}）|\([^()\n]{2,30}\)){2,60}?)"
    r"(?:修订|修正|修改)的\s*\Z"
)
_REVISED_LATER: Final = re.compile(r"[，,](?P<what>[^，。；、（()）\n]{4,30}?)(?:修订|修正)(?!的)")
_NEAR: Final = 80
"""How far before a number the words that tell its edition can begin, in characters."""


def trailing(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Every numbered instrument whose noun follows its numbers."""
    for match in _LIST.finditer(text) if grammar.noun_last else ():
        noun = grammar.nouns.match(text, match.end())
        if noun is None:
            continue
        kind = grammar.nouns.value(noun).kind
        if ("/" in match["numbers"]) == (kind == "question"):
            items = list(_items(text, match, noun.end(), grammar))
            prefix = _revised(text, match.start(), grammar)
            prefix = prefix or body_before(text, match.start(), grammar)
            yield from mentions(items, kind, match.start(), prefix)


def _revised(text: str, at: int, grammar: Grammar) -> Before | None:
    """The edition that stands before: 经全权代表大会（2018年，迪拜）修订的第140号决议."""
    found = _REVISED.search(text, max(0, at - _NEAR), at)
    told = _edition(text, found, grammar) if found else None
    return Before(told[1].body, told[0], told[1]) if told else None


def _revised_later(text: str, at: int, grammar: Grammar) -> Qualifier | None:
    """The edition that follows after a comma: 第140号决议，2018年在迪拜修订."""
    found = _REVISED_LATER.match(text, at)
    told = _edition(text, found, grammar) if found else None
    return told[1] if told else None


def _edition(text: str, found: "re.Match[str]", grammar: Grammar) -> tuple[int, Qualifier] | None:
    """Where the words begin that tell an edition, and the edition."""
    years = list(YEAR.finditer(text, *found.span("what")))
    if not years:
        return None
    year = years[-1]
    place = grammar.places.last(text, *found.span("what"))
    body = grammar.bodies.last(text, *found.span("what"))
    named = grammar.bodies.value(body) if body else None
    told = Qualifier(found.end(), place[0] if place else None, int(year[0]), named, marked=True)
    return min(words.start() for words in (year, place, body) if words), told


def leading(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Every instrument whose number follows its noun after all, and has its edition in brackets."""
    for noun in grammar.nouns.find(text) if grammar.noun_last else ():
        number = _AFTER.match(text, noun.end())
        told = qualifier(text, number.end(), grammar) if number else None
        if number is not None and told is not None:
            item = Item(number.start(), told.end, plain(number["number"]), None, told)
            prefix = body_before(text, noun.start(), grammar)
            yield from mentions([item], grammar.nouns.value(noun).kind, noun.start(), prefix)


def _items(text: str, match: "re.Match[str]", end: int, grammar: Grammar) -> Iterator[Item]:
    told = qualifier(text, end, grammar) or _revised_later(text, end, grammar)
    sector = SECTORS.get(match["before"] or match["inside"] or "")
    numbers = list(_EACH.finditer(text, *match.span("numbers")))
    stop = told.end if told else end
    for number in numbers:
        final = number is numbers[-1]
        end = stop if final else number.end()
        yield Item(number.start(), end, plain(number[0]), sector, told if final else None)


def _appendix(text: str, at: int, grammar: Grammar) -> "re.Match[str] | None":
    """The number of an appendix, which alone stands after its unit: 《无线电规则》附录30A."""
    unit = grammar.units.match(text, at)
    if unit is None or grammar.units.value(unit) != APPENDIX:
        return None
    return _PARTS.match(text, unit.end())


def trailing_parts(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Every provision between its instrument and its unit: 《组织法》第119款."""
    for named in grammar.instruments.find(text) if grammar.noun_last else ():
        appendix = _appendix(text, named.end(), grammar)
        if appendix is not None:
            instrument = grammar.instruments.value(named)
            yield Mention(
                Span(named.start(), appendix.end()),
                "provision",
                plain(appendix[0]),
                instrument.label,
                code=instrument.code,
                unit=APPENDIX,
            )
        instrument = grammar.instruments.value(named)
        for start, end, number, unit in _parts(text, named, grammar):
            yield Mention(
                Span(start, end),
                "provision",
                number,
                instrument.label,
                code=instrument.code,
                unit=unit,
            )


def assumed_parts(text: str, grammar: Grammar, speaker: str | None) -> Iterator[Mention]:
    """Every provision of the text that `speaker` means without naming it: 第5.440A款."""
    instrument = grammar.assumed.get(speaker or "") if grammar.noun_last else None
    for part in _PART.finditer(text) if instrument else ():
        unit = grammar.units.match(text, part.end())
        numbers = list(_PARTS.finditer(text, *part.span("numbers")))
        if instrument is None or unit is None or not all("." in number[0] for number in numbers):
            continue
        for number in numbers:
            start = part.start() if number is numbers[0] else number.start()
            end = unit.end() if number is numbers[-1] else number.end()
            yield Mention(
                Span(start, end),
                "provision",
                plain(number[0]),
                instrument.label,
                code=instrument.code,
                unit=grammar.units.value(unit),
            )


def _part(text: str, at: int, grammar: Grammar) -> "re.Match[str] | None":
    """The numbers of parts that stand there, after "from" if a range says so."""
    opening = grammar.opens.match(text, at)
    return _PART.match(text, opening.end() if opening else at)


def _parts(
    text: str, named: "re.Match[str]", grammar: Grammar
) -> Iterator[tuple[int, int, str, str]]:
    """Every part after the name of its instrument, with its unit: 第6条和第7条."""
    start, link = named.start(), grammar.link.match(text, named.end())
    at = link.end() if link else named.end()
    while part := _part(text, at, grammar):
        unit = grammar.units.match(text, part.end())
        if unit is None:
            break
        numbers = list(_PARTS.finditer(text, *part.span("numbers")))
        for number in numbers:
            end = unit.end() if number is numbers[-1] else number.end()
            opening = start if number is numbers[0] else number.start()
            yield opening, end, plain(number[0]), grammar.units.value(unit)
        joined = grammar.join.match(text, unit.end())
        at = start = joined.end() if joined else len(text)
