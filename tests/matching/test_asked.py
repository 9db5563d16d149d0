"""A join gives only pairs that are asked for, and the best of those."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from intersector.engines import LOCAL
from intersector.matching import Asked, Indexed, join, lists, spread_nearest
from intersector.matching.asked import Kin
from intersector.matching.bounds import Bounds
from intersector.matching.copies import first_copies

Row = tuple[int, int, int]
"""A value, a family and a member of it."""

rows = st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 2), st.integers(0, 1)), max_size=30)


def vectors(chosen: list[Row]) -> np.ndarray:
    """Scores are the products of the values: many are equal."""
    return np.array([[value, 0.5] for value, _, _ in chosen], np.float32).reshape(-1, 2)


def asked(left: list[Row], right: list[Row]) -> Asked:
    """Both sides know each other's families and members."""
    return Asked(kin(left), kin(right))


def kin(chosen: list[Row]) -> Kin:
    """Members of two families have different numbers."""
    family = np.array([each for _, each, _ in chosen], int)
    return Kin(family, 2 * family + np.array([each for _, _, each in chosen], int))


def by_hand(
    left: list[Row], right: list[Row], top: int | None, least: float, *, own: bool
) -> list[tuple[int, int]]:
    """What comparing every row with every row that it may meet gives."""
    found = []
    for i, (value, family, member) in enumerate(left):
        met = {
            j: value * other + 0.25
            for j, (other, its, of) in enumerate(right)
            if (family != its or member == of) and not (own and i == j)
        }
        order = sorted((j for j in met if met[j] >= least), key=lambda j: (-met[j], j))
        found += [(i, j) for j in order[:top]]
    return found


@given(left=rows, right=rows, top=st.none() | st.integers(1, 4), block=st.integers(1, 40))
def test_two_sets(left: list[Row], right: list[Row], top: int | None, block: int) -> None:
    """Near rows that are not asked for take no place among the best."""
    indexed = Indexed(vectors(right), block=block)
    for others in (vectors(right), indexed):
        found = join(
            vectors(left), others, top=top, threshold=1.0, asked=asked(left, right), block=block
        )
        pairs = [(i, j) for i, j, _ in found]
        assert pairs == by_hand(left, right, top, 1.0, own=False)


@given(own=rows, top=st.none() | st.integers(1, 4), block=st.integers(1, 40))
def test_a_set_with_itself(own: list[Row], top: int | None, block: int) -> None:
    """Each pair once, when either row has it among the best that it asks for."""
    found = join(vectors(own), top=top, threshold=1.0, asked=asked(own, own), block=block)
    both = by_hand(own, own, top, 1.0, own=True)
    assert sorted((i, j) for i, j, _ in found) == sorted({(min(p), max(p)) for p in both})


@given(own=rows, top=st.integers(1, 4))
def test_lists(own: list[Row], top: int) -> None:
    """A single list is joined as the whole set is."""
    chosen = asked(own, own)
    if own:
        found = lists.join_by_lists(vectors(own), top=top, threshold=1.0, asked=chosen)
        assert list(found) == list(join(vectors(own), top=top, threshold=1.0, asked=chosen))


@given(own=rows, top=st.integers(1, 4), size=st.integers(1, 20))
def test_pieces_of_a_spread_join(own: list[Row], top: int, size: int) -> None:
    """Joined piece by piece, the result is that of the whole."""
    options: dict[str, Any] = {"top": top, "threshold": 1.0, "asked": asked(own, own)}
    found = spread_nearest(vectors(own), **options, engine=LOCAL, size=size)
    assert list(found) == list(join(vectors(own), **options))


def test_blocks_of_which_nothing_is_asked_are_not_multiplied() -> None:
    """Two Sectors, one after the other: a row meets itself, and the best of the other Sector."""
    own = np.random.default_rng(1).standard_normal((60, 8)).astype(np.float32)
    sectors = np.repeat([0, 1], 30)
    chosen = Asked.within(sectors, np.arange(60))
    multiplied = Bounds(own, own, 10, None, chosen).scores(0)
    assert [column for column, _ in multiplied] == [0, 30, 40, 50]
    crossed = join(own, top=3, asked=chosen, block=10)
    assert all(left < 30 <= right for left, right, _ in crossed)
    forth, back = join(own[:30], own[30:], top=3), join(own[30:], own[:30], top=3)
    either = {(i, j + 30) for i, j, _ in forth} | {(j, i + 30) for i, j, _ in back}
    assert {(i, j) for i, j, _ in crossed} == either


def test_of_very_many_equal_rows_few_are_compared() -> None:
    """In one family, in many, or in one member: what is kept is what somebody may ask for."""
    same = np.ones((50_000, 2), np.float32)
    places = np.arange(50_000)
    one, three = np.zeros_like(places), places % 3
    assert len(first_copies(same, 8)) == 10
    assert len(first_copies(same, 8, Asked.within(one, one).right)) == 9
    assert len(first_copies(same, 8, Asked.within(three, three).right)) <= 3 * 9
    found = join(same, top=8, asked=Asked.within(three, three), threshold=0.5)
    assert {(int(i) % 3, int(j) % 3) for i, j, _ in found} >= {(0, 1), (0, 0)}
