"""Paragraphs in the UN's style, each a sentence that opens with its verb."""

import re

from intersector.model import Role, Span
from intersector.structure.marks import Mark, Marked


def find_openings(marked: Marked) -> tuple[Mark, ...]:
    """Every paragraph of the body, with the verb phrase it opens with; the verb stays in its text.

    Once something is decided all that follows is operative: lists under a decision open with
    any word, participles too.
    """
    role: Role = "preamble"
    found = []
    for place in marked.places():
        span = marked.paragraphs[place].span
        verb, opened = opening(marked, span)
        role = opened if role == "preamble" and opened is not None else role
        found.append(Mark(Span(span.start, span.start), "paragraph", printed=verb, role=role))
    return tuple(found)


def opening(marked: Marked, span: Span) -> tuple[str | None, Role | None]:
    """The verb phrase that a paragraph opens with, after its number, and what it makes of it."""
    at = next((m.span.end for m in marked.of("number") if m.span.start == span.start), span.start)
    grammar, text = marked.grammar, marked.text
    while at < span.end and text[at].isspace():
        at += 1
    found: dict[Role, re.Match[str] | None] = {
        "preamble": grammar.recital.match(text, at, span.end),
        "operative": grammar.order.match(text, at, span.end),
    }
    for role, match in found.items():
        if match is not None:
            return match[1], role
    return None, None
