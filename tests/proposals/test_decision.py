"""Who decides, and when."""

import pytest

from intersector.organisations import Organisations
from intersector.proposals.decision import decision


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        (["CONF/resolution/1@2022#resolves/1"], "CONF decides, next in 2026."),
        (["ASS-A/resolution/3@2020"], "ASS-A decides, next in 2028."),
        (
            ["CONF/resolution/1@2018", "ASS-A/resolution/3@2020#x", "ASS-A/resolution/4@2020"],
            "ASS-A decides, next in 2028; CONF decides, next in 2026.",
        ),
        (["ELSE/resolution/1"], "ELSE decides."),
        (["a file.txt#x"], ""),
    ],
)
def test_the_body_that_adopted_a_text_decides_at_its_next_meeting(
    union: Organisations, targets: list[str], said: str
) -> None:
    """Reckoned at the interval of its last two where it is not set yet."""
    assert decision(targets, organisations=union, since=2024) == said
