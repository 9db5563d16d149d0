"""Putting near documents together: average linkage, then further memberships."""

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
ALSO: Final = 0.36
"""Mean affinity to a whole group at which a document belongs to it besides its own."""
FOLLOWS: Final = 0.15
"""Affinity at which a document in no group joins that of its nearest, if one cites the other."""


@dataclass(frozen=True, slots=True)
class Group:
    """Documents by their rows, in order: those that are in this group only or first, and all."""

    core: tuple[int, ...]
    members: tuple[int, ...]


def groups(together: Matrix, cites: Matrix) -> list[Group]:
    """Group documents by their affinity, in the order of first members; single ones left out.

    A document is in the core of one group at most, and a member of every other group whose core
    it is near to on average. One that would be in none joins the group of the document nearest
    to it if one of the two cites the other: so a Sector's text comes to the text it builds on,
    although it has little else in common with what else builds on it.
    """
    if len(together) < 2:
        return []
    distance = squareform(np.maximum(1 - together, 0), checks=False)
    labels = fcluster(linkage(distance, method="average"), 1 - NEAR, criterion="distance")
    cores = [tuple(np.flatnonzero(labels == label).tolist()) for label in np.unique(labels)]
    found = [_joined(together, core) for core in sorted(cores) if len(core) > 1]
    grouped = {row for group in found for row in group.members}
    leaders = {row: _leader(row, together, cites) for row in range(len(together))}
    followers = {row: leader for row, leader in leaders.items() if row not in grouped}
    return [
        Group(group.core, tuple(sorted({*group.members, *_following(group, followers)})))
        for group in found
    ]


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


def _following(group: Group, followers: Mapping[int, int | None]) -> list[int]:
    return [row for row, leader in followers.items() if leader in group.core]


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
