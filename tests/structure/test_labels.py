"""What comes after a number or letter of a clause."""

import pytest

from intersector.structure import following


@pytest.mark.parametrize(
    ("printed", "place", "after"),
    [
        ("1", 1, "2"),
        ("9.", 9, "10."),
        ("1.9", 9, "1.10"),
        ("a)", 1, "b)"),
        ("z)", 26, "aa)"),
        ("i)", 1, "ii)"),
        ("i)", 9, "j)"),
        ("iii)", 3, "iv)"),
        ("б)", 2, "в)"),
        ("أ )", 1, "ب )"),
        ("三、", 3, "四、"),
        ("九、", 9, "十、"),
        ("（十九）", 19, "（二十）"),
        ("乙、", 2, "丙、"),
        ("(2)", 2, "(3)"),
        ("–", 1, "–"),
    ],
)
def test_the_next_label_is_written_alike(printed: str, place: int, after: str) -> None:
    """In its own alphabet; where a letter is a numeral too, its place tells."""
    assert following(printed, place) == after
