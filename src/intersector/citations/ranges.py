"""What a range leaves unsaid: the 2, 3 and 4 of "Resolutions 1 to 5"; likewise "No. 1 to No. 5".

The members in between are citations too. Each stands at the words that say so, the "to" or the
dash: the first and the last member keep their own words, and no two of different words overlap.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from intersector.citations.grammar import Grammar
from intersector.citations.mention import Mention
from intersector.model import Span

_MOST: Final = 100
"""A range of more members than these names its ends only."""
_WIDEST: Final = 24
"""The longest words that join the ends, in characters."""
_NEAR: Final = 120
"""How far before a range the verb can stand that makes its "to" lead elsewhere, in characters."""
_STOP: Final = re.compile(r"[.;؛；。\n]\s")
# What counts on, and what stays the same beside it: 119, 5.340, C2, 70/1, WHA75.1 and 1/16
_LAST: Final = re.compile(r"((?:[A-Z]|[A-Z]{0,4}\d+[./])?)(\d+)()")
_FIRST: Final = re.compile(r"()(\d+)(/\d+)")


def with_ranges(text: str, ordered: Iterable[Mention], grammar: Grammar) -> list[Mention]:
    """The mentions, and between the two ends of a range its other members.

    What one end leaves out of its body and edition is what the other tells:
    "Resolution 71 to Resolution 75 (Rev. Busan, 2014)".
    """
    found: list[Mention] = []
    for mention in ordered:
        place = _through(text, found[-1], mention, grammar) if found else None
        numbers = members(found[-1].number or "", mention.number or "") if place else []
        last = _as_told(mention, found[-1]) if numbers else mention
        if place is not None and numbers:
            found[-1] = _as_told(found[-1], last)
            found += [_member(last, place, number) for number in numbers]
        found.append(last)
    return found


def members(first: str, last: str) -> list[str]:
    """The numbers between two of one series; none where they are of different ones.

    >>> members("5.340", "5.343")
    ['5.341', '5.342']
    >>> members("1/16", "4/16")
    ['2/16', '3/16']
    """
    for form in (_LAST, _FIRST):
        one, other = form.fullmatch(first), form.fullmatch(last)
        if one and other and (one[1], one[3]) == (other[1], other[3]):
            low, high = int(one[2]), int(other[2])
            numbers = range(low + 1, high if high - low <= _MOST else low)
            return [f"{one[1]}{number}{one[3]}" for number in numbers]
    return []


def _through(text: str, first: Mention, last: Mention, grammar: Grammar) -> Span | None:
    """The words between two mentions, if they make them the ends of one range."""
    start, end = first.span.end, last.span.start
    if not 0 < end - start <= _WIDEST or not _alike(first, last):
        return None
    said = grammar.through.match(text, _past_noun(text, start, grammar), end)
    if said is None:
        return None
    named = not text[said.end()].isdigit()
    joined = said.end() == end or _past_noun(text, said.end(), grammar) == end
    if not joined or (named and _leads_elsewhere(text, first, said, grammar)):
        return None
    return Span(*said.span("said"))


def _past_noun(text: str, at: int, grammar: Grammar) -> int:
    """Where a noun outside the spans of its numbers ends, with its space: "resolution 70/1"."""
    noun = grammar.nouns.match(text, at + text.startswith("号", at))
    return noun.end() + text[noun.end() : noun.end() + 1].isspace() if noun else at


def _alike(first: Mention, last: Mention) -> bool:
    """Whether two mentions can be of one series: what both tell is the same."""
    same = (first.kind, first.unit, first.code) == (last.kind, last.unit, last.code)
    told = ((first.body, last.body), (first.place, last.place), (first.year, last.year))
    return same and all(None in each or each[0] == each[1] for each in told)


def _leads_elsewhere(text: str, first: Mention, said: "re.Match[str]", grammar: Grammar) -> bool:
    """Whether what joins two whole references may be no range.

    "The reference in Resolution 71 to Resolution 75"; a dash between two instruments.
    """
    if not any(map(str.isalpha, said["said"])):
        return first.kind != "provision"
    near = text[max(0, first.span.start - _NEAR) : first.span.start]
    sentence = _STOP.split(near)[-1]
    return grammar.towards.search(sentence) is not None


def _as_told(mention: Mention, other: Mention) -> Mention:
    """A mention without an edition of its own, with the body and edition of another."""
    if mention.year is not None or mention.candidates or mention.kind == "provision":
        return mention
    body = mention.body or other.body
    return replace(mention, body=body, place=mention.place or other.place, year=other.year)


def _member(last: Mention, place: Span, number: str) -> Mention:
    candidates = tuple(replace(target, number=number) for target in last.candidates)
    return replace(last, span=place, number=number, candidates=candidates)
