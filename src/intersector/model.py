"""What flows through the house: frozen types, each finding pointing back to its source.

All offsets are Unicode code points into ``Document.text``. Sentences that the analysis makes for
readers (`Evidence.detail`, `Theme.basis`, `Proposal.because`, `Problem.message`, ...) are English;
as a `phrases.Phrase` they can be said in other languages too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from intersector.identifiers import InstrumentId

Language = Literal["ar", "en", "es", "fr", "ru", "zh"]
Role = Literal["preamble", "operative", "body", "annex"]
BlockKind = Literal["heading", "paragraph", "item", "cell", "note"]
ChangeType = Literal["insert", "delete"]
Status = Literal["current", "superseded", "suppressed", "unknown"]
Verdict = Literal["overlap", "complements", "integrates", "distinct", "unsure"]
Label = Literal["same", "overlap", "formula", "different"]
OverlapKind = Literal[
    "verbatim", "near-verbatim", "translation", "paraphrase", "same-mandate", "same-subject"
]
ProposalKind = Literal[
    "suppress",
    "suppress-text",
    "merge",
    "cross-refer",
    "update-citation",
    "joint-activity",
    "keep",
]


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
    """A paragraph, heading, list item, table cell or note, as the reader met it.

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
class Document:
    """A file, read: its text, its blocks in order and the changes tracked in it.

    Blocks are ordered by where they start. They do not overlap, but a block of kind "note" may lie
    wholly inside another: a footnote, or the mark of one, that stands in mid-paragraph.

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


@dataclass(frozen=True, slots=True)
class Passage:
    """Any text that can be compared, with what is known of where it stands."""

    id: str
    text: str
    head: str = ""
    title: str = ""
    document: str = ""
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a score: what was compared, how strongly it speaks, and where to look.

    Spans are in the left and right passage's own text (0 = its first character).
    """

    feature: str
    score: float
    detail: str
    left_span: Span | None = None
    right_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Two passages by position in their lists, how alike they are (0..1), and the features."""

    left: int
    right: int
    score: float
    features: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two clauses that say the same or nearly, what kind of overlap it is, and why we say so.

    `shares`: how much of the matter of the left is in the right, and of the right in the left.
    """

    id: str
    left: Clause
    right: Clause
    kind: OverlapKind
    label: Label
    score: float
    evidence: tuple[Evidence, ...]
    shares: tuple[float, float] = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A clause of one instrument and the clause of another that holds most of it.

    `share` (0..1) is how much it holds, by the overlap with the id `overlap`; `weight` is how
    much the clause says, formula not counted.
    """

    clause: Clause
    by: Clause
    overlap: str
    share: float
    weight: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of `document` is in `by`: the weighted share (0..1) of what it decides.

    `covered` has the clauses with a counterpart, `uncovered` the others, in the text's order.
    """

    document: Document
    by: Document
    share: float
    covered: tuple[Counterpart, ...]
    uncovered: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class SectorCoverage:
    """How much of what one Sector decides is in the texts of another; None: the whole organisation.

    `instruments` of `all_instruments` of the Sector have a clause with a counterpart there.
    """

    sector: str | None
    by: str | None
    share: float
    instruments: int
    all_instruments: int


@dataclass(frozen=True, slots=True)
class Link:
    """Two documents, by their sources, that are on one subject: how surely (0..1), and why."""

    left: str
    right: str
    confidence: float
    because: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on whether `subject` belongs to `object`, kept apart from every score.

    In the mapping of resolutions an instrument belongs to a theme; between two lists, a text of
    the one to a text of the other. `when` is a date as ISO 8601 writes it.
    """

    subject: str
    object: str
    confirmed: bool
    who: str
    when: str
    why: str = ""


PairingChange = Literal["new", "new-instrument", "new-edition", "suppressed", "gone", "not-found"]
"""What became of a pairing since people last reviewed it: the pair is new although the instrument
was known; the instrument is new; its edition is; it was suppressed; it is not among what was read
any more; it is, but does not belong there any more."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What belongs together: an instrument and a theme, or a text of one list and one of another.

    `subject` and `object` are names; `confidence` (0..1) and `justification` are the machine's,
    `decision` a person's; `beside` are the columns that people added to their review.
    """

    subject: str
    object: str
    subject_label: str = ""
    object_label: str = ""
    confidence: float = 0.0
    justification: str = ""
    decision: Decision | None = None
    change: PairingChange | None = None
    beside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Crossing:
    """Work of two kinds, crossed: each side a Sector and a kind, with its documents, and the pairs
    of the two that are related."""

    row: tuple[str, str]
    column: tuple[str, str]
    rows: tuple[Document, ...]
    columns: tuple[Document, ...]
    pairings: tuple[Pairing, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject shared by instruments; `basis` says what put each member there.

    `clauses` are, by member, those that put it there; `links` the pairs of members that are
    directly on one subject. `mutual` is the rule that makes it an area of mutual interest, or
    None, and `concerned` the Sectors that it is an area of. `developing` are the members that
    name the interests of developing countries. `decisions` are what people have confirmed or
    rejected, by the names of instruments; who was rejected is no member.
    """

    id: str
    label: str
    members: tuple[Document, ...]
    sectors: tuple[str, ...]
    basis: Mapping[str, str] = field(hash=False)
    mutual: str | None = None
    keywords: tuple[str, ...] = ()
    clauses: Mapping[str, tuple[Clause, ...]] = field(default_factory=dict, hash=False)
    links: tuple[Link, ...] = ()
    concerned: tuple[str, ...] = ()
    developing: tuple[str, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on an overlap, kept apart from every score."""

    overlap: str
    verdict: Verdict
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to a document's text: what stands at `span` gives way to `text`.

    An empty `text` strikes; an empty span inserts; each line break in `text` begins a paragraph.
    """

    source: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of a clause whose instrument is merged into another.

    `redundant`: `beside` says it already (or nothing needs to: it only recalls the other
    instrument); `joins`: it moves to the section of `beside`, which says part of it; `moves`: it
    moves to the section of its own head; `annexed`: it goes along with its annex. `place` is where
    it will stand, as readers say it.
    """

    clause: Clause
    fate: Literal["redundant", "joins", "moves", "annexed"]
    beside: Clause | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A question that is asked before something is proposed, its answer and what the answer is
    taken from; `unclear` when the texts cannot tell."""

    question: str
    answer: Literal["yes", "no", "unclear"]
    evidence: str


@dataclass(frozen=True, slots=True)
class Saving:
    """What a proposal would save: pages once, reports or events a year, and how it was reckoned."""

    what: Literal["pages", "reports", "events"]
    amount: float
    arithmetic: str


@dataclass(frozen=True, slots=True)
class Unreflected:
    """An instruction to a Sector in a text of the highest body that no text of the Sector takes up.

    `recalled` are the Sector's instruments that cite the text all the same.
    """

    mandate: Mandate
    sector: str
    recalled: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What could be done about a finding, the rule behind it and what would be lost.

    `edits` are the changes of text that the proposal comes to, in the order of their documents;
    `draft` shows them to a reader. `moves` say what becomes of every clause of an instrument that
    is merged into another. `decision` says who decides and when they next meet. The proposals for
    one overlap are alternatives, the best first.
    """

    id: str
    kind: ProposalKind
    targets: tuple[str, ...]
    draft: str
    because: str
    rule: str
    overlap: str | None = None
    lost: str = ""
    edits: tuple[Edit, ...] = ()
    moves: tuple[Move, ...] = ()
    checks: tuple[Check, ...] = ()
    decision: str = ""
    saves: tuple[Saving, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that could not be read, or something in it that the user should mend."""

    source: str
    message: str
    mend: str
    place: str | None = None
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything one run found, in the order of the house: what the report shows.

    `formula` holds, per language, the wording that was not counted because the corpus uses it
    everywhere; `encoder` is the identity of the encoder whose vectors were compared.
    """

    documents: tuple[Document, ...] = ()
    clauses: tuple[Clause, ...] = ()
    citations: tuple[Citation, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    coverages: tuple[Coverage, ...] = ()
    sectors: tuple[SectorCoverage, ...] = ()
    themes: tuple[Theme, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    unreflected: tuple[Unreflected, ...] = ()
    problems: tuple[Problem, ...] = ()
    formula: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    encoder: str = ""
