"""The title lines, the line that names who speaks, and where annexes and closing lines begin."""

import re
from itertools import pairwise
from typing import Final

from intersector.identifiers import latin
from intersector.model import Block, Language, Span
from intersector.structure.grammar import grammar
from intersector.structure.labels import after_label, label_at
from intersector.structure.marks import STOPS, Mark, Marked, trim

_FRONT: Final = 60
"""Paragraphs among which the enacting formula is looked for."""
_TITLE: Final = 8
_COVER: Final = 250
"""Paragraphs, a table of contents among them, that can stand before the title."""
_SHORT: Final = 90
"""Characters of the longest line that only says which meeting adopted a text, and when."""
_DATE: Final = re.compile(r"[^.;:]{0,24}\d{4}[^.;:]{0,8}")
_BRACKETED: Final = re.compile(r"\s*[(（][^()（）]{0,80}[)）]$")
"""The edition after a designation or below a title: "(07/96)", "(Geneva, 1996)"."""
_LONG: Final = 250
"""Lines that the title of a report can have, and the longest of them in characters."""


def find_front(marked: Marked) -> tuple[Mark, ...]:
    """The enacting formula, every line before it, which is the title's, and its repetitions.

    It opens a paragraph, but for texts whose whole front has run together. A document in several
    parts repeats it word for word at the head of each.
    """
    enacting, text = marked.grammar.enacting, marked.text
    spans = [p.span for p in marked.paragraphs]
    found = (_speaks(marked, place) for place in range(len(spans[:_FRONT])))
    first = next((span for span in found if span is not None), None)
    if first is None:
        ends = (_at_end(enacting, text, s) for s in spans[:3])
        first = next((Span(*match.span()) for match in ends if match), None)
    if first is None:
        return ()
    titles = (Span(s.start, min(s.end, first.start)) for s in spans if s.start < first.start)
    again = (s for place, s in enumerate(spans) if _speaks_again(marked, place, first))
    return (
        *(Mark(trim(text, span), "title") for span in titles),
        Mark(first, "enacting"),
        *(Mark(span, "enacting") for span in again),
    )


def _speaks(marked: Marked, place: int) -> Span | None:
    """The enacting formula that a paragraph opens with; its comma may be missing before a verb."""
    enacting, span = marked.grammar.enacting, marked.paragraphs[place].span
    match = enacting.match(marked.text, span.start, span.end)
    if match:
        return Span(*match.span())
    sitting = marked.grammar.sitting.match(marked.text, span.start)
    told = is_decision(marked, place) or (
        span.of(marked.text)[-1] in ":：" and _verb_follows(marked, place)
    )
    if sitting and sitting.end() == span.end and told:
        return span
    line = span.of(marked.text)
    bare = line[-1] not in STOPS and enacting.fullmatch(f"{line},")
    return span if bare and _verb_follows(marked, place) else None


def is_decision(marked: Marked, place: int) -> bool:
    """Whether a line above a paragraph calls the document a decision."""
    kind = marked.grammar.kinds["decision"]
    return any(kind.match(marked.text, p.span.start) for p in marked.paragraphs[:place])


def _speaks_again(marked: Marked, place: int, first: Span) -> bool:
    """Whether a paragraph repeats the formula, or names another who speaks, and a verb follows."""
    span = marked.paragraphs[place].span
    if span.start <= first.start or label_at(marked.text, span.start, span.end, opening=True):
        return False
    same = span.of(marked.text) == first.of(marked.text)
    return same or (_speaks(marked, place) == span and _verb_follows(marked, place))


def _verb_follows(marked: Marked, place: int) -> bool:
    """Whether the next paragraph opens with a verb, after its number if it has one."""
    grammar, text = marked.grammar, marked.text
    for following in marked.paragraphs[place + 1 : place + 2]:
        said = after_label(text, following.span)
        verbs = (grammar.recital, grammar.order, grammar.told, grammar.preamble, grammar.operative)
        return any(verb.match(text, said.start, said.end) for verb in verbs)
    return False


def _at_end(enacting: re.Pattern[str], text: str, span: Span) -> re.Match[str] | None:
    """The formula at the end of a paragraph: from the last line that can open it, else anywhere."""
    lines = (match.end() for match in re.finditer("\n", text[span.start : span.end]))
    opened = (enacting.match(text, span.start + at, span.end) for at in reversed(list(lines)))
    anywhere = enacting.search(text, max(span.start, span.end - 3 * _LONG), span.end)
    return next(filter(None, opened), anywhere)


def find_title(marked: Marked) -> tuple[Mark, ...]:
    """The title of a document in which nobody speaks: the lines it opens with that look like one.

    Another short line is taken along when the next one looks like a title again, or when it
    stands right under a number such as "Question 5/1". All that stands before the repetition of
    the title below a cover goes with it: editions, contents, forewords.
    """
    if cover := _cover(marked):
        return tuple(Mark(p.span, "title") for p in marked.paragraphs[: cover + 1])
    first = _below(marked)
    opening = marked.paragraphs[first : first + _TITLE]
    like = [_is_title(marked, paragraph) for paragraph in opening]
    lines = [paragraph.span.of(marked.text) for paragraph in opening]
    for place, (above, line) in enumerate(pairwise(lines), start=1):
        kind = _kind(marked, above)
        bare = (_BRACKETED.sub("", above) if kind == "recommendation" else above) or above
        named = like[place - 1] and (kind == "supplement" or bare[-1].isdigit())
        free = line[-1] not in STOPS and not label_at(line, 0, len(line), opening=True)
        like[place] |= named and free
    last = -1
    for place, paragraph in enumerate(opening):
        if like[place]:
            last = place
        elif place - last > 1 or paragraph.span.end - paragraph.span.start > _LONG:
            break
    session = (Mark(paragraph.span, "masthead") for paragraph in marked.paragraphs[:first])
    return *session, *(Mark(paragraph.span, "title") for paragraph in opening[: last + 1])


def _below(marked: Marked) -> int:
    """The place of a title that stands below lines which tell the session and the agenda item.

    Headings of a lower level are among them, which no text opens with; 0 when there are none.
    """
    front = marked.paragraphs[:_TITLE]
    first = next((n for n, b in enumerate(front) if (b.kind, b.level) == ("heading", 1)), 0)
    lower = any(block.kind == "heading" for block in front[:first])
    short = all(block.span.end - block.span.start <= _SHORT for block in front[:first])
    return first if lower and short else 0


def _cover(marked: Marked) -> int:
    """The place of the title line below a cover: what a line of the cover names is named again.

    A cover is laid out in cells; 0 when there is none.
    """
    front = marked.paragraphs[:_COVER]
    laid_out = [place for place, block in enumerate(front[:_TITLE]) if block.kind == "cell"]
    lines = [" ".join(block.span.of(marked.text).replace("ـ", "").split()) for block in front]
    lines = [_BRACKETED.sub("", line) or line for line in lines]
    numbered = re.compile(r".{0,60}\d")
    told = {n: _kind(marked, line) for n, line in enumerate(lines) if numbered.fullmatch(line)}
    first = next((kind for kind in told.values() if kind), None)
    named = [place for place, kind in told.items() if kind and kind == first]
    numbers = {place: latin(lines[place].split()[-1]) for place in named}
    again = [place for place in named if numbers[place] == numbers[named[0]]]
    if not laid_out or len(again) < 2 or again[-1] + 1 >= len(front):
        return 0
    if first == "guide":
        return again[-1]  # which is its title
    dated = (n for n in range(again[-1] + 2, len(front)) if not _BRACKETED.fullmatch(lines[n]))
    return next(dated, again[-1] + 2) - 1


def _kind(marked: Marked, line: str) -> str | None:
    """The kind of document that a line names."""
    return next((kind for kind, k in marked.grammar.kinds.items() if k.match(line)), None)


def _is_title(marked: Marked, paragraph: Block) -> bool:
    """Whether it is marked as a title, printed in capitals, or names the kind of document."""
    text, span = marked.text, paragraph.span
    line = span.of(text)
    if len(line) > _LONG or label_at(text, span.start, span.end, opening=True):
        return False
    titled = paragraph.kind == "heading" and paragraph.level == 1
    letters = sum(map(str.isalpha, line))  # of scripts without capitals too
    capitals = line.isupper() and 2 * sum(map(str.isupper, line)) > letters
    return titled or capitals or _kind(marked, line) is not None


def is_annex(line: str, language: Language) -> bool:
    """Whether a line is the heading of an annex."""
    return grammar(language).annex.fullmatch(line) is not None


def find_annexes(marked: Marked) -> tuple[Mark, ...]:
    """Headings of annexes, and closing lines, after the enacting formula."""
    text, grammar = marked.text, marked.grammar
    start = marked.start
    found: list[Mark] = []
    for place, paragraph in enumerate(marked.paragraphs):
        span = paragraph.span
        if span.start < start or (found and span.start < found[-1].span.end):
            continue
        heading = grammar.annex.fullmatch(text, span.start, span.end)
        if heading:
            found.append(Mark(span, "annex", printed=span.of(text), role="annex"))
            continue
        for match in grammar.annex_to.finditer(text, span.start, span.end):
            found.append(Mark(Span(*match.span()), "annex", printed=match[0], role="annex"))
        closing = grammar.closing.search(text, span.start, span.end)
        if closing:
            out = _meeting(marked, place) if closing.start() == span.start else ()
            here = out or (Span(closing.start(), closing.start()),)
            found.extend(Mark(each, "annex", role="body") for each in here)
    return tuple(found)


def _meeting(marked: Marked, place: int) -> tuple[Span, ...]:
    """Short closing lines, which are no clause: "50th plenary meeting", and the date below it."""
    first, *below = (block.span for block in marked.paragraphs[place : place + 2])
    if first.end - first.start > _SHORT:
        return ()
    return (first, *(s for s in below if _DATE.fullmatch(marked.text, s.start, s.end)))
