"""Why something was found, in sentences that every language of the house can say."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from intersector.phrases import Phrase
from intersector.searching.model import Channel, Query, Reason
from intersector.searching.terms import Term

_CLOSE: Final = 0.6
"""The cosine from which on two texts mean the same; of unlike clauses one in a thousand has .58."""


def reasons(
    query: Query,
    ranks: Mapping[Channel, int],
    *,
    met: Sequence[Term],
    cosine: float,
    other_edition: bool,
) -> tuple[Reason, ...]:
    """The reasons for one hit, the strongest first: `met` are the words of the query in it."""
    told = dict(_told(query, ranks, met, cosine, other_edition=other_edition))
    return tuple(Reason(channel, ranks[channel], said) for channel, said in told.items())


def _told(
    query: Query,
    ranks: Mapping[Channel, int],
    met: Sequence[Term],
    cosine: float,
    *,
    other_edition: bool,
) -> Iterator[tuple[Channel, Phrase]]:
    if "named" in ranks:
        yield "named", _NAMED[other_edition]
    if "cites" in ranks:
        yield "cites", Phrase("It cites the instrument that you named.")
    if "quoted" in ranks:
        yield "quoted", Phrase("It has the words that you quoted, in this order.")
    if "words" in ranks:
        yield "words", _words(query, met)
    if "meaning" in ranks:
        yield "meaning", _meaning(cosine, words="words" in ranks or "quoted" in ranks)


def _words(query: Query, met: Sequence[Term]) -> Phrase:
    found = _written(query, met)
    lacking = _written(query, [term for term in query.terms if term not in met])
    if not lacking:
        return Phrase("It has all your words: {words}.", words=found)
    return Phrase("It has the words {words}; not {lacking}.", words=found, lacking=lacking)


def _meaning(cosine: float, *, words: bool) -> Phrase:
    if words:
        return Phrase("It is near in meaning.")
    if cosine >= _CLOSE:
        return Phrase("It says the same in other words.")
    return Phrase("It is near in meaning, in other words.")


def _written(query: Query, found: Sequence[Term]) -> tuple[str, ...]:
    """The words as they stand in the query."""
    return tuple(query.text[term.start : term.end] for term in found)


_NAMED: Final = {
    False: Phrase("This is the instrument that you named."),
    True: Phrase("This is another edition of the instrument that you named."),
}
