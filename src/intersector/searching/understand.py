"""What a query asks for: quoted phrases, instruments by their names, words, and a meaning."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from intersector.citations import cite_text
from intersector.identifiers import InstrumentId
from intersector.model import Citation, Language, Span
from intersector.organisations import Organisations
from intersector.reading import guess_language
from intersector.searching.model import Named, Query
from intersector.searching.terms import Term, is_function, plain_words, terms

LONGEST: Final = 1000
"""Characters of a query that are read."""
_QUOTED: Final = re.compile(r'["“”„«「『]([^"“”„«»「」『』]+)["“”»」』]')
_CANONICAL: Final = re.compile(r"\S*\w/\S+")


def understand(
    text: str, *, organisations: Organisations, language: Language | None = None
) -> Query:
    """Read a query. It may be in any language: `language` is the one that is likely.

    Instruments are found as they are in a text, by the citations room, and in canonical form.
    """
    text = " ".join(text[:LONGEST].split())
    quoted = list(_QUOTED.finditer(text))
    cited = _named(text, organisations, language)
    aside = [span for span, _ in cited]
    rest = _without(text, aside)
    return Query(
        text=text,
        phrases=tuple(p for m in quoted if (p := tuple(plain_words(m[1])))),
        terms=_naming(terms(text)),
        named=tuple(dict.fromkeys(named for _, named in cited)),
        rest=rest,
        rest_terms=_naming(terms(rest)),
    )


def _named(
    text: str, organisations: Organisations, language: Language | None
) -> list[tuple[Span, Named]]:
    canonical = [(Span(*m.span()), named) for m in _CANONICAL.finditer(text) if (named := _id(m))]
    if canonical:
        return canonical
    guessed = language or guess_language(text)
    found = cite_text(text, language=guessed, organisations=organisations)
    return [(each.span, Named(each.text, names)) for each in found if (names := _names(each))]


def _id(match: re.Match[str]) -> Named | None:
    try:
        return Named(match[0], _exact(InstrumentId.parse(match[0].strip(".,;"))))
    except ValueError:
        return None


def _names(citation: Citation) -> tuple[str, ...]:
    if citation.target is not None:
        return _exact(citation.target)
    if citation.candidates:
        return tuple(dict.fromkeys(name for each in citation.candidates for name in _exact(each)))
    return (f"{citation.kind}/{citation.number}",) if citation.number else ()


def _exact(id_: InstrumentId) -> tuple[str, ...]:
    """With its edition and without; never without its body, which was named."""
    return tuple(dict.fromkeys([str(id_), str(id_.work)]))


def _naming(found: Sequence[Term]) -> tuple[Term, ...]:
    """The words that name something, each once; all where there is no such word."""
    naming = [term for term in found if not is_function(term)] or found
    return tuple({term.plain: term for term in reversed(naming)}.values())[::-1]


def _without(text: str, aside: Iterable[Span]) -> str:
    kept = list(text)
    for span in aside:
        kept[span.start : span.end] = " " * (span.end - span.start)
    return "".join(kept)
