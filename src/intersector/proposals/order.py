"""What has to change beside a struck clause for the text to stay in order.

As a drafter does it: the numbers after the clause move up, references to them in the text follow,
what comes to stand last is closed as the last one was, and a head, or a clause that only
introduces others, goes with the last of them. Numbers that the word processor counts are left to
it. Nothing is struck that would leave clauses without the one that introduces them, or a
reference without what it names.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intersector.model import Clause, Document, Edit, Span
from intersector.proposals.edits import ending, removal
from intersector.proposals.outline import Item, Outline
from intersector.proposals.references import core, references
from intersector.structure import Mark

_BETWEEN: Final = re.compile(r"\d\s?[^\W\d]|[)）]\s?\w")
"""A number put between others, such as "2bis" or "b) bis"."""

Renumbered = Mapping[Mark, str | None]
"""What each number becomes; None when it goes with its clause."""


@dataclass(frozen=True, slots=True)
class Strike:
    """The outline of a text, and which of its clauses are struck."""

    outline: Outline
    struck: tuple[Item, ...]

    @property
    def document(self) -> Document:
        """The text."""
        return self.outline.document

    @property
    def heads(self) -> list[Mark]:
        """The heads of whose clauses none is left."""
        kept = {item.section for item in self.outline.items if item not in self.struck}
        gone = dict.fromkeys(item.section for item in self.struck)
        return [h for h in gone if h is not None and h.kind == "head" and h not in kept]

    @property
    def broken(self) -> bool:
        """Whether clauses would be left without the one, or the number, that introduces them."""
        below = (each for item in self.struck for each in self.outline.under(item))
        return any(each not in self.struck for each in below) or self.outline.bare(self.struck)


def in_order(edits: Sequence[Edit], whole: Outline) -> tuple[Edit, ...] | None:
    """The edits of one document, with those that follow from the clauses which they strike.

    None where the text cannot be left in order.
    """
    gone = [i.clause for i in whole.items if any(strikes(edit, i.clause) for edit in edits)]
    if not gone:
        return tuple(edits)
    strike = Strike(whole, _struck(whole, gone))
    numbers = _renumbered(whole, strike.struck)
    mended = _references(strike, numbers)
    if strike.broken or mended is None:
        return None
    more = [
        *(removal(item.clause) for item in strike.struck if item.clause not in gone),
        *_unlabelled(strike),
        *_labels(strike.document, numbers),
        *_endings(strike),
        *(each for each in mended if not any(_within(each, edit) for edit in edits)),
    ]
    return tuple(_joined([*edits, *more], strike.document.text))


def strikes(edit: Edit, clause: Clause) -> bool:
    """Whether an edit strikes a whole clause."""
    inside = edit.span.start <= clause.span.start and clause.span.end <= edit.span.end
    return edit.source == clause.document.source and inside and not edit.text


def _within(edit: Edit, other: Edit) -> bool:
    return other.span.start <= edit.span.start and edit.span.end <= other.span.end


def _struck(whole: Outline, gone: Sequence[Clause]) -> tuple[Item, ...]:
    """The clauses that go, and those that only introduced them."""
    struck = {item for item in whole.items if item.clause in gone}
    for item in reversed(whole.items):
        below = whole.under(item) if item.introduces else []
        if below and struck.issuperset(below):
            struck.add(item)
    return tuple(item for item in whole.items if item in struck)


def _renumbered(whole: Outline, struck: Sequence[Item]) -> Renumbered:
    """Every number that changes: what is left of a list takes its first labels, in order.

    A list with "2bis" is left as it is: such numbers are there so that the others can stay.
    """
    gone = {item.number for item in struck}
    found: dict[Mark, str | None] = {}
    for numbers in whole.lists():
        left = [number for number in numbers if number not in gone]
        labels = [number.printed or "" for number in numbers]
        if len(left) < len(numbers):
            found |= {number: None for number in numbers if number in gone}
        if len(left) < len(numbers) and not any(map(_BETWEEN.search, labels)):
            labels = [""] if _alone(whole, left, struck) else labels
            found |= {n: to for n, to in zip(left, labels, strict=False) if n.printed != to}
    return found | _below(whole, found)


def _alone(whole: Outline, left: Sequence[Mark], struck: Sequence[Item]) -> bool:
    """Whether one clause is left under its head: it needs no number."""
    items = [item for item in whole.items if item.number in left]
    return [len(item.path) for item in items] == [1] and not any(
        each.section == items[0].section for each in whole.items if each not in (*struck, *items)
    )


def _below(whole: Outline, changed: Renumbered) -> dict[Mark, str | None]:
    """The numbers that begin with one that changed: 3.1 under 3."""
    sections, found = dict(whole.numbers), dict[Mark, str | None]()
    for above, to in changed.items():
        for number, own in whole.numbers:
            under = own == sections[above] and number.path[: len(above.path)] == above.path
            printed = changed.get(number, number.printed) or ""
            if to and under and printed.startswith(f"{above.printed}."):
                found[number] = to + printed[len(above.printed or "") :]
    return found


def _labels(document: Document, numbers: Renumbered) -> Iterator[Edit]:
    """New numbers, where they are letters of the text and no count of the word processor."""
    counted = [block.span for block in document.blocks if block.number and block.kind != "note"]
    for number, label in numbers.items():
        start, end = number.span.start, number.span.end
        automatic = any(span.start <= start < span.end for span in counted)
        if label == "":
            end += len(document.text[end:]) - len(document.text[end:].lstrip())
        if label is not None and not automatic:
            yield Edit(document.source, Span(start, end), label)


def _references(strike: Strike, numbers: Renumbered) -> tuple[Edit, ...] | None:
    """The edits of what the text says of its own numbers; None where they cannot be made."""
    changes: dict[Mark, dict[str, str | None]] = {}
    for number, section in strike.outline.numbers:
        if section is not None and number in numbers and len(number.path) == 1:
            to, label = numbers[number], core(number.printed or "")
            changes.setdefault(section, {})[label] = None if to is None else core(to)
    heads = [each for each in strike.outline.sections if each.kind == "head"]
    return references(strike.document, changes, heads, gone=strike.heads)


def _unlabelled(strike: Strike) -> Iterator[Edit]:
    """Strike the heads that lose all clauses, and the numbers of the clauses that go."""
    source = strike.document.source
    for item in strike.struck:
        before = [m for m in (item.section, item.number) if m in strike.heads or m == item.number]
        for each in filter(None, before):
            yield Edit(source, Span(each.span.start, item.clause.span.start), "")


def _joined(edits: Sequence[Edit], text: str) -> Iterator[Edit]:
    """The edits in order; strikes that touch are one, and take the line that they empty."""
    found: list[Edit] = []
    for edit in sorted(set(edits), key=lambda e: (e.span, e.text)):
        last = found[-1] if found else None
        if last and not last.text and not edit.text and edit.span.start <= last.span.end:
            span = Span(last.span.start, max(last.span.end, edit.span.end))
            found[-1] = Edit(edit.source, span, "")
        else:
            found.append(edit)
    for edit in found:
        start, end = edit.span.start, edit.span.end
        if not edit.text and text[max(0, start - 1) : start] in {"", "\n"}:
            start -= start > 0 and text[end : end + 1] in {"", "\n"}
        elif not edit.text and start < end:
            end += text[start - 1] == text[end : end + 1] == " "
        yield Edit(edit.source, Span(start, end), edit.text)


def _endings(strike: Strike) -> Iterator[Edit]:
    """Close what now stands last, or last but one, as what stood there was closed."""
    items, struck, before = strike.outline.items, set(strike.struck), list[Item]()
    for last, following in zip(items, (*items[1:], None), strict=True):
        if last not in struck:
            before.append(last)
        if last not in struck or following in struck or not before:
            continue
        ends = following is None or not _goes_on(last, following)
        new, sign = before[-1], _sign(last)
        if not (ends or _joins(sign)) or new.introduces or not _one_part(new, last):
            continue
        yield from _closed(new, sign)
        if ends and _joins(_sign(new)) and before[-2:-1] and _goes_on(before[-2], new):
            yield from _closed(before[-2], _sign(new))


def _goes_on(one: Item, following: Item) -> bool:
    """Whether the list, in which the first of two stands, goes on with the other or under it."""
    return one.section == following.section and len(following.path) >= len(one.path)


def _one_part(one: Item, other: Item) -> bool:
    """Whether both stand in the body, or both in an annex."""
    return (one.clause.role == "annex") == (other.clause.role == "annex")


def _closed(item: Item, sign: str) -> Iterator[Edit]:
    if sign and sign != _sign(item):
        yield Edit(item.clause.document.source, ending(item.clause), sign)


def _sign(item: Item) -> str:
    """What closes a clause: its sign, and the "and" after it."""
    return " ".join(ending(item.clause).of(item.clause.document.text).split())


def _joins(sign: str) -> bool:
    """Whether what closes a clause holds the "and" before the last one."""
    return any(map(str.isalpha, sign))
