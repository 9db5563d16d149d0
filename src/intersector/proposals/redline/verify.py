"""Reads what was made, on both sides of its changes: nobody tables a text that was not proposed."""

from typing import Final

from intersector.proposals.redline.check import is_note
from intersector.proposals.redline.plan import Plan
from intersector.proposals.redline.refuse import RedlineError
from intersector.proposals.redline.steps import changed
from intersector.reading import trace_docx
from intersector.reading.draft import INVISIBLE
from intersector.reading.numbering import Label
from intersector.reading.places import Line

_MASK: Final = "\0"
"""A character that reading leaves out."""


def verify(before: bytes, after: bytes, plan: Plan, text: str, source: str) -> None:
    """Raise RedlineError unless `after` says what the plan says, and rejected what `before` did.

    Automatic numbers are left out of what is compared, since a change makes Word count anew; so
    are notes, which go with the words that call them.
    """
    original = trace_docx(before, source, "original").draft.text
    if trace_docx(after, source, "original").draft.text != original:
        raise _unfaithful(source)
    made = trace_docx(after, source)
    body = [line for line in made.lines if not is_note(line)]
    found = [(line.label, part) for line in body for part in _parts(line, made.draft.text)]
    wanted = _wanted(plan, text)
    if len(found) != len(wanted) or not all(map(_says, found, wanted)):
        raise _unfaithful(source)


def _wanted(plan: Plan, text: str) -> list[str]:
    """The lines that the steps come to, without automatic numbers and notes."""
    masked = list(text)
    for line in plan.lines:
        end = line.span.end if is_note(line) else line.start
        masked[line.span.start : end] = _MASK * (end - line.span.start)
    steps = [step for step in plan.steps if not is_note(plan.line(step.end))]
    return _lines(changed("".join(masked), steps))


def _parts(line: Line, text: str) -> list[str]:
    return _lines(text[line.start : line.span.end])


def _lines(text: str) -> list[str]:
    lines = (INVISIBLE.sub("", line).strip() for line in text.split("\n"))
    return [line for line in lines if line]


def _says(found: tuple[Label | None, str], wanted: str) -> bool:
    """Whether a line says what is wanted, its automatic number written or not."""
    label, words = found
    numbered = f"{label.text} {words}" if label is not None else words
    return wanted == words or wanted.split() == numbered.split()


def _unfaithful(source: str) -> RedlineError:
    return RedlineError(
        source,
        "could not be changed so that it reads exactly as proposed.",
        mend="Make this change by hand in the word processor, and report the file.",
    )
