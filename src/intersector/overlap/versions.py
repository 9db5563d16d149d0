"""One finding for all the language versions of a text."""

from collections import defaultdict
from collections.abc import Sequence

from intersector.model import Clause, Document, Language, Overlap

Place = tuple[str, int, int]
"""An instrument, how many clauses it has, and which of them: the same in each of its versions."""


def once(
    overlaps: Sequence[Overlap], clauses: Sequence[Clause], *, language: Language | None = None
) -> tuple[Overlap, ...]:
    """Keep one of the overlaps between the same two clauses in several language versions.

    Versions of one instrument correspond clause by clause when they have equally many; where they
    do not, each finding stands for itself. Kept is the pair that is easiest to judge: both sides
    in `language`, or else in one language, or else the one with the highest score.
    """
    places = places_of(clauses)
    versions: dict[frozenset[Place], list[Overlap]] = defaultdict(list)
    for overlap in overlaps:
        versions[frozenset({places[overlap.left], places[overlap.right]})].append(overlap)
    kept = {min(same, key=lambda o: _ease(o, language)).id for same in versions.values()}
    return tuple(overlap for overlap in overlaps if overlap.id in kept)


def _ease(overlap: Overlap, language: Language | None) -> tuple[int, bool, float, str]:
    tongues = [clause.document.language for clause in (overlap.left, overlap.right)]
    foreign = sum(tongue != language for tongue in tongues)
    return min(foreign, 1), tongues[0] != tongues[1], -overlap.score, overlap.id


def places_of(clauses: Sequence[Clause]) -> dict[Clause, Place]:
    """Where each clause stands, the same for the corresponding clauses of language versions."""
    by_document: dict[Document, list[Clause]] = defaultdict(list)
    for clause in clauses:
        by_document[clause.document].append(clause)
    return {
        clause: (str(document.id or document.source), len(inside), at)
        for document, inside in by_document.items()
        for at, clause in enumerate(inside)
    }
