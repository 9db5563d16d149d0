"""Recommendations cited by their Sector alone: "ITU-T X.509", "UIT-R M.1036-6"."""

from collections.abc import Iterator

from intersector.citations.grammar import Grammar
from intersector.citations.lists import LETTERED, SECTORS
from intersector.citations.mention import Mention
from intersector.model import Span


def recommendations(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Every number with its Sector; those after a noun are found with the noun."""
    for match in LETTERED.finditer(text):
        if match["sector"] is None:
            continue
        start = match.end() - len(match[0].lstrip())
        kind = "recommendation"
        body = SECTORS[match["sector"]]
        yield Mention(Span(start, match.end()), kind, match["number"], body, code=body)
