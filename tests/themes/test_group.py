"""Near documents come together; one that is near to two groups is in both."""

import numpy as np
import pytest

from intersector.themes.group import Group, central, groups


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
    """One that is near enough to all of another group's core joins it too."""
    near = {(0, 1): 0.9, (2, 3): 0.8, (1, 2): 0.4, (1, 3): 0.4}
    found = groups(affinity(4, near), np.zeros((4, 4)))
    assert found == [Group((0, 1), (0, 1)), Group((2, 3), (1, 2, 3))]


def test_a_near_pair_that_is_parted_shares_a_group_too() -> None:
    """Whichever of its two subjects a document goes to, it is with both; so when one goes, the
    others stay where they were."""
    near = affinity(5, {(0, 1): 0.7, (2, 3): 0.6, (1, 2): 0.5, (3, 4): 0.1})
    both = [Group((0, 1), (0, 1)), Group((2, 3), (2, 3)), Group((1, 2), (1, 2))]
    assert groups(near, np.zeros((5, 5))) == both
    assert groups(near[1:, 1:], np.zeros((4, 4))) == [Group((1, 2), (1, 2)), Group((0, 1), (0, 1))]


def test_a_parted_pair_adds_to_a_group_that_is_nearly_the_same() -> None:
    """Two themes of nearly the same documents would be one told twice."""
    near = {(0, 1): 0.7, (0, 2): 0.7, (1, 2): 0.7, (2, 3): 0.5, (1, 3): 0.25, (0, 3): 0.1}
    (found,) = groups(affinity(4, near), np.zeros((4, 4)))
    assert found == Group((0, 1, 2), (0, 1, 2, 3))


def test_a_text_follows_the_one_it_cites() -> None:
    """If that is the nearest to it and not far; one that cites nothing stays alone."""
    near = affinity(4, {(0, 1): 0.8, (0, 2): 0.2, (0, 3): 0.2})
    cites = np.zeros((4, 4))
    cites[2, 0] = 1
    assert groups(near, cites) == [Group((0, 1), (0, 1, 2))]


def test_the_central_one_comes_first() -> None:
    """Centrality is nearness to all others; of equals the first."""
    assert central(affinity(3, {(0, 1): 0.5, (1, 2): 0.6}), (0, 1, 2)) == [1, 2, 0]


@pytest.mark.parametrize("size", [0, 1])
def test_too_few_to_group(size: int) -> None:
    """No document, or one, has no group."""
    assert groups(np.eye(size), np.zeros((size, size))) == []
