"""When duties fall due."""

from collections.abc import Callable

import pytest

from intersector.mandates import Due, dues, extract, first_due, next_due
from intersector.model import Clause, Mandate
from intersector.organisations import shipped

ClauseOf = Callable[..., Clause]


@pytest.mark.parametrize(
    ("text", "first", "after_2025"),
    [
        ("to report annually to the Council;", Due(2019, "C19"), Due(2026, "C26")),
        ("to report to the Council every two years;", Due(2020, "C20"), Due(2026, "C26")),
        ("to report to the next session of the Council;", Due(2019, "C19"), None),
        ("to report every year on fog;", Due(2019), Due(2026)),
        ("to report to the next plenipotentiary conference;", Due(2022, "PP-22"), None),
        ("to submit a report to the 2020 session of the Council;", Due(2020, "C20"), None),
        ("to report to each plenipotentiary conference;", Due(2022, "PP-22"), Due(2026)),
        ("to report to the Council;", None, None),
        ("to light the coasts;", None, None),
    ],
)
def test_a_duty_falls_due_by_its_frequency_and_the_calendar(
    clause_of: ClauseOf, text: str, first: Due | None, after_2025: Due | None
) -> None:
    """First after the year of its document, then after any year asked for."""
    mandate = _only(clause_of("instructs the Secretary-General", text, year=2018))
    due = first_due(mandate, organisations=shipped())
    later = next_due(mandate, after=2025, organisations=shipped())
    assert due == first
    assert later == after_2025


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("to report annually to the Council;", (Due(2026, "C26"), Due(2027, "C27"))),
        ("to report to each plenipotentiary conference;", (Due(2026),)),
        ("to submit a report to the 2020 session of the Council;", (Due(2020, "C20"),)),
        ("to light the coasts;", ()),
    ],
)
def test_what_is_owed_from_a_year_on(
    clause_of: ClauseOf, text: str, times: tuple[Due, ...]
) -> None:
    """Every time of a period; what was due once and earlier is still owed."""
    mandate = _only(clause_of("instructs the Secretary-General", text, year=2018))
    assert dues(mandate, since=2026, until=2027, organisations=shipped()) == times


def test_without_the_year_of_its_document_nothing_is_foretold(clause_of: ClauseOf) -> None:
    """A frequency alone has no beginning."""
    text = "to report annually to the Council;"
    mandate = _only(clause_of("instructs the Secretary-General", text, year=None))
    assert first_due(mandate, organisations=shipped()) is None


def _only(clause: Clause) -> Mandate:
    (mandate,) = extract(clause, organisations=shipped())
    return mandate
