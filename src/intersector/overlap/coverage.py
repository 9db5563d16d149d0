"""How much of one instrument is in another, clause by clause, and of one Sector in another.

Coverage is asymmetric: a short text can be wholly in a long one. It asks of what a text decides
(its operative clauses; all clauses of a text that has none), each weighed by its substance: the
rarity of its words, formula not counted. A clause that another says as well counts in full; one
that overlaps counts by the share of its matter that the other holds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from intersector.matching import Formula, rarity, words
from intersector.model import (
    Clause,
    Counterpart,
    Coverage,
    Document,
    Language,
    Overlap,
    SectorCoverage,
)
from intersector.overlap.versions import places_of

Weigh = Callable[[Clause], float]


def weight(clause: Clause, *, formula: Formula) -> float:
    """How much a clause says: the rarity of its distinct words outside formula, all together."""
    content = formula.mask(clause.words, clause.document.language)
    return sum(rarity(form) for form in sorted({word.form for word in words(content)}))


def cover(
    clauses: Sequence[Clause],
    overlaps: Sequence[Overlap],
    *,
    weigh: Weigh,
    language: Language | None = None,
) -> tuple[Coverage, ...]:
    """Say of every two instruments with an overlap how much of each is in the other.

    Language versions that correspond clause by clause are one instrument, shown in `language`
    where there is such a version. Most covered first.
    """
    shown = _shown(clauses, language)
    deciding = _deciding(set(shown.values()))
    best: dict[tuple[Document, Document], dict[Clause, Counterpart]] = defaultdict(dict)
    for overlap in overlaps:
        for found in _counterparts(overlap, shown, weigh):
            held = best[found.clause.document, found.by.document]
            held[found.clause] = max(held.get(found.clause, found), found, key=_strength)
    covered = [
        _coverage(pair, found, deciding[pair[0]], weigh)
        for pair, found in best.items()
        if pair[0] != pair[1]
    ]
    return tuple(sorted((each for each in covered if each.covered), key=_order))


def cover_sectors(
    clauses: Sequence[Clause],
    coverages: Sequence[Coverage],
    *,
    weigh: Weigh,
    language: Language | None = None,
) -> tuple[SectorCoverage, ...]:
    """Sum coverage from Sector to Sector: of each clause, what one text of the other holds most."""
    deciding = _deciding(set(_shown(clauses, language).values()))
    sectors = sorted({document.sector for document in deciding}, key=lambda s: (s is not None, s))
    return tuple(
        _sector(sector, by, deciding, coverages, weigh)
        for sector in sectors
        for by in sectors
        if sector != by
    )


def _sector(
    sector: str | None,
    by: str | None,
    deciding: Mapping[Document, Sequence[Clause]],
    coverages: Iterable[Coverage],
    weigh: Weigh,
) -> SectorCoverage:
    own = [document for document in deciding if document.sector == sector]
    between = [c for c in coverages if (c.document.sector, c.by.sector) == (sector, by)]
    held: dict[Clause, float] = defaultdict(float)
    for counterpart in (each for coverage in between for each in coverage.covered):
        held[counterpart.clause] = max(held[counterpart.clause], counterpart.share)
    total = sum(weigh(clause) for document in own for clause in deciding[document])
    return SectorCoverage(
        sector=sector,
        by=by,
        share=sum(weigh(c) * held[c] for c in sorted(held, key=_place)) / total if total else 0.0,
        instruments=len({clause.document for clause in held}),
        all_instruments=len(own),
    )


def _coverage(
    pair: tuple[Document, Document],
    found: Mapping[Clause, Counterpart],
    deciding: Sequence[Clause],
    weigh: Weigh,
) -> Coverage:
    covered = tuple(found[clause] for clause in deciding if clause in found)
    total = sum(map(weigh, deciding))
    return Coverage(
        document=pair[0],
        by=pair[1],
        share=sum(each.weight * each.share for each in covered) / total if total else 0.0,
        covered=covered,
        uncovered=tuple(clause for clause in deciding if clause not in found),
    )


def _counterparts(
    overlap: Overlap, shown: Mapping[Clause, Clause], weigh: Weigh
) -> Iterable[Counterpart]:
    left, right = shown[overlap.left], shown[overlap.right]
    for clause, by, share in ((left, right, overlap.shares[0]), (right, left, overlap.shares[1])):
        held = 1.0 if overlap.label == "same" else min(share, 1.0)
        yield Counterpart(clause, by, overlap.id, held, weigh(clause))


def _deciding(clauses: Iterable[Clause]) -> dict[Document, list[Clause]]:
    """What each document decides, in the order of its text."""
    by_document: dict[Document, list[Clause]] = defaultdict(list)
    for clause in sorted(clauses, key=_place):
        by_document[clause.document].append(clause)
    return {
        document: [clause for clause in own if clause.role == "operative"] or own
        for document, own in by_document.items()
    }


def _shown(clauses: Sequence[Clause], language: Language | None) -> dict[Clause, Clause]:
    """For every clause the one that stands for it among its language versions."""
    places = places_of(clauses)
    chosen: dict[tuple[str, int, int], Clause] = {}
    for clause in sorted(clauses, key=lambda c: (c.document.language != language, *_place(c))):
        chosen.setdefault(places[clause], clause)
    return {clause: chosen[places[clause]] for clause in clauses}


def _place(clause: Clause) -> tuple[str, int, str]:
    return clause.document.source, clause.span.start, clause.key


def _strength(counterpart: Counterpart) -> tuple[float, str]:
    return counterpart.share, counterpart.overlap


def _order(coverage: Coverage) -> tuple[float, str, str]:
    return -coverage.share, coverage.document.source, coverage.by.source
