"""What calls take and give. Sentences of the library come in the language that was asked for."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from intersector.phrases import recall
from intersector.publishing.sentences import tell
from intersector_web.followup.models import State
from intersector_web.layout.forms import LONGEST
from intersector_web.layout.words import names, tongue
from intersector_web.overlaps.models import Label, Verdict
from intersector_web.topics.wordings import said as worded

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST)]


class Problem(Schema):
    """What is wrong with a call."""

    detail: Any


class Version(Schema):
    """A document: one edition of an instrument in one language."""

    slug: str
    identifier: str
    language: str
    year: int | None
    title: str


class Instrument(Schema):
    """A work, whatever its edition and language, with its documents."""

    name: str
    kind: str
    body: str
    number: str
    sector: str
    documents: list[Version]

    @staticmethod
    def resolve_documents(row: Any) -> list[Any]:
        """Those of the row."""
        return list(row.documents.all())


class Citation(Schema):
    """A citation in a clause: what it names, and what is current where that is another edition."""

    start: int
    end: int
    text: str
    target: str | None
    status: str
    current: str | None


class Mandate(Schema):
    """Who must do what, for whom, how often, until when."""

    actors: list[str]
    action: str
    object: str | None
    recipient: str | None
    frequency: str | None
    deadline: str | None
    reporting: bool
    kind: str | None
    condition: str | None


class Clause(Schema):
    """A clause; `start` and `end` are offsets into the text of its document."""

    key: str
    anchor: str
    head: str | None
    number: str | None
    role: str
    actors: list[str]
    start: int
    end: int
    text: str
    citations: list[Citation]
    mandates: list[Mandate]

    @staticmethod
    def resolve_citations(row: Any) -> list[Any]:
        """Those of the row."""
        return list(row.citations.all())

    @staticmethod
    def resolve_mandates(row: Any) -> list[Any]:
        """Those of the row."""
        return list(row.mandates.all())


class Document(Version):
    """A document with its clauses."""

    source: str
    kind: str
    body: str | None
    number: str | None
    place: str | None
    sector: str | None
    sha256: str
    clauses: list[Clause]

    @staticmethod
    def resolve_clauses(row: Any) -> list[Any]:
        """Those of the row."""
        return list(row.clauses.all())


class Side(Schema):
    """One of the two clauses of an overlap."""

    document: str
    identifier: str
    language: str
    key: str
    anchor: str
    text: str

    @staticmethod
    def resolve_document(row: Any) -> str:
        """The slug of its document."""
        return str(row.document.slug)

    @staticmethod
    def resolve_identifier(row: Any) -> str:
        """The edition, or the file where the text does not tell."""
        return str(row.document)

    @staticmethod
    def resolve_language(row: Any) -> str:
        """That of its document."""
        return str(row.document.language)


class Reason(Schema):
    """One reason for a score."""

    feature: str
    score: float
    detail: str
    left_span: list[int] | None
    right_span: list[int] | None

    @staticmethod
    def resolve_detail(row: Any) -> str:
        """As a sentence."""
        return tell(recall(row.detail), names())


class Overlap(Schema):
    """Two clauses that say the same or nearly; `verdict` is the one that stands."""

    id: int
    name: str
    kind: str
    label: Label
    score: float
    sectors: list[str]
    left: Side | None
    right: Side | None
    verdict: Verdict | None
    again: bool = Field(description="Whether the texts are no longer those that were judged")

    @staticmethod
    def resolve_sectors(row: Any) -> list[str]:
        """Their codes; none for a text of no Sector."""
        return sorted(row.concerned - {"-"})

    @staticmethod
    def resolve_again(row: Any) -> bool:
        """Only where there is a verdict."""
        return bool(row.verdict and row.again)


class Deed(Schema):
    """One thing that somebody did, and why."""

    id: int
    act: str
    value: str
    by: str
    at: datetime
    why: str
    withdrawn: bool

    @staticmethod
    def resolve_by(row: Any) -> str:
        """Their name."""
        return str(row.by)

    @staticmethod
    def resolve_withdrawn(row: Any) -> bool:
        """Whether somebody took it back."""
        return hasattr(row, "withdrawal")


class WholeOverlap(Overlap):
    """An overlap with its reasons and what was done about it. `seen` names the two texts."""

    seen: str
    evidence: list[Reason]
    history: list[Deed]


class Judgement(Schema):
    """A verdict on the texts that were `seen`; sent again with the same `token` it counts once."""

    token: UUID
    seen: str
    verdict: Verdict
    why: Text


class Comment(Schema):
    """A comment; sent again with the same `token` it counts once."""

    token: UUID
    why: Text


class Duty(Schema):
    """Something that an instrument orders, how far it is and when it is due."""

    id: int
    edition: str
    language: str
    text: str
    actors: list[str]
    recipient: str
    frequency: str
    kind: str
    reporting: bool
    sectors: list[str]
    state: State
    due: date | None
    overdue: bool

    @staticmethod
    def resolve_sectors(row: Any) -> list[str]:
        """Their codes."""
        return str(row.sectors).split()


class WholeDuty(Duty):
    """A duty with what was done about it. `seen` names what it orders, `period` the time due."""

    seen: str
    period: int | None
    history: list[Deed]


class Progress(Schema):
    """How far a duty is, said of what was `seen` and of the time `period` that it is due."""

    token: UUID
    seen: str
    period: int | None
    state: State
    why: Text
    link: str = ""


class Post(Schema):
    """Who is appointed to a topic."""

    function: Literal["coordinator", "focal-point"]
    sector: str
    person: str
    since: date
    until: date | None

    @staticmethod
    def resolve_person(row: Any) -> str:
        """Their name."""
        return str(row.person)


class Topic(Schema):
    """A topic that requires coordination."""

    slug: str
    name: str
    language: str
    description: str
    sectors: list[str]
    lead: str
    posts: list[Post]

    @staticmethod
    def resolve_name(row: Any) -> str:
        """In the language asked for, where it is translated."""
        return worded(row, tongue()).name

    @staticmethod
    def resolve_language(row: Any) -> str:
        """That of the name."""
        return worded(row, tongue()).language

    @staticmethod
    def resolve_description(row: Any) -> str:
        """In the language of the name."""
        return worded(row, tongue()).description

    @staticmethod
    def resolve_sectors(row: Any) -> list[str]:
        """Their codes."""
        return str(row.sectors).split()

    @staticmethod
    def resolve_posts(row: Any) -> list[Any]:
        """Those whose term runs or will."""
        return list(row.current)


class Hit(Schema):
    """Something found, and why."""

    id: str
    sort: str
    name: str
    link: str
    language: str
    score: float
    reasons: list[str]
    text: str


class Hits(Schema):
    """One page of what was found; `total` counts all of it."""

    total: int
    by_meaning: bool
    missing: list[str]
    items: list[Hit]


class Place(Schema):
    """An instrument in a theme: how surely, and what people said of it."""

    theme: str
    label: str
    topic: str | None
    body: str
    edition: str
    confidence: float | None
    developing: bool
    standing: Literal["confirmed", "refused"] | None
    by: str | None
    on: date | None


class Loaded(Schema):
    """Files that were given together, and what became of each."""

    id: int
    files: list["Incoming"]

    @staticmethod
    def resolve_files(row: Any) -> list[Any]:
        """Those of the row."""
        return list(row.files.select_related("document"))


class Incoming(Schema):
    """One file of a load: its document once it is read, else what is wrong and how to mend it."""

    source: str
    state: str
    document: str | None
    message: str
    mend: str

    @staticmethod
    def resolve_document(row: Any) -> str | None:
        """The slug of its document."""
        return row.document.slug if row.document else None

    @staticmethod
    def resolve_message(row: Any) -> str:
        """As a sentence."""
        return tell(recall(row.message), names()) if row.message else ""

    @staticmethod
    def resolve_mend(row: Any) -> str:
        """As a sentence."""
        return tell(recall(row.mend), names()) if row.mend else ""
