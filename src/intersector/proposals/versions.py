"""Two instruments in a language that both have: what moves from one to the other needs no
translation then."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from intersector.model import Clause, Coverage, Document, Language
from intersector.overlap import Place, places_of

Versions = Mapping[tuple[Place, Language], Clause]
"""Each clause by its place in its instrument and its language."""


def versions_of(clauses: Iterable[Clause]) -> Versions:
    """The clauses of language versions that correspond; the first file's where several do."""
    found: dict[tuple[Place, Language], Clause] = {}
    for clause, place in places_of(list(clauses)).items():
        found.setdefault((place, clause.document.language), clause)
    return found


def in_one_language(
    coverage: Coverage, versions: Versions, places: Mapping[Clause, Place]
) -> Coverage:
    """The coverage of two versions in one language; as it is where there are no such versions.

    The language of the instrument that stays is tried first, then that of the other, then the
    others in the order of their codes.
    """
    kept, other = coverage.by.language, coverage.document.language
    if kept == other:
        return coverage
    known = sorted({language for _, language in versions} - {kept, other})
    for language in (kept, other, *known):
        found = _in(coverage, language, versions, places)
        if found is not None:
            return found
    return coverage


def _in(
    coverage: Coverage,
    language: Language,
    versions: Versions,
    places: Mapping[Clause, Place],
) -> Coverage | None:
    """The coverage between the versions in a language; None where a clause has none there."""

    def version(clause: Clause) -> Clause | None:
        return versions.get((places[clause], language)) if clause in places else None

    pairs = [(version(each.clause), version(each.by)) for each in coverage.covered]
    rest = [version(clause) for clause in coverage.uncovered]
    covered = tuple(
        replace(each, clause=clause, by=by)
        for each, (clause, by) in zip(coverage.covered, pairs, strict=True)
        if clause is not None and by is not None
    )
    uncovered = tuple(clause for clause in rest if clause is not None)
    if not covered or len(covered) + len(uncovered) < len(pairs) + len(rest):
        return None
    texts: tuple[Document, Document] = covered[0].clause.document, covered[0].by.document
    return replace(coverage, document=texts[0], by=texts[1], covered=covered, uncovered=uncovered)
