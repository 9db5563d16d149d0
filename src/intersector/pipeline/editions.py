"""Two editions of one instrument."""

from collections.abc import Iterator
from pathlib import Path

from intersector import (
    editions,
)
from intersector.model import (
    Problem,
)
from intersector.organisations import Organisations
from intersector.pipeline.read import (
    Instrument,
    read_instruments,
)
from intersector.reading import Reading as Side


def read_editions(
    old: Path, new: Path | None, *, organisations: Organisations
) -> Iterator[Instrument | Problem]:
    """The two editions to compare; of one file, as it stood and as its tracked changes propose."""
    sides: list[tuple[Path, Side]] = [
        (old, "proposed" if new else "original"),
        (new or old, "proposed"),
    ]
    for path, side in sides:
        read = tuple(read_instruments([path], organisations=organisations, side=side))
        yield from read
        if new is None and any(isinstance(each, Problem) for each in read):
            return


def compare_editions(old: Instrument, new: Instrument) -> editions.Comparison:
    """Clause by clause, what became of the old edition in the new one."""
    differences = editions.diff(old.clauses, new.clauses)
    return editions.Comparison(old.document, new.document, differences)
