"""For whom a report is."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["council", "advisory-group", "study-group"]


@dataclass(frozen=True, slots=True)
class Addressee:
    """The Council, an advisory group by its name, or the study groups of a Sector, one or all.

    >>> Addressee.parse("study-group:ITU-D/1")
    Addressee(kind='study-group', name='ITU-D/1')
    """

    kind: Kind
    name: str = ""

    @classmethod
    def parse(cls, written: str) -> "Addressee":
        """Read ``council``, ``advisory-group:NAME`` or ``study-group:SECTOR[/NUMBER]``."""
        kind, _, name = written.partition(":")
        if kind == "council" and not name:
            return cls("council")
        if kind == "advisory-group" and name:
            return cls("advisory-group", name)
        if kind == "study-group" and name:
            return cls("study-group", name)
        raise ValueError(
            f"{written!r} is none of: council, advisory-group:NAME, study-group:SECTOR[/NUMBER]"
        )
