"""The title lines, the line that names who speaks, and where annexes and closing lines begin."""

from itertools import takewhile

from intersector.model import Block, Span
from intersector.structure.marks import Mark, Marked

_FRONT = 60
"""Paragraphs among which the enacting formula is looked for."""


def find_front(marked: Marked) -> tuple[Mark, ...]:
    """The enacting formula, and every line before it, which are the title's."""
    for place, paragraph in enumerate(marked.paragraphs[:_FRONT]):
        span = paragraph.span
        match = marked.grammar.enacting.search(marked.text, span.start, span.end)
        if match:
            before = [p.span for p in marked.paragraphs[:place]]
            if span.start < match.start():
                before.append(Span(span.start, match.start()))
            titles = (Mark(each, "title") for each in before)
            return (*titles, Mark(Span(*match.span()), "enacting"))
    return ()


def find_title(marked: Marked) -> tuple[Mark, ...]:
    """The title of a document in which nobody speaks: the headings it opens with."""
    opening = takewhile(lambda p: is_title(marked.text, p), marked.paragraphs[:8])
    return tuple(Mark(paragraph.span, "title") for paragraph in opening)


def is_title(text: str, paragraph: Block) -> bool:
    """Whether the paragraph can be a line of a title: marked as one, or printed in capitals."""
    line = paragraph.span.of(text)
    return paragraph.level == 1 and paragraph.kind == "heading" or line == line.upper()


def find_annexes(marked: Marked) -> tuple[Mark, ...]:
    """Headings of annexes, and the first closing line, after the enacting formula."""
    text, grammar = marked.text, marked.grammar
    start = max((m.span.end for m in marked.of("enacting", "title")), default=0)
    found = []
    for paragraph in marked.paragraphs:
        span = paragraph.span
        if span.start < start:
            continue
        heading = grammar.annex.fullmatch(text, span.start, span.end)
        if heading:
            found.append(Mark(span, "annex", printed=span.of(text), role="annex"))
            continue
        for match in grammar.annex_to.finditer(text, span.start, span.end):
            found.append(Mark(Span(*match.span()), "annex", printed=match[0], role="annex"))
        if grammar.closing.match(text, span.start, span.end):
            found.append(Mark(Span(span.start, span.start), "annex", role="body"))
            break
    return tuple(found)
