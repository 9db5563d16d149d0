"""What repeats at the edges of the pages of a PDF: running heads and feet, page numbers."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile
from typing import Final

from intersector.reading.layout import Line

_EDGE_LINES: Final = 3
_REPEATED: Final = 0.3  # share of pages that a running head stands on, odd and even apart
_BLANK: Final = 0.8  # of the size of the text: what parts a running head from it
_NUMBER: Final = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER: Final = re.compile(r"[-–—\s]*(?:\d{1,4}|[ivxlc]{1,7})[-–—\s]*(?:/\s*\d{1,4})?$", re.I)


def drop_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Leave out what repeats at the top and bottom of pages, and page numbers.

    Words with a number that repeat at another height are kept where they stand first: a title
    that the pages after it carry as their head.
    """
    edges = [_edges(page) for page in pages]
    places = Counter(place for lines in edges for place in {_place(line) for line in lines})
    words = Counter(form for lines in edges for form in {_form(line) for line in lines})
    enough = max(2, _REPEATED * len(pages))
    seen: set[str] = set()
    kept = []
    for page, lines in zip(pages, edges, strict=True):
        dropped = [
            line
            for line in lines
            if places[_place(line)] >= enough
            or (words[_form(line)] >= enough and _form(line) in seen and "#" in _form(line))
            or (not line.cell and _PAGE_NUMBER.match(line.text.strip()))
        ]
        seen.update(map(_form, lines))
        kept.append(_without(page, dropped))
    return kept


def _without(page: list[Line], dropped: Iterable[Line]) -> list[Line]:
    """Drop lines from either edge of a page up to the first that stays, if a blank parts them."""
    gone = {id(line) for line in dropped}
    by_height = sorted(page, key=lambda line: -line.top)
    out: set[int] = set()
    for ends in (by_height, by_height[::-1]):
        run = list(takewhile(lambda line: id(line) in gone, ends))
        while run and len(run) < len(ends) and not _blank(run[-1], ends[len(run)]):
            run.pop()
        out.update(map(id, run))
    return [line for line in page if id(line) not in out]


def _blank(line: Line, inner: Line) -> bool:
    space = max(line.bottom - inner.top, inner.bottom - line.top)
    return space > _BLANK * inner.size


def _edges(page: list[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.top)
    head, foot = by_height[:_EDGE_LINES], by_height[_EDGE_LINES:][-_EDGE_LINES:]
    return [*head, *foot]


def _form(line: Line) -> str:
    """The words of a line, whatever number stands in or beside them."""
    return _NUMBER.sub("#", line.text).strip("# \t-–—/")


def _place(line: Line) -> tuple[str, int]:
    return _form(line), round(line.bottom / 2)
