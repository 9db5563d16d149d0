"""Recommendations cited by their Sector alone, "ITU-T X.509", "UIT-R M.1036-6", and supplements."""

import re
from collections.abc import Iterator
from typing import Final

from intersector.citations.grammar import Grammar
from intersector.citations.lists import LETTERED, SECTORS
from intersector.citations.mention import Mention, plain
from intersector.model import Language, Span
from intersector.structure import find_supplements
from intersector.structure.supplements import SECTOR

_SECTOR: Final = re.compile(r"ITU|UIT|МСЭ")


def recommendations(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Every number with its Sector; those after a noun are found with the noun."""
    for sector in _SECTOR.finditer(text):
        match = LETTERED.match(text, sector.start())
        if match is not None and match["sector"]:
            body = SECTORS[match["sector"]]
            noun = grammar.nouns.match(text, match.end()) if grammar.noun_last else None
            kind = grammar.nouns.value(noun).kind if noun else "recommendation"
            span = Span(match.start(), noun.end() if noun else match.end())
            yield Mention(span, kind, plain(match["number"]), body, code=body)
            if grammar.noun_last and noun is None:
                yield from _joined(text, match.end(), body, grammar)


def _joined(text: str, at: int, body: str, grammar: Grammar) -> Iterator[Mention]:
    """Those after the first where the noun closes the list: ITU-T L.206和L.208建议书."""
    while joined := grammar.join.match(text, at):
        number = LETTERED.match(text, joined.end())
        if number is None or number["sector"]:
            return
        noun = grammar.nouns.match(text, number.end())
        kind = grammar.nouns.value(noun).kind if noun else "recommendation"
        at = noun.end() if noun else number.end()
        yield Mention(
            Span(number.start("number"), at), kind, plain(number["number"]), body, code=body
        )


def supplements(text: str, language: Language) -> Iterator[Mention]:
    """Every supplement to the Recommendations of a series, or to one of them."""
    for found in find_supplements(text, language):
        yield Mention(found.span, "supplement", found.number, SECTOR, year=found.year, code=SECTOR)
