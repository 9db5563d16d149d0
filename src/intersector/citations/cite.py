"""The verb of the room: the citations of a text or a document."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from intersector.citations.currency import dated
from intersector.citations.find import find
from intersector.citations.grammar import Grammar, grammar
from intersector.citations.mention import Mention
from intersector.citations.register import Register
from intersector.citations.resolve import Resolver
from intersector.identifiers import InstrumentId
from intersector.languages import LANGUAGES
from intersector.model import Citation, Clause, Document, Language
from intersector.organisations import Organisations

_ALIKE: Final = frozenset({"es", "fr"})
"""Languages that a short English text without their accents is taken for."""
_SHORT: Final = 300
"""Below this many characters a text's language can be mistaken."""


def cite_text(  # noqa: PLR0913
    text: str,
    *,
    language: Language,
    organisations: Organisations,
    register: Register | None = None,
    document: InstrumentId | None = None,
    itself: bool = False,
) -> tuple[Citation, ...]:
    """Every citation in `text`, in order; spans are code points in it.

    `document` is the instrument that the passage stands in: "its resolution 55/218" is of the
    same organ, "of this conference" of the same body; with `itself`, "this resolution" cites it
    too. Without a `register` the shipped one says
    which citations are current. The language of a short text is easily mistaken, so one in which
    `language` finds nothing is read in the others too, and one without accents in English.
    """
    known = Register.shipped() if register is None else register
    mentions = _mentions(text, language, organisations, document, itself=itself)
    if language in _ALIKE and len(text) < _SHORT and text.isascii():
        english = _mentions(text, "en", organisations, document, itself=itself)
        mentions = max(mentions, english, key=len)
    if not mentions and len(text) < _SHORT:
        others = (other for other in LANGUAGES if other != language)
        read = (_mentions(text, other, organisations, document, itself=itself) for other in others)
        mentions = next(filter(None, read), [])
    resolved = Resolver(organisations, document).resolve(text, mentions)
    return tuple(dated(citation, known, organisations) for citation in resolved)


def cite(
    document: Document,
    clauses: Sequence[Clause],
    *,
    organisations: Organisations,
    register: Register,
    itself: bool = False,
) -> tuple[Citation, ...]:
    """Every citation in a document but its own name in its title, each with its clause.

    What the text told earlier of a number holds when it is cited again without its body.
    """
    found = cite_text(
        document.text,
        language=document.language,
        organisations=organisations,
        register=register,
        document=document.id,
        itself=itself,
    )
    ordered = sorted(clauses, key=lambda clause: clause.span)
    opening = ordered[0].span.start if ordered else 0
    placed = [(c, _clause(c, ordered)) for c in found if not _own_name(c, document, opening)]
    kept = [(c, clause) for c, clause in placed if clause or not _outside(c, document, ordered)]
    return tuple(replace(c, clause=clause, document=document) for c, clause in kept)


def _mentions(
    text: str,
    language: Language,
    organisations: Organisations,
    document: InstrumentId | None,
    *,
    itself: bool,
) -> list[Mention]:
    words = grammar(language, organisations)
    named = document if itself else None
    return find(text, words, speaker=_speaker(document, words), document=named)


def _speaker(document: InstrumentId | None, words: Grammar) -> str | None:
    """The body that speaks in `document`, or None."""
    if document is None:
        return None
    return document.body if document.body != "UN" else words.organ(document.number)


def _own_name(citation: Citation, document: Document, opening: int) -> bool:
    """Whether this is the document naming itself above its first clause, or in its first line."""
    start = len(document.text) - len(document.text.lstrip())
    if document.id is None or citation.span.start == start:
        return citation.span.start == start
    same = (citation.kind, citation.number) == (document.id.kind, document.id.number)
    return same and citation.span.end <= max(opening, start + len(citation.text))


def _outside(citation: Citation, document: Document, ordered: Sequence[Clause]) -> bool:
    """Whether it only titles an annex of the document itself, or runs into a clause from before."""
    own = document.id is not None and (citation.kind, citation.number) == (
        document.id.kind,
        document.id.number,
    )
    at = bisect_right(ordered, citation.span.start, key=lambda clause: clause.span.start)
    number = (ordered[at].number or "") if at < len(ordered) else ""
    return own or ("\n" in citation.text and citation.number in re.findall(r"\w+", number))


def _clause(citation: Citation, ordered: Sequence[Clause]) -> Clause | None:
    at = bisect_right(ordered, citation.span.start, key=lambda clause: clause.span.start)
    for clause in reversed(ordered[:at]):
        if citation.span.end <= clause.span.end:
            return clause
    # A head stands before the text of its first clause.
    following = ordered[at] if at < len(ordered) else None
    headed = following is not None and citation.text in (following.head or "")
    return following if headed else None
