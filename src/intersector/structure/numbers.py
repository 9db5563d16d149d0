"""Which labels count: one is believed when it carries on or opens a series around it."""

import re
from bisect import bisect, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

from intersector.model import Span
from intersector.structure.labels import Label, Reading, label_at
from intersector.structure.marks import STOPS, Mark, Marked

_INSIDE: Final = re.compile(
    r"(?<=[;:,.；：，。،؛])\s+(?:(?:and|et|y|и)\s+)?(?=[\w(（])"  # "...; 2 to", "...; and b) the"
    r"|(?<=[；。])(?=[\w(（])"  # "；b) "
    r"|\s(?=[(（]?[1aiаأ١]\s?[)）])"  # "into consideration a) the"
)
_PROSE: Final = re.compile(r"\s*[^\W\d_A-ZА-ЯÀ-Þ]")
_GAP: Final = 3
"""How many numbers a damaged text may have lost between two that open paragraphs."""
_DEEPEST: Final = 12
"""How many series may stand under one another; no drafter comes near, and hostile files do."""


@dataclass(frozen=True, slots=True)
class _Level:
    """A series under way: which, how far, and the label last read in it."""

    series: str
    at: tuple[int, ...]
    label: str


def find_numbers(marked: Marked) -> tuple[Mark, ...]:
    """The labels of clauses, also inside paragraphs, each with those it stands under."""
    return _counted(marked, [*_opening(marked), *_inside(marked)])


def find_opening_numbers(marked: Marked) -> tuple[Mark, ...]:
    """The labels that open paragraphs, each with those it stands under."""
    return _counted(marked, _opening(marked))


def find_ordering_numbers(marked: Marked) -> tuple[Mark, ...]:
    """The same in the UN's style: what is decided is counted anew after lettered recitals."""
    labels = _opening(marked)
    first = (label.span.start for label in labels if _is_first_order(marked, label))
    return _counted(marked, labels, anew=next(first, None))


def _is_first_order(marked: Marked, label: Label) -> bool:
    """Whether it is a 1 before a verb that decides."""
    order = marked.grammar.order.match(marked.text, label.span.end + 1)
    return order is not None and any(
        series.startswith("decimal") and at == (1,) for series, at in label.readings
    )


def _opening(marked: Marked) -> list[Label]:
    """Labels at the start of a paragraph or right after a head."""
    heads = {m.span.start: m.span.end for m in marked.of("head")}
    found = []
    for paragraph in marked.paragraphs:
        start = heads.get(paragraph.span.start, paragraph.span.start)
        found.append((start, paragraph.span.end))
    starts = {p.span.start for p in marked.paragraphs}
    ends = [p.span.end for p in marked.paragraphs]
    for start, end in heads.items():
        if start not in starts:
            place = bisect(ends, start)
            found.append((end, ends[place] if place < len(ends) else end))
    return [label for at, end in found if (label := _label(marked.text, at, end, opening=True))]


def _inside(marked: Marked) -> list[Label]:
    """Labels after a stop inside a paragraph, and first labels anywhere in it."""
    text = marked.text
    return [
        label
        for place in marked.places
        for match in _INSIDE.finditer(text, *_limits(marked.paragraphs[place].span))
        if (label := _label(text, match.end(), marked.paragraphs[place].span.end, opening=False))
    ]


def _limits(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _label(text: str, start: int, end: int, *, opening: bool) -> Label | None:
    while start < end and text[start].isspace():
        start += 1
    return label_at(text, start, end, opening=opening)


def _counted(
    marked: Marked, labels: Sequence[Label], *, anew: int | None = None
) -> tuple[Mark, ...]:
    """The labels that count, section by section; those in notes and heads do not.

    A section begins after each head or heading, and `anew`.
    """
    taken = [m.span for m in marked.of("masthead", "note", "head", "title", "enacting", "annex")]
    borders = [m.span.end for m in marked.of("head", "annex", "heading")]
    if anew is not None:
        insort(borders, anew)
    sections: dict[int, dict[Span, Label]] = {}
    for label in labels:
        place = bisect(taken, label.span.start, key=attrgetter("start")) - 1
        if not (place >= 0 and label.span.start < taken[place].end):
            sections.setdefault(bisect(borders, label.span.start), {}).setdefault(label.span, label)
    return tuple(
        mark
        for _, section in sorted(sections.items())
        for mark in _count(marked, [section[span] for span in sorted(section)])
    )


def _count(marked: Marked, labels: Sequence[Label]) -> Iterator[Mark]:
    """Read the labels of one section in order, keeping the series under way.

    The next of a series is believed before the first of a new one, and that before a label that
    would leave a gap: "i)" follows "h)", else it opens Roman numerals, else it is a late letter.
    """
    levels: list[_Level] = []
    for place in range(len(labels)):
        label = _told_by_next(labels, place)
        found = (
            _carried_on(marked, levels, label, most=1)
            or _opened(marked, levels, labels, place)
            or _carried_on(marked, levels, label, most=99 if label.sure else _GAP)
            or _stranded(levels, label)
        )
        if found is not None and found[0] < _DEEPEST:
            depth, (series, at) = found
            levels[depth:] = [_Level(series, at, label.printed)]
            path = tuple(level.label for level in levels)
            yield Mark(label.span, "number", printed=label.printed, path=path)


def _told_by_next(labels: Sequence[Label], place: int) -> Label:
    """The label with one reading only, where the next label carries on that one."""
    label = labels[place]
    for series, at in label.readings if len(label.readings) > 1 else ():
        following = (series, (*at[:-1], at[-1] + 1))
        if any(following in later.readings for later in labels[place + 1 : place + 3]):
            return replace(label, readings=((series, at),))
    return label


def _carried_on(
    marked: Marked, levels: Sequence[_Level], label: Label, *, most: int
) -> tuple[int, Reading] | None:
    """The innermost series that the label carries on, at `most` so many steps ahead."""
    if not label.opening and (most > 1 or not _reads_on(marked, label)):
        return None
    for depth in range(len(levels) - 1, -1, -1):
        for series, at in label.readings:
            if series == levels[depth].series and _follows(levels[depth].at, at, label, most):
                return depth, (series, at)
    return None


def _follows(last: tuple[int, ...], at: tuple[int, ...], label: Label, most: int) -> bool:
    if at == (0,) or (label.again and at == last):
        return True
    return at[:-1] == last[:-1] and 0 < at[-1] - last[-1] <= most


def _reads_on(marked: Marked, label: Label) -> bool:
    """Whether a label inside a paragraph has a clause before it and one after it."""
    before, text = _before(marked, label), marked.text
    if before not in STOPS:
        return False
    if label.sure:
        return True
    opens = marked.grammar.opener.match(text, label.span.end) is not None
    return opens or (before in ";.；。؛" and _PROSE.match(text, label.span.end) is not None)


def _before(marked: Marked, label: Label) -> str:
    """The last character before the label, white space and "and" left out."""
    piece = marked.text[max(0, label.span.start - 8) : label.span.start].rstrip()
    return re.sub(r"\s(?:and|et|y|и)$", "", piece)[-1:] or " "


def _opened(
    marked: Marked, levels: Sequence[_Level], labels: Sequence[Label], place: int
) -> tuple[int, Reading] | None:
    """A new series below those under way, if the label can be its first."""
    label = _told_by_next(labels, place)
    for series, at in label.readings:
        depth = _below(levels, at)
        if at[-1] > 1 or (len(at) > 1 and not _stands_under(levels[:depth], at)):
            continue
        if label.opening or _second_follows(marked, labels, place, series, at):
            return depth, (series, at)
    return None


def _stranded(levels: Sequence[_Level], label: Label) -> tuple[int, Reading] | None:
    """A sure label that opens a paragraph, whatever came before it."""
    series, at = label.readings[0]
    return (_below(levels, at), (series, at)) if label.opening and label.sure else None


def _below(levels: Sequence[_Level], at: tuple[int, ...]) -> int:
    """The depth of a new series: under all, but a dotted number only under a shorter one."""
    if len(at) == 1:
        return len(levels)
    kept = [n for n, lv in enumerate(levels) if len(lv.at) < len(at) and lv.series[:7] == "decimal"]
    return kept[-1] + 1 if kept else 0


def _stands_under(levels: Sequence[_Level], at: tuple[int, ...]) -> bool:
    return not levels or levels[-1].at == at[:-1]


def _second_follows(
    marked: Marked, labels: Sequence[Label], place: int, series: str, at: tuple[int, ...]
) -> bool:
    """Whether the next of the series comes after, in a list that is set apart or announced."""
    if not labels[place].sure:
        return False
    second = (series, (*at[:-1], at[-1] + 1))
    later = next((lb for lb in labels[place + 1 : place + 12] if second in lb.readings), None)
    if later is None:
        return False
    announced = _before(marked, labels[place]) in ":：" and _before(marked, later) in ";；؛,"
    return later.opening or announced
