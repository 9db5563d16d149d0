"""How much of one text is in another, as rows of the data and of the report."""

from collections.abc import Iterator
from dataclasses import dataclass

from intersector.model import Clause, Counterpart, Coverage, Document, SectorCoverage
from intersector.publishing.findings import Desk
from intersector.publishing.labels import place_of
from intersector.publishing.records import Record


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: its number in the report and its name there."""

    document: Document
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Held:
    """A clause and where the other text says it too; `overlap` is the finding behind it."""

    clause: Clause
    place: str
    counterpart: Clause
    there: str
    share: str
    overlap: str


@dataclass(frozen=True, slots=True)
class Row:
    """How much of one text is in another."""

    side: Side
    by: Side
    share: str
    held: tuple[Held, ...]
    uncovered: tuple[tuple[str, Clause], ...]


@dataclass(frozen=True, slots=True)
class SectorRow:
    """How much of a Sector's texts is in those of each other one, in the order of the columns."""

    sector: str
    shares: tuple[str, ...]


def coverage_record(coverage: Coverage) -> Record:
    """How much of one document is in another, by which clauses, and which are in it alone."""
    return {
        "level": "document",
        "source": coverage.document.source,
        "instrument": _named(coverage.document),
        "by_source": coverage.by.source,
        "by": _named(coverage.by),
        "share": round(coverage.share, 4),
        "covered": [_counterpart(each) for each in coverage.covered],
        "uncovered": [clause.key for clause in coverage.uncovered],
    }


def sector_record(coverage: SectorCoverage) -> Record:
    """How much of one Sector's texts is in another's; null is the whole organisation."""
    return {
        "level": "sector",
        "sector": coverage.sector,
        "by": coverage.by,
        "share": round(coverage.share, 4),
        "instruments": coverage.instruments,
        "all_instruments": coverage.all_instruments,
    }


def rows(desk: Desk) -> list[Row]:
    """The pairs of texts, most covered first."""
    return [_row(coverage, desk) for coverage in desk.findings.coverages]


def sectors(desk: Desk) -> tuple[list[str], list[SectorRow]]:
    """The names of the Sectors, and how much of each is in each; nothing for fewer than two."""
    found = {(each.sector, each.by): each for each in desk.findings.sectors}
    codes = list(dict.fromkeys(each.sector for each in desk.findings.sectors))
    names = [code or desk.words.say("Whole organisation") for code in codes]
    shares = [
        tuple(
            desk.words.percent(found[code, by].share) if (code, by) in found else "–"
            for by in codes
        )
        for code in codes
    ]
    return names, [SectorRow(*row) for row in zip(names, shares, strict=True)]


def _counterpart(counterpart: Counterpart) -> Record:
    return {
        "clause": counterpart.clause.key,
        "by": counterpart.by.key,
        "overlap": counterpart.overlap,
        "share": round(counterpart.share, 4),
        "weight": round(counterpart.weight, 4),
    }


def _row(coverage: Coverage, desk: Desk) -> Row:
    return Row(
        side=_side(coverage.document, desk),
        by=_side(coverage.by, desk),
        share=desk.words.percent(coverage.share),
        held=tuple(_held(coverage, desk)),
        uncovered=tuple((place_of(clause), clause) for clause in coverage.uncovered),
    )


def _held(coverage: Coverage, desk: Desk) -> Iterator[Held]:
    for each in coverage.covered:
        share = desk.words.percent(each.share)
        yield Held(
            each.clause, place_of(each.clause), each.by, place_of(each.by), share, each.overlap
        )


def _side(document: Document, desk: Desk) -> Side:
    number = desk.numbers.get(document.source, 0)
    return Side(document, number, desk.names.instrument(document))


def _named(document: Document) -> str | None:
    return None if document.id is None else str(document.id)
