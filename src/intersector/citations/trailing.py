"""Numbers that stand before their noun, as in Chinese: "第32、44和54号决议(2016年，哈马马特)"."""

import re
from collections.abc import Iterator
from typing import Final

from intersector.citations.grammar import Grammar
from intersector.citations.lists import SECTORS, Item, body_before, mentions
from intersector.citations.mention import Mention, plain
from intersector.citations.qualifier import qualifier
from intersector.model import Span

_NUMBER: Final = r"\d{1,4}(?:[-‑]\d{1,2})?(?:/\d{1,2})?"
_SECTOR: Final = r"(?:ITU\s?[-‑–]?\s?(?P<{}>[RTD])\s*)?"
_LIST: Final = re.compile(
    rf"(?:(?=I)|(?=第)){_SECTOR.format('before')}第\s*{_SECTOR.format('inside')}"
    rf"(?P<numbers>{_NUMBER}(?:\s*(?:[、,，和及与或]|以及)\s*第?{_NUMBER}){{0,40}})\s*号\s*"
)
_EACH: Final = re.compile(_NUMBER)
# 《组织法》第92、115、142和147款
_PART_NUMBER: Final = r"\d+(?:\.\d+)?[A-Z]?"
_PART: Final = re.compile(
    rf"第\s*(?P<numbers>{_PART_NUMBER}(?:\s*[、,，和及与至]\s*{_PART_NUMBER}){{0,40}})\s*"
)
_PARTS: Final = re.compile(_PART_NUMBER)
APPENDIX: Final = "appendix"


def trailing(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Every numbered instrument whose noun follows its numbers."""
    for match in _LIST.finditer(text) if grammar.noun_last else ():
        noun = grammar.nouns.match(text, match.end())
        if noun is None:
            continue
        kind = grammar.nouns.value(noun).kind
        if ("/" in match["numbers"]) == (kind == "question"):
            items = list(_items(text, match, noun.end(), grammar))
            prefix = body_before(text, match.start(), grammar)
            yield from mentions(items, kind, match.start(), prefix)


def _items(text: str, match: "re.Match[str]", end: int, grammar: Grammar) -> Iterator[Item]:
    told = qualifier(text, end, grammar)
    sector = SECTORS.get(match["before"] or match["inside"] or "")
    numbers = list(_EACH.finditer(text, *match.span("numbers")))
    for number in numbers[:-1]:
        yield Item(number.start(), number.end(), plain(number[0]), sector, None)
    last = numbers[-1]
    stop = told.end if told else end
    yield Item(last.start(), stop, plain(last[0]), sector, told)


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
        part = _PART.match(text, named.end())
        unit = grammar.units.match(text, part.end()) if part else None
        if part is None or unit is None:
            continue
        instrument, numbers = (
            grammar.instruments.value(named),
            list(_PARTS.finditer(text, *part.span("numbers"))),
        )
        for place, number in enumerate(numbers):
            start = number.start() if place else named.start()
            end = unit.end() if place == len(numbers) - 1 else number.end()
            yield Mention(
                Span(start, end),
                "provision",
                plain(number[0]),
                instrument.label,
                code=instrument.code,
                unit=grammar.units.value(unit),
            )
