"""Edits as the least that has to be struck and put: word by word where wording changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from intersector.editions.words import compare_words
from intersector.model import Edit

_ALIKE: Final = 0.3
"""The share of characters two wordings must have in common to be told apart word by word."""


@dataclass(frozen=True, slots=True)
class Step:
    """What stands at ``[start, end)`` is struck, and after it `text` is put."""

    start: int
    end: int
    text: str


def steps_of(edits: Sequence[Edit], text: str) -> list[Step]:
    """The steps that the edits of one document come to, in order and apart.

    Raises ValueError where edits overlap each other or leave the text.
    """
    ordered = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
    for before, after in pairwise(ordered):
        if after.span.start < before.span.end:
            raise ValueError(f"two edits overlap at character {after.span.start}")
    for edit in ordered:
        if not 0 <= edit.span.start <= edit.span.end <= len(text):
            raise ValueError(f"an edit reaches beyond the text, at character {edit.span.start}")
    return _joined((step for edit in ordered for step in _steps(edit, text)), text)


def changed(text: str, steps: Sequence[Step]) -> str:
    """The text once the steps are taken."""
    pieces, at = [], 0
    for step in steps:
        pieces += [text[at : step.start], step.text]
        at = step.end
    return "".join([*pieces, text[at:]])


def _steps(edit: Edit, text: str) -> Iterator[Step]:
    old = edit.span.of(text)
    stretches = compare_words(old, edit.text)
    same = sum(len("".join(s.text.split())) for s in stretches if s.type == "equal")
    if same < _ALIKE * max(len(old), len(edit.text)):
        yield Step(edit.span.start, edit.span.end, edit.text)
        return
    for stretch in stretches:
        if stretch.type != "equal":
            start, end = edit.span.start + stretch.old.start, edit.span.start + stretch.old.end
            yield Step(start, end, stretch.text if stretch.type == "insert" else "")


def _joined(steps: Iterator[Step], text: str) -> list[Step]:
    """The steps, those that touch made one.

    A paragraph that goes with the break before it stays apart from what is put at the end of the
    paragraph before: else that would seem to be put in its place.
    """
    joined: list[Step] = []
    for step in steps:
        goes = not step.text and text[step.start : step.start + 1] == "\n"
        if joined and joined[-1].end == step.start and not (goes and joined[-1].text):
            last = joined.pop()
            joined.append(Step(last.start, step.end, last.text + step.text))
        elif step.start < step.end or step.text:
            joined.append(step)
    return joined
