"""What could be done, and what it comes to."""

from dataclasses import dataclass
from typing import Literal

from intersector.model.links import Mandate
from intersector.model.texts import Clause, Document, Span

ProposalKind = Literal[
    "suppress",
    "suppress-text",
    "merge",
    "cross-refer",
    "update-citation",
    "joint-activity",
    "keep",
]


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
    moves to the section of its own head; `annexed`: it goes along with its annex; `lost`: it goes
    with its annex, which cannot be moved as text. `place` is where it will stand, as readers say
    it.
    """

    clause: Clause
    fate: Literal["redundant", "joins", "moves", "annexed", "lost"]
    beside: Clause | None = None
    place: str | None = None


AnnexFate = Literal["kept", "renumbered", "redundant", "differs", "lost"]


@dataclass(frozen=True, slots=True)
class AnnexMove:
    """What becomes of an annex whose instrument is merged into another.

    `kept`: it goes along under its number; `renumbered`: it goes along under a new one;
    `redundant`: the keeper has it already; `differs`: the keeper has it in nearly the same words,
    of which somebody decides; `lost`: it cannot be moved as text, and goes with its instrument
    unless somebody carries it over. `place` is the heading under which it will stand. Where it
    differs, `only` are the words that it alone has, and `instead` those that only the keeper's has.
    """

    heading: str
    fate: AnnexFate
    place: str | None = None
    only: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


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
    is merged into another, `annexes` what becomes of each of its annexes. `decision` says who
    decides and when they next meet. The proposals for one overlap are alternatives, the best first.
    `overlaps` are all that it answers together, where one clause stands in several texts; `overlap`
    is then the first of them.
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
    annexes: tuple[AnnexMove, ...] = ()
    checks: tuple[Check, ...] = ()
    decision: str = ""
    saves: tuple[Saving, ...] = ()
    overlaps: tuple[str, ...] = ()
