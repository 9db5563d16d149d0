"""Overlaps that are one finding: of a clause in several texts every two make a pair."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from intersector.identifiers import InstrumentId
from intersector.model import Clause, Group, Overlap
from intersector.organisations import Organisations
from intersector.overlap.versions import Place, places_of

FEWEST: Final = 3
"""Instruments in which a clause must stand; two are a pair."""

Links = Mapping[Place, Mapping[Place, tuple[Clause, Overlap]]]
"""Of each clause those that say the same, each with the overlap that says so."""


def groups(
    overlaps: Sequence[Overlap], clauses: Iterable[Clause], *, organisations: Organisations
) -> tuple[Group, ...]:
    """The clauses that stand in three instruments or more, in the order of `overlaps`.

    Every clause of a group says the same as its first by an overlap of their own: that b says what
    a says, and c what b says, does not put a and c together. The first is the clause that ranks
    highest; among equals the one that most others repeat, then the newest. No clause is in two
    groups, and none of an edition that a newer one replaces: nobody amends it any more.
    `clauses` are all that were compared: language versions of one count once.
    """
    held = [*clauses]
    places, current = places_of(held), _current(held)
    links = _links([each for each in overlaps if current.issuperset(_sources(each))], places)
    bundles = list(_bundles(links, organisations))
    home = {place: at for at, bundle in enumerate(bundles) for place in bundle}
    within: dict[int, list[str]] = defaultdict(list)
    for each in overlaps:
        left, right = home.get(places[each.left]), home.get(places[each.right])
        if left is not None and left == right:
            within[left].append(each.id)
    return tuple(_group(bundles[at], links, ids) for at, ids in within.items())


def _current(clauses: Iterable[Clause]) -> frozenset[str]:
    """The sources of those texts of which no newer edition was compared."""
    some = {clause.document.source: clause for clause in clauses}
    ages = {source: (_work(clause), _edition(clause)) for source, clause in some.items()}
    newest: dict[str, tuple[int, int]] = {}
    for work, age in ages.values():
        newest[work] = max(age, newest.get(work, age))
    return frozenset(source for source, (work, age) in ages.items() if age == newest[work])


def _edition(clause: Clause) -> tuple[int, int]:
    identifier = clause.document.id
    return identifier.edition if identifier is not None else (0, 0)


def _sources(overlap: Overlap) -> tuple[str, str]:
    return overlap.left.document.source, overlap.right.document.source


def _links(overlaps: Sequence[Overlap], places: Mapping[Clause, Place]) -> Links:
    found: dict[Place, dict[Place, tuple[Clause, Overlap]]] = defaultdict(dict)
    for each in overlaps:
        left, right = places[each.left], places[each.right]
        if each.label == "same" and each.left.document != each.right.document:
            found[left].setdefault(right, (each.right, each))
            found[right].setdefault(left, (each.left, each))
    return found


def _bundles(links: Links, organisations: Organisations) -> Iterator[list[Place]]:
    """The places of each group, the one that the others repeat first."""
    clauses = {place: clause for near in links.values() for place, (clause, _) in near.items()}

    def standing(place: Place) -> tuple[int, InstrumentId, int]:
        document = clauses[place].document
        rank = organisations.rank(document.body)
        return rank, document.id or InstrumentId("~", document.kind, document.source), place[2]

    def first(place: Place) -> tuple[object, ...]:
        rank, *rest = standing(place)
        return rank, -len(links[place]), -(clauses[place].document.year or 0), *rest

    taken: set[Place] = set()
    for middle in sorted(links, key=first):
        rank, *_ = standing(middle)
        lower = [p for p in links[middle] if p not in taken and standing(p)[0] >= rank]
        bundle = [middle, *sorted(lower, key=standing)]
        if middle not in taken and len({_work(clauses[place]) for place in bundle}) >= FEWEST:
            taken.update(bundle)
            yield bundle


def _group(bundle: Sequence[Place], links: Links, overlaps: Sequence[str]) -> Group:
    middle, *others = bundle
    near = [links[middle][place] for place in others]
    first, _ = links[others[0]][middle]
    return Group(
        clauses=(first, *(clause for clause, _ in near)),
        links=tuple(overlap for _, overlap in near),
        overlaps=tuple(overlaps),
    )


def _work(clause: Clause) -> str:
    document = clause.document
    return str(document.id.work) if document.id is not None else document.source
