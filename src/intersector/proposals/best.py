"""The first proposal of each finding, whether they are fresh or read back from a file."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class _Answer(Protocol):
    """A proposal: by its identifier and the overlaps that it answers."""

    @property
    def id(self) -> str: ...
    @property
    def overlap(self) -> str | None: ...
    @property
    def overlaps(self) -> tuple[str, ...]: ...


Answer = TypeVar("Answer", bound=_Answer)


def of_findings(proposals: Iterable[Answer]) -> list[Answer]:
    """The proposals without those for one overlap of a group that is treated as a whole."""
    held = list(proposals)
    together = {overlap for each in held for overlap in each.overlaps}
    return [each for each in held if each.overlaps or each.overlap not in together]


def best(proposals: Sequence[Answer]) -> list[Answer]:
    """Of each finding the first, and those that answer no overlap; in their order."""
    found = of_findings(proposals)
    firsts = {each.overlap or each.id: each for each in reversed(found)}
    return [each for each in found if firsts[each.overlap or each.id] is each]
