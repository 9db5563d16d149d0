"""Every reference in a text, found by several small finders; the longest wins where they meet."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from intersector.citations.coded import coded
from intersector.citations.grammar import Grammar, Noun, Unit
from intersector.citations.lists import listed
from intersector.citations.mention import Mention
from intersector.citations.names import declarations, documents, named
from intersector.citations.own import own_names
from intersector.citations.provisions import margin, provisions, series
from intersector.citations.ranges import with_ranges
from intersector.citations.recommendations import recommendations, supplements
from intersector.citations.symbols import symbols
from intersector.citations.tabled import tabled
from intersector.citations.trailing import assumed_parts, leading, trailing, trailing_parts
from intersector.citations.united import united
from intersector.identifiers import InstrumentId
from intersector.organisations import Instrument


def find(
    text: str,
    grammar: Grammar,
    *,
    speaker: str | None = None,
    document: InstrumentId | None = None,
) -> list[Mention]:
    """All mentions in order; `speaker` is the organ whose text this is.

    None overlaps another, but that the members between the ends of a range share one place. With
    a `document`, "this resolution" mentions it.
    """
    if speaker is not None and speaker in grammar.abroad:
        grammar = replace(grammar, instruments=grammar.abroad[speaker])
    leads = [(match, grammar.leads.value(match)) for match in grammar.leads.find(text)]
    nouns = [(match, lead) for match, lead in leads if isinstance(lead, Noun)]
    parts = [(match, lead) for match, lead in leads if isinstance(lead, Unit)]
    standing = [(match, lead) for match, lead in leads if isinstance(lead, Instrument)]
    numbered = list(united(text, grammar, nouns, speaker=speaker))
    found = [
        *symbols(text, grammar),
        *coded(text, grammar),
        *numbered,
        *_beside(listed(text, grammar, nouns), numbered),
        *tabled(text, grammar, nouns),
        *trailing(text, grammar),
        *leading(text, grammar),
        *supplements(text, grammar.language),
        *recommendations(text, grammar),
        *provisions(text, grammar, [part for part in parts if not part[1].alone], speaker=speaker),
        *trailing_parts(text, grammar),
        *assumed_parts(text, grammar, speaker),
        *margin(text, grammar),
        *series(text, grammar, [part for part in parts if part[1].alone]),
        *declarations(text, grammar, nouns),
        *named(standing),
        *documents(text, grammar),
        *(own_names(text, grammar, document) if document else ()),
    ]
    apart = _apart(sorted(found, key=lambda m: (m.span.start, -m.span.end)))
    return with_ranges(text, apart, grammar)


def _beside(mentions: Iterable[Mention], taken: list[Mention]) -> Iterator[Mention]:
    """Those that share no number with what is `taken`: "resolution 1325 (2000)" is one already."""
    ends = {mention.span.end for mention in taken}
    return (mention for mention in mentions if mention.span.end not in ends)


def _apart(ordered: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in ordered:
        if kept and mention.span.start < kept[-1].span.end:
            if _length(mention) > _length(kept[-1]):
                kept[-1] = mention
        else:
            kept.append(mention)
    return kept


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start
