"""Engines by name; the engine of this process does one piece after the other."""

import math
import operator

import pytest

from intersector.engines import LOCAL, engine_named
from intersector.errors import EngineError


def test_local_is_this_process() -> None:
    assert engine_named("local") is LOCAL


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(LOCAL.each(math.isqrt, [9, 16, 25])) == [3, 4, 5]


def test_pairs_are_of_positions() -> None:
    pairs = [(0, 1), (1, 1), (2, 0)]
    assert list(LOCAL.each_pair(operator.concat, ["a", "b", "c"], pairs)) == ["ab", "bb", "ca"]


@pytest.mark.parametrize("name", ["spark://here", "ray://", ""])
def test_what_is_no_engine_is_refused_with_what_to_give(name: str) -> None:
    with pytest.raises(EngineError, match="Give local, or ray://HOST:PORT"):
        engine_named(name)
