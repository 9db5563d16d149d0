"""The whole list of proposals."""

from collections.abc import Callable

from intersector.model import Clause, Overlap
from intersector.organisations import Organisations
from intersector.proposals import propose

Write = Callable[..., Clause]
Pair = Callable[..., Overlap]


def test_nothing_found_nothing_proposed(union: Organisations) -> None:
    """No findings give no proposals."""
    assert propose(overlaps=[], citations=[], mandates=[], themes=[], organisations=union) == ()


def test_identifiers_are_stable_and_distinct(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """Asked twice, the same identifiers; two proposals never share one."""
    conference = write("CONF/resolution/1@2022", "to count")
    sectors = [write(f"ASS-A/resolution/{n}@2024", "to count") for n in (3, 4)]
    overlaps = [pair(conference, sector) for sector in sectors]
    runs = [
        propose(overlaps=overlaps, citations=[], mandates=[], themes=[], organisations=union)
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert len({proposal.id for proposal in runs[0]}) == 2


def test_every_proposal_says_why_by_which_rule_and_what_is_lost(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """No bare verdict."""
    overlap = pair(write("CONF/resolution/1@2022", "x"), write("ASS-A/resolution/3@2024", "x"))
    (proposal,) = propose(
        overlaps=[overlap], citations=[], mandates=[], themes=[], organisations=union
    )
    assert all([proposal.because, proposal.rule, proposal.lost, proposal.draft])
