"""From a document to its clauses, through a list of stages that each add their marks."""

from collections.abc import Callable
from functools import reduce
from typing import Final

from intersector.model import Clause, Document
from intersector.organisations import Organisations
from intersector.structure.assemble import assemble
from intersector.structure.breaks import find_breaks
from intersector.structure.front import find_annexes, find_front, find_title
from intersector.structure.grammar import grammar
from intersector.structure.heads import find_glued_heads, find_line_heads
from intersector.structure.labels import after_label, label_at
from intersector.structure.lines import lines_of
from intersector.structure.marks import Mark, Marked
from intersector.structure.notes import find_notes
from intersector.structure.numbers import find_numbers, find_opening_numbers, find_ordering_numbers
from intersector.structure.parted import parted
from intersector.structure.proposed import find_proposed
from intersector.structure.sections import find_headings
from intersector.structure.un import find_openings, opening

Stage = Callable[[Marked], tuple[Mark, ...]]

_OPENINGS: Final = 0.15
"""The share of paragraphs that open with a verb in the UN's style, long lists and all."""

FRAME: Final[tuple[Stage, ...]] = (
    find_notes,  # anywhere, and their words must not be read as anything else
    find_front,  # before it nothing is a clause
    find_annexes,  # after them no verb is a head
    find_proposed,  # around each text that a contribution proposes
)
ITU: Final[tuple[Stage, ...]] = (
    find_line_heads,  # sure by where they stand, and they tell where the preamble ends ...
    find_glued_heads,  # ... so that a verb inside a recital is left alone
    find_headings,  # only in annexes, once there are heads
    find_numbers,  # counting restarts at heads and headings
    find_breaks,  # where no mark opens a paragraph, it opens a clause itself
)
UN: Final[tuple[Stage, ...]] = (
    find_ordering_numbers,  # before the verbs, which stand after them
    find_openings,  # each paragraph with its verb ...
    find_headings,  # ... since a short one that opens with a verb is no heading
    find_breaks,
)
PLAIN_FRAME: Final[tuple[Stage, ...]] = (
    find_notes,
    find_title,  # nobody speaks, so only its form tells a title
    find_annexes,
)
PLAIN: Final[tuple[Stage, ...]] = (
    find_headings,
    find_opening_numbers,  # counting restarts at headings
    find_breaks,
)


def segment(document: Document, *, organisations: Organisations) -> tuple[Clause, ...]:
    """The clauses of `document` in order: each is exactly ``document.text`` over its span.

    A clause's text is without its number and head, a head glued after it, or a footnote at its
    end; footnotes inside are listed in its `notes`. In the UN's style the verb is part of the
    sentence: it is the `head`, and stays in the text too. A document in which nothing is
    recognised gives one clause of role ``body`` for each paragraph.
    """
    return assemble(mark(document), organisations=organisations)


def mark(document: Document) -> Marked:
    """The document with everything marked that is not part of a clause."""
    framed, style = frame(document)
    return _run(style, framed)


def frame(document: Document) -> tuple[Marked, tuple[Stage, ...]]:
    """The document with its front, annexes and footnotes marked, and the stages for its style."""
    words = grammar(document.language)
    paragraphs, contents = lines_of(document, words)
    listed = tuple(Mark(span, "contents") for span in contents)
    bare = parted(Marked(document, words, paragraphs, listed))
    framed = _run(FRAME, bare)
    style = style_of(framed)
    misread = style is PLAIN and framed.places
    return (_run(PLAIN_FRAME, bare) if misread else framed), style


def style_of(framed: Marked) -> tuple[Stage, ...]:
    """The stages for the style that most paragraphs speak for.

    In the ITU's a head stands apart from its clauses, in the UN's a paragraph opens with its verb.
    """
    ends = {paragraph.span.end for paragraph in framed.paragraphs}
    heads = find_line_heads(framed)
    alone = {m.span.start for m in heads if m.span.end in ends or _stands_apart(framed, m)}
    spans = [framed.paragraphs[place].span for place in framed.places]
    openings = sum(
        opening(framed, after_label(framed.text, span))[1] is not None
        for span in spans
        if span.start not in alone
    )
    spoken = bool(framed.of("enacting"))
    if alone and 2 * len(alone) >= openings and (spoken or len(alone) > 1):
        return ITU
    enough = openings > 1 or (openings == 1 and spoken)
    return UN if enough and openings >= len(spans) * _OPENINGS else PLAIN


def _stands_apart(marked: Marked, head: Mark) -> bool:
    """Whether a head fills its line, or is followed by a label on it."""
    text, at = marked.text, head.span.end
    if "\n" in text[at : at + 2] or text[at : at + 4].strip()[:1].isdigit():
        return True
    after = at + len(text[at : at + 4]) - len(text[at : at + 4].lstrip())
    label = label_at(text, after, len(text), opening=True)
    return label is not None and label.sure


def _run(stages: tuple[Stage, ...], marked: Marked) -> Marked:
    return reduce(lambda so_far, stage: so_far.add(stage(so_far)), stages, marked)
