"""Supplements to Recommendations: "Supplement 4 to the A-series Recommendations" is A.Sup4."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from intersector.identifiers import ALIKE, latin
from intersector.languages import knowledge
from intersector.model import Language, Span

_LETTER: Final = f"[A-Z{ALIKE}]"
_AFTER: Final = r"\.\d+(?:\.\d+)*"
_PARTS: Final = {
    "{number}": r"(?P<number>\d{1,3})(?!\d|\.\d)",
    "{series}": rf"(?P<series>{_LETTER})(?![A-Za-z0-9]|\.\d)",
    "{text}": rf"(?P<series>{_LETTER}{_AFTER}(?:/{_LETTER}{_AFTER})?)(?![A-Za-z0-9])",
}
SECTOR: Final = "ITU-T"
"""Only this Sector issues them."""
_SECTOR: Final = r"(?:(?:ITU|UIT|МСЭ)\s?[-‑–]?\s?[TТ]\s+)?"
# As catalogues write it, in any language: "ITU-T A Suppl. 4", "ITU-T G.Sup39"
_CODED: Final = re.compile(
    rf"(?:ITU|UIT|МСЭ)[-‑\s]?[TТ]\s+"
    rf"(?:(?P<series>{_LETTER})(?:\.\s?|\s+)|(?P<text>{_LETTER}\.\d[\d.]*)\s+)"
    r"Sup(?:pl\.?)?\s?(?P<number>\d{1,3})(?!\w)"
)
_EDITION: Final = re.compile(r"\s?[(（](?:\d{2}/)?(?P<year>(?:19|20)\d{2})[)）]")


@dataclass(frozen=True, slots=True)
class Supplement:
    """Where a text names a supplement; `number` holds its series: "A.Sup4"."""

    span: Span
    number: str
    year: int | None = None


def find_supplements(text: str, language: Language) -> Iterator[Supplement]:
    """Every supplement that `text` names; one form may find what another does."""
    for words, pattern in _forms(language):
        found = any(word in text for word in words)
        yield from map(_supplement, pattern.finditer(text)) if found else ()


def _supplement(match: re.Match[str]) -> Supplement:
    edition = _EDITION.match(match.string, match.end())
    end = edition.end() if edition else match.end()
    number = f"{latin(match['series'] or match['text'])}.Sup{int(match['number'])}"
    return Supplement(Span(match.start(), end), number, int(edition["year"]) if edition else None)


@cache
def _forms(language: Language) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Each form with the words of which it holds one."""
    table = knowledge(language)["heads"]
    words = tuple(table["supplement_words"])
    written = ((words, re.compile(_filled(form))) for form in table["supplement"])
    return (*written, (("Sup",), _CODED))


def _filled(form: str) -> str:
    for part, pattern in _PARTS.items():
        form = form.replace(part, pattern)
    return form.replace("{sector}", _SECTOR)
