"""The nouns that announce United Nations numbers, and the organs the words beside them name."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from intersector.citations.grammar import Grammar, Noun
from intersector.citations.lexicon import Found

KINDS: Final = frozenset({"resolution", "decision"})
_NEAR: Final = 120
"""How far before a noun its organ's name or its first number can begin, in characters."""
# A line that a number carries on is broken, not ended: "2021/28 and\n2022/15"
_STOP: Final = re.compile(  # its characters first, which is many times faster
    r"[;؛；。\n.!?](?:(?<=[;؛；。])|(?<=[.!?])(?=\s)|(?<=\n)(?:(?<![\w,،，]\n)|(?!\d+/\d)))"
)
# A full stop that closes "No." or "г." is none
_ABBREVIATED: Final = re.compile(r"(?:\b[Nn]os?|№|\bг)$")
# Between the name of an organ and the noun or number that it owns
_BESIDE: Final = re.compile(
    r"\)?(?:['’]s)?\s*(?:\([^()]{2,12}\))?\s*(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)?\s*的?第?\s*"
)
# "the Human Rights Council, in its resolution 54/12"
_SPEAKS: Final = re.compile(r"\)?\s*(?:\([^()]{2,12}\)\s*)?,?\s*(?:[^\W\d]+\s+)?,?\s*")
# Chinese puts the noun last: 第70/1号决议, 第70/1和70/2号决议
_TO_NOUN: Final = re.compile(
    r"号?(?:[\s、和及与以至到–—~～第号,，/()（）\d年月日IVXLCS-]|[A-Z](?![A-Z]))*"
)


@dataclass(frozen=True, slots=True)
class Series:
    """A noun that announces numbers: what it is, where, and whose the words say they are.

    `opening` is where the noun begins with the organ's name before it; `own` whether the words
    say "its"; `body` the organ they name, `speaker` the one that "its" can refer to.
    """

    noun: Noun
    start: int
    end: int
    opening: int
    own: bool
    body: str | None
    speaker: str | None


class Announcing:
    """The announcing nouns of one text; each is read once, when a number needs it."""

    def __init__(self, text: str, grammar: Grammar, nouns: Found[Noun]) -> None:
        self._text, self._grammar = text, grammar
        self._nouns = [(match, noun) for match, noun in nouns if noun.kind in KINDS]
        self._starts = [match.start() for match, _ in self._nouns]
        self._stops = [
            stop.start()
            for stop in _STOP.finditer(text)
            if not _ABBREVIATED.search(text, max(0, stop.start() - 4), stop.start())
        ]
        self._read: dict[int, Series] = {}

    def of(self, number: "re.Match[str]") -> Series | None:
        """The series that a number belongs to: of the last noun of the same sentence."""
        at = bisect_left(self._starts, number.start())
        if self._grammar.noun_last:
            return self._series(at) if self._reaches(number, at) else None
        stop = bisect_left(self._stops, number.start())
        if at == 0 or (stop and self._stops[stop - 1] > self._starts[at - 1]):
            return None
        return self._series(at - 1)

    def _reaches(self, number: "re.Match[str]", at: int) -> bool:
        if at == len(self._starts) or self._starts[at] - number.end() > _NEAR:
            return False
        return _TO_NOUN.fullmatch(self._text, number.end(), self._starts[at]) is not None

    def _series(self, at: int) -> Series:
        if at not in self._read:
            self._read[at] = _series(self._text, *self._nouns[at], self._grammar)
        return self._read[at]


def _series(text: str, match: "re.Match[str]", noun: Noun, grammar: Grammar) -> Series:
    head = _head(text, match.start()) if grammar.noun_last else match.start()
    possessive = grammar.own.search(text, max(0, head - 12), head)
    opening = possessive.start() if possessive else head
    named = grammar.bodies.last(text, opening - _NEAR, opening)
    beside = named if named and _BESIDE.fullmatch(text, named.end(), opening) else None
    speaks = named if named and _SPEAKS.fullmatch(text, named.end(), opening) else None
    owner = None if possessive else beside
    return Series(
        noun=noun,
        start=match.start(),
        end=match.end(),
        opening=_opening(text, owner, grammar) if owner else match.start(),
        own=noun.own or possessive is not None,
        body=_within(text, match.end(), grammar)
        or (grammar.bodies.value(owner) if owner else None),
        speaker=grammar.bodies.value(speaks) if speaks else None,
    )


def _opening(text: str, owner: "re.Match[str]", grammar: Grammar) -> int:
    """Where the name of an organ begins, of which `owner` can be the acronym in brackets."""
    bracket = text[owner.start() - 1 : owner.start()] in ("(", "（")
    whole = grammar.bodies.last(text, owner.start() - _NEAR, owner.start() - 1) if bracket else None
    if whole is not None and not text[whole.end() : owner.start() - 1].strip():
        return whole.start()
    return owner.start()


def _head(text: str, at: int) -> int:
    """Where the numbers before a noun begin, in languages that put the noun last."""
    opening = text.rfind("第", max(0, at - _NEAR), at)
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
