"""Subjects, the instruments that share them, and what people decide on that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from intersector.model.texts import Clause, Document


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
