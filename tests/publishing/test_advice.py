"""The sheets for who streamlines."""

from dataclasses import replace

import pytest

from intersector.model import Findings, Proposal, Saving, Unreflected
from intersector.organisations import shipped
from intersector.phrases import Phrase
from intersector.publishing import advice
from intersector.publishing.findings import Desk
from intersector.publishing.translations import words

ARITHMETIC = Phrase(
    "{given:.2f} reports a year asked for, {left:.2f} left: {fewer:.2f} fewer",
    given=2.0,
    left=0.5,
    fewer=1.5,
)


@pytest.fixture
def desk(findings: Findings) -> Desk:
    """The findings with one proposal that saves reports, and one instruction not taken up."""
    saving = Saving("reports", 1.5, ARITHMETIC)
    proposal = Proposal("p1", "suppress", ("PP/resolution/1",), "", "", "", saves=(saving,))
    left = Unreflected(findings.mandates[0], "ITU-D", findings.documents[1:2])
    found = replace(findings, proposals=(proposal,), unreflected=(left,))
    return Desk(found, words("en"), shipped())


def test_coverage_names_what_is_there_and_what_is_not(desk: Desk) -> None:
    """A row for each pair of texts, with the clauses on both sides."""
    sheet, first = advice.coverage(desk), desk.findings.coverages[0]
    assert len(sheet.rows) == len(desk.findings.coverages)
    assert sheet.rows[0][2] == round(first.share, 4)
    assert str(sheet.rows[0][3]).count("→") == len(first.covered)


def test_savings_show_their_arithmetic(desk: Desk) -> None:
    """With the proposal to which they belong."""
    assert advice.savings(desk).rows == [
        (
            "Suppress the instrument",
            "PP/resolution/1",
            "Reports a year",
            1.5,
            "2.00 reports a year asked for, 0.50 left: 1.50 fewer",
            "p1",
        )
    ]


def test_what_is_not_taken_up_is_listed_by_sector(desk: Desk) -> None:
    """With who is charged, and the texts of the Sector that cite it all the same."""
    (row,) = advice.not_taken_up(desk).rows
    mandate = desk.findings.mandates[0]
    assert (row[0], row[4]) == ("ITU-D", mandate.action)
    assert row[5] == desk.names.instrument(desk.findings.documents[1])
