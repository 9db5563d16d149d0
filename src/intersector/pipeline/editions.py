"""Two editions of one instrument."""

from collections.abc import Iterator
from pathlib import Path

from intersector import (
    editions,
)
from intersector.model import (
    Clause,
    Problem,
)
from intersector.organisations import Organisations
from intersector.overlap import places_of
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


def successors(old: Instrument, new: Instrument) -> Iterator[tuple[Clause, Clause]]:
    """The clauses of one document that are clauses of another, each with the one it became.

    In one language the comparison of editions tells, whatever was renumbered, moved or reworded.
    Of language versions those correspond that stand at the same place, where both versions have as
    many clauses and each pair is of one part of the text; where not, none do.
    """
    if old.document.language == new.document.language:
        yield from (
            (each.old, each.new)
            for each in compare_editions(old, new).differences
            if each.old is not None and each.new is not None
        )
        return
    places = places_of([*old.clauses, *new.clauses])
    both = list(zip(old.clauses, new.clauses, strict=False))
    if all(places[a] == places[b] and a.role == b.role for a, b in both):
        yield from both
