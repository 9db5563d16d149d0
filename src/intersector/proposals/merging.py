"""Merging one instrument into another: where each clause goes, and the edits that bring it there.

The clauses that the keeper has already become redundant. The others go to the end of its section
of the same head, or of the clause that says part of the same, so that the numbers which other
texts cite stay right; a head that the keeper lacks comes with them. Nothing is reworded.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from intersector.languages import knowledge
from intersector.model import AnnexMove, Clause, Coverage, Edit, Move, Span
from intersector.proposals.annexes import Annexed, annexed, annexes_of
from intersector.proposals.edits import closing, paragraph
from intersector.structure import following

WHOLE: Final = 1.0
"""The share of a clause that must be in its counterpart for it to become redundant."""
FIRST: Final = {"operative": "1", "preamble": "a)"}
"""How the first of several clauses is numbered where the keeper shows no example."""

Recalls = Callable[[Clause], bool]
"""Whether a clause is there only to recall the keeper."""


@dataclass(slots=True)
class Section:
    """Clauses of the keeper under one head, and what comes to them, in the order in which it will
    stand: clauses at its end, then whole sections."""

    head: str | None
    role: str
    clauses: list[Clause] = field(default_factory=list)
    coming: list[Clause] = field(default_factory=list)
    after: list["Section"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Merger:
    """What becomes of every clause and annex of an instrument that is merged into another, and how
    the text of the other, the keeper, changes."""

    moves: tuple[Move, ...]
    edits: tuple[Edit, ...]
    annexes: tuple[AnnexMove, ...] = ()


def plan(
    keeper: Sequence[Clause],
    other: Sequence[Clause],
    coverage: Coverage,
    *,
    recalls: Recalls,
    kept: str = "",
) -> Merger:
    """Say what becomes of every clause of `other`, and how the text of the keeper changes.

    `coverage` is how much of the other is in the keeper; `kept` is what the keeper is called, with
    its edition. Both are in one language. The edits are of the keeper alone: the other is
    suppressed as a whole.
    """
    sections, annexes = list(_sections(keeper)), annexed(keeper, other, kept=kept)
    said = {each.clause: (each.by, each.share) for each in coverage.covered}
    said |= _recitals(keeper, other)
    moves = [_move(clause, said, sections, recalls, annexes.places) for clause in other]
    numbers = dict(_numbers(sections))
    heads = {
        c: section.head
        for each in sections
        for section in (each, *each.after)
        for c in section.coming
    }
    placed = tuple(
        replace(move, place=" ".join(filter(None, [heads[move.clause], numbers[move.clause]])))
        if move.clause in heads
        else move
        for move in moves
    )
    edits = [edit for section in sections for edit in _edits(section, numbers, annexes)]
    ended = _ended(edits, keeper, annexes.lines) if annexes.lines else edits
    return Merger(placed, (*ended, *annexes.edits), tuple(annexes.moves))


def _sections(clauses: Iterable[Clause]) -> Iterator[Section]:
    """The keeper's clauses under their heads, in the order of its text; annexes are left out."""
    found: dict[str, Section] = {}
    for clause in clauses:
        if clause.role in FIRST:
            root = clause.key.partition("/")[0]
            section = found.setdefault(root, Section(clause.head, clause.role))
            section.clauses.append(clause)
    yield from found.values()


def _recitals(
    keeper: Sequence[Clause], other: Sequence[Clause]
) -> Mapping[Clause, tuple[Clause, float]]:
    """The recitals of the other that the keeper has word for word: coverage asks for duties."""
    own = {_letters(clause.words): clause for clause in keeper if clause.role == "preamble"}
    return {
        clause: (own[_letters(clause.words)], WHOLE)
        for clause in other
        if clause.role == "preamble" and _letters(clause.words) in own
    }


def _move(
    clause: Clause,
    said: Mapping[Clause, tuple[Clause, float]],
    sections: list[Section],
    recalls: Recalls,
    annexed: Mapping[Clause, str | Clause],
) -> Move:
    by, share = said.get(clause, (None, 0.0))
    if clause.role not in FIRST:
        return _annexed(clause, annexed.get(clause))
    if by is not None and share >= WHOLE:
        return Move(clause, "redundant", by)
    if clause.role == "preamble" and recalls(clause):
        return Move(clause, "redundant")
    home = _home(clause, by, sections)
    home.coming.append(clause)
    return Move(clause, "moves" if by is None or by not in home.clauses else "joins", by)


def _annexed(clause: Clause, place: str | Clause | None) -> Move:
    """What becomes of a clause with its annex."""
    if isinstance(place, Clause):
        return Move(clause, "redundant", place)
    return Move(clause, "lost" if place is None else "annexed", place=place)


def _ended(edits: Sequence[Edit], keeper: Sequence[Clause], lines: Sequence[str]) -> list[Edit]:
    """The edits with paragraphs that come at the end of the keeper."""
    text, source = "\n" + "\n".join(lines), keeper[0].document.source
    end = _end(keeper)
    last = next((edit for edit in edits if edit.span == Span(end, end)), None)
    if last is None:
        return [*edits, Edit(source, Span(end, end), text)]
    return [replace(each, text=each.text + text) if each is last else each for each in edits]


def _end(keeper: Sequence[Clause]) -> int:
    """Where the last annex of the keeper ends, or what it decides."""
    document = keeper[0].document
    if annexes_of(keeper):
        return len(document.text.rstrip())
    last = max((c for c in keeper if c.role in FIRST), key=lambda c: c.span)
    return paragraph(document, last.span).end


def _home(clause: Clause, by: Clause | None, sections: list[Section]) -> Section:
    """The section that takes a clause: of its counterpart, of its head, or a new one."""
    like = [each for each in sections if each.role == clause.role]
    beside = [section for section in like if by in section.clauses]
    fresh = [new for section in like for new in section.after]
    alike = [each for each in (*like, *fresh) if _letters(each.head) == _letters(clause.head)]
    if beside or alike:
        return (beside or alike)[0]
    new = Section(clause.head, clause.role)
    (like or sections)[-1].after.append(new)
    return new


def _numbers(sections: Iterable[Section]) -> Iterator[tuple[Clause, str | None]]:
    """The number of every clause that comes, and of one that was alone and is so no longer."""
    for section in sections:
        own = [clause for clause in section.clauses if clause.key.count("/") <= 1]
        sample = next((c.number for c in own if c.number), None)
        first = FIRST[section.role] if sample is None else sample
        if section.coming and own and own[-1].number is None:
            yield own[-1], first
        last = own[-1].number if own and own[-1].number else first if own else None
        for at, clause in enumerate(section.coming, len(own)):
            last = first if last is None else following(last, at)
            yield clause, last if own or len(section.coming) > 1 else None
        yield from _numbers(section.after)


def _edits(
    section: Section, numbers: Mapping[Clause, str | None], annexes: Annexed
) -> Iterator[Edit]:
    """What changes at the end of a section to which something comes."""
    if not (section.coming or section.after) or not section.clauses:
        return
    last = section.clauses[-1]
    signs = knowledge(last.document.language)["proposals"]
    at, text, source = closing(last), last.document.text, last.document.source
    sign = text[at : min(at + 1, last.span.end)].strip()
    groups = [([], section.coming), *(([new.head], new.coming) for new in section.after)]
    lines, final = list(_lines(groups, numbers, annexes, gap=_gap(section))), sign
    opened = signs["between"] if section.coming else signs["following"]
    if last in numbers:
        yield Edit(
            source, Span(last.span.start, last.span.start), f"{numbers[last]}{_gap(section)}"
        )
    if sign != opened:
        yield Edit(source, Span(at, at + len(sign)), opened)
    end = paragraph(last.document, last.span).end
    yield Edit(source, Span(end, end), "\n" + "\n".join(lines) + final)


def _lines(
    groups: Sequence[tuple[Sequence[str | None], Sequence[Clause]]],
    numbers: Mapping[Clause, str | None],
    annexes: Annexed,
    *,
    gap: str,
) -> Iterator[str]:
    """The new paragraphs, each with the sign that closes it, but the last one without."""
    clauses = [clause for _, group in groups for clause in group]
    language = clauses[0].document.language
    signs = knowledge(language)["proposals"]
    for heads, group in groups:
        yield from filter(None, heads)
        for clause in group:
            number = numbers[clause]
            words = clause.document.text[clause.span.start : closing(clause)]
            sign = signs["between"] if clause is not group[-1] else signs["following"]
            said = annexes.reworded(" ".join(words.split()), language)
            said += "" if clause is clauses[-1] else sign
            yield said if number is None else f"{number}{gap}{said}"


def _gap(section: Section) -> str:
    """What stands between a number and its clause in the keeper."""
    for clause in section.clauses:
        if clause.number:
            text = clause.document.text[
                paragraph(clause.document, clause.span).start : clause.span.start
            ]
            _, found, gap = text.partition(clause.number)
            if found and gap and not gap.strip():
                return gap
    return " "


def _letters(text: str | None) -> str:
    return "".join(filter(str.isalnum, (text or "").casefold()))


def by_document(clauses: Iterable[Clause]) -> Mapping[str, list[Clause]]:
    """The clauses of each file, in the order of its text."""
    held: dict[str, list[Clause]] = defaultdict(list)
    for clause in sorted(clauses, key=lambda c: (c.document.source, c.span.start, c.key)):
        held[clause.document.source].append(clause)
    return held
