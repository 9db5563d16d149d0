"""How the clauses of a text are listed: heads, numbers, and which clauses stand under which."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intersector.model import Clause, Document
from intersector.structure import Mark, mark

_SECTIONS: Final = ("title", "enacting", "head", "heading", "annex")
_INTRODUCES: Final = (":", "：")


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A clause with the mark of its head, if one opens its section, and of its number.

    An item is itself alone, so that looking for one in a long text does not compare clauses.
    """

    clause: Clause
    section: Mark | None
    number: Mark | None
    introduces: bool
    """Whether it ends with a colon: what stands under it completes it."""

    @property
    def path(self) -> tuple[str, ...]:
        """The labels that lead to it; none for a clause without a number."""
        return self.number.path if self.number is not None else ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The clauses of one document in order, and every number in it, be there a clause or none."""

    document: Document
    items: tuple[Item, ...]
    numbers: tuple[tuple[Mark, Mark | None], ...]

    @property
    def sections(self) -> list[Mark]:
        """The marks that open its sections."""
        found = (item.section for item in self.items)
        return [section for section in dict.fromkeys(found) if section is not None]

    def under(self, item: Item) -> list[Item]:
        """The clauses that stand under one."""
        return [each for each in self.items if item.path and _is_under(each, item)]

    def lists(self) -> Iterator[list[Mark]]:
        """The numbers of each list; where a label comes again, another list begins."""
        found: dict[tuple[Mark | None, tuple[str, ...]], list[Mark]] = {}
        for number, section in self.numbers:
            place = section, number.path[:-1]
            so_far = found.get(place, [])
            if number.printed in [each.printed for each in so_far]:
                yield found.pop(place)
            found.setdefault(place, []).append(number)
        yield from found.values()

    def bare(self, struck: Collection[Item]) -> bool:
        """Whether a number that has no words of its own would be left without a clause."""
        owned = [item.number for item in self.items]
        return any(
            number not in owned
            and all(i in struck for i in self.items if i.section == s and _leads(number, i))
            for number, s in self.numbers
        )


class Outlines:
    """The outlines of documents, each made once, when it is first asked for."""

    def __init__(self, clauses: Mapping[str, Sequence[Clause]]) -> None:
        """`clauses` are those of each file, in the order of its text."""
        self._clauses = clauses
        self._made: dict[str, Outline] = {}

    def of(self, source: str) -> Outline | None:
        """The outline of a file; None where it has no clause."""
        if source not in self._made and source in self._clauses:
            self._made[source] = outline(self._clauses[source])
        return self._made.get(source)


def outline(clauses: Sequence[Clause]) -> Outline:
    """The outline of a document, of whose clauses there is at least one, in their order."""
    document = clauses[0].document
    marks = mark(document).of(*_SECTIONS, "number", "paragraph")
    ends = [each.span.end for each in marks]
    sections = _sections(marks)
    places = [bisect_right(ends, clause.span.start) - 1 for clause in clauses]
    items = tuple(
        Item(
            clause,
            sections[at] if at >= 0 else None,
            marks[at] if at >= 0 and marks[at].kind == "number" else None,
            introduces(clause),
        )
        for clause, at in zip(clauses, places, strict=True)
    )
    numbers = [(m, s) for m, s in zip(marks, sections, strict=True) if m.kind == "number"]
    return Outline(document, items, tuple(numbers))


def introduces(clause: Clause) -> bool:
    """Whether a clause opens a list of others."""
    return clause.words.endswith(_INTRODUCES)


def _sections(marks: Sequence[Mark]) -> list[Mark | None]:
    """For every mark, the one that opens its section."""
    found: list[Mark | None] = []
    for each in marks:
        before = found[-1] if found else None
        found.append(each if each.kind in _SECTIONS else before)
    return found


def _is_under(item: Item, above: Item) -> bool:
    assert above.number is not None
    return item != above and item.section == above.section and _leads(above.number, item)


def _leads(number: Mark, item: Item) -> bool:
    return (
        item.number is not None
        and item.number.span.start > number.span.start
        and len(item.path) > len(number.path)
        and item.path[: len(number.path)] == number.path
    )
