"""Carries out a plan: strikes and puts words, paragraphs and rows in the XML of a file."""

from collections.abc import Collection, Sequence
from itertools import takewhile

from lxml import etree

from intersector.model import Span
from intersector.proposals.redline.check import paragraphs
from intersector.proposals.redline.cut import (
    UncuttableError,
    cut_after,
    cut_before,
    following,
    run_of,
    runs_between,
)
from intersector.proposals.redline.fields import Fields
from intersector.proposals.redline.insert import Insertion
from intersector.proposals.redline.pen import Pen
from intersector.proposals.redline.plan import Plan
from intersector.proposals.redline.remove import are_alike, holds_note, remove
from intersector.proposals.redline.steps import Step
from intersector.reading.ooxml import W, find
from intersector.reading.places import Line
from intersector.reading.tracked import marks_gone


def carry_out(plan: Plan, pen: Pen, fields: Fields) -> None:
    """Take the steps from the last to the first, then end the paragraphs and rows that go."""
    rows = _struck_rows(plan)
    held = {line.span: paragraphs(line) for line in plan.lines}
    gone = [each for line in plan.gone for each in held[line.span]]
    for step in reversed(plan.steps):
        pen.tick()
        _take(step, plan, pen, fields, gone)
    for chain in _chains([(line, held[line.span]) for line in plan.gone]):
        pen.tick()
        numbered = any(line.label is not None for line, _ in chain)
        remove([each for _, own in chain for each in own], pen, numbered=numbered)
    pen.tick()
    for left, right in plan.joined:
        _join(held[left.span][-1], held[right.span][0], pen)
    for row in rows:
        pen.mark_row(row)


def _take(
    step: Step, plan: Plan, pen: Pen, fields: Fields, gone: Collection[etree._Element]
) -> None:
    """Strike what the step strikes, a line at a time, and put its text where it ends."""
    struck: list[etree._Element] = []
    target = plan.line(step.end)
    for line, start, end in plan.touched(step):
        if line in plan.gone:
            continue
        runs = _cut(line, start, end, fields)
        if line is target and end == step.end:
            struck = runs
        else:
            pen.strike(runs)
    if step.text:
        Insertion(step, target, pen, fields, struck, gone).carry_out()
    pen.strike(struck)


def _cut(line: Line, start: int, end: int, fields: Fields) -> list[etree._Element]:
    """The runs that hold just the characters of a range, with the fields that print only them."""
    first, last = line.place(start), line.place(end - 1)
    assert first is not None and last is not None
    whole = fields.whole(line, start, end)
    opening = [f.runs[0] for f in whole if f in fields.around(first)]
    closing = [f.runs[-1] for f in whole if f in fields.around(last)]
    one = run_of(first.element) is run_of(last.element)
    right = cut_after(last)
    left = cut_before(first)
    return runs_between(
        opening[0] if opening else left, closing[0] if closing else left if one else right
    )


def _chains(
    gone: Sequence[tuple[Line, list[etree._Element]]],
) -> list[list[tuple[Line, list[etree._Element]]]]:
    """The lines that go, with their paragraphs: together those alike that follow one another."""
    chains: list[list[tuple[Line, list[etree._Element]]]] = []
    for line, own in gone:
        last = chains[-1][-1][1][-1] if chains else None
        if last is not None and following(last) is own[0] and are_alike(last, own[0]):
            chains[-1].append((line, own))
        else:
            chains.append([(line, own)])
    return chains


def _join(first: etree._Element, last: etree._Element, pen: Pen) -> None:
    """Strike the mark of a paragraph, and of the empty ones before the one it runs on into."""
    between = takewhile(lambda each: each is not last, first.itersiblings(W + "p"))
    for paragraph in (first, *between):
        if holds_note(paragraph):
            raise UncuttableError("would join a paragraph with a note to the next one")
        if not marks_gone(find(paragraph, "pPr/rPr"), "proposed"):
            pen.mark_paragraph(paragraph, "del")


def _struck_rows(plan: Plan) -> list[etree._Element]:
    """The rows of tables of which nothing is left."""
    gone: dict[etree._Element, list[bool]] = {}
    ends: set[Span] = {line.span for line in plan.gone}
    for line in plan.lines:
        for row in paragraphs(line)[0].iterancestors(W + "tr"):
            gone.setdefault(row, []).append(line.span in ends)
    return [row for row, each in gone.items() if all(each)]
