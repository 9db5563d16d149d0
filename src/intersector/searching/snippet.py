"""Where the words of a query stand in a text, and the part of it that shows the most of them."""

from collections.abc import Sequence
from typing import Final

from intersector.matching import words
from intersector.model import Language, Span
from intersector.searching.model import Query, Snippet
from intersector.searching.terms import Term, plain, terms

LONG: Final = 320
"""Characters of a snippet, about."""
_BEFORE: Final = 60
"""Characters shown before the first word that is found, about."""


def found_terms(query: Query, text: str, language: Language) -> tuple[list[Term], list[Span]]:
    """Which terms of the query stand in the text, in any form, and where."""
    wanted = {stem: term for term in reversed(query.terms) for stem in term.stems}
    met: dict[str, Term] = {}
    places = []
    for each in terms(text, language):
        term = wanted.get(each.stems[0])
        if term is not None:
            met[term.plain] = term
            places.append(Span(each.start, each.end))
    return [term for term in query.terms if term.plain in met], _joined(places)


def quoted(query: Query, text: str) -> list[Span]:
    """Where the phrases in quotation marks stand in the text."""
    cut = words(text)
    forms = [plain(word.form) for word in cut]
    found = []
    for phrase in query.phrases:
        for at in range(len(forms) - len(phrase) + 1):
            if tuple(forms[at : at + len(phrase)]) == phrase:
                found.append(Span(cut[at].start, cut[at + len(phrase) - 1].end))
    return found


def snippet(text: str, found: Sequence[Span]) -> Snippet:
    """The part of the text where the most is found, cut between words."""
    found = _joined(found)
    if len(text) <= LONG:
        return Snippet(Span(0, len(text)), tuple(found))
    start = max((each.start for each in found), key=lambda at: _within(found, at), default=0)
    start = _word_start(text, max(0, min(start - _BEFORE, len(text) - LONG)))
    end = _word_start(text, start + LONG) if start + LONG < len(text) else len(text)
    shown = tuple(each for each in found if start <= each.start and each.end <= end)
    return Snippet(Span(start, end), shown)


def _within(found: Sequence[Span], at: int) -> tuple[int, int]:
    """How much of what is found a snippet from here on shows; of equals the first is taken."""
    shown = sum(each.end - each.start for each in found if at <= each.start < at + LONG - _BEFORE)
    return shown, -at


def _word_start(text: str, at: int) -> int:
    """The beginning of the word in which `at` is, unless it is far: Chinese has no spaces."""
    space = text.rfind(" ", max(0, at - 30), at)
    return space + 1 if space >= 0 and at > 0 else at


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that overlap or touch as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
