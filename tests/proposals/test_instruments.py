"""Whole instruments whose duties another holds."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from intersector.model import Clause, Mandate, Overlap
from intersector.organisations import Organisations
from intersector.proposals import propose

Write = Callable[..., Clause]
Pair = Callable[..., Overlap]


@pytest.mark.parametrize(
    ("other", "shared", "kinds"),
    [
        ("CONF/resolution/1@2022", 3, {"suppress"}),
        ("ASS-A/resolution/8@2024", 3, {"merge"}),
        ("CONF/resolution/1@2022", 2, set()),
        ("ASS-B/resolution/8@2024", 3, set()),
    ],
)
def test_an_instrument_mostly_covered_is_questioned(
    write: Write, pair: Pair, union: Organisations, *, other: str, shared: int, kinds: set[str]
) -> None:
    """Three of four duties suffice; a higher instrument suppresses, the same body's merges."""
    keys = [f"instructs/{n}" for n in (1, 2, 3, 4)]
    lower = [write("ASS-A/resolution/3@2020", "to do it", key=key) for key in keys]
    upper = [write(other, "to do it", key=key) for key in keys]
    overlaps = [
        replace(pair(left, right), id=left.key)
        for left, right in zip(lower[:shared], upper, strict=False)
    ]
    duties = [Mandate(clause, clause.span, (), "do") for clause in (*lower, *upper)]
    proposals = propose(
        overlaps=overlaps, citations=[], mandates=duties, themes=[], organisations=union
    )
    assert {p.kind for p in proposals if p.overlap is None} == kinds
