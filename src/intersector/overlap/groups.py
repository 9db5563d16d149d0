"""Overlaps that are one matter: a clause that stands in several texts makes a pair of every two."""

from collections.abc import Iterable, Mapping, Sequence

from intersector.model import Clause, Overlap


def groups(overlaps: Sequence[Overlap]) -> Mapping[str, str]:
    """By identifier, the first overlap of each group of clauses that say the same.

    A group has clauses of three instruments or more. To say the same carries over: where a says
    what b says, and b what c says, the three are one group, with every overlap between two of them.
    Overlaps of no group are left out.
    """
    same = [each for each in overlaps if each.label == "same"]
    gathered = _gathered((each.left, each.right) for each in same)
    first: dict[int, str] = {}
    found = {}
    for each in overlaps:
        group = gathered.get(each.left)
        if group is not None and group is gathered.get(each.right) and len(_works(group)) > 2:
            found[each.id] = first.setdefault(id(group), each.id)
    return found


def _gathered(pairs: Iterable[tuple[Clause, Clause]]) -> Mapping[Clause, set[Clause]]:
    """Of each clause those that it is joined with, itself included."""
    found: dict[Clause, set[Clause]] = {}
    for left, right in pairs:
        one, other = found.setdefault(left, {left}), found.setdefault(right, {right})
        if one is not other:
            one |= other
            found.update(dict.fromkeys(other, one))
    return found


def _works(clauses: Iterable[Clause]) -> set[str]:
    documents = (clause.document for clause in clauses)
    return {str(each.id.work) if each.id is not None else each.source for each in documents}
