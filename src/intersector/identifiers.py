"""The name of an instrument, as a value: ``PP/resolution/191@2018``, ``A/RES/70/1``."""

import re
from dataclasses import dataclass, replace
from functools import total_ordering
from typing import Final

# An ITU or other instrument, with or without its edition: PP/resolution/191@2018, CS/provision/119
_PLAIN: Final = re.compile(r"([^/@]+)/([a-z][a-z-]*)/([^@]+)(?:@(\d{4}))?")
# A resolution or decision of a United Nations organ: A/RES/70/1, A/RES/1514(XV), A/HRC/DEC/18/120
_ADOPTED: Final = re.compile(r"(A/HRC|A|E|S)/(RES|DEC|PRST)/([^@]+)")
# The Security Council counts on and adds the year: S/RES/1325(2000)
_NUMBERED_YEAR: Final = re.compile(r"(\d+)\((\d{4})\)")
# Any other document of the United Nations, by its symbol: A/70/123, ST/SGB/2003/13
_SYMBOL: Final = re.compile(r"(?=.*\d)[A-Z]+(?:/[^/@\s]+)+")

# How indexes print a part of a resolution: "A/RES/66/253 B", "A/RES/50/84[B]"
_LOOSE: Final = re.compile(r"[\s\[\]]")

ALIKE: Final = "АВЕКМНОРСТХ"
"""The Cyrillic letters that print as Latin ones do: Russian texts type "Е.119" with either."""
_LATIN: Final = str.maketrans(ALIKE, "ABEKMHOPCTX")

_ORGANS: Final = {"A": "UNGA", "A/HRC": "HRC", "E": "ECOSOC", "S": "UNSC"}
_SERIES: Final = {"RES": "resolution", "DEC": "decision", "PRST": "statement"}
_OPENINGS: Final = {
    (body, kind): f"{organ}/{series}/"
    for organ, body in _ORGANS.items()
    for series, kind in _SERIES.items()
}
# The revision of an ITU-R text, after the number proper: 7-3, M.1036-6, Question 229-3/5
_REVISION: Final = re.compile(r"(?<=\d)-(\d+)(?=/\d+$|$)")


def latin(number: str) -> str:
    """A number with the letters that identifiers have, each where its Cyrillic twin stood."""
    return number.translate(_LATIN)


@total_ordering
@dataclass(frozen=True, slots=True)
class InstrumentId:
    """Which instrument, and which edition of it.

    `number` is a string, as ITU-R's hold a revision (``7-3``) and the UN's a session (``70/1``).

    >>> str(InstrumentId("PP", "resolution", "191", 2018))
    'PP/resolution/191@2018'
    >>> str(InstrumentId("UNSC", "resolution", "1325", 2000))
    'S/RES/1325(2000)'
    >>> InstrumentId.parse("CS/provision/119")
    InstrumentId(body='CS', kind='provision', number='119', year=None)
    """

    body: str
    kind: str
    number: str
    year: int | None = None

    def __str__(self) -> str:
        opening = _OPENINGS.get((self.body, self.kind))
        if opening is not None:
            year = f"({self.year})" if self.year is not None else ""
            return f"{opening}{self.number}{year}"
        if (self.body, self.kind) == ("UN", "document"):
            return self.number
        edition = f"@{self.year}" if self.year is not None else ""
        return f"{self.body}/{self.kind}/{self.number}{edition}"

    def __lt__(self, other: "InstrumentId") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, str, list[tuple[int, str]], int]:
        pieces = re.findall(r"(\d+)|(\D+)", self.number)
        number = [(int(digits or 0), letters) for digits, letters in pieces]
        return self.body, self.kind, number, self.year or 0

    @property
    def work(self) -> "InstrumentId":
        """The same instrument, whatever its edition: without year and ITU-R revision.

        >>> str(InstrumentId.parse("RA/resolution/7-3@2015").work)
        'RA/resolution/7'
        """
        if (self.body, self.kind) in _OPENINGS or self.body == "UN":
            return self
        return replace(self, number=_REVISION.sub("", self.number), year=None)

    @property
    def edition(self) -> tuple[int, int]:
        """The order of this edition among those of its `work`: year, then ITU-R revision."""
        revision = _REVISION.search(self.number)
        return self.year or 0, int(revision[1]) if revision else 0

    @classmethod
    def parse(cls, written: str) -> "InstrumentId":
        """Read the canonical form back; ValueError when `written` is not one."""
        if _ADOPTED.match(written):
            written = _LOOSE.sub("", written).replace("–", "-")
        if adopted := _ADOPTED.fullmatch(written):
            organ, series, number = adopted.groups()
            dated = _NUMBERED_YEAR.fullmatch(number) if organ == "S" else None
            body, kind = _ORGANS[organ], _SERIES[series]
            return cls(body, kind, dated[1], int(dated[2])) if dated else cls(body, kind, number)
        if plain := _PLAIN.fullmatch(written):
            body, kind, number, year = plain.groups()
            return cls(body, kind, number, int(year) if year else None)
        if _SYMBOL.fullmatch(written):
            return cls("UN", "document", written)
        raise ValueError(f"not an identifier: {written!r}")
