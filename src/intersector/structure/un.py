"""Paragraphs in the UN's style, each a sentence that opens with its verb."""

from bisect import bisect

from intersector.model import Role, Span
from intersector.structure.marks import Mark, Marked


def find_openings(marked: Marked) -> tuple[Mark, ...]:
    """Every paragraph of the body, with the verb phrase it opens with; the verb stays in its text.

    Once something is decided all that follows is operative, until someone speaks anew: lists
    under a decision open with any word, participles too.
    """
    anew = [m.span.start for m in marked.of("enacting")]
    numbered = {m.span.start: m.span.end for m in marked.of("number")}
    role: Role = "preamble"
    turn, found = 0, []
    for place in marked.places():
        span = marked.paragraphs[place].span
        spoken = bisect(anew, span.start)
        role = "preamble" if spoken > turn else role
        turn = spoken
        verb, opened = opening(marked, span, numbered.get(span.start))
        role = opened if role == "preamble" and opened is not None else role
        found.append(Mark(Span(span.start, span.start), "paragraph", printed=verb, role=role))
    return tuple(found)


def opening(
    marked: Marked, span: Span, numbered: int | None = None
) -> tuple[str | None, Role | None]:
    """The verb phrase that a paragraph opens with and what it makes of it.

    `numbered` is where its number ends; where a verb can be either, a number makes it operative.
    """
    grammar, text = marked.grammar, marked.text
    at = span.start if numbered is None else numbered
    while at < span.end and text[at].isspace():
        at += 1
    recital = grammar.recital.match(text, at, span.end)
    order = grammar.order.match(text, at, span.end)
    if order and (recital is None or numbered is not None):
        return order[1], "operative"
    return (recital[1], "preamble") if recital else (None, None)
