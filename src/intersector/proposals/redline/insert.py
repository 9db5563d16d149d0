"""Puts new words and new paragraphs into a text, in the look of what stands around them."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from intersector.proposals.redline.check import paragraphs
from intersector.proposals.redline.cut import (
    UncuttableError,
    cut_after,
    cut_before,
    cut_paragraph,
    following,
    is_note_mark,
    owner,
    put_after,
    put_before,
    run_of,
)
from intersector.proposals.redline.fields import Fields
from intersector.proposals.redline.pen import Pen, new_paragraph, unnumber
from intersector.proposals.redline.remove import holds_note
from intersector.proposals.redline.steps import Step
from intersector.reading.ooxml import find
from intersector.reading.places import Line, Place


@dataclass(frozen=True, slots=True)
class Insertion:
    """A step that puts text at its end, in a line, after the runs that it has `struck` there.

    `gone` are the paragraphs that the plan strikes wholly.
    """

    step: Step
    line: Line
    pen: Pen
    fields: Fields
    struck: list[etree._Element]
    gone: Collection[etree._Element]

    def carry_out(self) -> None:
        """Put the text.

        What comes before its first line break, or after its last, joins the words that stand
        there; the rest becomes paragraphs of its own.
        """
        first, *others = self.step.text.split("\n")
        if not others:
            self._words(first)
        elif self.step.end <= self.line.start:
            self._before([first, *others[:-1]])
            self.pen.tick()
            self._words(others[-1])
        elif self.step.end == self.line.span.end and following(_ending(self.line)) is not None:
            self._after(others)
            self.pen.tick()
            self._words(first)
        else:
            self._within(first, others)

    def _words(self, text: str) -> None:
        """Put words into the line, after what they replace or between its characters."""
        left, right = _place(self.line, self.step.end - 1), _place(self.line, self.step.end)
        around, beyond = self.fields.around(left), self.fields.around(right)
        if not text:
            return
        if self.struck:
            new = self.pen.inserted(text, self._struck_look())
            put_after(self.struck[-1], new, self.pen, struck=self.struck)
        elif left is not None:
            at = _after(left)
            ended = [field.runs[-1] for field in around if field not in beyond]
            put_after((*ended, at)[0], self.pen.inserted(text, find(at, "rPr")), self.pen)
        elif right is not None:
            at = cut_before(right)
            begun = [field.runs[0] for field in beyond if field not in around]
            put_before((*begun, at)[0], self.pen.inserted(text, find(at, "rPr")), self.pen)

    def _struck_look(self) -> etree._Element | None:
        """The look of the first words that are struck."""
        return next((find(run, "rPr") for run in self.struck if find(run, "t") is not None), None)

    def _before(self, texts: list[str]) -> None:
        """Put whole paragraphs before the line's own, and before those struck just before it."""
        own = place = owner(_first(self.line).element)
        while (before := place.getprevious()) is not None and before in self.gone:
            place = before
        for made in self._paragraphs(texts, own, 0):
            place.addprevious(made)

    def _after(self, texts: list[str]) -> None:
        """Put whole paragraphs after the line's own."""
        at = _ending(self.line)
        for made in self._paragraphs(texts, at, 1):
            at.addnext(made)
            at = made

    def _within(self, first: str, others: list[str]) -> None:
        """Put several paragraphs into the middle of one, or at the end of a cell or note."""
        at = self.struck[-1] if self.struck else _after(_sure(self.line, self.step.end - 1))
        look, paragraph = find(at, "rPr"), owner(at)
        half = cut_paragraph(at, self.pen)
        if holds_note(half):
            raise UncuttableError("would part a paragraph after a note")
        if first:
            put_after(at, self.pen.inserted(first, look), self.pen, struck=self.struck)
        self.pen.mark_paragraph(half, "ins")
        *middle, last = others
        for made in self._paragraphs(middle, paragraph, 1):
            paragraph.addprevious(made)
        words, numbered = _without_number(last, self.line, len(others))
        if self.line.label is not None and not numbered:
            self.pen.take_number(paragraph)
        if words:
            place = 0 if find(paragraph, "pPr") is None else 1
            paragraph.insert(place, self.pen.inserted(words, look))

    def _paragraphs(
        self, texts: list[str], like: etree._Element, number: int
    ) -> Iterator[etree._Element]:
        """New paragraphs like another, numbered by its list where they have the list's numbers.

        `number` says how many numbers after the line's own the first of them would have.
        """
        for text in texts:
            made = new_paragraph(find(like, "pPr"))
            words, numbered = _without_number(text, self.line, number)
            number += numbered
            properties = find(made, "pPr")
            if self.line.label is not None and not numbered and properties is not None:
                unnumber(properties)
            if words:
                made.append(self.pen.inserted(words, _look(self.line)))
            self.pen.mark_paragraph(made, "ins")
            yield made


def _without_number(text: str, line: Line, number: int) -> tuple[str, bool]:
    """The text without the number that the list will print, and whether it had that number."""
    printed = "" if line.label is None else line.label.after(number)
    rest = text.removeprefix(printed)
    if printed and rest != text and rest[:1].isspace():
        return rest.lstrip(), True
    return text, False


def _look(line: Line) -> etree._Element | None:
    """The look of most of a line."""
    counted = Counter(run_of(p.element) for p in line.places if p is not None)
    return find(max(counted, key=lambda each: counted[each]), "rPr")


def _ending(line: Line) -> etree._Element:
    return paragraphs(line)[-1]


def _first(line: Line) -> Place:
    return next(place for place in line.places if place is not None)


def _place(line: Line, at: int) -> Place | None:
    return line.place(at) if line.start <= at < line.span.end else None


def _after(place: Place) -> etree._Element:
    """The run that ends with a character, or the mark of a note that stands on it."""
    run = cut_after(place)
    while (mark := run.getnext()) is not None and is_note_mark(mark):
        run = mark
    return run


def _sure(line: Line, at: int) -> Place:
    place = line.place(at)
    assert place is not None
    return place
