"""Standing texts, declarations and meeting documents that are cited by name."""

import re
from collections.abc import Iterator
from typing import Final

from intersector.citations.grammar import DECLARATION, Grammar, Noun
from intersector.citations.lexicon import Found
from intersector.citations.mention import Mention
from intersector.citations.qualifier import qualifier
from intersector.model import Span
from intersector.organisations import Instrument

# "Phuket Declaration on Tsunami Preparedness for Persons with Disabilities"
_TITLED: Final = re.compile(r"(?:[A-Z][\w’'-]*\s+){1,4}$")
_ON: Final = re.compile(r"\s+on(?:\s+(?:[A-Z][\w’'-]*|of|for|with|the|and|in|to)(?!\w))+")
# A meeting document: "C14/24(Rev.1)", "TDAG-18/37-F", "ISCG/26-1/8" or "CWG-SFP-4/2-E"
_MEETING: Final = re.compile(
    r"(?P<group>[A-Z](?<!(?:[^\W一-鿿]|/)[A-Z])[A-Z]{0,4}(?:-[A-Z]{2,4})?)[-/]?(?P<year>\d{1,2})(?:-\d{1,2})?/"
    r"(?:(?:INF|DT|DL|TEMP|WP|TD)/)?\d{1,4}(?:\s?\((?:Rev|Add|Corr)\.?\s?\d*\))*(?:-[EFSRAC](?!\w))?"
)


def named(instruments: Found[Instrument]) -> Iterator[Mention]:
    """Instruments whose full name stands alone: "the ITU Constitution"."""
    for match, instrument in instruments:
        body = instrument.by or instrument.label
        yield Mention(Span(*match.span()), "other", None, body)


def declarations(text: str, grammar: Grammar, nouns: Found[Noun]) -> Iterator[Mention]:
    """Declarations with a place or session: "the Buenos Aires Declaration (WTDC-17)"."""
    for noun, meaning in nouns:
        if meaning.kind != DECLARATION:
            continue
        titled = _TITLED.search(text, max(0, noun.start() - 60), noun.start())
        place = grammar.places.match(text, titled.start()) if titled else None
        subject = _ON.match(text, noun.end())
        told = qualifier(text, subject.end() if subject else noun.end(), grammar)
        if titled is not None and told is not None:
            where = told.place or (place[0] if place else None)
            yield Mention(
                Span(titled.start(), told.end), "other", None, told.body, where, told.year
            )


def documents(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Documents of a council or group: "Document C14/24(Rev.1)"."""
    last = -1
    for match in _MEETING.finditer(text):
        word = _called(text, match, grammar)
        joined = grammar.join.match(text, last) if last >= 0 else None
        listed = joined is not None and joined.end() == match.start()
        group = match["group"].casefold()
        session = grammar.sessions.get(group + match["year"])
        body = session[0] if session else grammar.yearly.get(group)
        if (word is None and body is None and not listed) or grammar.symbol.match(
            text, match.start()
        ):
            continue
        start = min(word.start(), match.start()) if word else match.start()
        last = end = max(word.end(), match.end()) if word else match.end()
        year = 2000 + int(match["year"]) if body and len(match["year"]) == 2 else None
        number = "".join(match[0].split())
        yield Mention(Span(start, end), "other", number, body, year=year, unit="document")


def _called(text: str, match: "re.Match[str]", grammar: Grammar) -> "re.Match[str] | None":
    """The word "Document" before a number, or after it where the noun comes last: C24/63号文件."""
    if grammar.noun_last:
        return grammar.document.match(text, match.end())
    return grammar.document.search(text, max(0, match.start() - 24), match.start())
