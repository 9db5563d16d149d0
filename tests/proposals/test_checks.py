"""What is asked before something is proposed."""

from collections.abc import Callable, Sequence

import pytest

from intersector.model import Clause, Mandate, Overlap
from intersector.organisations import Organisations
from intersector.proposals import propose

Write = Callable[..., Clause]
Pair = Callable[..., Overlap]
HIGHER, RECYCLED, EDITORIAL, DONE, ESSENCE = range(5)


def answers(
    overlap: Overlap, union: Organisations, mandates: Sequence[Mandate] = ()
) -> list[list[str]]:
    """The answers for each alternative, in the order of the questions."""
    found = propose(overlaps=[overlap], citations=[], mandates=mandates, organisations=union)
    return [[check.answer for check in each.checks] for each in found]


def test_what_a_higher_text_says_is_covered_recycled_and_not_lost(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """Striking changes more than a reference would."""
    overlap = pair(write("CONF/resolution/1@2022", "x"), write("ASS-A/resolution/3@2024", "x"))
    strike, refer = answers(overlap, union)
    assert strike == ["yes", "yes", "no", "unclear", "no"]
    assert refer[EDITORIAL] == "yes"


def test_what_only_touches_would_lose_its_essence(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """The share that is in the other is told."""
    left, right = (
        write("CONF/resolution/1@2022", "to count the lamps"),
        write("ASS-A/resolution/3@2024", "to count the lamps twice"),
    )
    overlap = Overlap("o", left, right, "same-subject", "overlap", 0.6, (), (0.2, 0.4))
    found = propose(overlaps=[overlap], citations=[], mandates=[], organisations=union)
    assert [check.answer for check in found[0].checks] == ["unclear", "no", "yes", "unclear", "yes"]
    assert found[0].checks[ESSENCE].evidence == "40 of 100 parts of its matter are in the other."


@pytest.mark.parametrize(("deadline", "done"), [("by 2021", "yes"), ("by 2024", "unclear")])
def test_a_deadline_that_has_passed_may_mean_that_it_is_done(
    write: Write, pair: Pair, union: Organisations, deadline: str, done: str
) -> None:
    """Passed by the year of the newest text: no clock is asked."""
    left, right = write("CONF/resolution/1@2020", "x"), write("ASS-A/resolution/3@2024", "x")
    duty = Mandate(right, right.span, (), "do", deadline=deadline)
    assert answers(pair(left, right), union, [duty])[0][DONE] == done
