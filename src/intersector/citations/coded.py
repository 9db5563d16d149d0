"""Instruments cited by a code of their body's own: "WHA73.1", "decision 1/CP.21"."""

from collections.abc import Iterator

from intersector.citations.grammar import Grammar
from intersector.citations.mention import Mention
from intersector.model import Span
from intersector.organisations import code_number


def coded(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Every code that a body gives its resolutions or decisions."""
    for code in grammar.codes:
        if code.anchor in text:  # many times faster to find
            for match in code.pattern.finditer(text):
                number = code_number(code.code, match[0])
                yield Mention(Span(*match.span()), code.kind, number, code.body, code=code.body)
