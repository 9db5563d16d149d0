"""Supplements to Recommendations: "Supplement 4 to the A-series Recommendations" is A.Sup4."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from intersector.languages import knowledge
from intersector.model import Language, Span

_PARTS: Final = {
    "{number}": r"(?P<number>\d{1,3})(?!\d|\.\d)",
    "{series}": r"(?P<series>[A-Z])(?![A-Za-z0-9]|\.\d)",
    "{text}": r"(?P<series>[A-Z]\.\d+(?:\.\d+)*(?:/[A-Z]\.\d+(?:\.\d+)*)?)(?![A-Za-z0-9])",
}
SECTOR: Final = "ITU-T"
"""Only this Sector issues them."""
_SECTOR: Final = r"(?:(?:ITU|UIT|МСЭ)\s?[-‑–]?\s?[TТ]\s+)?"
# As catalogues write it, in any language: "ITU-T A Suppl. 4", "ITU-T G.Sup39"
_CODED: Final = re.compile(
    r"(?:ITU|UIT|МСЭ)[-‑\s]?[TТ]\s+(?:(?P<series>[A-Z])(?:\.\s?|\s+)|(?P<text>[A-Z]\.\d[\d.]*)\s+)"
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
    for pattern in (*_patterns(language), _CODED):
        for match in pattern.finditer(text):
            edition = _EDITION.match(text, match.end())
            end = edition.end() if edition else match.end()
            number = str(int(match["number"]))
            series = match["series"] or match["text"]
            year = int(edition["year"]) if edition else None
            yield Supplement(Span(match.start(), end), f"{series}.Sup{number}", year)


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_filled(form)) for form in knowledge(language)["heads"]["supplement"])


def _filled(form: str) -> str:
    for part, pattern in _PARTS.items():
        form = form.replace(part, pattern)
    return form.replace("{sector}", _SECTOR)
