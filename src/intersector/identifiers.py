"""The name of an instrument, as a value: ``PP/resolution/191@2018``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class InstrumentId:
    """Which instrument, and which edition of it.

    >>> str(InstrumentId("PP", "resolution", "191", 2018))
    'PP/resolution/191@2018'
    >>> InstrumentId.parse("CS/provision/119")
    InstrumentId(body='CS', kind='provision', number='119', year=None)
    """

    body: str
    kind: str
    number: str
    year: int | None = None

    def __str__(self) -> str:
        edition = f"@{self.year}" if self.year is not None else ""
        return f"{self.body}/{self.kind}/{self.number}{edition}"

    @classmethod
    def parse(cls, written: str) -> "InstrumentId":
        """Read the canonical form back; ValueError when `written` is not one."""
        body, kind, rest = written.split("/", 2)
        number, _, year = rest.partition("@")
        return cls(body, kind, number, int(year) if year else None)
