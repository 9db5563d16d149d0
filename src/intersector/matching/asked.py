"""Which pairs of rows a join is asked for: all, but for some within families."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intersector.matching.pairs import Indices


@dataclass(frozen=True, slots=True, eq=False)
class Kin:
    """For each row of a set the number of its family, and of the member of that family it is of.

    Rows of two families are compared, and those of one member; not those of two members of one
    family. Of editions of one instrument, the instrument is the family and the edition the member;
    where only rows of different Sectors shall meet, a Sector is a family and each row a member.
    """

    family: Indices
    member: Indices

    def of(self, rows: Indices | slice) -> "Kin":
        """That of some of the rows."""
        return Kin(self.family[rows], self.member[rows])


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """The kin of the two sides of a join; the same for a set that is joined with itself."""

    left: Kin
    right: Kin

    @classmethod
    def within(cls, family: Indices, member: Indices) -> "Asked":
        """What is asked for of a set with itself."""
        kin = Kin(np.asarray(family), np.asarray(member))
        return cls(kin, kin)

    def of(self, left: Indices | slice, right: Indices | slice) -> "Asked":
        """What is asked for of some rows of each side."""
        return Asked(self.left.of(left), self.right.of(right))

    def holds(self, left: Indices, right: Indices) -> NDArray[np.bool_]:
        """Whether each pair of a left and a right row is asked for."""
        strangers = self.left.family[left] != self.right.family[right]
        told: NDArray[np.bool_] = strangers | (self.left.member[left] == self.right.member[right])
        return told

    def refused(self) -> NDArray[np.bool_] | None:
        """The pairs not asked for, as a table of all; None where there are none, and quickly."""
        ours, theirs = self.left.family, self.right.family
        if not np.isin(ours, theirs).any():
            return None
        refused: NDArray[np.bool_] = ours[:, None] == theirs
        refused &= self.left.member[:, None] != self.right.member
        return refused
