"""Putting near documents together: average linkage, then what that parts although it is near.

Average linkage puts each document into one group, so that one which is between two subjects goes
to either as the others come and go. What holds is that two near documents share a group: a pair
that shares none begins one of its own. `benchmarks/measures/themes.py` measures how many
memberships stay when one document goes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from intersector.themes.affinity import Matrix

NEAR: Final = 0.3
"""Mean affinity at which two groups become one."""
ALSO: Final = 0.4
"""Affinity at which two documents share a group whatever else they are in; the mean affinity to a
whole group at which a document belongs to it besides its own."""
APART: Final = 0.2
"""Below it, two documents are not put into one group by a pair."""
FOLLOWS: Final = 0.15
"""Affinity at which a document in no group joins that of its nearest, if one cites the other."""


@dataclass(frozen=True, slots=True)
class Group:
    """Documents by their rows, in order: those that make the group, and all."""

    core: tuple[int, ...]
    members: tuple[int, ...]


def groups(together: Matrix, cites: Matrix) -> list[Group]:
    """Group documents by their affinity, in the order of first members; single ones left out.

    A document is a member of every group whose core it is near to on average, and any two near
    documents share a group. One that would be in none joins the group of the document nearest to
    it if one of the two cites the other: so a Sector's text comes to the text it builds on,
    although it has little else in common with what else builds on it.
    """
    if len(together) < 2:
        return []
    distance = squareform(np.maximum(1 - together, 0), checks=False)
    labels = fcluster(linkage(distance, method="average"), 1 - NEAR, criterion="distance")
    cores = [tuple(np.flatnonzero(labels == label).tolist()) for label in np.unique(labels)]
    linked = [_joined(together, core) for core in sorted(cores) if len(core) > 1]
    grouped = {row for group in linked for row in group.members}
    alone = [row for row in range(len(together)) if row not in grouped]
    leaders = {row: _leader(row, together, cites) for row in alone}
    return _with_pairs([_followed(group, leaders) for group in linked], together)


def _with_pairs(found: Sequence[Group], together: Matrix) -> list[Group]:
    """The groups, and one for each near pair that shares none, the nearest pair first.

    The pair grows as groups do; if that makes one that is there already, changed, the latter grows.
    """
    groups = list(found)
    shared = np.zeros(together.shape, bool)
    for group in groups:
        shared[np.ix_(group.members, group.members)] = True
    pairs = np.argwhere(np.triu(together >= ALSO, 1))
    nearest = np.lexsort((*pairs.T[::-1], -np.round(together[tuple(pairs.T)], 4)))
    for pair in pairs[nearest].tolist():
        if not shared[tuple(pair)]:
            rows = _grown(pair, together)
            alike = (at for at, each in enumerate(groups) if _alike(each.members, rows))
            at = next(alike, None)
            if at is None:
                groups.append(Group(rows, rows))
            else:
                members = {*groups[at].members, *rows}
                groups[at] = Group(groups[at].core, tuple(sorted(members)))
            shared[np.ix_(rows, rows)] = True
    return groups


def _alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two groups have half of their documents in common."""
    return 2 * len({*one} & {*other}) >= len({*one, *other})


def _grown(pair: Sequence[int], together: Matrix) -> tuple[int, ...]:
    """The pair and, one after the other, the document nearest to all, while it is near enough."""
    rows = list(pair)
    while True:
        affinity = together[:, rows]
        mean = np.where(affinity.min(axis=1) >= APART, affinity.mean(axis=1), 0)
        mean[rows] = 0
        nearest = int(mean.argmax())
        if mean[nearest] < NEAR:
            return tuple(sorted(rows))
        rows.append(nearest)


def central(together: Matrix, rows: Sequence[int]) -> list[int]:
    """The rows, the one nearest to the others first."""
    nearness = np.round(together[np.ix_(rows, rows)].sum(axis=1), 6)
    return [rows[at] for at in np.lexsort((rows, -nearness))]


def _leader(row: int, together: Matrix, cites: Matrix) -> int | None:
    """The document nearest to that of `row`, if it is near enough and one cites the other."""
    near = together[row].copy()
    near[row] = -1
    nearest = int(near.argmax())
    linked = cites[row, nearest] or cites[nearest, row]
    return nearest if linked and near[nearest] >= FOLLOWS else None


def _followed(group: Group, leaders: Mapping[int, int | None]) -> Group:
    """The group with those whose leader is in its core."""
    followers = [row for row, leader in leaders.items() if leader in group.core]
    return Group(group.core, tuple(sorted({*group.members, *followers})))


def _joined(together: Matrix, core: tuple[int, ...]) -> Group:
    near = np.flatnonzero(together[:, core].mean(axis=1) >= ALSO).tolist()
    return Group(core, tuple(sorted({*core, *near})))


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
