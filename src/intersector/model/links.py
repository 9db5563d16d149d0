"""What clauses cite, and whom they order to do what."""

from dataclasses import dataclass
from typing import Literal

from intersector.identifiers import InstrumentId
from intersector.model.texts import Clause, Document, Span

Status = Literal["current", "superseded", "suppressed", "unknown"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to another instrument, provision or document.

    `span` is in the text it was found in (for a clause: in its document's text); `kind`,
    `number`, `body`, `place` and `year` are read from the words and their context; `target` is
    None when they leave several `candidates`, or none. `document` and `clause` say where it
    stands: both None for a loose passage, `clause` None outside the clauses.
    """

    span: Span
    text: str
    kind: str
    number: str | None
    body: str | None
    place: str | None
    year: int | None
    target: InstrumentId | None
    candidates: tuple[InstrumentId, ...] = ()
    status: Status = "unknown"
    current: InstrumentId | None = None
    clause: Clause | None = None
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """Who must do what, for whom, how often, until when; `span` is in the document's text.

    `kind` is what sort of work it is ("report", "study", "assist", ...), by the first verb that
    the language's file knows; `condition` what it depends on ("within existing resources"), as
    printed.
    """

    clause: Clause
    span: Span
    actors: tuple[str, ...]
    action: str
    object: str | None = None
    recipient: str | None = None
    frequency: str | None = None
    deadline: str | None = None
    reporting: bool = False
    collaborators: tuple[str, ...] = ()
    kind: str | None = None
    condition: str | None = None
