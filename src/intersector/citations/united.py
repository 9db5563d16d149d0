"""United Nations resolutions by number in words: "its resolutions 71/1, 72/244 and 72/308"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from intersector.citations.announcing import Announcing, Series
from intersector.citations.grammar import COMMISSION, THIS, Grammar, Noun
from intersector.citations.lexicon import Found
from intersector.citations.mention import Mention
from intersector.citations.organs import MAIN, ORGANS, adopters, named, written
from intersector.model import Span

_AND: Final = r"(?:and|to|et|à|y|a|и|по)"
_PART: Final = (
    rf"[A-Z](?!\w)(?:(?:,\s?[A-Z])*(?:\s{_AND}\s|[-–])[A-Z])?(?=\s?(?:$|[^\w\s’']|\w+\s))"
)
# By session: "70/1", "S-30/1", "ES-10/15", "66/253 B", "73/102 A and B"
_SESSION: Final = (
    rf"(?P<session>(?:E?S-)?\d{{1,4}}/\d{{1,3}})(?![\d/])(?:[^\S\n]?(?P<part>{_PART}))?"
)
# The Security Council's, with the year: "1325 (2000)"
_COUNTED: Final = r"(?P<count>\d{1,4})\s?[(（](?P<year>(?:19|20)\d\d)[)）]"
# Before 1976, with the session in Roman numerals: "1514 (XV)", "377 A (V)", "3201 (S-VI)"
_ROMAN: Final = r"(?P<roman>\d{1,4}(?:\s?[A-Z](?:-[A-Z])?)?\s?[(（](?:E?S-)?[IVXLC]+[)）])"
# Chinese repeats the noun in a list: 大会第60/251号决议和2011年6月17日第65/281号决议
_ANOTHER: Final = re.compile(r"号\w{2}[和及与、，]\s*(?:\d{4}年\d{1,2}月\d{1,2}日)?第")
_DIGITS: Final = re.compile(r"\d++(?=/\d|\s?[A-Z(（])")  # what such a number can begin with
# Chinese and Arabic write particles onto the number
NUMBER: Final = re.compile(rf"(?<![/.-])(?<![^\W第和及与至و])(?:{_SESSION}|{_COUNTED}|{_ROMAN})")
_YEAR_ENDS: Final = re.compile(r"\d{4}\s+$")  # a comma forgotten after a date
_NEAR: Final = 300
"""How far before a noun the organ that it leaves out can have been named, in characters."""
_SPACE: Final = re.compile(r"\s*(?:N[o°º]\.?\s*|№\s*)?")


@dataclass(frozen=True, slots=True)
class _Number:
    """One number, the series it belongs to, and the organ and year that follow it."""

    match: "re.Match[str]"
    series: Series
    after: str | None
    year: int | None
    first: bool


def united(
    text: str, grammar: Grammar, nouns: Found[Noun], *, speaker: str | None
) -> Iterator[Mention]:
    """Every resolution or decision numbered in the United Nations' way, after its noun.

    `speaker` is the organ whose text this is, which "its resolution" refers to.
    """
    matches = list(_matches(text))
    cited: dict[str, str] = {}
    for number in _shared(list(_numbers(text, matches, nouns, grammar))) if matches else ():
        before = None if number.series.own else cited.get(written(number.match))
        known = replace(number, after=number.after or before)
        mention = _mention(text, known, speaker, _earlier(text, number.series, grammar))
        if not _is_told(text, known, mention, speaker):
            continue
        if mention.body is not None:
            cited[written(number.match)] = mention.body
        if mention.candidates or not number.match["count"]:
            yield mention


def _is_told(text: str, number: _Number, mention: Mention, speaker: str | None) -> bool:
    """Whether more than the form of a number says whose it is: not "the decisions 4/5 of which".

    A passage without a document may be the United Nations', if the number is on the noun's line.
    """
    series = number.series
    told = series.own or series.body or series.speaker or number.after
    apart = "\n" in text[series.end : number.match.start()]
    possible = speaker in ORGANS or (speaker is None and not apart)
    return bool(told) or possible or mention.body == "UNGA"


def _matches(text: str) -> Iterator["re.Match[str]"]:
    """Every number; digits are sought first, which is many times faster."""
    end = 0
    for digits in _DIGITS.finditer(text):
        start = digits.start()
        if text[max(0, start - 2) : start] == "S-":
            start -= 3 if text[max(0, start - 3) : start] == "ES-" else 2
        match = NUMBER.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _numbers(
    text: str, matches: list["re.Match[str]"], nouns: Found[Noun], grammar: Grammar
) -> Iterator[_Number]:
    announcing = Announcing(text, grammar, nouns)
    last: Series | None = None
    end = 0
    for match in matches:
        series = announcing.of(match)
        if series is None:
            continue
        first = series is not last
        if first and not _follows(text, series, match, grammar):
            continue
        shared = last if first and _ANOTHER.fullmatch(text, end, match.start()) else None
        if shared and series.body is None and not series.own:
            series = replace(series, body=shared.body, own=shared.own)
        last = series
        if first or _joined(text, end, match, grammar):
            after, year, end = _after(text, match.end(), grammar)
            yield _Number(match, series, after, year, first)


def _shared(numbers: list[_Number]) -> list[_Number]:
    """What closes a list holds for all of it: "70/1 and 71/2 of the General Assembly"."""
    body, series = None, None
    for place in reversed(range(len(numbers))):
        number = numbers[place]
        body = number.after or (body if number.series is series else None)
        series = number.series
        if body != number.after:
            numbers[place] = replace(number, after=body)
    return numbers


def _follows(text: str, series: Series, match: "re.Match[str]", grammar: Grammar) -> bool:
    """Whether the first number stands right after its noun, or after its noun and organ."""
    if grammar.noun_last or _SPACE.fullmatch(text, series.end, match.start()):
        return True
    at = series.end
    link = grammar.link.match(text, at)
    body = grammar.bodies.match(text, link.end() if link else at)
    if body is not None and body.end() <= match.start():
        at = body.end()
    including = grammar.including.match(text, at)
    opening = grammar.opens.match(text, at)
    starts = [at, *(words.end() for words in (including, opening) if words)]
    return any(_SPACE.fullmatch(text, start, match.start()) for start in starts)


def _joined(text: str, end: int, match: "re.Match[str]", grammar: Grammar) -> bool:
    """Whether a later number is joined to those before it: ", 72/244" or "and 72/308".

    A title may stand between: 'resolutions 5/14, entitled "...", and 5/15'.
    """
    straight = grammar.join.match(text, end)
    if grammar.noun_last or (straight is not None and straight.end() == match.start()):
        return True
    before = text[max(0, match.start() - 24) : match.start()]
    joins = [joined.end() for joined in grammar.join.finditer(before)]
    return joins[-1:] == [len(before)] or _YEAR_ENDS.search(before) is not None


def _after(text: str, at: int, grammar: Grammar) -> tuple[str | None, int | None, int]:
    """The organ and year after a number, and their end: "of 15 December 2014 of the Assembly"."""
    date = grammar.date.match(text, at)
    end = date.end() if date else at
    year = int(date["year"]) if date else None
    link = grammar.link.match(text, end)
    body = grammar.bodies.match(text, link.end() if link else end)
    if body is None or grammar.nouns.match(text, body.end() + 1):
        return None, year, end
    return grammar.bodies.value(body), year, body.end()


def _earlier(text: str, series: Series, grammar: Grammar) -> str | None:
    """The organ named last before a noun, in the same paragraph."""
    start = max(series.opening - _NEAR, text.rfind("\n", 0, series.opening) + 1)
    named = [grammar.bodies.value(m) for m in grammar.bodies.find(text[start : series.opening])]
    return next((body for body in reversed(named) if body in ORGANS), None)


def _mention(text: str, number: _Number, speaker: str | None, earlier: str | None) -> Mention:
    match, series = number.match, number.series
    told = series.body or (None if series.own else number.after)
    told = speaker if told == THIS else told
    told = earlier if told == COMMISSION and earlier is not None and earlier not in MAIN else told
    hints = [told, series.speaker, speaker] if series.own else [told, speaker, series.speaker]
    known_organs = [hint for hint in hints if hint and (hint in ORGANS or hint != speaker)]
    if speaker is not None and speaker not in ORGANS:
        known_organs.append("UNGA")  # texts from outside the United Nations name other organs
    if earlier is not None:
        known_organs.append(earlier)
    found = adopters(match, number.year, known_organs, told)
    targets = tuple(t for body in found if (t := named(body, series.noun.kind, match)))
    whole = number.first and speaker not in ORGANS and text[series.start].isupper()
    return Mention(
        span=Span(series.opening if whole else match.start(), number_end(match)),
        kind=series.noun.kind,
        number=written(match),
        body=found[0] if len(found) == 1 else None,
        year=targets[0].year if len(targets) == 1 else None,
        candidates=targets,
    )


def number_end(match: "re.Match[str]") -> int:
    """Where the number ends: the UN's editors link "72/266" of "72/266 A", but "377 A (V)"."""
    return match.end("session") if match["session"] else match.end()
