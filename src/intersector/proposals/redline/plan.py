"""What becomes of each block of a text when steps are taken: changed, joined or gone."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from intersector.proposals.redline.cut import is_note_mark, live_runs, owner, run_of
from intersector.proposals.redline.steps import Step, changed
from intersector.reading.places import Line


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps with the lines that they strike wholly and those that they join.

    A line that is struck wholly, and where nothing is put, is gone with its paragraph.
    """

    lines: Sequence[Line]
    steps: Sequence[Step]
    gone: tuple[Line, ...]
    joined: tuple[tuple[Line, Line], ...]

    def line(self, at: int) -> Line:
        """The line in which, or at the edge of which, a place of the text lies."""
        starts = [line.span.start for line in self.lines]
        return self.lines[max(bisect_right(starts, at) - 1, 0)]

    def touched(self, step: Step) -> Iterator[tuple[Line, int, int]]:
        """The lines in which a step strikes, from the last, with the range of what it strikes."""
        for line in reversed(self.lines):
            start, end = max(step.start, line.span.start), min(step.end, line.span.end)
            if start < end:
                yield line, start, end


def plan(lines: Sequence[Line], steps: Sequence[Step]) -> Plan:
    """Work out what becomes of the lines."""
    draft = Plan(lines, steps, (), ())
    filled = {draft.line(step.end).span for step in steps if step.text}
    gone = [line for line in lines if line.span not in filled and _is_struck(line, steps)]
    left = [line for line in lines if line not in gone]
    joined = [pair for pair in pairwise(left) if _is_joined(*pair, lines, steps)]
    return Plan(lines, steps, tuple(gone), tuple(joined))


def whole_ends(lines: Sequence[Line], steps: Sequence[Step], text: str) -> list[Step]:
    """The steps, with those that part a line after a note made to replace the rest of the line.

    LibreOffice does not see that a paragraph with a note has an end of its own that is new.
    """
    draft, taken = Plan(lines, steps, (), ()), list(steps)
    for step in steps:
        line = draft.line(step.end)
        inside = line.start < step.end < line.span.end and step in taken
        if "\n" in step.text and inside and _calls_note(line, step.end):
            rest = [s for s in taken if step.end < s.start < line.span.end]
            if any(s.end > line.span.end for s in rest):
                continue
            end = line.span.end
            shifted = [Step(s.start - step.end, s.end - step.end, s.text) for s in rest]
            put = step.text + changed(text[step.end : end], shifted)
            taken = [s for s in taken if s not in rest]
            taken[taken.index(step)] = Step(step.start, end, put)
    return taken


def _calls_note(line: Line, at: int) -> bool:
    """Whether a note is called before a place of a line, and none after it."""
    left, right = line.place(at - 1), line.place(at)
    if left is None or right is None:
        return False
    runs = list(live_runs(owner(left.element)))
    called = [index for index, each in enumerate(runs) if is_note_mark(each)]
    return bool(called) and called[-1] < runs.index(run_of(right.element))


def _is_struck(line: Line, steps: Sequence[Step]) -> bool:
    return _covered(line.start, line.span.end, steps)


def _is_joined(left: Line, right: Line, lines: Sequence[Line], steps: Sequence[Step]) -> bool:
    """Whether all line breaks between two lines are struck."""
    ends = [line.span.end for line in lines if left.span.end <= line.span.end < right.span.start]
    return all(_covered(end, end + 1, steps) for end in ends)


def _covered(start: int, end: int, steps: Sequence[Step]) -> bool:
    struck = sum(max(0, min(end, s.end) - max(start, s.start)) for s in steps)
    return struck == end - start
