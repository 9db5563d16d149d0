"""The whole list of proposals."""

from collections.abc import Callable
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intersector.model import Clause, Label, Overlap, OverlapKind, Role
from intersector.organisations import Organisations
from intersector.proposals import propose

Write = Callable[..., Clause]
Pair = Callable[..., Overlap]


Side = tuple[str, str, Role, tuple[str, ...]]
INSTRUMENTS = st.sampled_from(
    ["CONF/resolution/1@2022", "CONF/resolution/1@2018", "ASS-A/resolution/3@2024",
     "ASS-A/resolution/4@2020", "ASS-B/question/3/1@2024", "UNKNOWN/opinion/5"]
)  # fmt: skip
SIDES = st.tuples(
    INSTRUMENTS,
    st.sampled_from(["resolves/1", "noting"]),
    st.sampled_from(get_args(Role)),
    st.sampled_from([(), ("Director A",), ("Secretary-General",)]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    first=SIDES,
    second=SIDES,
    kind=st.sampled_from(get_args(OverlapKind)),
    label=st.sampled_from(get_args(Label)),
)
def test_every_overlap_gets_a_proposal_whatever_its_sides(
    write: Write,
    pair: Pair,
    union: Organisations,
    *,
    first: Side,
    second: Side,
    kind: OverlapKind,
    label: Label,
) -> None:
    """Also of bodies that no organisation knows; exchanging the sides changes nothing."""
    left, right = (
        write(instrument, f"to act under {key}", key=key, role=role, actors=actors)
        for instrument, key, role, actors in (first, second)
    )
    both = [pair(*sides, kind=kind, label=label) for sides in ((left, right), (right, left))]
    runs = [
        propose(overlaps=[each], citations=[], mandates=[], organisations=union) for each in both
    ]
    assert 1 <= len(runs[0]) <= 3
    assert len({proposal.id for proposal in runs[0]}) == len(runs[0])
    assert first[:2] == second[:2] or runs[0] == runs[1]


def test_nothing_found_nothing_proposed(union: Organisations) -> None:
    """No findings give no proposals."""
    assert propose(overlaps=[], citations=[], mandates=[], organisations=union) == ()


def test_identifiers_are_stable_and_distinct(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """Asked twice, the same identifiers; two proposals never share one."""
    conference = write("CONF/resolution/1@2022", "to count")
    sectors = [write(f"ASS-A/resolution/{n}@2024", "to count") for n in (3, 4)]
    overlaps = [pair(conference, sector) for sector in sectors]
    runs = [
        propose(overlaps=overlaps, citations=[], mandates=[], organisations=union) for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert len({proposal.id for proposal in runs[0]}) == len(runs[0]) == 4


def test_every_proposal_says_why_by_which_rule_and_what_is_lost(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """No bare verdict."""
    overlap = pair(write("CONF/resolution/1@2022", "x"), write("ASS-A/resolution/3@2024", "x"))
    for proposal in propose(overlaps=[overlap], citations=[], mandates=[], organisations=union):
        said = [proposal.because, proposal.rule, proposal.lost, proposal.draft, proposal.decision]
        assert all(said)
