"""Who shares which theme, counted."""

from dataclasses import replace

import pytest

from intersector.model import Findings, Link
from intersector.organisations import shipped
from intersector.publishing.findings import Desk
from intersector.publishing.sharing import Sharing, Tie, gathered, said, sharing
from intersector.publishing.translations import words


@pytest.fixture
def shared(findings: Findings) -> Sharing:
    """What the invented findings share; the first theme has a link where no clause overlaps."""
    rain = findings.themes[0]
    sources = [member.source for member in rain.members]
    linked = replace(rain, links=(Link(sources[1], sources[-1], 0.5, "near"),))
    desk = Desk(replace(findings, themes=(linked,)), words("en"), shipped())
    return sharing(desk, links={rain.id: "#row-1"})


def test_a_strand_counts_instruments_body_by_body(shared: Sharing, findings: Findings) -> None:
    """Two language versions are one instrument; bodies without any have no column."""
    (strand,) = shared.strands
    members = findings.themes[0].members
    assert sum(strand.counts) == len({member.id and member.id.work for member in members})
    assert all(strand.counts)
    assert strand.link == "#row-1"


def test_columns_stand_under_the_sector_that_they_are_part_of(shared: Sharing) -> None:
    """In the order of the organisation's mapping, neighbours of one Sector together."""
    parts = {column.code: column.part for column in shared.columns}
    assert parts["PP"] == "Whole organisation"
    assert parts["WTDC"] == "ITU-D"
    assert [part for part, _, _ in shared.parts] == list(parts.values())


def test_a_tie_says_how_many_clauses_overlap_and_how_closely(shared: Sharing) -> None:
    """The closest likeness stands, and the clauses are counted."""
    codes = [column.code for column in shared.columns]
    told = {(one, other): what for one, other, what in shared.told(shared.strands[0], words("en"))}
    assert told["PP", "WTDC"] == "clauses that say the same (2)"
    assert all(codes.index(one) <= codes.index(other) for one, other in told)


def test_what_is_only_linked_shares_the_subject() -> None:
    """It has no number."""
    assert said(Tie(0, 1, "subject"), words("en")) == "the same subject only"
    assert said(Tie(0, 1, "part", 3), words("fr")).endswith(" (3)")


def test_ties_between_the_same_columns_are_one() -> None:
    """Clauses are added up; one that says the same makes it so."""
    ties = [Tie(0, 1, "subject"), Tie(0, 1, "same", 2), Tie(0, 1, "part", 3), Tie(1, 1, "part", 1)]
    assert gathered(ties) == (Tie(0, 1, "same", 5), Tie(1, 1, "part", 1))
