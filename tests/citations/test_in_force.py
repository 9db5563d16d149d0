"""Which edition was in force on a day."""

from datetime import date

import pytest

from intersector.citations import InForce, adopted, in_force
from intersector.identifiers import InstrumentId
from intersector.organisations import shipped

FIRST, SECOND, THIRD = (
    InstrumentId.parse(f"WTSA/resolution/44@{year}") for year in (2016, 2022, 2024)
)
UNDATED = InstrumentId.parse("Council/resolution/1379@2016")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2016, 11, 2), InForce()),
        (date(2016, 11, 3), InForce(FIRST)),
        (date(2022, 3, 8), InForce(FIRST)),
        (date(2024, 5, 1), InForce(SECOND)),
        (date(2026, 1, 1), InForce(THIRD)),
    ],
)
def test_an_edition_holds_from_the_last_day_of_its_session(day: date, expected: InForce) -> None:
    """Until the next one closes."""
    assert in_force([THIRD, FIRST, SECOND], day, shipped()) == expected


def test_where_only_the_year_is_known_its_edition_may_be_in_force() -> None:
    """In that year; surely from the next one on."""
    assert adopted(UNDATED, shipped()) == (date(2016, 1, 1), date(2016, 12, 31))
    assert in_force([UNDATED], date(2015, 12, 31), shipped()) == InForce()
    assert in_force([UNDATED], date(2016, 7, 1), shipped()) == InForce(None, UNDATED)
    assert in_force([UNDATED], date(2017, 1, 1), shipped()) == InForce(UNDATED)


def test_an_instrument_without_a_year_is_in_force_always() -> None:
    """As provisions of the basic texts are."""
    provision = InstrumentId.parse("CS/provision/119")
    assert in_force([provision], date(1900, 1, 1), shipped()) == InForce(provision)


def test_revisions_of_one_year_are_told_by_their_index() -> None:
    """ITU-R counts them."""
    old, new = (InstrumentId.parse(f"RA/resolution/7-{index}@2015") for index in (2, 3))
    assert in_force([new, old], date(2020, 1, 1), shipped()) == InForce(new)
