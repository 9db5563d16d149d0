"""The tables beside the map: Questions of one Sector and Questions or groups of another.

What people said of two works holds whatever their edition, and goes into the next analysis.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from django.db.models import QuerySet

from intersector import model as library
from intersector.phrases import recall
from intersector_web.instruments.bridge import identifier
from intersector_web.instruments.models import Document
from intersector_web.layout.words import tongue
from intersector_web.mapping.bridge import edition_of
from intersector_web.mapping.decisions import Said, on_related
from intersector_web.mapping.in_force import held
from intersector_web.mapping.models import Related, RelatedEntry

HEAVY: Final = ("text", "blocks", "changes", "warnings")
Side = tuple[str, str]
"""A Sector, empty for the whole organisation, and a kind of work."""


@dataclass(frozen=True, slots=True)
class Met:
    """A pair of a table, with the texts of both as the reader is shown them, and what was said."""

    pair: Related
    row: Document
    column: Document
    said: Said | None

    @property
    def texts(self) -> tuple[Document, Document]:
        """Both texts."""
        return self.row, self.column

    @property
    def again(self) -> bool:
        """Whether it was said of other editions."""
        return self.said is not None and self.said.edition != self.pair.edition

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
    """What is related on a day, today where it is None: three queries."""
    found: dict[tuple[Side, Side], dict[str, list[Met]]] = defaultdict(dict)
    for each in _met(Related.objects.all(), on):
        found[each.sides].setdefault(each.pair.row_edition, []).append(each)
    return [
        Table(*sides, [(line[0].row, line) for line in lines.values()])
        for sides, lines in found.items()
    ]


def crossings(on: date | None = None) -> tuple[library.Crossing, ...]:
    """The same as the library knows it."""
    return tuple(_crossing(each) for each in tables(on))


def of_works(row: int, column: int) -> Met | None:
    """Two works that are related today, by their rows."""
    return next(iter(_met(Related.objects.filter(row=row, column=column), None)), None)


def decided() -> list[library.Pairing]:
    """What people said of what is related, as the library reads a review."""
    return [_pairing(each) for each in _met(Related.objects.all(), None) if each.said]


def history(pair: Related) -> list[RelatedEntry]:
    """Everything that was said of the two, the oldest first."""
    entries = RelatedEntry.objects.filter(row=pair.row_id, column=pair.column_id)
    return list(entries.select_related("by", "withdraws", "withdrawal").order_by("pk"))


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
    subject, object_ = met.pair.row_edition, met.pair.column_edition
    return library.Pairing(
        subject=subject,
        object=object_,
        subject_label=met.row.title,
        object_label=met.column.title,
        confidence=met.pair.confidence,
        justification=recall(met.pair.justification),
        decision=met.said.as_found(subject, object_) if met.said else None,
    )


def _met(rows: QuerySet[Related], on: date | None) -> Iterable[Met]:
    """The pairs of which both editions are in force, with their texts."""
    pairs, said = list(rows.select_related("row", "column")), on_related(on=on)
    works = {work for each in pairs for work in (each.row_id, each.column_id)}
    texts = list(Document.objects.filter(instrument__in=works).defer(*HEAVY))
    there, shown = held(texts, on), _shown(texts)
    for each in pairs:
        both = ((each.row_id, each.row_edition), (each.column_id, each.column_edition))
        if all(work in there and name in there[work].editions for work, name in both):
            both_said = said.get((each.row_id, each.column_id))
            yield Met(each, shown[each.row_edition], shown[each.column_edition], both_said)


def _shown(texts: Iterable[Document]) -> Mapping[str, Document]:
    """By edition its text in the language of the page, else in English, else in any."""
    order: dict[str, int] = {"en": 1, tongue(): 0}
    ranked = sorted(texts, key=lambda each: (order.get(each.language, 2), each.language))
    return {edition_of(each): each for each in reversed(ranked)}
