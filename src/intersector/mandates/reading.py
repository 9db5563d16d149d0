"""A clause as it is read for duties: its text, its head and whom a passage of it names."""

import re
from dataclasses import dataclass
from typing import Final

from intersector.mandates.grammar import Grammar, grammar
from intersector.model import Clause, Language
from intersector.organisations import Organisations
from intersector.structure.actors import Mention, actors_of, find_actors, find_opening_actors

OPENING: Final = 25
"""Characters within which the subject of "that X shall" has to be named."""
_SPACE: Final = re.compile(r"\s+")
_VOWELS: Final = re.compile("[\u0640\u064b-\u0652]")
"""Marks that Arabic may print on any letter: يكلّف."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause being read: `written` is its text with footnotes blanked, so that offsets hold.

    `text` is the same without the vowels that Arabic may print, which stand at `vowels`.
    """

    clause: Clause
    written: str
    text: str
    vowels: tuple[int, ...]
    head: str
    language: Language
    grammar: Grammar
    organisations: Organisations

    def place(self, at: int) -> int:
        """Where a place of `text` is in what is written."""
        for vowel in self.vowels:
            if vowel > at:
                break
            at += 1
        return at

    def printed(self, start: int, end: int) -> str:
        """What stands between two places of `text`, as it is written, on one line."""
        return one_line(self.written[self.place(start) : self.place(end)])

    def actors(self, text: str) -> tuple[str, ...]:
        """Those whom a passage addresses; see `actors_of`."""
        return actors_of(
            text,
            language=self.language,
            organisations=self.organisations,
            speaker=self.clause.document.body,
        )

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Everyone whom a passage names; see `find_actors`."""
        return find_actors(
            text,
            language=self.language,
            organisations=self.organisations,
            speaker=self.clause.document.body,
        )

    def opening(self, text: str, within: int = OPENING) -> tuple[Mention, ...]:
        """Those whom a passage names at its beginning; see `find_opening_actors`."""
        return find_opening_actors(
            text,
            language=self.language,
            organisations=self.organisations,
            speaker=self.clause.document.body,
            within=within,
        )


def read(clause: Clause, organisations: Organisations) -> Reading:
    """The clause with footnotes blanked, and its head where it opens the text (UN style)."""
    language, written, head = clause.document.language, _without_notes(clause), clause.head or ""
    if written.startswith(head):
        written = " " * len(head) + written[len(head) :]
    vowels = tuple(vowel.start() for vowel in _VOWELS.finditer(written))
    text, head = _VOWELS.sub("", written), _VOWELS.sub("", head)
    return Reading(clause, written, text, vowels, head, language, grammar(language), organisations)


def _without_notes(clause: Clause) -> str:
    text, offset = clause.text, clause.span.start
    for note in clause.notes:
        start, end = max(note.start - offset, 0), min(note.end - offset, len(text))
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def organisation(reading: Reading) -> str:
    """The organisation that the document's body belongs to; the first one known otherwise."""
    body = reading.clause.document.body
    known = reading.organisations.members
    return next((o.code for o in known if any(b.code == body for b in o.bodies)), known[0].code)


def one_line(text: str) -> str:
    """The text with every run of spaces and line ends as one space."""
    return _SPACE.sub(" ", text).strip()
