"""After a new run only what changed is new, and people's decisions are kept."""

from dataclasses import replace

from intersector.model import Decision, Pairing
from intersector.review import merged

OLD = Pairing("PP/resolution/1@2018", "t")
CONFIRMED = replace(
    OLD,
    subject="WTSA/resolution/2@2016",
    decision=Decision("WTSA/resolution/2@2016", "t", confirmed=True, who="Ana", when="2020-02-03"),
    beside=(("office", "TSB"),),
)
REJECTED = replace(
    OLD,
    subject="WTDC/resolution/3@2017",
    decision=Decision("WTDC/resolution/3@2017", "t", confirmed=False, who="Ben", when="2020-02-03"),
)
PRESENT = {"PP/resolution/1@2018", "WTSA/resolution/2@2022", "WTDC/resolution/3@2017"}


def changes(*found: Pairing, earlier: tuple[Pairing, ...]) -> dict[str, str | None]:
    """What changed, by subject."""
    rows = merged(
        earlier,
        found,
        present=lambda name: any(name.split("@")[0] in each for each in PRESENT),
        suppressed=lambda name: name.startswith("SUP"),
    )
    return {row.subject: row.change for row in rows}


def test_the_first_run_changes_nothing() -> None:
    """There is nothing to compare with."""
    assert changes(OLD, CONFIRMED, earlier=()) == {OLD.subject: None, CONFIRMED.subject: None}


def test_a_new_edition_keeps_the_decision_on_the_old_one() -> None:
    """It is marked, to be looked at again, with the columns that people added."""
    new = Pairing("WTSA/resolution/2@2022", "t", confidence=0.9)
    (row,) = merged([CONFIRMED], [new], present=PRESENT.__contains__, suppressed=lambda _: False)
    assert row == replace(
        new, change="new-edition", decision=CONFIRMED.decision, beside=CONFIRMED.beside
    )


def test_a_new_instrument_is_told_from_a_new_place_of_a_known_one() -> None:
    """Both are new rows."""
    found = (OLD, replace(OLD, object="u"), Pairing("RA/resolution/9@2023", "t"))
    assert changes(*found[1:], OLD, earlier=(OLD,))["RA/resolution/9@2023"] == "new-instrument"
    rows = merged([OLD], found, present=lambda _: True, suppressed=lambda _: False)
    assert [row.change for row in rows] == [None, "new", "new-instrument"]


def test_what_is_not_found_again_says_why() -> None:
    """Suppressed, gone from what was read, or there but elsewhere; a rejection just stays."""
    gone, suppressed = (replace(OLD, subject=name) for name in ("C/resolution/8@2018", "SUP"))
    assert changes(earlier=(OLD, REJECTED, gone, suppressed)) == {
        OLD.subject: "not-found",
        REJECTED.subject: None,
        gone.subject: "gone",
        "SUP": "suppressed",
    }


def test_what_went_is_told_once_unless_somebody_decided_on_it() -> None:
    """Decisions are never dropped."""
    told = (
        replace(OLD, subject="C/resolution/8@2018", change="gone"),
        replace(CONFIRMED, subject="C/resolution/9@2018", change="gone"),
    )
    assert changes(earlier=told) == {"C/resolution/9@2018": "gone"}


def test_editions_side_by_side_are_each_known_again() -> None:
    """Nothing is new when all that is there was there; the next edition is, beside both."""
    later = replace(OLD, subject="PP/resolution/1@2022")
    assert changes(OLD, later, earlier=(later, OLD)) == {OLD.subject: None, later.subject: None}
    third = replace(OLD, subject="PP/resolution/1@2026", decision=None)
    said = replace(later, decision=CONFIRMED.decision)
    rows = merged(
        [said, OLD], [OLD, later, third], present=lambda _: True, suppressed=lambda _: False
    )
    assert [row.change for row in rows] == [None, None, "new-edition"]
    assert [row.decision for row in rows] == [None, CONFIRMED.decision, CONFIRMED.decision]
