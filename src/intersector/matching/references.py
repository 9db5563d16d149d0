"""References to instruments, as far as comparing two passages needs them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from intersector.languages import LANGUAGES, knowledge
from intersector.model import Span

_NUMBER: Final = r"(?:(?:ITU|UIT|МСЭ)[-‑]?[RTD]\s+)?\d{1,4}(?:[-/]\d{1,4}){0,3}"
_EDITION: Final = r"(?:\s*\([^()]{0,40}\b\d{4}[^()]{0,4}\)|\s*\([XIVLC]{1,6}\))?"
_BRACKETS: Final = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Reference:
    """An instrument named in a text: the same `target` means the same instrument, any edition."""

    target: str
    span: Span


def references(text: str) -> tuple[Reference, ...]:
    """The instruments and provisions that `text` refers to by number, in order."""
    found = []
    for match in _pattern().finditer(text):
        kind = "part" if match.group("part") else "instrument"
        numbers = _BRACKETS.sub(" ", match.group("numbers"))
        for number in re.findall(_NUMBER, numbers, re.I):
            target = "-".join(re.findall(r"\w+", number.casefold()))
            found.append(Reference(f"{kind} {target}", Span(*match.span())))
    return tuple(found)


@cache
def _pattern() -> re.Pattern[str]:
    tables = [knowledge(code)["citations"] for code in LANGUAGES]
    nouns = _any(
        n for t in tables for kind in ("one", "many") for ns in t[kind].values() for n in ns
    )
    parts = _any(n for t in tables for unit in ("paragraph", "provision") for n in t["units"][unit])
    joins = _any(join for t in tables for join in t["join"])
    one = rf"{_NUMBER}{_EDITION}"
    return re.compile(
        rf"(?<!\w)(?:{nouns}|(?P<part>{parts}))\s*"
        rf"(?P<numbers>{one}(?:(?:,|,?\s{joins})\s+{one}){{0,9}})",
        re.I,
    )


def _any(phrases: Iterator[str]) -> str:
    ordered = sorted({p.rstrip("~") for p in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"
