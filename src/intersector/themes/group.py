"""Putting near documents together: average linkage, then further memberships."""

from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Group:
    """Documents by their rows, in order: those that are in this group only or first, and all."""

    core: tuple[int, ...]
    members: tuple[int, ...]


def groups(together: Matrix) -> list[Group]:
    """Group documents by their affinity, in the order of first members; single ones left out.

    A document is in the core of one group at most, and a member of every other group whose core
    it is near to on average.
    """
    if len(together) < 2:
        return []
    distance = squareform(np.maximum(1 - together, 0), checks=False)
    labels = fcluster(linkage(distance, method="average"), 1 - NEAR, criterion="distance")
    cores = [tuple(np.flatnonzero(labels == label).tolist()) for label in np.unique(labels)]
    return [_joined(together, core) for core in sorted(cores) if len(core) > 1]


def central(together: Matrix, rows: Sequence[int]) -> list[int]:
    """The rows, the one nearest to the others first."""
    nearness = np.round(together[np.ix_(rows, rows)].sum(axis=1), 6)
    return [rows[at] for at in np.lexsort((rows, -nearness))]


def _joined(together: Matrix, core: tuple[int, ...]) -> Group:
    near = np.flatnonzero(together[:, core].mean(axis=1) >= ALSO).tolist()
    return Group(core, tuple(sorted({*core, *near})))
