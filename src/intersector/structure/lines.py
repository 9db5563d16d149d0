"""The paragraphs of a document: its reader's blocks or lines, joined where they were wrapped.

Lines of a table of contents are none of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from intersector.model import Block, Document, Span
from intersector.structure.contents import find_contents
from intersector.structure.grammar import Grammar
from intersector.structure.labels import label_at
from intersector.structure.marks import STOPS, trim

_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
# "(Dubai, 2018)," closes the line that names who speaks
_EDITION: Final = re.compile(r"[(（][^()（）]{0,60}\d{4}[^()（）]{0,10}[)）][,،，]\Z")
_WIDTHS: Final = range(36, 131)
"""How wide, in characters, a text is that was wrapped to be printed."""
_PROSE: Final = 56
"""The least width at which a line that its last word fills tells that the next goes on."""
_FEWEST: Final = 8
"""The number of lines from which their lengths tell whether they were wrapped."""
_FULL: Final = 0.6
"""How much of the width a line fills before the next can be its continuation."""
_BLANK: Final = 4
"""The number of blank lines from which they tell that they part paragraphs."""
_LAST: Final = 80
"""The last characters of a line, which tell whether it broke off."""
_ENDS: Final = ".;:。；：؛"
_FRONT: Final = 60
"""Lines among which one that names who speaks can have been broken."""
_EVEN: Final = 0.25
"""The share of lines that nearly fill the width in a text that was wrapped."""


def lines_of(document: Document, grammar: Grammar) -> tuple[tuple[Block, ...], tuple[Span, ...]]:
    """The paragraphs, without the white space around them, and the lines of contents.

    Every block with words in it belongs to one of them, but for footnotes.
    """
    blocks = document.blocks or tuple(Block(Span(*m.span())) for m in _LINE.finditer(document.text))
    trimmed = (replace(b, span=trim(document.text, b.span)) for b in blocks if b.kind != "note")
    kept = [block for block in trimmed if block.span.start < block.span.end]
    contents = find_contents(document.text, kept, grammar)
    listed = set(contents)
    text = [block for block in kept if block.span not in listed]
    return tuple(_unwrapped(document.text, text, grammar)), contents


def _unwrapped(text: str, blocks: Sequence[Block], grammar: Grammar) -> Iterator[Block]:
    """Blocks with the lines of one paragraph joined, in a text printed line by line."""
    even = _width(blocks)
    width = even or _apart(text, blocks)
    grouped = width > 0 and _heads_apart(text, blocks, grammar)
    spoken = False
    current: Block | None = None
    for place, block in enumerate(blocks):
        if current is None:
            current = block
        elif (
            (place < _FRONT and _speaks_on(text, current, blocks[place : place + 2], grammar))
            or (grouped and spoken and _is_grouped(text, current, block, grammar))
            or _continues(text, current, block, width, grammar, even=even > 0)
        ):
            current = replace(current, span=Span(current.span.start, block.span.end))
        else:
            spoken = spoken or _speaks(text, current.span, grammar)
            yield current
            current = block
    if current is not None:
        yield current


def _width(blocks: Sequence[Block]) -> int:
    """The width that the lines were wrapped to; 0 when their lengths are those of paragraphs."""
    lengths = sorted(b.span.end - b.span.start for b in blocks)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    full = sum(length >= width * 0.85 for length in lengths)
    even = len(lengths) >= _FEWEST and full >= len(lengths) * _EVEN
    return width if width in _WIDTHS and even else 0


def _continues(  # noqa: PLR0913
    text: str, before: Block, after: Block, width: int, grammar: Grammar, *, even: bool
) -> bool:
    """Whether a line carries on the one before and opens nothing itself."""
    return _goes_on(text, before, after, width, grammar, even=even) and (
        not _opens(text, before, after, grammar)
        or (even and _is_within(text, before, after, width, grammar))
    )


def _apart(text: str, blocks: Sequence[Block]) -> int:
    """A width for a text that parts its paragraphs by blank lines; 0 where it does not."""
    gaps = [text.count("\n", a.span.end, b.span.start) for a, b in pairwise(blocks)]
    blank = sum(gap > 1 for gap in gaps)
    return _PROSE if blank >= _BLANK and blank < len(gaps) and blank >= len(gaps) / 3 else 0


def _heads_apart(text: str, blocks: Sequence[Block], grammar: Grammar) -> bool:
    """Whether blank lines part heads too from what they open: then every group is a paragraph."""
    gaps = [
        text.count("\n", a.span.end, b.span.start)
        for a, b in pairwise(blocks)
        if _is_verb(text, a.span, grammar)
    ]
    return bool(gaps) and min(gaps) > 1


def _is_verb(text: str, span: Span, grammar: Grammar) -> bool:
    """Whether a line holds the verb of a head and nothing else."""
    verbs = (grammar.preamble, grammar.plain)
    found = (verb.match(text, span.start, span.end) for verb in verbs)
    return any(verb and not text[verb.end() : span.end].strip(STOPS + " ") for verb in found)


def _is_grouped(text: str, before: Block, after: Block, grammar: Grammar) -> bool:
    """Whether a line stands right below another that is not at its end, in a text of groups."""
    lines = before.kind == after.kind == "paragraph"
    above = text.count("\n", before.span.end, after.span.start) == 1
    ended = text[before.span.end - 1] in _ENDS or _speaks(text, before.span, grammar)
    heading = grammar.annex.match(text, before.span.start, before.span.end) is not None
    return lines and above and not (ended or heading or _opens(text, before, after, grammar))


def _speaks_on(text: str, before: Block, after: Sequence[Block], grammar: Grammar) -> bool:
    """Whether the line that names who speaks was broken here: complete only with what follows."""
    if before.kind != "paragraph":
        return False
    spans = [block.span for block in after if block.kind == "paragraph"]
    if spans and any(v.match(text, spans[0].start) for v in (grammar.recital, grammar.preamble)):
        return False
    alone = any(_speaks(text, span, grammar) for span in spans)
    whole = (Span(before.span.start, span.end) for span in spans)
    return not alone and any(_speaks(text, span, grammar) for span in whole)


def _speaks(text: str, span: Span, grammar: Grammar) -> bool:
    return grammar.enacting.match(text, span.start, span.end) is not None


def _goes_on(  # noqa: PLR0913
    text: str, before: Block, after: Block, width: int, grammar: Grammar, *, even: bool
) -> bool:
    """Whether the line before, directly above, is full and not at a stop, or broke off.

    Where the lines are not `even`, one that goes on opens with a small letter, and a head stands
    alone on its line.
    """
    if before.kind != "paragraph" or after.kind != "paragraph":
        return False
    if _EDITION.match(text, after.span.start, after.span.end):
        return True
    last = max(text.rfind("\n", before.span.start, before.span.end) + 1, before.span.start)
    small = text[after.span.start].islower() or text[after.span.start].isdigit()
    head = grammar.operative.match(text, last, before.span.end) is not None
    full = width > 0 and before.span.end - last >= width * _FULL and (even or (small and not head))
    above = text.count("\n", before.span.end, after.span.start) == 1
    stopped = text[before.span.end - 1] in _ENDS or _speaks(text, before.span, grammar)
    end = before.span.end
    broke_off = grammar.binding.search(text, max(last, end - _LAST), end) is not None
    return above and (broke_off or (full and not stopped))


def _is_within(text: str, before: Block, after: Block, width: int, grammar: Grammar) -> bool:
    """Whether a line opens with a recital's verb only since its first word did not fit above.

    A head fills its line, or a label follows it.
    """
    verb = grammar.preamble.match(text, after.span.start, after.span.end)
    if verb is None or width < _PROSE or _opens_sentence(text, before, after, grammar):
        return False
    last = text.rfind("\n", before.span.start, before.span.end) + 1
    word = text[after.span.start : after.span.end].split(maxsplit=1)[0]
    room = width - (before.span.end - max(last, before.span.start))
    rest = text[verb.end() : after.span.end].strip(STOPS + " ")
    return room <= len(word) and rest != "" and label_at(rest, 0, len(rest), opening=True) is None


def _opens(text: str, before: Block, block: Block, grammar: Grammar) -> bool:
    """Whether a line opens with a label, with a verb, or by naming who speaks."""
    start, end = block.span.start, block.span.end
    return (
        _opens_counted(text, before, block, grammar)
        or _opens_sentence(text, before, block, grammar)
        or any(
            verb.match(text, start, end)
            for verb in (grammar.preamble, grammar.operative, grammar.annex, grammar.enacting)
        )
    )


def _opens_counted(text: str, before: Block, block: Block, grammar: Grammar) -> bool:
    """Whether a label opens the line, not a number of the sentence: "1 above", "90 days"."""
    label = label_at(text, block.span.start, block.span.end, opening=True)
    if label is None or label.sure:
        return label is not None
    if text[before.span.end - 1] in STOPS + "?？؟":
        return True
    first = any(at[-1] == 1 for _, at in label.readings)
    headed = grammar.operative.match(text, before.span.start) is not None  # "resolves that"
    end = before.span.end
    broke_off = grammar.binding.search(text, max(before.span.start, end - _LAST), end) is not None
    pointed = grammar.pointing.match(text, label.span.end, block.span.end) is not None
    return first and not pointed and (headed or not broke_off)


def _opens_sentence(text: str, before: Block, block: Block, grammar: Grammar) -> bool:
    """Whether a verb in the UN's style does, with a capital or, where there is none, after a comma.

    A line below the one that names who speaks opens a sentence too.
    """
    start, end = block.span.start, block.span.end
    first, ended = text[start], text[before.span.end - 1] in ",،，"
    opening = first.isupper() or (ended and not first.islower())
    recital = opening and grammar.recital.match(text, start, end) is not None
    order = first.isupper() and grammar.order.match(text, start, end) is not None
    return recital or order or _speaks(text, before.span, grammar)
