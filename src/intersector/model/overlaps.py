"""What clauses have in common, why we say so, and what people say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from intersector.model.texts import Clause, Document, Span

Verdict = Literal["overlap", "complements", "integrates", "distinct", "unsure"]
Label = Literal["same", "overlap", "formula", "different"]
OverlapKind = Literal[
    "verbatim", "near-verbatim", "translation", "paraphrase", "same-mandate", "same-subject"
]


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
class Group:
    """One clause that stands in three instruments or more: its overlaps are one finding.

    Each of `clauses` says the same as the first, which ranks highest; `links` are the overlaps that
    say so, one for each of the others, in their order. `overlaps` are the identifiers of all
    overlaps between any two of them.
    """

    clauses: tuple[Clause, ...]
    links: tuple[Overlap, ...]
    overlaps: tuple[str, ...]

    @property
    def id(self) -> str:
        """What the finding is called: the first of its overlaps."""
        return self.overlaps[0]


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
class Judgement:
    """A person's verdict on an overlap, kept apart from every score."""

    overlap: str
    verdict: Verdict
    who: str
    when: str
    why: str
