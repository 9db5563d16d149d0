"""What exists already: clauses, recitals and reports of the texts in force."""

from tests.linting.conftest import OPENING, Check, said

ADOPTED = """RESOLUTION 40 (KIGALI, 2022)

On the care of tide gauges

The World Telecommunication Development Conference (Kigali, 2022),

considering
that tide gauges on small islands fall silent after storms,

instructs the Director of the Telecommunication Development Bureau
1 to keep a register of tide gauges on small islands and of the boats that can reach them;
2 to report annually to the Council on the state of tide gauges on small islands
"""
ORDER = """instructs the Director of the Telecommunication Development Bureau
1 to keep a register of the tide gauges on small islands, and of the boats that can reach them;
2 to train divers
"""
REPORT = """instructs the Director of the Telecommunication Development Bureau
to report every year to the Council on the state of the tide gauges on small islands
"""


def test_an_order_that_exists_is_repeated(check: Check) -> None:
    """It says in which instrument, and which clause."""
    findings = check(ORDER, against=[ADOPTED])
    (found,) = [each for each in findings if each.rule.id == "repeats-existing"]
    assert found.remark.there is not None
    assert str(found.remark.there.document.id) == "WTDC/resolution/40@2022"
    assert found.remark.there.number == "1"
    assert "keep a register" in found.remark.message
    assert found.remark.overlap is not None
    assert found.remark.overlap.evidence


def test_a_draft_may_repeat_its_own_earlier_edition(check: Check) -> None:
    """A revision has the number of what it revises."""
    opening = OPENING.replace("RESOLUTION 99 (BAKU", "RESOLUTION 40 (REV. BAKU")
    assert said(check(ORDER, opening=opening, against=[ADOPTED]), "repeats-existing") == []


def test_a_revision_for_a_conference_to_come_is_known_by_number_and_title(check: Check) -> None:
    """The organisation's file does not know the conference, so the draft has no identifier."""
    opening = "RESOLUTION 40 (REV. NORPORT, 2041)\n\nOn the care of tide gauges\n\n"
    assert said(check(ORDER, opening=opening, against=[ADOPTED]), "repeats-existing") == []


def test_a_report_that_exists_is_not_asked_for_again(check: Check) -> None:
    """The same actor, the same reader, the same matter."""
    findings = check(REPORT, against=[ADOPTED])
    assert len(said(findings, "report-exists")) == 1


def test_a_report_to_another_body_is_another(check: Check) -> None:
    """One reader is not the other."""
    draft = REPORT.replace("the Council", "the Telecommunication Development Advisory Group")
    assert said(check(draft, against=[ADOPTED]), "report-exists") == []


def test_one_order_stands_once_in_a_draft(check: Check) -> None:
    """Two actors with one order are two orders."""
    order = (
        "to keep a register of the tide gauges on small islands and of the boats that reach them"
    )
    bureau = "instructs the Director of the Telecommunication Development Bureau\n"
    twice = f"{bureau}1 {order};\n2 to train divers;\n3 {order}"
    assert said(check(twice), "repeats-itself") == [order]


def test_reports_on_two_texts_are_one_where_the_texts_are(check: Check) -> None:
    """ "On the implementation of this resolution" is one matter where the orders are the same."""
    own = "report annually to the Council on the implementation of this resolution"
    adopted = ADOPTED.replace(
        "report annually to the Council on the state of tide gauges on small islands",
        f"train the divers who free tide gauges of weed;\n3 to {own}",
    )
    repeating = ORDER.replace(
        "train divers", f"train the divers who free tide gauges of weed;\n3 to {own}"
    )
    other = f"{REPORT.splitlines()[0]}\nto {own}"
    assert said(check(repeating, against=[adopted]), "report-exists") == [f"to {own}"]
    assert said(check(other, against=[adopted]), "report-exists") == []
