"""The exact join of two sets of vectors: every pair that is alike enough, in bounded memory."""

from collections.abc import Iterator

import numpy as np

from intersector.matching.asked import Asked
from intersector.matching.bounds import NEVER, Bounds, Indexed, Rows
from intersector.matching.copies import first_copies
from intersector.matching.nearest import Nearest
from intersector.matching.pairs import Indices, Pairs, together


def join(  # noqa: PLR0913
    left: Rows,
    right: Rows | Indexed | None = None,
    *,
    top: int | None = None,
    threshold: float = -np.inf,
    asked: Asked | None = None,
    block: int = 512,
) -> Pairs:
    """Find the pairs of a row of `left` and a row of `right` whose dot product reaches `threshold`.

    With `top`, only the best so many of each left row are kept; of equal scores the lower right
    row comes first. Without `right` the set is joined with itself: a row never meets itself, and
    a pair is given once, with its lower row as `left`, when either of the two rows has kept it.
    A pair that is not `asked` for is not there, nor takes it the place of another.
    The rows are of single or half precision, or of bytes, and may lie in a mapped file. Rows that
    are joined again and again are best `Indexed` once; then their blocks are those.

    The result is exact: what is computed in bytes and in fewer numbers (see `bounds`) only rules
    out what can't reach; every score is that of the whole rows in single precision. Memory is
    ``block * block`` scores and at most five bytes for each number of a vector that is compared,
    besides what is kept.
    """
    if top is None:
        bounds = Bounds(left, left if right is None else right, block, threshold, asked)
        return together(list(_reaching(bounds, threshold, own=right is None))).best(None)
    if right is None:
        return best_of_each(left, top=top, threshold=threshold, asked=asked, block=block).once()
    if not isinstance(right, Indexed):
        kept = first_copies(right, top, asked.right if asked else None)
        if len(kept) < len(right):
            return _among(left, right, kept, top, threshold, asked=asked)
    return together(list(_nearest(Bounds(left, right, block, None, asked), top, threshold)))


def best_of_each(
    rows: Rows, *, top: int, threshold: float, asked: Asked | None = None, block: int = 512
) -> Pairs:
    """Join a set with itself, as `join` does, but give each row's own best pairs, as their `left`:
    a pair that both its rows have kept is there twice."""
    kept = first_copies(rows, top, asked.right if asked else None)
    if len(kept) == len(rows):
        bounds = Bounds(rows, rows, block, None, asked)
        return together(list(_nearest_own(bounds, top, threshold)))
    pairs = _among(rows, rows, kept, top + 1, threshold, asked=asked)
    return pairs.where(pairs.left != pairs.right).best(top)


def _among(  # noqa: PLR0913
    left: Rows, right: Rows, kept: Indices, top: int, threshold: float, *, asked: Asked | None
) -> Pairs:
    """The `top` pairs of each left row with the right rows that are kept."""
    among = asked.of(slice(None), kept) if asked else None
    pairs = join(left, Indexed(right[kept]), top=top, threshold=threshold, asked=among)
    return Pairs(pairs.left, kept[pairs.right], pairs.score)


def _reaching(bounds: Bounds, threshold: float, *, own: bool) -> Iterator[Pairs]:
    """All pairs that reach the threshold; of a self-join only those with the lower row left."""
    least = bounds.least(threshold)
    for row in bounds.rows:
        for column, scores in bounds.scores(row, first=row if own else 0):
            rows, columns = np.divmod(np.flatnonzero(scores >= least), scores.shape[1])
            rows, columns = rows + row, columns + column
            if own and row == column:
                rows, columns = rows[rows < columns], columns[rows < columns]
            pairs = Pairs(rows, columns, bounds.exact(rows, columns))
            yield pairs.where(pairs.score >= threshold)


def _nearest(bounds: Bounds, top: int, threshold: float) -> Iterator[Pairs]:
    """The `top` pairs of each left row."""
    for row in bounds.rows:
        near = Nearest(bounds, row, top, threshold)
        for column, scores in bounds.scores(row):
            near.meet(column, scores)
        yield near.settled()


def _nearest_own(bounds: Bounds, top: int, threshold: float) -> Iterator[Pairs]:
    """The `top` pairs of each row of a set with itself: each product serves both its rows."""
    near = {row: Nearest(bounds, row, top, threshold) for row in bounds.rows}
    for row in bounds.rows:
        for column, scores in bounds.scores(row, first=row):
            if row == column:
                np.fill_diagonal(scores, NEVER)
            else:
                near[column].meet(row, scores, turned=True)
            near[row].meet(column, scores)
        yield near.pop(row).settled()
