"""What counts when two instruments are compared as wholes."""

from collections.abc import Callable

import pytest

from intersector.model import Clause, Counterpart, Coverage, Overlap
from intersector.organisations import Organisations
from intersector.proposals.case import cases_of
from intersector.proposals.covering import of_one_matter

Write = Callable[..., Clause]


@pytest.mark.parametrize(
    ("texts", "share", "covered"),
    [
        (("to count lamps", "to count lamps"), 0.6, 2),
        (("to follow this resolution", "to follow this resolution"), 0.2, 1),
        (("to light 3 buoys", "to light 5 buoys"), 0.2, 1),
    ],
)
def test_what_is_about_two_matters_does_not_count(
    write: Write, union: Organisations, texts: tuple[str, str], share: float, covered: int
) -> None:
    """What each text asks for itself, and what differs in a figure, is in neither."""
    own = write("ASS-A/resolution/3@2020", texts[0]), write("ASS-A/resolution/3@2020", "to dig")
    by = write("ASS-A/resolution/4@2024", texts[1]), write("ASS-A/resolution/4@2024", "to dig")
    overlaps = [
        Overlap(f"o{at}", *pair, "verbatim", "same", 0.9, ())
        for at, pair in enumerate(zip(own, by, strict=True))
    ]
    counterparts = tuple(
        Counterpart(each.left, each.right, each.id, 1.0, weight)
        for each, weight in zip(overlaps, (2.0, 1.0), strict=True)
    )
    whole = Coverage(own[0].document, by[0].document, 0.6, counterparts, ())
    cases = cases_of(overlaps, citations=[], mandates=[], organisations=union)
    (found,) = of_one_matter([whole], cases)
    assert found.share == pytest.approx(share)
    assert len(found.covered) == covered
    assert len(found.covered) + len(found.uncovered) == 2
