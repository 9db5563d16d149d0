"""Footnotes that stand in the middle of the text."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from intersector.model import Block, Span
from intersector.structure.marks import Mark, Marked

# "____ 1 These include ...": what a page's foot leaves in a converted text. The note ends with
# its paragraph, or where a sentence is followed by a small letter: the paragraph goes on there.
_RULED: Final = re.compile(r"_{5,}\s*(?:[^\n]*?\w{3}[)\"”]?\.(?=\s+[^\W\d_A-ZА-Я])|[^\n]*)")
# "[footnoteRef:1]1", "[1: 1 Note.]" and "[bookmark: _Toc1]": what a converted Word file leaves
_BRACKETED: Final = re.compile(r"\[(?:footnoteRef:\d+\]\d*|\d+:\s[^\[\]]*\]|bookmark:[^\[\]]*\])")
# "preliminary list*" and, where its page ends, "* A/80/50."
_STARRED: Final = re.compile(r"\*(?<=[\w.,;:)”’\"]\*)\*{0,3}(?![*\w])")
_STARS: Final = re.compile(r"(\*{1,4})\s+(?=\S)")
# "– 118 –": the number of a page
_PAGE: Final = re.compile(r"[–-]\s\d{1,4}\s[–-](?=\s|$)")


def find_notes(marked: Marked) -> tuple[Mark, ...]:
    """Footnotes: the reader's, and those that a conversion left in the running text."""
    read = (b.span for b in marked.document.blocks if b.kind == "note")
    found = (span for p in marked.paragraphs for span in _inline(marked.text, p))
    return tuple(Mark(span, "note") for span in _joined([*read, *found, *_starred(marked)]))


def _starred(marked: Marked) -> Iterator[Span]:
    """Paragraphs that open with stars which stand on a word before: "list*", "* A/80/50."."""
    opened = ((_STARS.match(marked.text, p.span.start), p.span) for p in marked.paragraphs)
    notes = [(stars[1], span) for stars, span in opened if stars]
    starred: dict[str, int] = {}
    for stars in _STARRED.finditer(marked.text) if notes else ():
        starred.setdefault(stars[0], stars.start())
    return (span for stars, span in notes if starred.get(stars, span.end) < span.start)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, those that overlap as one."""
    current: Span | None = None
    for span in sorted(spans):
        if current is not None and span.start < current.end:
            current = Span(current.start, max(current.end, span.end))
        else:
            if current is not None:
                yield current
            current = span
    if current is not None:
        yield current


def _inline(text: str, paragraph: Block) -> Iterator[Span]:
    start, end = paragraph.span.start, paragraph.span.end
    ruled = _RULED.search(text, start, end)
    for pattern in (_BRACKETED, _PAGE):
        for match in pattern.finditer(text, start, ruled.start() if ruled else end):
            yield Span(*match.span())
    while ruled:
        yield Span(*ruled.span())
        ruled = _RULED.search(text, ruled.end(), end)
