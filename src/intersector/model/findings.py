"""All that one run found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intersector.model.links import Citation, Mandate
from intersector.model.overlaps import Coverage, Group, Overlap, SectorCoverage
from intersector.model.proposals import Proposal, Unreflected
from intersector.model.texts import Clause, Document
from intersector.model.themes import Crossing, Pairing, Theme


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
    groups: tuple[Group, ...] = ()
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
