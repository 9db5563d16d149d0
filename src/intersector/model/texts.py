"""Documents, their clauses, and any text that can be compared."""

from dataclasses import dataclass, field
from typing import Literal

from intersector.identifiers import InstrumentId

Language = Literal["ar", "en", "es", "fr", "ru", "zh"]
Role = Literal["preamble", "operative", "body", "annex"]
BlockKind = Literal["heading", "paragraph", "item", "cell", "contents", "note"]
ChangeType = Literal["insert", "delete"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open range ``[start, end)`` of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table cell, line of contents or note, as the reader met it.

    `level` is the depth of a heading (1 = title) or list item; `number` its number as printed
    (it stands in the text too); `style` the word processor's style name.
    """

    span: Span
    kind: BlockKind = "paragraph"
    level: int | None = None
    number: str | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One tracked change, as its author made it; `date` is ISO 8601 as stored in the file."""

    type: ChangeType
    author: str | None
    date: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody noted beside the text; `date` is ISO 8601 as stored in the file.

    `span` covers the words that it is about, or the paragraph that holds its mark where these are
    not in the text as it was read; None where no text holds the mark.
    """

    author: str | None
    date: str | None
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read: its text, its blocks in order, the changes tracked in it and its comments.

    Blocks are ordered by where they start. They do not overlap, but a block of kind "note" may lie
    wholly inside another: a footnote, or the mark of one, that stands in mid-paragraph. The
    `masthead` is what the first page of a Word file bears above the text, line by line.

    From `id` on, fields are None or empty until `structure.identify` has found them: `id` needs
    a body, a kind and a number; `kind` ("resolution", "decision", "question", "report", ...),
    `body`, `number`, `year` and `place` are kept beside it for documents that lack one of these.
    Two documents are equal when they come from the same source with the same bytes.
    """

    source: str
    sha256: str
    language: Language = field(compare=False)
    text: str = field(compare=False, repr=False)
    blocks: tuple[Block, ...] = field(default=(), compare=False, repr=False)
    changes: tuple[Change, ...] = field(default=(), compare=False, repr=False)
    comments: tuple[Comment, ...] = field(default=(), compare=False, repr=False)
    masthead: str = field(default="", compare=False, repr=False)
    warnings: tuple[str, ...] = field(default=(), compare=False)
    id: InstrumentId | None = field(default=None, compare=False)
    title: str = field(default="", compare=False)
    kind: str = field(default="document", compare=False)
    body: str | None = field(default=None, compare=False)
    number: str | None = field(default=None, compare=False)
    year: int | None = field(default=None, compare=False)
    place: str | None = field(default=None, compare=False)
    sector: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest numbered unit of an instrument.

    `text` is ``document.text[span.start:span.end]``, without its number and head; `notes` are the
    spans of footnotes that stand inside it, which `words` leaves out. `key` is its path in the
    document (``resolves/2/a``), `head` and `number` are as printed, `actors` canonical.
    """

    document: Document
    key: str
    head: str | None
    number: str | None
    role: Role
    actors: tuple[str, ...]
    span: Span
    text: str
    notes: tuple[Span, ...] = ()

    @property
    def words(self) -> str:
        """What the clause says: its text without footnotes, on one line."""
        pieces, at = [], self.span.start
        for note in self.notes:
            pieces.append(self.document.text[at : note.start])
            at = note.end
        pieces.append(self.document.text[at : self.span.end])
        return " ".join("".join(pieces).split())


@dataclass(frozen=True, slots=True)
class Passage:
    """Any text that can be compared, with what is known of where it stands."""

    id: str
    text: str
    head: str = ""
    title: str = ""
    document: str = ""
    language: Language | None = None
