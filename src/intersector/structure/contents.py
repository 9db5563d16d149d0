"""Tables of contents: their lines name what stands further on, and are no clauses.

A word processor says which they are. Elsewhere they stand below a heading that says so, each with
a page number or named again further on; without a heading, page numbers after dots tell them, or
after a gap where most titles stand again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from intersector.model import Block, Span
from intersector.structure.grammar import Grammar
from intersector.structure.labels import after_label

_LONGEST: Final = 300
"""The longest entry, in characters."""
_WRAPPED: Final = 2
"""Lines of an entry that can stand above the one with its page number."""
_FEWEST: Final = 2
"""Entries below a heading that make a table of contents ..."""
_FEWEST_ALONE: Final = 3
"""... and where no heading says so."""
_PAGE: Final = r"(?P<page>\d{1,4}|[ivxl]{1,7})"
_ENTRY: Final = re.compile(
    r"\s*(?:(?P<dots>(?:[.…·‥_][^\S\n]?){4,})|…|\t|[^\S\n]{3,})\s{0,3}"
    rf"(?:\d{{1,4}}(?:[-–]\d{{1,4}})?\t)?{_PAGE}$"
)
_NOTE: Final = re.compile(r"\*{1,4}\s+\S")
_NUMBER: Final = re.compile(rf"(?:\d{{1,4}}[-–])?{_PAGE}")


@dataclass(frozen=True, slots=True)
class _Line:
    """A block as an entry of contents.

    `paged` says that it has a page, whose number is `page`, -1 if that is not told beside its
    title; `again` that its title stands again further on; `dotted` that dots lead to the page;
    `note` that it opens with the stars of a footnote, which a table can have below its page.
    """

    title: str
    paged: bool
    page: int = -1
    again: bool = False
    dotted: bool = False
    note: bool = False


def find_contents(text: str, blocks: Sequence[Block], grammar: Grammar) -> tuple[Span, ...]:
    """The heading and the lines of every table of contents among the blocks, in order."""
    listed = {place for place, block in enumerate(blocks) if block.kind == "contents"}
    headings = [n for n, block in enumerate(blocks) if _is_heading(text, block, grammar)]
    paged = [n for n, block in enumerate(blocks) if _entry(text, block)]
    if headings or len(paged) >= _FEWEST_ALONE:
        lines = _Lines(text, blocks, grammar)
        for heading in headings:
            if heading not in listed:
                listed.update(lines.below(heading))
        listed.update(lines.alone([place for place in paged if place not in listed]))
    return tuple(blocks[place].span for place in sorted(listed))


def _is_heading(text: str, block: Block, grammar: Grammar) -> bool:
    return grammar.contents.fullmatch(text, block.span.start, block.span.end) is not None


def _entry(text: str, block: Block) -> "re.Match[str] | None":
    """The gap and the page number at the end of a block; the gap begins the match."""
    line = block.span.of(text)
    paged = len(line) <= _LONGEST and (line[-1].isdigit() or line[-1] in "ivxl")
    return _ENTRY.search(line) if paged else None


class _Lines:
    """The blocks of a text as possible entries of its contents."""

    def __init__(self, text: str, blocks: Sequence[Block], grammar: Grammar) -> None:
        self._text = text
        self._blocks = blocks
        self._grammar = grammar
        self._entries = [_entry(text, block) for block in blocks]
        self._titles = [self._title(place) for place in range(len(blocks))]
        standing = zip(self._titles, self._entries, strict=True)
        self._last = {title: n for n, (title, entry) in enumerate(standing) if not entry}

    def below(self, heading: int) -> list[int]:
        """The places of a heading and its entries; none where too few follow."""
        run = list(self._run(heading + 1, named=True))
        entries = [place for place, line in run if line.paged or line.again]
        if len(entries) < _FEWEST:
            return []
        return [heading, *(place for place, _ in run if place <= entries[-1])]

    def alone(self, paged: Sequence[int]) -> Iterator[int]:
        """The places of entries that no heading announces, in runs from one of `paged` on."""
        end = 0
        for first in paged:
            run = list(self._run(first)) if first >= end else []
            end = run[-1][0] + 1 if run else end
            sure = [place for place, line in run if line.dotted or line.again]
            if len(sure) >= _FEWEST_ALONE:
                yield from (place for place, _ in run if place <= sure[-1])

    def _run(self, start: int, *, named: bool = False) -> Iterator[tuple[int, _Line]]:
        """Lines of entries from `start` on, up to where the text itself begins.

        With `named` a line without a page that stands again further on is an entry too.
        """
        seen: set[str] = set()
        page, gap = 0, 0
        for place in range(start, len(self._blocks)):
            line = self._line(place)
            begins = line.title in seen and not self._paged(place, place + 1)
            if begins or 0 <= line.page < page:
                return
            if line.note:
                continue
            gap = 0 if line.paged or (named and line.again) else gap + 1
            if gap > _WRAPPED or (gap and not self._paged(place + 1, place + 1 + _WRAPPED)):
                return
            yield place, line
            page = max(page, line.page)
            seen.update({line.title} - {""})

    def _paged(self, first: int, last: int) -> bool:
        """Whether a line between two places, the last included, ends with a page."""
        places = range(first, min(last + 1, len(self._blocks)))
        return any(self._line(place).paged for place in places)

    def _line(self, place: int) -> _Line:
        block, title, entry = self._blocks[place], self._titles[place], self._entries[place]
        line = block.span.of(self._text)
        again = len(title) > 1 and self._last.get(title, 0) > place
        if entry is not None:
            page = int(entry["page"]) if entry["page"].isdecimal() else -1
            dotted = entry["dots"] is not None
            return _Line(title, paged=True, page=page, again=again, dotted=dotted)
        number = _NUMBER.fullmatch(line) or self._grammar.page.fullmatch(line)
        paged = block.kind == "contents" or number is not None
        return _Line(title, paged=paged, again=again, note=_NOTE.match(line) is not None)

    def _title(self, place: int) -> str:
        """What an entry or a heading says, without its label and page, in small letters."""
        span, entry = self._blocks[place].span, self._entries[place]
        if span.end - span.start > _LONGEST:
            return ""
        end = span.start + entry.start() if entry else span.end
        words = after_label(self._text, Span(span.start, end)).of(self._text)
        return " ".join(words.rstrip(" *\t").casefold().split())
