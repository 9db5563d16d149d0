"""What two sequences have in common."""

import pytest

from intersector.editions import blocks
from intersector.editions.blocks import Block, common_blocks


def test_common_runs_are_found_in_order() -> None:
    """Beginning, middle and end."""
    assert common_blocks("abXcdYef", "abcdZef") == [Block(0, 0, 2), Block(3, 2, 2), Block(6, 5, 2)]
    assert common_blocks("", "ab") == []
    assert common_blocks("aba", "a") == [Block(0, 0, 1)]


def test_of_very_long_sequences_the_beginning_and_the_end_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A hostile text costs no memory."""
    monkeypatch.setattr(blocks, "_CELLS", 4)
    assert common_blocks("abXcYef", "abZcWef") == [Block(0, 0, 2), Block(5, 5, 2)]
