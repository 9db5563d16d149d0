"""Parts of standing texts: "Nos. 92, 115, 142 and 147 of the Constitution", "SDG 9", "CS 119"."""

import re
from collections.abc import Iterator
from typing import Final

from intersector.citations.grammar import Grammar
from intersector.citations.mention import Mention
from intersector.model import Span
from intersector.organisations import Instrument

_NUMBER: Final = re.compile(
    r"\s*(?P<number>(?:\d+(?:\.\d+|\.[a-z](?!\w))?[A-Z]?(?:\s?\(\w{1,3}\))?|[IVX]+(?![\w])))(?![\w/])"
)
_LINE: Final = re.compile(r"\s*(?P<number>[CС]\s?\d{1,2})(?!\w)")
# What may stand between a number and its text: a title in quotation marks, a larger part of it
_TITLE: Final = re.compile(r"\s*[\"“«„][^\"”»“\n]{1,160}[\"”»“]")
_ACRONYM: Final = re.compile(r"\s*\([A-Z][A-Za-z]{1,6}\)")
_SHORT: Final = re.compile(r"(?<![\w/])(?P<code>CS|CV)[\s\xa0]?(?P<number>\d{1,3}[A-Z]?)(?!\w)")


def provisions(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Every numbered part of an instrument that is named beside it."""
    if grammar.noun_last:
        return
    for unit in grammar.units.find(text):
        numbers = _numbers(text, unit.end(), grammar)
        if numbers:
            held = _instrument(text, numbers[-1][1], grammar)
            if held is not None:
                yield from _mentions(text, unit.start(), numbers, grammar.units.value(unit), held)


def short(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Provisions by their margin number: "CS 119", "CV 215"."""
    for match in _SHORT.finditer(text):
        code = match["code"]
        label = grammar.labels.get(code, code)
        span = Span(*match.span())
        yield Mention(span, "provision", match["number"], label, code=code, unit="provision")


def series(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Goals, targets and action lines, which need no other name: "SDG 9", "Action Line C5"."""
    for word in grammar.series.find(text):
        unit = grammar.series.value(word)
        numbers = _numbers(text, word.end(), grammar, _LINE if unit == "action-line" else _NUMBER)
        code, label = ("WSIS", "WSIS") if unit == "action-line" else ("SDG", "SDGs")
        for place, (start, end, number) in enumerate(numbers):
            span = Span(start if place else word.start(), end)
            kind = "target" if unit == "goal" and "." in number else unit
            yield Mention(span, "provision", number, label, code=code, unit=kind)


def _numbers(
    text: str, at: int, grammar: Grammar, pattern: "re.Pattern[str]" = _NUMBER
) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    while number := pattern.match(text, at):
        found.append((*number.span("number"), number["number"].replace("С", "C")))
        joined = grammar.join.match(text, number.end())
        if joined is None:
            break
        at = joined.end()
    return found


def _instrument(text: str, at: int, grammar: Grammar) -> tuple[Instrument, int] | None:
    """The text that the numbers belong to, and where its name ends."""
    for _ in range(2):
        title = _TITLE.match(text, at)
        link = grammar.link.match(text, title.end() if title else at)
        after = link.end() if link else at
        named = grammar.instruments.match(text, after)
        if named is not None:
            acronym = _ACRONYM.match(text, named.end())
            end = acronym.end() if acronym else named.end()
            return grammar.instruments.value(named), end
        larger = grammar.units.match(text, after)
        numbers = _numbers(text, larger.end(), grammar) if larger else []
        if len(numbers) != 1:
            return None
        at = numbers[0][1]
    return None


def _mentions(
    text: str,
    start: int,
    numbers: list[tuple[int, int, str]],
    unit: str,
    held: tuple[Instrument, int],
) -> Iterator[Mention]:
    instrument, end = held
    for place, (first, last, number) in enumerate(numbers):
        span = Span(start if not place else first, end if place == len(numbers) - 1 else last)
        yield Mention(span, "provision", number, instrument.label, code=instrument.code, unit=unit)
