"""The sheets for who streamlines: how much of a text is in another, what proposals would save, and
which instructions to a Sector none of its texts takes up."""

from typing import Final

from intersector.model import Coverage, Proposal, Saving
from intersector.proposals import of_findings
from intersector.publishing.findings import Desk
from intersector.publishing.labels import place_of
from intersector.publishing.sentences import tell
from intersector.publishing.sheet import Cell, Sheet
from intersector.publishing.tables import left_out
from intersector.publishing.translations import mark

UNITS: Final = {
    "pages": mark("Pages, once"),
    "reports": mark("Reports a year"),
    "events": mark("Events a year"),
}
"""What is saved, as the sheet says it."""


def coverage(desk: Desk) -> Sheet:
    """How much of one text is in another, most covered first."""
    say = desk.words.say
    columns = (
        (say("How much of"), 30),
        (say("is in"), 30),
        (say("Share"), 10),
        (say("Also there"), 60),
        (say("Only here"), 60),
    )
    rows = [_covered(each, desk) for each in desk.findings.coverages]
    return Sheet(say("Coverage"), columns, rows)


def savings(desk: Desk) -> Sheet:
    """What each proposal would save, with its arithmetic."""
    say = desk.words.say
    columns = (
        (say("Action"), 28),
        (say("Instruments and clauses"), 60),
        (say("What is saved"), 20),
        (say("How much"), 12),
        (say("Arithmetic"), 70),
        (say("Identifier"), 16),
    )
    rows = [
        _saved(proposal, saving, desk)
        for proposal in of_findings(desk.findings.proposals)
        for saving in proposal.saves
    ]
    return Sheet(say("Savings"), columns, rows)


def not_taken_up(desk: Desk) -> Sheet:
    """The instructions to a Sector in texts of the highest body that none of its texts reflects."""
    say = desk.words.say
    columns = (
        (say("Sector"), 16),
        (say("Instrument"), 30),
        (say("Clause"), 30),
        (say("Who"), 30),
        (say("What"), 70),
        (say("Cited by"), 40),
    )
    rows = [
        (
            row.sector,
            row.duty.instrument,
            row.duty.place,
            row.duty.who,
            row.duty.what,
            "\n".join(name for _, name in row.recalled),
        )
        for row in left_out(desk)
    ]
    return Sheet(say("Not taken up"), columns, rows)


def _covered(each: Coverage, desk: Desk) -> tuple[Cell, ...]:
    names = desk.names
    return (
        names.instrument(each.document),
        names.instrument(each.by),
        round(float(each.share), 4),
        "\n".join(f"{place_of(held.clause)} → {place_of(held.by)}" for held in each.covered),
        "\n".join(map(place_of, each.uncovered)),
    )


def _saved(proposal: Proposal, saving: Saving, desk: Desk) -> tuple[Cell, ...]:
    return (
        desk.names.action(proposal),
        "\n".join(proposal.targets),
        desk.words.say(UNITS[saving.what]),
        round(float(saving.amount), 4),
        tell(saving.arithmetic, desk.names),
        proposal.overlap or proposal.id,
    )
