"""The tables beside the map: Questions of one Sector and Questions or groups of another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from intersector import model as library
from intersector.phrases import recall
from intersector_web.instruments.bridge import identifier
from intersector_web.instruments.models import Document
from intersector_web.layout.words import tongue
from intersector_web.mapping.bridge import edition_of
from intersector_web.mapping.in_force import held
from intersector_web.mapping.models import Related

HEAVY: Final = ("text", "blocks", "changes", "warnings")
Side = tuple[str, str]
"""A Sector, empty for the whole organisation, and a kind of work."""


@dataclass(frozen=True, slots=True)
class Met:
    """A pair of a table, with the texts of both as the reader is shown them."""

    pair: Related
    row: Document
    column: Document

    @property
    def sides(self) -> tuple[Side, Side]:
        """The table that it is of."""
        row, column = self.pair.row, self.pair.column
        return (row.sector, row.kind), (column.sector, column.kind)


@dataclass(frozen=True, slots=True)
class Table:
    """Work of two kinds: each of the one, with those of the other that it is related to."""

    row: Side
    column: Side
    lines: Sequence[tuple[Document, Sequence[Met]]]


def tables(on: date | None = None) -> list[Table]:
    """What is related on a day, today where it is None: two queries."""
    found: dict[tuple[Side, Side], dict[str, list[Met]]] = defaultdict(dict)
    for each in _met(on):
        found[each.sides].setdefault(each.pair.row_edition, []).append(each)
    return [
        Table(*sides, [(line[0].row, line) for line in lines.values()])
        for sides, lines in found.items()
    ]


def crossings(on: date | None = None) -> tuple[library.Crossing, ...]:
    """The same as the library knows it."""
    return tuple(_crossing(each) for each in tables(on))


def _crossing(table: Table) -> library.Crossing:
    met = [each for _row, line in table.lines for each in line]
    return library.Crossing(
        table.row,
        table.column,
        tuple(_document(row) for row, _line in table.lines),
        tuple(map(_document, {each.pair.column_edition: each.column for each in met}.values())),
        tuple(map(_pairing, met)),
    )


def _document(text: Document) -> library.Document:
    """A text as the library's document, without what it says."""
    return library.Document(
        source=edition_of(text),
        sha256="",
        language=cast(library.Language, text.language),
        text="",
        id=identifier(text.identifier),
        title=text.title,
        kind=text.kind,
        body=text.body,
        number=text.number,
        year=text.year,
        sector=text.sector,
    )


def _pairing(met: Met) -> library.Pairing:
    return library.Pairing(
        subject=met.pair.row_edition,
        object=met.pair.column_edition,
        subject_label=met.row.title,
        object_label=met.column.title,
        confidence=met.pair.confidence,
        justification=recall(met.pair.justification),
    )


def _met(on: date | None) -> Iterable[Met]:
    """The pairs of which both editions are in force, with their texts."""
    pairs = list(Related.objects.select_related("row", "column"))
    works = {work for each in pairs for work in (each.row_id, each.column_id)}
    texts = list(Document.objects.filter(instrument__in=works).defer(*HEAVY))
    there, shown = held(texts, on), _shown(texts)
    for each in pairs:
        both = ((each.row_id, each.row_edition), (each.column_id, each.column_edition))
        if all(work in there and name in there[work].editions for work, name in both):
            yield Met(each, shown[each.row_edition], shown[each.column_edition])


def _shown(texts: Iterable[Document]) -> Mapping[str, Document]:
    """By edition its text in the language of the page, else in English, else in any."""
    order: dict[str, int] = {"en": 1, tongue(): 0}
    ranked = sorted(texts, key=lambda each: (order.get(each.language, 2), each.language))
    return {edition_of(each): each for each in reversed(ranked)}
