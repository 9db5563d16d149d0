"""A wording and the facts, made into a report: what is said, in which order, resting on what."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from string import Formatter
from typing import Final

from intersector.model import Language
from intersector.phrases import Phrase
from intersector.publishing.labels import Names
from intersector.publishing.page import TURNING
from intersector.publishing.sentences import END, ISOLATE, tell
from intersector.reporting.content import Part, Piece, Report, Sentence, Source, Table
from intersector.reporting.facts import GIVEN, SEARCHED, Fact, Value
from intersector.reporting.wording import Choice, PartWording, Text, Wording

_MARKED: Final = re.compile(f"{ISOLATE}(.*?){END}", re.DOTALL)
_NOTHING: Final = Sentence(())
_EMPTY: Final = (Piece("–"),)
"""What a cell says where nothing is known."""


def compose(wording: Wording, fact: Fact, *, names: Names, on: date | None) -> Report:
    """The report that `wording` makes of `fact`, in the language of `names`."""
    writer = _Writer(names)
    opening = tuple(writer.chosen(wording.opening, fact))
    parts = tuple(writer.parts(wording.parts, fact))
    return Report(
        title=writer.sentence(wording.title, fact) or _NOTHING,
        language=names.words.language,
        opening=opening,
        parts=parts,
        sources=tuple(writer.sources),
        sources_title=str(writer.sentence(wording.sources, fact) or ""),
        on=on,
    )


@dataclass(slots=True)
class _Writer:
    """Says facts in words, and numbers their sources as they are first named."""

    names: Names
    sources: dict[Source, int] = field(default_factory=dict)

    @property
    def language(self) -> Language:
        return self.names.words.language

    def parts(self, wordings: Iterable[PartWording], fact: Fact) -> Iterator[Part]:
        for wording in wordings:
            part = self._part(wording, fact)
            if part is not None:
                yield part

    def _part(self, wording: PartWording, fact: Fact) -> Part | None:
        """A part; None where there is nothing to say and no word for that."""
        title = self._heading(wording.title, fact)
        if wording.of is None:
            said = self.said(wording.say, fact)
            inner = tuple(self.parts(wording.parts, fact))
            sentences = (said,) if said else ()
            return Part(title, sentences, parts=inner) if sentences or inner else None
        facts = fact.lists.get(wording.of, ())
        if not facts:
            none = self._none(wording, fact)
            return Part(title, (none,)) if none else None
        if wording.columns:
            return Part(title, table=self._table(wording, fact, facts))
        if wording.parts:
            return Part(title, parts=tuple(self._section(wording, each) for each in facts))
        said_all = (self.said(wording.say, each) for each in facts)
        return Part(title, tuple(each for each in said_all if each), listed=True)

    def _none(self, wording: PartWording, fact: Fact) -> Sentence | None:
        """That there is nothing, and where one can see that; None where it goes without saying."""
        said = self.sentence(wording.none, fact) if wording.none is not None else None
        if said is None or wording.of is None:
            return None
        file, link = SEARCHED.get(wording.of, ("documents.jsonl", "index.html#instruments"))
        source = Source(self.names.words.say("Data of the map"), "", file, link)
        return Sentence(said.pieces, self._numbers(Fact({}, (source,))))

    def _section(self, wording: PartWording, fact: Fact) -> Part:
        said = self.said(wording.say, fact)
        return Part(
            self._heading(wording.name, fact),
            (said,) if said else (),
            parts=tuple(self.parts(wording.parts, fact)),
        )

    def _table(self, wording: PartWording, around: Fact, facts: tuple[Fact, ...]) -> Table:
        """The list as a table, without the columns in which no row says anything.

        The sources of a row stand in its last cell.
        """
        rows = [[self._words(column.say, fact) for column in wording.columns] for fact in facts]
        kept = [at for at in range(len(wording.columns)) if any(row[at] for row in rows)]
        told = []
        for row, fact in zip(rows, facts, strict=True):
            cells = [Sentence(row[at] or _EMPTY) for at in kept]
            cells[-1] = Sentence(cells[-1].pieces, self._numbers(fact))
            told.append(tuple(cells))
        heads = (self.sentence(wording.columns[at].head, around) for at in kept)
        caption = self._heading(wording.title, around)
        return Table(str(caption), tuple(str(head or "") for head in heads), tuple(told))

    def chosen(self, choices: Iterable[Choice], fact: Fact) -> Iterator[Sentence]:
        """What is said of `fact`, choice by choice."""
        for choice in choices:
            said = self.said(choice, fact)
            if said is not None:
                yield said

    def said(self, choice: Choice, fact: Fact) -> Sentence | None:
        """The first sentence whose values are all known, with the sources of the fact."""
        for text in choice:
            pieces = self._filled(text, fact)
            if pieces:
                rests = not text.blanks() <= GIVEN
                return Sentence(pieces, self._numbers(fact) if rests else ())
        return None

    def sentence(self, text: Text, fact: Fact) -> Sentence | None:
        """A sentence that rests on nothing, such as a heading; None where a value is not known."""
        pieces = self._filled(text, fact)
        return Sentence(pieces) if pieces else None

    def _heading(self, text: Text | None, fact: Fact) -> Sentence:
        return (self.sentence(text, fact) if text is not None else None) or _NOTHING

    def _words(self, choice: Choice, fact: Fact) -> tuple[Piece, ...]:
        return next(filter(None, (self._filled(text, fact) for text in choice)), ())

    def _numbers(self, fact: Fact) -> tuple[int, ...]:
        numbers = (self.sources.setdefault(each, len(self.sources) + 1) for each in fact.sources)
        return tuple(dict.fromkeys(numbers))

    def _filled(self, text: Text, fact: Fact) -> tuple[Piece, ...]:
        """The text with its values; empty where one of them is not known."""
        if not text.blanks() <= fact.values.keys():
            return ()
        pieces: list[Piece] = []
        for literal, name, _, _ in Formatter().parse(self._template(text, fact)):
            if literal:
                pieces.append(Piece(literal))
            if name is not None:
                pieces.extend(self._pieces(fact.values[name]))
        return tuple(pieces)

    def _template(self, text: Text, fact: Fact) -> str:
        """The text in the language of the report: the organisation's own, or the catalogue's."""
        words = self.names.words
        if self.language in text.own:
            return text.own[self.language]
        if text.many is None or text.by is None:
            return words.say(text.one)
        number = fact.values[text.by]
        count = number if isinstance(number, int) else 0
        return str(words.catalogue.ngettext(text.one, text.many, count))

    def _pieces(self, value: Value) -> Iterator[Piece]:
        words = self.names.words
        if isinstance(value, Piece):
            yield Piece(value.text.translate(TURNING), value.language)
        elif isinstance(value, Phrase):
            yield from self._apart(tell(value, self.names))
        elif isinstance(value, tuple):
            yield from self._listed(value)
        elif isinstance(value, date):
            yield Piece(words.date(value), self.language)
        else:
            yield Piece(words.number(value), self.language)

    def _listed(self, values: tuple[Piece, ...]) -> Iterator[Piece]:
        """The values as a list in words, each a piece of its own."""
        marked = self.names.words.listed([f"{ISOLATE}{at}{END}" for at in range(len(values))])
        for piece in self._apart(marked):
            yield piece if piece.language is None else values[int(piece.text)]

    def _apart(self, text: str) -> Iterator[Piece]:
        """A sentence whose values stand between marks, cut at them."""
        for at, piece in enumerate(_MARKED.split(text)):
            if piece:
                yield Piece(piece, self.language if at % 2 else None)
