"""Parts of standing texts: "Nos. 92, 115, 142 and 147 of the Constitution", "SDG 9", "CS 119"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from intersector.citations.grammar import Grammar, Unit
from intersector.citations.lexicon import Found
from intersector.citations.mention import Mention, opens_line, plain
from intersector.citations.qualifier import Qualifier, qualifier
from intersector.model import Span
from intersector.organisations import Instrument

_NUMBER: Final = re.compile(
    r"\s*(?P<number>(?:\d+(?:\.\d+(?:[A-Z]?\.\d+)?|\.[a-z](?!\w)|[.-][أبجد](?!\w))?[A-Z]?(?:\s?\(\w{1,3}\))?|[IVX]+(?![\w])))(?![^\W一-鿿]|/|\.\d)"
)
_LINE: Final = re.compile(r"\s*(?P<number>(?:[CС]|جيم)\s?\d{1,2})(?![^\W一-鿿])")
_GLOSS: Final = re.compile(r"\s*[(（][^()（）\d]{2,100}[)）]")  # C2 (infrastructure), C5 and C7
_LINE_BEFORE: Final = re.compile(r"(?P<number>C\d{1,2})\s*$")  # C5行动方面
# The letter of a target in Arabic: 9-ج is 9.c
_ARABIC_LETTER: Final = re.compile("[.-]([أبجد])")
_LETTERS: Final = {"أ": ".a", "ب": ".b", "ج": ".c", "د": ".d"}
_LETTER_OF_LINE: Final = re.compile(r"С|جيم\s?")  # the letter of action lines in other scripts
# What may stand between a number and its text: a title in quotation marks, a larger part of it
_TITLE: Final = re.compile(r"\)?\s*[\"“«„][^\"”»“\n]{1,160}[\"”»“]|\)")
_ACRONYM: Final = re.compile(r"\s*\([A-Z][A-Za-z]{1,6}\)")
_MARGIN: Final = re.compile(
    r"C(?<!/C)(?<![^\W一-鿿]C)(?P<code>[SV])\s?(?:No\.\s?)?(?P<number>\d{1,3}[A-Z]?)(?![^\W一-鿿])"
)

_ONWARD: Final = re.compile(r"\d{1,3}(?![\w/.]\w)(?!\w)")
_ENDED: Final = re.compile(r"\s*(?:[,;.)،；。、]|$|\w{1,3}\s\d)")  # no "CV 42 and 3 Members"

# What counts goals, targets and action lines when nothing is named
_COUNTED_IN: Final = {"goal": "SDG", "target": "SDG", "action-line": "WSIS"}
# The smaller part is the one cited: "No. 141 in Article 22", "Chapter II, Section 12"
_FINENESS: Final = (
    "provision",
    "target",
    "goal",
    "paragraph",
    "article",
    "appendix",
    "section",
    "chapter",
)


_OTHERS: Final = re.compile(r"\b[A-Z]{2,}\s\Z")
_LONGEST_ACRONYM: Final = 12
_NEAR: Final = 80
"""How far before a unit the name of its text can begin, in characters."""
_AROUND: Final = 300
"""How far from a target its Goals can be named, in characters."""
_Numbers = list[tuple[int, int, str]]
"""Where each number stands, and the number."""


@dataclass(frozen=True, slots=True)
class _Held:
    """The instrument, where its name ends, a part between, and where it was adopted."""

    instrument: Instrument
    end: int
    part: tuple[str, str] | None = None
    told: Qualifier | None = None


def provisions(
    text: str, grammar: Grammar, units: Found[Unit], *, speaker: str | None = None
) -> Iterator[Mention]:
    """Every numbered part of an instrument that is named beside it, or that `speaker` means."""
    assumed = grammar.assumed.get(speaker or "")
    for unit, counted in units:
        numbers = _numbers(text, unit.end(), grammar)
        if not numbers or (grammar.noun_last and counted.name != "target"):
            continue  # in Chinese the number stands before: see `trailing`
        end = numbers[-1][1]
        held = _instrument(text, end, counted.name, grammar)
        shared = [] if held else list(_shared(text, unit, numbers, counted.name, grammar))
        if held is not None:
            held = replace(held, told=_adopted(text, held.end, grammar))
        elif not shared and _is_assumed(text, unit, counted.name, numbers, grammar):
            held = _Held(assumed, end) if assumed is not None else None
        yield from shared
        if held is not None:
            yield from _mentions(text, unit.start(), numbers, counted.name, held)


def _is_assumed(
    text: str, unit: "re.Match[str]", counted: str, numbers: _Numbers, grammar: Grammar
) -> bool:
    """Whether nothing beside it can be meant: "No. 9.12"; "Appendix 30B", but not "1 to this"."""
    if counted == "provision":
        return all("." in number for _, _, number in numbers)
    onward = (p.match(text, numbers[-1][1]) for p in (grammar.part, grammar.through))
    alone = not any(link and link[0].strip(" ,\n") for link in onward)
    return counted in ("article", "appendix") and alone and text[unit.start()].isupper()


def _shared(
    text: str, unit: "re.Match[str]", numbers: _Numbers, counted: str, grammar: Grammar
) -> Iterator[Mention]:
    """Parts whose text stands before them, or after others, or that are targets of the Goals.

    "RR Article 9"; "Article 6 and Article 7 of the Convention"; "target 9.c".
    """
    end = numbers[-1][1]
    before = grammar.instruments.last(text, unit.start() - _NEAR, unit.start())
    if before is not None and _is_owned(text, before.start()):
        return
    if before is not None and not text[before.end() : unit.start()].strip():
        held = _Held(grammar.instruments.value(before), end)
        yield from _mentions(text, before.start(), numbers, counted, held)
    elif after := _following(text, end, grammar):
        yield from _mentions(text, unit.start(), numbers, counted, replace(after, end=end))
    elif counted == "target" and _sustainable(text, unit.start(), end, numbers, grammar):
        for place, (first, last, number) in enumerate(numbers):
            span = Span(first if place else unit.start(), last)
            code = _COUNTED_IN[counted]
            label = grammar.labels.get(code, code)
            yield Mention(span, "provision", number, label, code=code, unit=counted)


def _is_owned(text: str, at: int) -> bool:
    """Whether another organisation's acronym stands before: "ILO Convention No. 188"."""
    return _OTHERS.search(text, max(0, at - _LONGEST_ACRONYM), at) is not None


def _following(text: str, at: int, grammar: Grammar) -> _Held | None:
    """The text of the parts that are joined on: "... and Article 7 of the Convention"."""
    title = _TITLE.match(text, at)
    joined = grammar.join.match(text, title.end() if title else at)
    unit = grammar.units.match(text, joined.end()) if joined else None
    numbers = _numbers(text, unit.end(), grammar) if unit else []
    if not numbers:
        return None
    end, counted = numbers[-1][1], grammar.units.value(unit) if unit else ""
    held = _instrument(text, end, counted, grammar) or _following(text, end, grammar)
    return replace(held, part=None) if held else None


def _sustainable(text: str, start: int, end: int, numbers: _Numbers, grammar: Grammar) -> bool:
    """Whether targets are surely the Goals': lettered (9.c), or the Goals are named near them."""
    written = [number for _, _, number in numbers]
    if not all("." in number for number in written):
        return False
    near = text[max(0, start - _AROUND) : end + _AROUND]
    return any(number[-1].islower() for number in written) or grammar.goals.search(near) is not None


def margin(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Provisions by their margin number: "CS 119", "CV 215"."""
    for match in _MARGIN.finditer(text):
        code = "C" + match["code"]
        label = grammar.labels.get(code, code)
        numbers = [(*match.span(), match["number"]), *_onward(text, match, grammar)]
        for first, last, number in numbers:
            span = Span(first, last)
            yield Mention(span, "provision", number, label, code=code, unit="provision")


def _onward(text: str, match: "re.Match[str]", grammar: Grammar) -> _Numbers:
    """Those after a margin number, each higher: the 121 of "CS 119-121", all of "CV 42, 47, 75"."""
    found: _Numbers = []
    at, last = match.end(), match["number"]
    while (joined := grammar.join.match(text, at)) and last.isdecimal():
        number = _ONWARD.match(text, joined.end())
        ended = number is not None and _ENDED.match(text, number.end())
        through = number is not None and grammar.through.fullmatch(text, at, number.start())
        if number is None or not (ended or through) or int(plain(number[0])) <= int(last):
            break
        at, last = number.end(), plain(number[0])
        found.append((*number.span(), last))
    return found


def series(text: str, grammar: Grammar, units: Found[Unit]) -> Iterator[Mention]:
    """Goals, targets and action lines, which need no other name: "SDG 9", "Action Line C5"."""
    for word, counted in units:
        unit = counted.name
        code = _COUNTED_IN[unit]
        label = grammar.labels.get(code, code)
        numbers = _numbers(text, word.end(), grammar, _LINE if unit == "action-line" else _NUMBER)
        before = _LINE_BEFORE.search(text, max(0, word.start() - 6), word.start())
        if not numbers and grammar.noun_last and before and unit == "action-line":
            span = Span(before.start(), word.end())
            yield Mention(span, "provision", before["number"], label, code=code, unit=unit)
        for place, (start, end, number) in enumerate(numbers):
            span = Span(start if place else word.start(), end)
            kind = "target" if unit == "goal" and "." in number else unit
            yield Mention(span, "provision", number, label, code=code, unit=kind)


def _numbers(
    text: str, at: int, grammar: Grammar, pattern: "re.Pattern[str]" = _NUMBER
) -> _Numbers:
    found: _Numbers = []
    opening = grammar.opens.match(text, at)
    at = opening.end() if opening and pattern.match(text, opening.end()) else at
    while number := pattern.match(text, at):
        start, end = number.span("number")
        written = _LETTER_OF_LINE.sub("C", "".join(plain(number["number"]).split()))
        written = _ARABIC_LETTER.sub(lambda letter: _LETTERS[letter[1]], written)
        found.append((start, end, written))
        gloss = _GLOSS.match(text, number.end()) if pattern is _LINE else None
        joined = grammar.join.match(text, gloss.end() if gloss else number.end())
        if joined is None or opens_line(text, joined):
            break
        at = joined.end()
    return found


def _instrument(
    text: str, at: int, counted: str, grammar: Grammar, *, depth: int = 2
) -> _Held | None:
    """The text that the numbers belong to, straight after them or after a larger part of it."""
    title = _TITLE.match(text, at)
    after = title.end() if title else at
    link = grammar.link.match(text, after)
    joined = grammar.part.match(text, after)
    starts = [joining.end() for joining in (link, joined) if joining] or [after]
    named = next(filter(None, (grammar.instruments.match(text, start) for start in starts)), None)
    if named is not None and _is_another(text, named, grammar):
        return None
    if named is not None:
        acronym = _ACRONYM.match(text, named.end())
        return _Held(grammar.instruments.value(named), acronym.end() if acronym else named.end())
    part = grammar.units.match(text, joined.end() if joined else after) if depth else None
    numbers = _numbers(text, part.end(), grammar) if part else []
    larger = grammar.units.value(part) if part else counted
    if larger != counted and len(numbers) == 1:  # not "du numéro 119 au numéro 121"
        held = _instrument(text, numbers[0][1], larger, grammar, depth=depth - 1)
        inner = (larger, numbers[0][2])
        return replace(held, part=held.part or inner) if held else None
    return None


def _is_another(text: str, named: "re.Match[str]", grammar: Grammar) -> bool:
    """Whether it only begins like a text that is known, or a number of its own follows.

    "the Convention on Biological Diversity"; the second of "(target 9.c), SDG 17".
    """
    known = grammar.instruments.value(named)
    if named[0].casefold() in grammar.bare and grammar.another.match(text, named.end()):
        return True
    return known.code == _COUNTED_IN["goal"] and _NUMBER.match(text, named.end()) is not None


def _adopted(text: str, at: int, grammar: Grammar) -> Qualifier | None:
    """Where and when: ", adopted by the World Conference (WCIT) (Dubai, 2012)"."""
    link = grammar.link.match(text, at)
    body = grammar.bodies.match(text, link.end()) if link else None
    if body is None:
        return qualifier(text, at, grammar)
    acronym = _ACRONYM.match(text, body.end())
    return qualifier(text, acronym.end() if acronym else body.end(), grammar)


def _mentions(
    text: str, start: int, numbers: _Numbers, unit: str, held: _Held
) -> Iterator[Mention]:
    instrument, told = held.instrument, held.told
    for place, (first, last, number) in enumerate(numbers):
        span = Span(start if not place else first, held.end if place == len(numbers) - 1 else last)
        finest = min(
            (unit, number), held.part or (unit, number), key=lambda p: _FINENESS.index(p[0])
        )
        yield Mention(
            span,
            "provision",
            finest[1],
            instrument.label,
            place=told.place if told else None,
            year=told.year if told else None,
            code=instrument.code,
            unit=finest[0],
        )
