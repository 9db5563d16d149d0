"""Paragraphs that have run together: a whole resolution on one line, as pasted from a web page.

A line is parted only where it names who speaks and a verb of theirs follows. From there on it is
cut at heads that could be none but heads, so that each of the pieces reads as the paragraph that
it was: at ITU heads before a lettered list or those they address, at the UN's verbs in capitals
or after a number, and at what is decided after "having considered the report,".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from intersector.model import Block, Span
from intersector.structure.front import is_decision
from intersector.structure.heads import find_glued_heads, find_line_heads
from intersector.structure.labels import after_label
from intersector.structure.marks import Mark, Marked, trim

_FRONT: Final = 20
"""Paragraphs among which the one that names who speaks is looked for."""
_WORDS: Final = 900
"""Characters of a title and of who speaks that can stand on one line."""
_ENDED: Final = ".;。；؛"
"""What ends a paragraph of running text, and no title."""
_AFTER_STOP: Final = re.compile(r"(?<=[,;.:،؛])\s+|(?<=[，；。：])\s*")


def parted(marked: Marked) -> Marked:
    """The same, with the paragraph in which all has run together cut into those it was."""
    for place, block in enumerate(marked.paragraphs[:_FRONT]):
        if marked.grammar.enacting.match(marked.text, block.span.start, block.span.end):
            break
        if marked.text[block.span.start] in "“«„" or _verb_at(marked, block.span):
            break
        pieces = _sat(marked, place) or tuple(_pieces(marked, block))
        if pieces:
            before, after = marked.paragraphs[:place], marked.paragraphs[place + 1 :]
            return replace(marked, paragraphs=(*before, *pieces, *after))
        if marked.text[block.span.end - 1] in _ENDED:
            break
    return marked


def _sat(marked: Marked, place: int) -> tuple[Block, ...]:
    """Who decided when, and what, in a document that a line above calls a decision."""
    block, text = marked.paragraphs[place], marked.text
    sitting = marked.grammar.sitting.match(text, block.span.start, block.span.end)
    if sitting is None or not is_decision(marked, place):
        return ()
    said = trim(text, Span(sitting.end(), block.span.end))
    frame = replace(block, span=Span(block.span.start, sitting.end()))
    return (frame, replace(block, span=said)) if said.start < said.end else (frame,)


def _pieces(marked: Marked, block: Block) -> Iterator[Block]:
    """The title, who speaks, and what they say, each a paragraph; nothing where all is one."""
    speaker = _speaker(marked, block.span)
    if speaker is None:
        return
    said = trim(marked.text, Span(speaker.end, block.span.end))
    inner = list(_itu_cuts(marked, block, said)) or list(_un_cuts(marked, said))
    if len(inner) < 2 and not (inner and marked.text[said.end - 1] in ":："):
        return
    cuts = {block.span.start, speaker.start, said.start, block.span.end, *inner}
    for start, end in pairwise(sorted(cuts)):
        span = trim(marked.text, Span(start, end))
        if span.start < span.end:
            yield replace(block, span=span)


def _speaker(marked: Marked, span: Span) -> Span | None:
    """Who speaks, within a line that goes on with a verb of theirs."""
    grammar, text = marked.grammar, marked.text
    limit = min(span.end, span.start + _WORDS)
    starts: dict[int, list[int]] = {}
    match = grammar.speaker.search(text, span.start, limit)
    while match:
        rest = trim(text, Span(match.end(), span.end))
        sentence = grammar.order.match(text, match.start(), match.end())
        if rest.start < rest.end and sentence is None and _verb_at(marked, rest):
            starts.setdefault(match.end(), []).append(match.start())
        match = grammar.speaker.search(text, match.start() + 1, limit)
    end = min(starts, default=None)
    return None if end is None else Span(_begin(text, starts[end]), end)


def _begin(text: str, starts: Sequence[int]) -> int:
    """Where the name of who speaks begins: at the latest word that it can, or capitals before it.

    The words of a title may stand before it: "On harbours The General Assembly,".
    """
    best = starts[-1]
    for start in reversed(starts[:-1]):
        if len(text[start:best].split()) > 1 or text[start].islower():
            break
        best = start
    return best


def _verb_at(marked: Marked, span: Span) -> bool:
    """Whether a verb of a head stands there, after a number if there is one."""
    grammar, said = marked.grammar, after_label(marked.text, span)
    verbs = (grammar.recital, grammar.order, grammar.told, grammar.preamble, grammar.operative)
    return any(verb.match(marked.text, said.start, said.end) for verb in verbs)


def _itu_cuts(marked: Marked, block: Block, said: Span) -> Iterator[int]:
    """Where ITU heads begin and end, and recitals that could be nothing else begin."""
    alone = replace(marked, paragraphs=(replace(block, span=said),))
    known = alone.add(find_line_heads(alone))
    heads: tuple[Mark, ...] = known.add(find_glued_heads(known)).of("head")
    for head in heads if len(heads) > 1 else ():
        yield from (head.span.start, head.span.end)
    decided = next((head.span.start for head in heads if head.role == "operative"), said.start)
    for stop in _AFTER_STOP.finditer(marked.text, said.start, decided) if len(heads) > 1 else ():
        if marked.grammar.running.match(marked.text, stop.end(), decided):
            yield stop.end()


def _un_cuts(marked: Marked, said: Span) -> Iterator[int]:
    """Where paragraphs in the UN's style begin, each after a stop."""
    grammar, text = marked.grammar, marked.text
    decided, last = False, -1
    for stop in _AFTER_STOP.finditer(text, said.start, said.end):
        at = Span(stop.end(), said.end)
        words = after_label(text, at)
        order = grammar.order.match(text, words.start, words.end)
        order = order or grammar.told.match(text, words.start, words.end)
        found = order or grammar.recital.match(text, words.start, words.end)
        if found is None or words.start == last or found.start(1) != words.start:
            continue
        numbered, capital = words.start > at.start, found[1][0].isupper()
        if capital or (order and (numbered or not decided)):
            decided, last = decided or order is not None, words.start
            yield at.start
