"""Instruments cited by a code of their body's own: "WHA73.1", "decision 1/CP.21"."""

from collections.abc import Iterator

from intersector.citations.grammar import Grammar
from intersector.citations.mention import Mention
from intersector.model import Span


def coded(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Every code that a body gives its resolutions or decisions."""
    for code, kind, pattern in grammar.codes:
        for match in pattern.finditer(text):
            yield Mention(Span(*match.span()), kind, "".join(match[0].split()), code, code=code)
