"""Putting near documents together: documents of which every two are near, and what belongs there.

A set of which every two are near stays such a set when one of it goes, and no other set is
touched: so themes change little as documents come and go. Average linkage, which decides on whole
groups, changes more (docs/decisions/0014). `benchmarks/measures/themes.py` measures how many
memberships stay when one document goes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from intersector.themes.affinity import Matrix

NEAR: Final = 0.4
"""Affinity at which two documents share a group."""
BELONGS: Final = 0.3
"""Affinity at which a document joins that of the highest body which is nearest to it."""
FOLLOWS: Final = 0.15
"""Affinity at which a document in no group joins that of its nearest, if one cites the other."""


@dataclass(frozen=True, slots=True)
class Group:
    """Documents by their rows, in order: those that make the group, and all."""

    core: tuple[int, ...]
    members: tuple[int, ...]


def groups(together: Matrix, cites: Matrix, *, highest: Collection[int] = ()) -> list[Group]:
    """Group documents by their affinity, in the order of first members; single ones left out.

    Any two near documents share a group, and a document can be in several. The documents of the
    highest body, in the rows `highest`, make groups first; every other joins the groups of those
    it belongs with, and brings what it makes a group with. The rest is grouped by itself.

    One that would be in none joins the groups of the document nearest to it if one of the two
    cites the other: so a Sector's text comes to the text it builds on, although it has little else
    in common with what else builds on it.
    """
    first = sorted(highest)
    below = [row for row in range(len(together)) if row not in set(first)]
    heads = _belonging(together, first, below)
    found = _joined(_merged(_all_near(together, first)), heads)
    brought = _brought(found, _merged(_all_near(together, below)))
    return _led(brought, _followers(brought, together, cites))


def _all_near(together: Matrix, rows: Sequence[int]) -> Iterator[set[int]]:
    """Sets of `rows` of which every two are near, until any two near ones share a set: the nearest
    pair first, each grown by what is nearest to all of it, as long as there is something near."""
    among = together[np.ix_(rows, rows)]
    near = np.triu(among >= NEAR, 1)
    pairs = np.argwhere(near)
    nearest = np.lexsort((*pairs.T[::-1], -np.round(among[tuple(pairs.T)], 4)))
    for pair in pairs[nearest].tolist():
        if near[tuple(pair)]:
            grown = sorted(_grown(pair, among))
            near[np.ix_(grown, grown)] = False
            yield {rows[at] for at in grown}


def _grown(pair: Sequence[int], together: Matrix) -> list[int]:
    grown = list(pair)
    least = together[:, grown].min(axis=1)
    while True:
        least[grown] = -1
        nearest = int(least.argmax())
        if least[nearest] < NEAR:
            return grown
        grown.append(nearest)
        least = np.minimum(least, together[:, nearest])


def _merged(found: Iterable[set[int]]) -> list[set[int]]:
    """The sets, each with those that have half of their documents or more in common with it."""
    merged: list[set[int]] = []
    for rows in sorted(found, key=lambda rows: (-len(rows), sorted(rows))):
        alike = (other for other in merged if 2 * len(other & rows) >= len(other | rows))
        other = next(alike, None)
        if other is None:
            merged.append(rows)
        else:
            other |= rows
    return merged


def _belonging(
    together: Matrix, first: Sequence[int], below: Sequence[int]
) -> Mapping[int, set[int]]:
    """By row of `first`, the rows `below` that it is near to, or that have no nearer one there."""
    found: dict[int, set[int]] = defaultdict(set)
    for row in below if first else ():
        affinity = together[row, first]
        nearest = int(affinity.argmax())
        for at in np.flatnonzero(affinity >= NEAR).tolist():
            found[first[at]].add(row)
        if affinity[nearest] >= BELONGS:
            found[first[nearest]].add(row)
    return found


def _joined(found: Iterable[set[int]], heads: Mapping[int, set[int]]) -> list[set[int]]:
    """The sets, each with what belongs to one of it; a head in none makes one with its own."""
    sets = [*found]
    sets += [{head} for head in sorted(heads) if not any(head in rows for rows in sets)]
    return [rows.union(*(heads.get(row, ()) for row in rows)) for rows in sets]


def _brought(found: Sequence[set[int]], others: Iterable[set[int]]) -> list[set[int]]:
    """The sets `found`, each with those of which half is there already, and the others apart."""
    brought = [set(rows) for rows in found]
    for rows in others:
        homes = [at for at, own in enumerate(found) if 2 * len(own & rows) >= len(rows)]
        for at in homes:
            brought[at] |= rows
        if not homes:
            brought.append(rows)
    return brought


def _followers(
    found: Sequence[set[int]], together: Matrix, cites: Matrix
) -> Mapping[int, set[int]]:
    """By row, the rows in no set that follow it."""
    grouped = {row for rows in found for row in rows}
    followers: dict[int, set[int]] = defaultdict(set)
    for row in range(len(together)):
        if row not in grouped and (leader := _leader(row, together, cites)) is not None:
            followers[leader].add(row)
    return followers


def _leader(row: int, together: Matrix, cites: Matrix) -> int | None:
    """The document nearest to that of `row`, if it is near enough and one cites the other."""
    near = together[row].copy()
    near[row] = -1
    nearest = int(near.argmax())
    linked = cites[row, nearest] or cites[nearest, row]
    return nearest if linked and near[nearest] >= FOLLOWS else None


def _led(found: Sequence[set[int]], followers: Mapping[int, set[int]]) -> list[Group]:
    """The groups, each with what follows one of it; a leader in none makes one with its own."""
    leaders = sorted(leader for leader in followers if not any(leader in rows for rows in found))
    alone = [{leader, *followers[leader]} for leader in leaders]
    led = [
        Group((leader,), tuple(sorted(rows)))
        for at, (leader, rows) in enumerate(zip(leaders, alone, strict=True))
        if not any(rows < other for other in alone) and rows not in alone[:at]
    ]
    for rows in found:
        own = rows.union(*(followers.get(row, ()) for row in rows))
        led.append(Group(tuple(sorted(rows)), tuple(sorted(own))))
    return sorted(led, key=lambda group: group.core)


def central(together: Matrix, rows: Sequence[int]) -> list[int]:
    """The rows, the one nearest to the others first."""
    nearness = np.round(together[np.ix_(rows, rows)].sum(axis=1), 6)
    return [rows[at] for at in np.lexsort((rows, -nearness))]


def attached(found: Sequence[Group], pairs: Iterable[tuple[int, int]]) -> list[Group]:
    """The groups, each with what is linked to its core: pairs of a document and a further one.

    A further one is a member of every group that has a document it is linked to in its core.
    Documents that are in no core begin a group each.
    """
    linked: dict[int, set[int]] = defaultdict(set)
    for row, further in pairs:
        linked[row].add(further)
    cores = {row for group in found for row in group.core}
    alone = [Group((row,), (row,)) for row in sorted(linked) if row not in cores]
    return [
        Group(group.core, tuple(sorted({*group.members}.union(*(linked[x] for x in group.core)))))
        for group in sorted((*found, *alone), key=lambda group: group.core)
    ]
