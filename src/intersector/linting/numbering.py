"""How a draft counts: the letters and numbers of each list, in order and without gaps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from intersector.linting.heads import suspects
from intersector.linting.model import Draft, Remark
from intersector.model import Span
from intersector.phrases import Phrase
from intersector.structure import Mark, following, readings
from intersector.structure.labels import label_at

Break = Literal["skipped", "repeated", "disordered", "mixed"]
_BULLETS: Final = "–—•·▪●◦*-"
_DEEPEST: Final = 4
"""How many labels may stand under one another before it is a table, not a list."""
_AGAIN: Final = 3
"""Letters and digits that only labels put in between have: "2bis"."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A label, what it reads as, and what would follow the one before it."""

    mark: Mark
    series: str
    place: int
    wanted: str = ""

    @property
    def printed(self) -> str:
        """The label as it stands in the text."""
        return self.mark.printed or ""

    @property
    def next(self) -> str:
        """The label that follows this one."""
        return following(self.printed, self.place)


@dataclass(frozen=True, slots=True)
class _List:
    """The labels that stand under one head, and under one label there."""

    section: int
    parent: Span | None
    marks: list[Mark]


def skipped(draft: Draft) -> Iterator[Remark]:
    """A list leaves out no letter or number, and begins with the first.

    Source: references name clauses by their letters ("considering b) above"); a gap makes a
    reader look for what is not there, and hides that a clause was lost.
    """
    mend = Phrase("Number the list again, or put back what is missing.")
    yield from _misplaced(draft, "skipped", mend)


def repeated(draft: Draft) -> Iterator[Remark]:
    """A list has each letter or number once.

    Source: as for gaps: two clauses b) cannot be told apart in a reference. Numbers with "bis" are
    of their own.
    """
    for item in _broken(draft, "repeated"):
        said = Phrase("“{label}” stands twice in one list.", label=item.printed)
        yield _remark(draft, item, said, Phrase("Number the list again."))


def disordered(draft: Draft) -> Iterator[Remark]:
    """A list counts upwards.

    Source: as for gaps: a clause that was moved keeps its old number until somebody sees it.
    """
    yield from _misplaced(draft, "disordered", Phrase("Number the list again."))


def mixed(draft: Draft) -> Iterator[Remark]:
    """The items of one list are numbered in one way.

    Source: ITU's texts letter recitals and sub-items and number operative paragraphs; a list that
    begins with letters does not go on with numbers.
    """
    for item in _broken(draft, "mixed"):
        said = Phrase("“{label}” is numbered otherwise than its list.", label=item.printed)
        yield _remark(draft, item, said, Phrase("Write “{wanted}”.", wanted=item.wanted))


def _misplaced(draft: Draft, kind: Break, mend: Phrase) -> Iterator[Remark]:
    for item in _broken(draft, kind):
        said = Phrase(
            "“{label}” stands where “{wanted}” is next.", label=item.printed, wanted=item.wanted
        )
        yield _remark(draft, item, said, mend)


def _remark(draft: Draft, item: _Item, message: Phrase, mend: Phrase) -> Remark:
    return Remark(item.mark.span, message, mend, draft.clause_at(item.mark.span.end))


def _broken(draft: Draft, kind: Break) -> Iterator[_Item]:
    """The labels that break their list in one way."""
    known: dict[Span, _Item] = {}
    last: _Item | None = None
    for each in _lists(draft):
        before = known.get(each.parent) if each.parent is not None else None
        for found, item in _breaks(each.marks, before, last, known):
            if found == kind:
                yield item
        if each.parent is None:
            last = known.get(each.marks[-1].span)


def _lists(draft: Draft) -> list[_List]:
    """The lists of the body, in the order in which they begin; dotted numbers make no list."""
    lists: list[_List] = []
    under: list[_List] = []
    section, counted = 0, not draft.itu_style and draft.un_style
    for mark in _marks(draft):
        if mark.kind != "number":
            section, counted, under = section + 1, mark.kind in {"head", "paragraph"}, []
        elif counted and _is_counted(mark):
            path = mark.path or _path(mark, under)
            if not path:
                continue
            del under[len(path) :]
            if len(under) < len(path):
                parent = under[-1].marks[-1].span if under else None
                under.append(_List(section, parent, []))
                lists.append(under[-1])
            under[-1].marks.append(mark)
    return lists


def _marks(draft: Draft) -> list[Mark]:
    """Heads, lines that are meant as heads, and labels, in the order of the text.

    A label that structure did not believe, as it breaks its list, has no path.
    """
    marked = draft.marked
    known = marked.of("head", "annex", "heading", "number")
    taken = {mark.span.start for mark in known}
    found = [Mark(line.span, "paragraph") for line in suspects(draft)]
    for place in marked.places:
        span = marked.paragraphs[place].span
        label = label_at(marked.text, span.start, span.end, opening=True)
        if label is not None and label.span.start not in taken:
            found.append(Mark(label.span, "number", printed=label.printed))
    return sorted((*known, *found), key=lambda mark: mark.span)


def _path(mark: Mark, under: Sequence[_List]) -> tuple[str, ...]:
    """The path of a label that stands once more in the innermost list under way that has it last.

    Other numbers that open a paragraph are amounts, and the ends of wrapped lines.
    """
    printed = mark.printed or ""
    again = (each.marks[-1] for each in reversed(under) if each.marks[-1].printed == printed)
    return next((last.path or (printed,) for last in again), ())


def _is_counted(mark: Mark) -> bool:
    printed = mark.printed or ""
    if printed[:1] in _BULLETS or len(mark.path) > _DEEPEST:
        return False
    return all(len(at) == 1 for _, at in readings(printed))


def _breaks(
    marks: Sequence[Mark], parent: _Item | None, last: _Item | None, known: dict[Span, _Item]
) -> Iterator[tuple[Break, _Item]]:
    """Where labels do not follow one another; each label is put among the `known`."""
    before: _Item | None = None
    series = _series(marks)
    for mark in marks:
        read = {name: at[-1] for name, at in readings(mark.printed or "")}
        if series not in read:
            continue
        item = _Item(mark, series, read[series], before.next if before else _first(mark))
        found = _step(before, item) if before else _opening(item, parent, last)
        known[mark.span] = item
        if found is not None:
            yield found
        before = item


def _step(before: _Item, item: _Item) -> tuple[Break, _Item] | None:
    """Whether a label breaks the order of the one before it."""
    if item.place == before.place + 1 or _is_between(item):
        return None
    if item.place == before.place:
        return "repeated", item
    return ("skipped" if item.place > before.place else "disordered"), item


def _opening(item: _Item, parent: _Item | None, last: _Item | None) -> tuple[Break, _Item] | None:
    """Whether a label that begins a list belongs to the list above it, or misses the first.

    Operative paragraphs may be counted on from one head to the next.
    """
    if parent is not None and item.series == parent.series:
        return _step(parent, _Item(item.mark, item.series, item.place, parent.next))
    if item.place == 1 or _is_between(item):
        return None
    if parent is None and last is not None and last.series == item.series:
        return None if item.place == last.place + 1 else ("skipped", item)
    if parent is not None and item.place == parent.place + 1:
        return "mixed", _Item(item.mark, item.series, item.place, parent.next)
    return "skipped", item


def _is_between(item: _Item) -> bool:
    """Whether a label was put in between two others: "2bis"."""
    return len([letter for letter in item.printed if letter.isalnum()]) > _AGAIN


def _series(marks: Sequence[Mark]) -> str:
    """The way of numbering of the first label's readings that most labels of the list fit."""
    fitting: dict[str, int] = {}
    for mark in marks:
        for series, at in readings(mark.printed or ""):
            fitting[series] = fitting.get(series, 0) + 1 + (at == (1,) and mark is marks[0])
    own = [series for series, _ in readings(marks[0].printed or "")]
    return max(own, key=lambda each: fitting[each], default="")


_FIRSTS: Final[Mapping[str, str]] = {
    "decimal": "1", "latin": "a", "capital": "A", "cyrillic": "а", "arabic": "أ",
    "chinese": "一", "roman": "i",
}  # fmt: skip


def _first(mark: Mark) -> str:
    """How the first label of a list is written that has this one in it."""
    printed = mark.printed or ""
    series = readings(printed)[0][0]
    value = "".join(letter for letter in printed if letter.isalnum())
    first = next((v for name, v in _FIRSTS.items() if series.startswith(name)), "1")
    return printed.replace(value, first)
