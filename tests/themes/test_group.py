"""Near documents come together; one that is near to two groups is in both."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.themes.group import NEAR, Group, central, groups


def affinity(size: int, near: dict[tuple[int, int], float]) -> np.ndarray:
    """A symmetric matrix of these values, 0 elsewhere."""
    matrix = np.eye(size)
    for (row, column), value in near.items():
        matrix[row, column] = matrix[column, row] = value
    return matrix


def test_near_documents_form_a_group() -> None:
    """Two pairs make two groups; a document near to none is in none."""
    found = groups(affinity(5, {(0, 2): 0.8, (1, 4): 0.5}), np.zeros((5, 5)))
    assert found == [Group((0, 2), (0, 2)), Group((1, 4), (1, 4))]


def test_a_document_can_be_in_two_groups() -> None:
    """Whichever of its two subjects a document goes to, it is with both; so when one goes, the
    others stay where they were."""
    near = affinity(5, {(0, 1): 0.7, (2, 3): 0.6, (1, 2): 0.5, (3, 4): 0.1})
    pairs = [Group((0, 1), (0, 1)), Group((1, 2), (1, 2)), Group((2, 3), (2, 3))]
    assert groups(near, np.zeros((5, 5))) == pairs
    assert groups(near[1:, 1:], np.zeros((4, 4))) == [Group((0, 1), (0, 1)), Group((1, 2), (1, 2))]


def test_every_two_of_a_group_are_near() -> None:
    """Average linkage would put all four into one."""
    near = dict.fromkeys([(0, 1), (0, 2), (1, 2)], 0.9) | {(2, 3): 0.9}
    found = groups(affinity(4, near), np.zeros((4, 4)))
    assert [group.core for group in found] == [(0, 1, 2), (2, 3)]


def test_groups_that_are_nearly_the_same_are_one() -> None:
    """Two themes of nearly the same documents would be one told twice."""
    near = dict.fromkeys([(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)], 0.5) | {(0, 3): 0.1}
    (found,) = groups(affinity(4, near), np.zeros((4, 4)))
    assert found == Group((0, 1, 2, 3), (0, 1, 2, 3))


def test_what_belongs_with_a_text_of_the_highest_body_joins_it() -> None:
    """Texts of Sectors need not be near to each other, and bring what they are near to."""
    near = affinity(5, {(0, 1): 0.5, (0, 2): 0.3, (2, 3): 0.8, (0, 4): 0.2})
    assert groups(near, np.zeros((5, 5)), highest=[0]) == [Group((0, 1, 2, 3), (0, 1, 2, 3))]
    apart = [Group((0, 1), (0, 1)), Group((2, 3), (2, 3))]
    assert groups(near, np.zeros((5, 5))) == apart


def test_what_is_far_from_the_highest_body_makes_groups_of_its_own() -> None:
    """A theme needs no text of the highest body."""
    near = affinity(4, {(0, 1): 0.5, (2, 3): 0.8})
    found = groups(near, np.zeros((4, 4)), highest=[0, 1])
    assert found == [Group((0, 1), (0, 1)), Group((2, 3), (2, 3))]


@given(st.integers(0, 2**32 - 1), st.integers(2, 9))
def test_any_two_near_documents_share_a_group(seed: int, size: int) -> None:
    """Of the highest body or not, whatever else they are near to."""
    drawn = np.triu(np.random.default_rng(seed).random((size, size)), 1)
    near = drawn + drawn.T + np.eye(size)
    found = groups(near, np.zeros((size, size)), highest=range(seed % size))
    for left, right in np.argwhere(near >= NEAR).tolist():
        assert left == right or any({left, right} <= {*group.core} for group in found)


def test_a_text_follows_the_one_it_cites() -> None:
    """If that is the nearest to it and not far; one that cites nothing stays alone."""
    near = affinity(4, {(0, 1): 0.8, (0, 2): 0.2, (0, 3): 0.2})
    cites = np.zeros((4, 4))
    cites[2, 0] = 1
    assert groups(near, cites) == [Group((0, 1), (0, 1, 2))]


def test_a_text_without_a_group_leads_one() -> None:
    """When the other text of a theme goes, those that followed stay together."""
    cites = np.zeros((4, 4))
    cites[1, 0] = cites[2, 0] = 1
    near = affinity(4, {(0, 1): 0.2, (0, 2): 0.3})
    assert groups(near, cites) == [Group((0,), (0, 1, 2))]


def test_the_central_one_comes_first() -> None:
    """Centrality is nearness to all others; of equals the first."""
    assert central(affinity(3, {(0, 1): 0.5, (1, 2): 0.6}), (0, 1, 2)) == [1, 2, 0]


@pytest.mark.parametrize("size", [0, 1])
def test_too_few_to_group(size: int) -> None:
    """No document, or one, has no group."""
    assert groups(np.eye(size), np.zeros((size, size))) == []
