"""Two kinds of work crossed: the Questions of one Sector with the Questions or Working Parties of
another, as the organisation's file asks for. The same engine matches them as any two lists."""

from collections.abc import Iterable, Sequence
from typing import Final

from intersector.matching import Encoder, match
from intersector.model import Crossing, Document, Match, Pairing, Passage
from intersector.organisations import Organisations, Side
from intersector.phrases import Phrase
from intersector.themes.affinity import named

TOP: Final = 3
"""As many counterparts as are told of one row at most."""
LEAST: Final = 0.54
"""The score from which two are shown as related; people confirm or reject them. It does best on
pairs of titles that people said are on one theme: `python benchmarks/quality.py cross`."""


def crossings(
    documents: Sequence[Document], organisations: Organisations, *, encoder: Encoder
) -> tuple[Crossing, ...]:
    """A table for each two kinds that the organisations' files name, if both are there."""
    found = []
    for table in (each for member in organisations.members for each in member.tables):
        rows, columns = (_of(side, documents) for side in (table.rows, table.columns))
        if rows and columns:
            pairings = tuple(_pairings(rows, columns, encoder))
            found.append(Crossing(_key(table.rows), _key(table.columns), rows, columns, pairings))
    return tuple(found)


def _key(side: Side) -> tuple[str, str]:
    return side.sector, side.kind


def _of(side: Side, documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents of a Sector and kind, each once, in the order of their names."""
    ours = {
        str(named(each)): each
        for each in documents
        if each.kind == side.kind and each.sector == side.sector
    }
    return tuple(ours[name] for name in sorted(ours))


def _pairings(
    rows: Sequence[Document], columns: Sequence[Document], encoder: Encoder
) -> Iterable[Pairing]:
    left, right = ([_passage(each) for each in side] for side in (rows, columns))
    for found in match(left, right, top=TOP, encoder=encoder):
        if found.score >= LEAST:
            row, column = rows[found.left], columns[found.right]
            yield Pairing(
                subject=str(named(row)),
                object=str(named(column)),
                subject_label=row.title,
                object_label=column.title,
                confidence=found.score,
                justification=alike(found),
            )


def alike(found: Match) -> Phrase:
    """By what the two texts of a match are alike."""
    return Phrase(
        "alike in meaning ({meaning:.2f}), wording ({wording:.2f}) and opening ({opening:.2f})",
        meaning=found.features["meaning"],
        wording=found.features["wording"],
        opening=found.features["opening"],
    )


def _passage(document: Document) -> Passage:
    return Passage(document.source, document.text, title=document.title, language=document.language)
