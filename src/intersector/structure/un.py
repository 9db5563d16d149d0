"""Paragraphs in the UN's style, each a sentence that opens with its verb."""

from bisect import bisect

from intersector.model import Role, Span
from intersector.structure.marks import STOPS, Mark, Marked


def find_openings(marked: Marked) -> tuple[Mark, ...]:
    """Every paragraph of the body, with the verb phrase it opens with; the verb stays in its text.

    Once something is decided all that follows is operative, until someone speaks anew or a recital
    opens the next section: lists under a decision open with any word, participles too, and after
    verbs in the present one in another tense is such a word.
    """
    anew = [m.span.start for m in marked.of("enacting")]
    numbers = {m.span.start: m for m in marked.of("number")}
    role: Role = "preamble"
    turn, told, found = 0, True, []
    for place in marked.places:
        span = marked.paragraphs[place].span
        number = numbers.get(span.start)
        spoken = bisect(anew, span.start)
        role, turn = ("preamble" if spoken > turn else role), spoken
        nothing = (None, None)
        verb, opened = nothing if _is_listed(number) else opening(marked, span, number, told=told)
        if opened == "operative":
            role = "operative"
            told = told and marked.grammar.order.fullmatch(verb or "") is None
        elif opened == "preamble" and number is None and _resumes(marked, place):
            role = "preamble"
        printed = verb if opened == role else None
        found.append(Mark(Span(span.start, span.start), "paragraph", printed=printed, role=role))
    return tuple(found)


def opening(
    marked: Marked, span: Span, number: Mark | None = None, *, told: bool = True
) -> tuple[str | None, Role | None]:
    """The verb phrase that a paragraph opens with and what it makes of it.

    Where a verb can be either, a number makes it operative. Other tenses and persons are believed
    if `told`, where someone speaks and a stop ends the paragraph: "Agreed plans" is a heading.
    """
    grammar, text = marked.grammar, marked.text
    at = span.start if number is None else number.span.end
    while at < span.end and text[at].isspace():
        at += 1
    recital = grammar.recital.match(text, at, span.end)
    order = grammar.order.match(text, at, span.end)
    if order is None and told and text[span.end - 1] in STOPS and marked.of("enacting"):
        order = grammar.told.match(text, at, span.end)
    if order and (recital is None or number is not None):
        return order[1], "operative"
    return (recital[1], "preamble") if recital else (None, None)


def _resumes(marked: Marked, place: int) -> bool:
    """Whether a recital stands first in a new section: a comma ends it, none stands before it."""
    before = marked.paragraphs[place - 1].span.of(marked.text) if place else ""
    ends = marked.paragraphs[place].span.of(marked.text)[-1]
    return before[-1:] not in {*",،，:："} and ends in ",،，"


def _is_listed(number: Mark | None) -> bool:
    """Whether the paragraph is an item of a list under another."""
    return number is not None and len(number.path) > 1
