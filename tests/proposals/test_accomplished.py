"""Instruments whose every deadline has passed."""

from collections.abc import Callable

import pytest

from intersector.model import Clause, Mandate
from intersector.organisations import Organisations
from intersector.proposals.accomplished import fulfilled

Write = Callable[..., Clause]
NAME = "ASS-A/resolution/3@2020"


@pytest.mark.parametrize(
    ("deadlines", "frequency", "fulfils"),
    [
        (("by 2021", "before the end of 2022"), None, True),
        (("by 2021", "by 2024"), None, False),
        (("by 2021", None), None, False),
        (("by 2021",), None, False),
        (("by 2021", "by 2021"), "annual", False),
    ],
)
def test_all_that_it_decides_must_have_had_its_day(
    write: Write,
    union: Organisations,
    *,
    deadlines: tuple[str | None, ...],
    frequency: str | None,
    fulfils: bool,
) -> None:
    """A clause without a deadline or a duty, or a periodic duty, goes on."""
    clauses = [write(NAME, "to do it", key=f"instructs/{n}") for n in (1, 2)]
    duties = [
        Mandate(clause, clause.span, (), "do", deadline=deadline, frequency=frequency)
        for clause, deadline in zip(clauses, deadlines, strict=False)
    ]
    found = list(fulfilled(clauses, duties, since=2024, organisations=union))
    assert [each.targets for each in found] == ([(NAME,)] if fulfils else [])


def test_language_versions_are_one_instrument(write: Write, union: Organisations) -> None:
    """It is questioned once, with the year of the last deadline."""
    clauses = [write(NAME, "x", language=language) for language in ("en", "fr")]
    duties = [Mandate(each, each.span, (), "do", deadline="2021") for each in clauses]
    (found,) = fulfilled(clauses, duties, since=2024, organisations=union)
    assert "the last was 2021" in found.because


def test_a_text_that_decides_nothing_is_not_questioned(write: Write, union: Organisations) -> None:
    """A report has no duties to fulfil."""
    report = write("ASS-A/report/3@2020", "x", role="body")
    assert list(fulfilled([report], [], since=2024, organisations=union)) == []
