"""Which Sector leads, and why."""

from collections.abc import Callable

import pytest

from intersector.model import Clause
from intersector.organisations import Function, Organisation, Organisations, Sector
from intersector.proposals.lead import lead_of

Write = Callable[..., Clause]
UNION = Organisations(
    members=(
        Organisation(
            code="U",
            names={},
            sectors=(
                Sector(
                    code="A",
                    names={},
                    functions=(Function(provision="CS/provision/1", words={"en": ("spectrum",)}),),
                ),
            ),
        ),
    )
)


@pytest.mark.parametrize(
    ("texts", "lead", "reason"),
    [
        ({"C": (2024, "to plan spectrum"), "A": (2020, "to plan")}, "A", "CS/provision/1 gives"),
        ({"A": (2020, "to plan"), "B": (2024, "to plan")}, "B", "B has the newer text."),
        (
            {"A": (2020, "to plan"), "B": (2024, "to plan"), "C": (2022, "to plan")},
            "B",
            "B has the newest text.",
        ),
        (
            {"A": (2024, "to plan"), "B": (2024, "to plan all lamps"), "C": (2020, "to plan it")},
            "B",
            "The clause of B says the most.",
        ),
        ({"B": (2024, "to plan"), "A": (2024, "to plan")}, "B", "Nothing tells who should lead"),
    ],
)
def test_who_leads(write: Write, texts: dict[str, tuple[int, str]], lead: str, reason: str) -> None:
    """By the basic texts, else by the newest text, the fullest clause, the first place."""
    clauses = [
        write(f"ASS-{sector}/question/1@{year}", text) for sector, (year, text) in texts.items()
    ]
    why, led = lead_of(clauses, UNION)
    assert led == lead
    assert why.startswith(reason)
