"""United Nations resolutions by their number in words: "its resolutions 71/1, 72/244 and 72/308"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from intersector.citations.grammar import THIS, Grammar, Noun
from intersector.citations.mention import Mention
from intersector.citations.organs import ORGANS, adopters, letters, symbol
from intersector.identifiers import InstrumentId
from intersector.model import Span

_PART: Final = r"[A-Z](?:(?:,\s?[A-Z])*(?:\s(?:and|to|et|à|y|a|и|по)\s|[-–])[A-Z])?"
# By session: "70/1", "S-30/1", "ES-10/15", "66/253 B", "73/102 A and B"
_SESSION: Final = rf"(?P<session>(?:E?S-)?\d{{1,4}}/\d{{1,3}})(?![\d/])(?:\s?(?P<part>{_PART})(?=\s?(?:$|[^\w\s’']|\w+\s)))?"
# The Security Council's, with the year: "1325 (2000)"
_COUNTED: Final = r"(?P<count>\d{1,4})\s?[(（](?P<year>(?:19|20)\d\d)[)）]"
# Before 1976, with the session in Roman numerals: "1514 (XV)", "377 A (V)", "3201 (S-VI)"
_ROMAN: Final = r"(?P<roman>\d{1,4}(?:\s?[A-Z](?:-[A-Z])?)?\s?[(（](?:E?S-)?[IVXLC]+[)）])"
_NUMBER: Final = re.compile(rf"(?<![\w/.-])(?:{_SESSION}|{_COUNTED}|{_ROMAN})")
_STOP: Final = re.compile(r"[;؛；。\n]|[.!?]\s")
_KINDS: Final = frozenset({"resolution", "decision"})
# Between the name of an organ and the noun or number that it owns
_BESIDE: Final = re.compile(
    r"(?:['’]s)?\s*(?:\([^()]{2,12}\))?\s*(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)?\s*的?第?\s*"
)
# "the Human Rights Council, in its resolution 54/12"
_SPEAKS: Final = re.compile(r"\s*,?\s*(?:[^\W\d]+\s+)?,?\s*")
# 第70/1号决议; 第70/1和70/2号决议
_TO_NOUN: Final = re.compile(r"号?(?:[\s、和及与以第号,，/()（）\d年月日IVXLCS-]|[A-Z](?![A-Z]))*")
_YEAR_ENDS: Final = re.compile(r"\d{4}\s+$")  # a comma forgotten after a date
_SPACE: Final = re.compile(r"\s*(?:N[o°º]\.?\s*|№\s*)?")


@dataclass(frozen=True, slots=True)
class _Series:
    """A noun that announces numbers: where, what, and whose it says they are."""

    noun: Noun
    start: int
    end: int
    opening: int
    own: bool
    body: str | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class _Number:
    """One number, with the series it belongs to and what follows it."""

    match: "re.Match[str]"
    series: _Series
    after: str | None
    year: int | None
    first: bool


def united(text: str, grammar: Grammar, speaker: str | None) -> Iterator[Mention]:
    """Every resolution or decision numbered in the United Nations' way, after its noun.

    `speaker` is the organ whose text this is, which "its resolution" refers to.
    """
    if _NUMBER.search(text) is None:
        return
    numbers = list(_numbers(text, grammar))
    body: str | None = None
    for place in reversed(range(len(numbers))):
        number = numbers[place]
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        shared = following is not None and following.series is number.series
        # "resolutions 70/1 and 71/2 of the General Assembly": what closes a list holds for all
        body = number.after or (body if shared else None)
        numbers[place] = replace(number, after=body)
    for number in numbers:
        yield _mention(text, number, speaker)


def _numbers(text: str, grammar: Grammar) -> Iterator[_Number]:
    read = _all_series(text, grammar)
    starts = [series.start for series in read]
    stops = [stop.start() for stop in _STOP.finditer(text)]
    last: _Number | None = None
    for match in _NUMBER.finditer(text):
        series = _series_of(text, match, read, starts, stops, grammar)
        if series is None:
            continue
        first = last is None or last.series is not series
        if not first or _follows(text, series, match, grammar):
            after, year = _after(text, match.end(), grammar)
            last = _Number(match, series, after, year, first)
            if first or _joined(text, match, grammar):
                yield last


def _series_of(
    text: str,
    match: "re.Match[str]",
    read: list[_Series],
    starts: list[int],
    stops: list[int],
    grammar: Grammar,
) -> _Series | None:
    at = bisect_left(starts, match.start())
    if grammar.noun_last:
        ahead = read[at] if at < len(read) else None
        near = ahead is not None and ahead.start - match.end() < 200
        return (
            ahead if near and ahead and _TO_NOUN.fullmatch(text, match.end(), ahead.start) else None
        )
    if not at:
        return None
    stop = bisect_left(stops, match.start())
    series = read[at - 1]
    return (
        series
        if not stop or stops[stop - 1] < series.start or _abbreviated(text, stops[stop - 1])
        else None
    )


def _abbreviated(text: str, stop: int) -> bool:
    return text[max(0, stop - 2) : stop].casefold() in {"no", "os", "г", " г"}


def _follows(text: str, series: _Series, match: "re.Match[str]", grammar: Grammar) -> bool:
    """Whether the first number stands right after its noun, or after its noun and organ."""
    if grammar.noun_last:
        return True
    at = series.end
    link = grammar.link.match(text, at)
    body = grammar.bodies.match(text, link.end() if link else at)
    if body is not None and body.end() <= match.start():
        at = body.end()
    space = _SPACE.match(text, at)
    return space is not None and space.end() == match.start()


def _joined(text: str, match: "re.Match[str]", grammar: Grammar) -> bool:
    """Whether a later number is joined to those before it: ", 72/244" or "and 72/308"."""
    if grammar.noun_last:
        return True
    before = text[max(0, match.start() - 24) : match.start()]
    joins = list(grammar.join.finditer(before))
    return (bool(joins) and joins[-1].end() == len(before)) or _YEAR_ENDS.search(before) is not None


def _after(text: str, at: int, grammar: Grammar) -> tuple[str | None, int | None]:
    """The organ and the date that follow a number: "of 15 December 2014 of the Assembly"."""
    date = grammar.date.match(text, at)
    end = date.end() if date else at
    year = int(date["year"]) if date else None
    link = grammar.link.match(text, end)
    body = grammar.bodies.match(text, link.end() if link else end)
    if body is None or grammar.nouns.match(text, body.end() + 1):
        return None, year
    return grammar.bodies.value(body), year


def _all_series(text: str, grammar: Grammar) -> list[_Series]:
    bodies = [(m.start(), m.end(), grammar.bodies.value(m)) for m in grammar.bodies.find(text)]
    starts = [start for start, _, _ in bodies]
    found = []
    for match in grammar.nouns.find(text):
        noun = grammar.nouns.value(match)
        if noun.kind not in _KINDS:
            continue
        head = _head(text, match.start()) if grammar.noun_last else match.start()
        possessive = grammar.own.search(text, max(0, head - 12), head)
        opening = possessive.start() if possessive else head
        at = bisect_left(starts, opening)
        before = bodies[at - 1] if at else None
        beside = before is not None and _BESIDE.fullmatch(text, before[1], opening) is not None
        speaks = before is not None and _SPEAKS.fullmatch(text, before[1], opening) is not None
        within = _within(text, match.end(), grammar)
        found.append(
            _Series(
                noun=noun,
                start=match.start(),
                end=match.end(),
                opening=before[0] if before and beside and not possessive else match.start(),
                own=noun.own or possessive is not None,
                body=within or (before[2] if before and beside and not possessive else None),
                speaker=before[2] if before and speaks else None,
            )
        )
    return found


def _head(text: str, at: int) -> int:
    """Where the numbers before a noun begin, in languages that put the noun last."""
    opening = text.rfind("第", max(0, at - 200), at)
    while opening > 0:
        earlier = text.rfind("第", max(0, opening - 40), opening)
        if earlier < 0 or not _TO_NOUN.fullmatch(text, earlier + 1, opening):
            break
        opening = earlier
    return opening if opening >= 0 else at


def _within(text: str, at: int, grammar: Grammar) -> str | None:
    """The organ between noun and number: "قرار الجمعية العامة 70/1"."""
    if grammar.noun_last:
        return None
    link = grammar.link.match(text, at)
    body = grammar.bodies.match(text, link.end() if link else at)
    return grammar.bodies.value(body) if body else None


def _mention(text: str, number: _Number, speaker: str | None) -> Mention:
    match, series = number.match, number.series
    told = series.body or (None if series.own else number.after)
    if told == THIS:
        told = speaker
    hints = [told, series.speaker, speaker] if series.own else [told, speaker, series.speaker]
    found = adopters(match, number.year, [hint for hint in hints if hint], told)
    names = tuple(symbol(body, series.noun.kind, match) for body in found)
    known = InstrumentId.parse(names[0]) if len(names) == 1 and names[0] else None
    start = match.start()
    if number.first and not _united(speaker) and text[series.start].isupper():
        start = series.opening
    return Mention(
        span=Span(start, match.end("session") if match["session"] else match.end()),
        kind=series.noun.kind,
        number=_written(match),
        body=found[0] if len(found) == 1 else None,
        year=known.year if known else None,
        candidates=tuple(name for name in names if name),
    )


def _united(speaker: str | None) -> bool:
    return speaker is not None and speaker in ORGANS


def _written(match: "re.Match[str]") -> str:
    if match["count"]:
        return str(match["count"])
    return "".join((match["session"] or match["roman"]).split()) + letters(match)
