"""How a draft is built: its opening, its heads in their order, and what stands under them."""

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz, process

from intersector.languages import LANGUAGES, knowledge
from intersector.linting.model import Draft, Remark
from intersector.model import Block, Language, Span
from intersector.phrases import Phrase
from intersector.structure import Mark
from intersector.structure.grammar import grammar
from intersector.structure.labels import label_at
from intersector.structure.marks import STOPS

_SPEAKING: Final = frozenset({"resolution", "decision", "recommendation", "opinion"})
"""Kinds of instrument that open with the name of who speaks."""
_HEAD_WORDS: Final = 12
"""The most words of a line that could be meant as a head without addressees."""
_LIKE: Final = 80.0
"""Likeness (0..100) from which an unknown head is taken for a slip in a known one."""


def preamble_after_operative(draft: Draft) -> Iterator[Remark]:
    """Recitals stand before the first decision.

    Source: the order of parts in the Final Acts of conferences: who speaks, recitals, then what is
    resolved and asked.
    """
    deciding = False
    for head in draft.marked.of("annex", "head"):
        if head.kind == "annex":
            return
        if head.role == "preamble" and deciding:
            said = Phrase(
                "“{head}” heads recitals after the operative part has begun.", head=_said(head)
            )
            yield _remark(draft, head, said, Phrase("Move it before the first operative clause."))
        deciding = deciding or head.role == "operative"


def empty_head(draft: Draft) -> Iterator[Remark]:
    """A head has at least one clause.

    Source: drafting practice; an empty head is what is left where a clause was struck.
    """
    starts = [clause.span.start for clause in draft.clauses]
    bounds = draft.marked.of("head", "annex", "heading")
    for head, after in zip(bounds, [*bounds[1:], None], strict=False):  # there may be none
        end = after.span.start if after is not None else len(draft.document.text)
        if head.kind == "head" and not any(head.span.end <= each < end for each in starts):
            said = Phrase("“{head}” has no clause.", head=_said(head))
            yield _remark(draft, head, said, Phrase("Add its clauses, or strike it."))


def no_opening(draft: Draft) -> Iterator[Remark]:
    """A resolution opens by naming who speaks.

    Source: "The Plenipotentiary Conference of the International Telecommunication Union
    (Dubai, 2018)," and its like in the Final Acts of all conferences.
    """
    heads = draft.marked.of("head")
    if heads and draft.document.kind in _SPEAKING and not draft.marked.of("enacting"):
        said = Phrase("Nothing before “{head}” names the body that speaks.", head=_said(heads[0]))
        mend = Phrase("Open with the name of the conference, its place and its year.")
        yield _remark(draft, heads[0], said, mend)


def no_operative(draft: Draft) -> Iterator[Remark]:
    """A resolution resolves something.

    Source: drafting practice; recitals alone decide nothing.
    """
    heads = draft.marked.of("head")
    if heads and not any(head.role == "operative" for head in heads):
        said = Phrase("The text has recitals and nothing that it decides or asks.")
        yield _remark(
            draft, heads[-1], said, Phrase("Add what is decided, or put it into a report.")
        )


def foreign_head(draft: Draft) -> Iterator[Remark]:
    """Heads are in the language of the text.

    Source: the heads of each language (languages/*.toml). A head left in another language is what
    a translation overlooked.
    """
    own = draft.document.language
    for line in suspects(draft):
        words = _line(draft, line)
        if _other(words, own):
            said = Phrase("“{head}” is a head of another language.", head=words)
            yield _at(draft, line.span, said, Phrase("Write the head in the language of the text."))


def unknown_head(draft: Draft) -> Iterator[Remark]:
    """Heads are those that the organisation uses.

    Source: heads counted in the Final Acts (languages/*.toml). An unknown one leaves readers, and
    programs, without knowing whether what follows recalls or decides.
    """
    own = draft.document.language
    for line in suspects(draft):
        words = _line(draft, line)
        if not _other(words, own):
            said = Phrase("“{head}” stands over a list like a head, and is not known.", head=words)
            near = _nearest(words, own)
            mend = (
                Phrase("Is “{known}” meant?", known=near)
                if near
                else Phrase("Use a head that the organisation uses.")
            )
            yield _at(draft, line.span, said, mend)


def recital_orders(draft: Draft) -> Iterator[Remark]:
    """A recital recalls or considers; it gives no order.

    Source: the two parts of a resolution. Who is asked to act looks in the operative part.
    """
    words = grammar(draft.document.language)
    for clause in draft.clauses:
        order = words.operative.match(clause.words) if clause.role == "preamble" else None
        if draft.itu_style and order is not None and clause.text.startswith(order[0]):
            said = Phrase("“{words}” gives an order in the preamble.", words=order[0])
            span = Span(clause.span.start, clause.span.start + len(order[0]))
            yield Remark(span, said, Phrase("Move it to the operative part."), clause)


def suspects(draft: Draft) -> list[Block]:
    """The lines that are meant as heads, and are none in the language of the text.

    They are heads of another language, or open a list and are like none.
    """
    own = draft.document.language
    return [
        line
        for line in _loose_lines(draft)
        if _other(_line(draft, line), own) or _opens_list(draft, line)
    ]


def _other(words: str, own: Language) -> Language | None:
    """The other language that a line is a head of."""
    return next((each for each in LANGUAGES if each != own and _is_head(words, each)), None)


def _loose_lines(draft: Draft) -> Iterator[Block]:
    """Short lines of the body, without label or stop, that are no head yet."""
    marked = draft.marked
    taken = {mark.span.start for mark in marked.of("head", "heading", "annex", "number")}
    for place in marked.places:
        line = marked.paragraphs[place]
        words = line.span.of(marked.text)
        short = 0 < len(words.split()) <= _HEAD_WORDS and len(words) < 80
        spoken = words[:1].islower() or words[:1].upper() == words[:1].lower()
        plain = spoken and not re.search(r"\d", words) and words[-1:] not in STOPS + "!?؟？"
        if short and plain and line.span.start not in taken and line.kind != "cell":
            yield line


def _line(draft: Draft, line: Block) -> str:
    return " ".join(line.span.of(draft.document.text).split())


def _opens_list(draft: Draft, line: Block) -> bool:
    """Whether the next paragraph begins a list anew."""
    marked = draft.marked
    at = marked.paragraphs.index(line)
    for after in marked.paragraphs[at + 1 : at + 2]:
        label = label_at(marked.text, after.span.start, after.span.end, opening=True)
        return label is not None and any(place[-1] == 1 for _, place in label.readings)
    return False


def _is_head(words: str, language: Language) -> bool:
    """Whether a line is nothing but a head's verb of a language, with its addressees perhaps."""
    known = grammar(language)
    found = known.preamble.fullmatch(words) or known.operative.match(words)
    return found is not None


def _nearest(words: str, language: Language) -> str | None:
    """The known head that a line is most like."""
    table = knowledge(language)["heads"]["itu"]
    heads = [*table["preamble"], *table["operative"]]
    found = process.extractOne(words.casefold(), heads, scorer=fuzz.ratio, score_cutoff=_LIKE)
    return found[0] if found else None


def _said(head: Mark) -> str:
    return head.printed or ""


def _remark(draft: Draft, head: Mark, message: Phrase, mend: Phrase) -> Remark:
    return _at(draft, head.span, message, mend)


def _at(draft: Draft, span: Span, message: Phrase, mend: Phrase) -> Remark:
    return Remark(span, message, mend, draft.clause_at(span.end))
