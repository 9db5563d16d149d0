"""A draft that people amended: what the draft would make a clause say, and the changes of text that
make it say what they wrote instead.

Words are `marked` one by one, so that a redline shows what the amendment changes and no more.
"""

import re
from collections.abc import Iterable, Iterator

from intersector.editions import compare_words
from intersector.model import Edit, Span
from intersector.phrases import Phrase


def reading(text: str, edits: Iterable[Edit], *, start: int) -> str:
    """What a clause would say, on one line: `text`, which begins at `start` of its document, with
    those of the `edits` made that touch it.

    Empty where they strike it.
    """
    pieces, at, end = [], start, start + len(text)
    for edit in sorted(edits, key=lambda each: (each.span, each.text)):
        if touches(edit, start, end):
            pieces += [text[at - start : max(at, edit.span.start) - start], edit.text]
            at = max(at, edit.span.end)
    return " ".join("".join([*pieces, text[at - start :]]).split())


def touches(edit: Edit, start: int, end: int) -> bool:
    """Whether an edit changes what stands from `start` to `end`, or adds to it."""
    if edit.span.start == edit.span.end:
        return start <= edit.span.start <= end
    return edit.span.start < end and start < edit.span.end


def reworded(text: str, wording: str, *, source: str, start: int) -> tuple[Edit, ...]:
    """The changes that make a clause say `wording`: `text`, which begins at `start` of the document
    `source`.

    Line breaks and double spaces of the text stay as they are.
    """
    flat = re.sub(r"\s", " ", text)
    made = (_edit(*each, source, start) for each in _changes(flat, " ".join(wording.split())))
    return tuple(each for each in made if each.text.strip() or text[_place(each, start)].strip())


def _changes(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Where the old text gives way, and to what."""
    at, end, added = 0, 0, ""
    for stretch in compare_words(old, new):
        if stretch.type == "equal":
            if at < end or added:
                yield at, end, added
            at, end, added = stretch.old.end, stretch.old.end, ""
        elif stretch.type == "delete":
            end = stretch.old.end
        else:
            added += stretch.text
    if at < end or added:
        yield at, end, added


def _edit(at: int, end: int, added: str, source: str, start: int) -> Edit:
    return Edit(source, Span(start + at, start + end), added)


def _place(edit: Edit, start: int) -> slice:
    return slice(edit.span.start - start, edit.span.end - start)


def beside(because: str, wording: str) -> Phrase:
    """The reasons of a proposal whose amended wording cannot be put into its drafted changes."""
    return Phrase(
        "{because} The changes shown are those drafted. The wording was amended; it is to read: "
        "“{wording}”",
        because=because,
        wording=wording,
    )
