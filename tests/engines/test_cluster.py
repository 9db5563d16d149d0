"""On two real nodes everything is as it is here, and a node that dies costs time only."""

import math
import operator
import subprocess
from pathlib import Path
from threading import Timer
from typing import Any

import numpy as np
import pytest

from intersector import pipeline
from intersector.matching import Asked, Spread, default_encoder, join, spread_nearest

pytestmark = pytest.mark.cluster
UNION = Path(__file__).parents[2] / "examples" / "union"


def test_results_come_in_the_order_of_the_items(two: Any) -> None:
    assert list(two.engine.each(math.isqrt, (n * n for n in range(2500)))) == list(range(2500))


def test_nothing_to_do_gives_nothing(two: Any) -> None:
    assert list(two.engine.each(math.isqrt, [])) == []
    assert list(two.engine.each_pair(operator.add, [1], [])) == []


def test_pairs_are_of_positions(two: Any) -> None:
    pairs = [(0, 1), (1, 1), (2, 0)]
    found = two.engine.each_pair(operator.concat, ["a", "b", "c"], pairs)
    assert sorted(found) == ["ab", "bb", "ca"]


def test_what_a_piece_raises_is_raised_here(two: Any) -> None:
    with pytest.raises(ValueError, match="nonnegative"):
        list(two.engine.each(math.isqrt, [4, -4]))


def test_vectors_and_pairs_are_those_of_one_machine(two: Any) -> None:
    texts = [f"to inspect the tide gauge number {n} of bay {n % 7}" for n in range(1100)]
    here = default_encoder().encode(texts)
    there = Spread("shipped", two.engine).encode(texts)
    assert np.array_equal(here, there)
    bays = Asked.within(np.arange(len(texts)) % 7, np.arange(len(texts)))
    for asked in (None, bays):
        own = join(here, top=5, threshold=0.4, asked=asked)
        spread = spread_nearest(
            here, top=5, threshold=0.4, asked=asked, engine=two.engine, size=300
        )
        assert list(own) == list(spread)


def test_a_map_is_that_of_one_machine(two: Any) -> None:
    means = pipeline.Means(pipeline.known_organisations([UNION]), engine=two.engine)
    here = pipeline.map_documents([UNION])
    there = pipeline.map_documents([UNION], means=means)
    assert here == there


def test_a_node_that_dies_loses_nothing(two: Any) -> None:
    """The last test of the cluster: from here on it has one node."""
    killer = Timer(2.0, two.kill_one)
    killer.start()
    slowly = [["sh", "-c", f"sleep 0.5; echo {number} $PPID"] for number in range(24)]
    done = [line.split() for line in two.engine.each(subprocess.check_output, slowly)]
    killer.join()
    assert [int(number) for number, _ in done] == list(range(24))
    assert len({process for _, process in done}) > 1
