"""Looks at every step of a plan before anything is changed: what is not safe is refused."""

from lxml import etree

from intersector.proposals.redline.cut import (
    following,
    live_runs,
    owner,
    run_of,
    runs_between,
    tail,
)
from intersector.proposals.redline.fields import Fields
from intersector.proposals.redline.plan import Plan
from intersector.proposals.redline.refuse import (
    RedlineError,
    check_letter,
    check_run,
    check_section,
    protects_sections,
    refusal,
)
from intersector.proposals.redline.steps import Step
from intersector.reading.ooxml import W
from intersector.reading.places import Line, Place, Traced


class Check:
    """The checks of one plan; each raises RedlineError with the words and the reason."""

    def __init__(self, source: str, traced: Traced, plan: Plan, fields: Fields) -> None:
        self._source, self._text, self._plan, self._fields = source, traced.draft.text, plan, fields
        self._is_guarded = protects_sections(traced.package)

    def everything(self) -> None:
        """Check every step, every paragraph that goes, and every two that are joined."""
        for step in self._plan.steps:
            for line, start, end in self._plan.touched(step):
                self._letters(line, start, end)
                if line not in self._plan.gone:
                    self._struck(line, start, end)
            if step.text:
                self._put(step)
        for line in self._plan.gone:
            self._gone(line)
        for left, right in self._plan.joined:
            self._joined(left, right)

    def _letters(self, line: Line, start: int, end: int) -> None:
        for at in range(max(start, line.start), end):
            place = line.place(at)
            if place is None:
                raise self._refused(start, end, "goes over several paragraphs of a note")
            self._letter(place, start, end)

    def _letter(self, place: Place, start: int, end: int) -> None:
        check_letter(place.element, self._source, self._text[start:end])
        if self._is_guarded:
            check_section(place.element, self._source, self._text[start:end])

    def _struck(self, line: Line, start: int, end: int) -> None:
        """A part of a line: no automatic number, no part of a field, nothing but text."""
        if start < line.start:
            raise self._refused(start, end, "has an automatic number, which Word counts")
        whole = self._fields.whole(line, start, end)
        for at in range(start, end):
            for field in self._fields.around(line.place(at)):
                if not field.is_link and field not in whole:
                    raise self._refused(start, end, "is filled in by a field")
        for run in runs_between(_run(line, start), _run(line, end - 1)):
            check_run(run, self._source, self._text[start:end])

    def _put(self, step: Step) -> None:
        line = self._plan.line(step.end)
        words = line.span
        if line.span.start <= step.end < line.start and (
            step.end > line.span.start or not step.text.endswith("\n")
        ):
            raise self._refused(words.start, words.end, "has an automatic number")
        sides = [p for p in (_place(line, step.end - 1), _place(line, step.end)) if p is not None]
        for place in sides:
            self._letter(place, words.start, words.end)
            if "\n" in step.text and is_note(line):
                raise self._refused(words.start, words.end, "is a note, which stays one paragraph")
        around = [set(self._fields.around(place)) for place in sides]
        shared = set.intersection(*around) if len(around) == 2 else set()
        if any(not field.is_link for field in shared) and step.start == step.end:
            raise self._refused(step.end - 1, step.end + 1, "is filled in by a field")

    def _gone(self, line: Line) -> None:
        words = line.span
        if is_note(line):
            raise self._refused(words.start, words.end, "is a note, which goes with its mark")
        runs = [run for paragraph in paragraphs(line) for run in live_runs(paragraph)]
        for run in runs:
            check_run(run, self._source, self._text[words.start : words.end])
            if any(other not in runs for f in self._fields.holding(run) for other in f.runs):
                raise self._refused(words.start, words.end, "is part of a longer field")

    def _joined(self, left: Line, right: Line) -> None:
        first, last = paragraphs(left)[-1], paragraphs(right)[0]
        at: etree._Element | None = first
        while at is not None and at is not last:
            at = following(at)
            if at is not None and at.tag != W + "p":
                break
        if at is not last:
            raise self._refused(
                left.span.start, left.span.end, "cannot run on into another cell, box or note"
            )

    def _refused(self, start: int, end: int, reason: str) -> RedlineError:
        return refusal(self._source, self._text[max(start, 0) : end], reason)


def paragraphs(line: Line) -> list[etree._Element]:
    """The paragraphs that print a line, up to the one whose mark ends it."""
    found = {owner(place.element): None for place in line.places if place is not None}
    return list({**found, tail(list(found)[-1]): None})


def _place(line: Line, at: int) -> Place | None:
    return line.place(at) if line.start <= at < line.span.end else None


def _run(line: Line, at: int) -> etree._Element:
    place = line.place(at)
    assert place is not None
    return run_of(place.element)


def is_note(line: Line) -> bool:
    """Whether a line is a footnote or an endnote."""
    place = next(place for place in line.places if place is not None)
    return next(place.element.iterancestors(W + "footnote", W + "endnote"), None) is not None
