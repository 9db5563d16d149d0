"""United Nations numbers in a list below a heading that tells whose they are.

"General Assembly resolutions", and on lines of their own below it "66/288" or "71/243; 75/233",
each above its title: the legislative mandates of a budget are listed so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from intersector.citations.announcing import KINDS
from intersector.citations.grammar import Grammar, Noun
from intersector.citations.lexicon import Found
from intersector.citations.mention import Mention
from intersector.citations.organs import ORGANS, adopters, named, written
from intersector.citations.united import NUMBER, number_end
from intersector.model import Span

_ONE: Final = (
    r"(?:(?:E?S-)?\d{1,4}/\d{1,3}(?:\s?[A-Z](?:[-–][A-Z])?)?"
    r"|\d{1,4}(?:\s?[A-Z](?:-[A-Z])?)?\s?[(（](?:(?:E?S-)?[IVXLC]+|(?:19|20)\d\d)[)）])"
)
_NUMBERS: Final = re.compile(rf"[^\S\n]*{_ONE}(?:\s?[;,，；、]\s?{_ONE})*[^\S\n]*")
_LONGEST: Final = 120
"""The longest heading, in characters."""
_TITLE: Final = 3
"""Lines that a title between two numbers can have."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """Which organ's numbers stand below a line, and of which kind; the line ends at `end`."""

    noun: Noun
    body: str
    start: int
    end: int


def tabled(text: str, grammar: Grammar, nouns: Found[Noun]) -> Iterator[Mention]:
    """Every number below a heading, up to the next heading or to where the list ends."""
    counted = ((match, noun) for match, noun in nouns if noun.kind in KINDS)
    found = (_heading(text, match, noun, grammar) for match, noun in counted)
    headings = [heading for heading in found if heading is not None]
    starts = {heading.start for heading in headings}
    for heading in headings:
        at, passed = heading.end + 1, 0
        while passed <= _TITLE and at < len(text) and at not in starts:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            if _NUMBERS.fullmatch(text, at, end):
                yield from _mentions(text, at, end, heading)
                passed = 0
            else:
                passed += bool(text[at:end].strip())
            at = end + 1


def _heading(text: str, noun: "re.Match[str]", meaning: Noun, grammar: Grammar) -> _Heading | None:
    """The line that a noun stands on, if it holds no more than that and the name of an organ."""
    first, last = noun.span()
    if not (text.startswith("\n", last) or first == 0 or text[first - 1] == "\n"):
        return None
    start, end = text.rfind("\n", 0, first) + 1, text.find("\n", last)
    if not 0 < end - start <= _LONGEST:
        return None
    link = grammar.link.match(text, last)
    after = grammar.bodies.match(text, link.end() if link else last)
    body = grammar.bodies.last(text, start, first) or after
    if body is None or grammar.bodies.value(body) not in ORGANS:
        return None
    rest = text[start : min(first, body.start())] + text[max(last, body.end()) : end]
    between = text[body.end() : first] if body.end() <= first else ""
    if (rest + between).strip():
        return None
    return _Heading(meaning, grammar.bodies.value(body), start, end)


def _mentions(text: str, start: int, end: int, heading: _Heading) -> Iterator[Mention]:
    kind = heading.noun.kind
    for match in NUMBER.finditer(text, start, end):
        organs = adopters(match, None, [heading.body], heading.body)
        targets = tuple(target for body in organs if (target := named(body, kind, match)))
        yield Mention(
            span=Span(match.start(), number_end(match)),
            kind=kind,
            number=written(match),
            body=organs[0] if len(organs) == 1 else None,
            year=targets[0].year if len(targets) == 1 else None,
            candidates=targets,
        )
