"""The overlaps as a reader meets them: ranked by what to act on, both sides in pieces."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from intersector.model import (
    Clause,
    Document,
    Findings,
    Move,
    Overlap,
    Proposal,
    ProposalKind,
    Span,
    Theme,
)
from intersector.organisations import Organisations
from intersector.publishing.labels import (
    ACTIONS,
    FATES,
    KINDS,
    Names,
    place_of,
)
from intersector.publishing.passages import Phrasebook, Piece, pieces
from intersector.publishing.translations import Words, direction

TEXT_SHOWN: Final = 1500
"""Characters of a clause that the report shows; the files beside it have all."""
DRAFT: Final = re.compile(r"\[-(?P<struck>.*?)-\]|\{\+(?P<added>.*?)\+\}", re.DOTALL)
URGENCY: Final[Mapping[ProposalKind, int]] = {
    "suppress": 0,
    "merge": 0,
    "suppress-text": 0,
    "joint-activity": 0,
    "update-citation": 0,
    "cross-refer": 1,
    "keep": 2,
}
"""What changes the texts comes first, then what connects them, then what leaves them."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two clauses: where it stands, who it speaks to, what it says."""

    clause: Clause
    number: int
    instrument: str
    sector: str
    place: str
    actors: str
    direction: Literal["ltr", "rtl"]
    pieces: tuple[Piece, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Some characters of a draft: kept, struck or added."""

    text: str
    change: Literal["kept", "struck", "added"]


@dataclass(frozen=True, slots=True)
class Action:
    """What could be done, the rule behind it, and the wording proposed."""

    proposal: Proposal
    label: str
    draft: tuple[Edit, ...]
    moves: tuple[tuple[Clause, str, str, str], ...] = ()
    """Of a merge: each clause, its place, what becomes of it, and where."""


@dataclass(frozen=True, slots=True)
class Card:
    """One finding."""

    rank: int
    overlap: Overlap
    kind: str
    sureness: str
    score: str
    left: Side
    right: Side
    themes: tuple[Theme, ...]
    actions: tuple[Action, ...]

    @property
    def sectors(self) -> tuple[str, ...]:
        """The Sectors of both sides, sorted."""
        return tuple(sorted({self.left.sector, self.right.sector}))

    @property
    def within(self) -> bool:
        """Whether both clauses stand in one document."""
        return self.left.clause.document == self.right.clause.document

    @property
    def languages(self) -> str:
        """The languages of both sides: ``en-fr``, sorted."""
        return "-".join(sorted(side.clause.document.language for side in (self.left, self.right)))


class Desk:
    """The findings of one run, laid out for a reader of one language."""

    def __init__(self, findings: Findings, words: Words, organisations: Organisations) -> None:
        self.findings = findings
        self.words = words
        self.names = Names(words, organisations)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each document in the report, from 1, by its source."""
        return {document.source: at for at, document in enumerate(self.documents, 1)}

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents by body, kind, number and language."""
        return tuple(sorted(self.findings.documents, key=_place_in_list))

    @cached_property
    def ranked(self) -> tuple[Overlap, ...]:
        """What calls for an action first; among equals in the order in which they were found."""
        return tuple(sorted(self.findings.overlaps, key=self._urgency))

    @cached_property
    def themes(self) -> Mapping[str, tuple[Theme, ...]]:
        """The themes of each document, by its source."""
        placed: dict[str, list[Theme]] = defaultdict(list)
        for theme in self.findings.themes:
            for member in theme.members:
                placed[member.source].append(theme)
        return {source: tuple(themes) for source, themes in placed.items()}

    @cached_property
    def proposals(self) -> Mapping[str | None, tuple[Proposal, ...]]:
        """The proposals for each overlap, by its id; under None those for whole instruments."""
        answers: dict[str | None, list[Proposal]] = defaultdict(list)
        for proposal in self.findings.proposals:
            answers[proposal.overlap].append(proposal)
        return {overlap: tuple(proposals) for overlap, proposals in answers.items()}

    @cached_property
    def phrasebooks(self) -> Mapping[str, Phrasebook]:
        """The formula of each language."""
        return {code: Phrasebook.of(wordings) for code, wordings in self.findings.formula.items()}

    def cards(self, *, at_most: int) -> list[Card]:
        """The first findings, ready to be shown."""
        return [self.card(rank, overlap) for rank, overlap in enumerate(self.ranked[:at_most], 1)]

    def card(self, rank: int, overlap: Overlap) -> Card:
        """One finding, ready to be shown."""
        return Card(
            rank=rank,
            overlap=overlap,
            kind=self.words.say(KINDS[overlap.kind]),
            sureness=self.names.sureness(overlap.score),
            score=self.words.score(overlap.score),
            left=self._side(overlap.left, _telling(overlap, overlap.left)),
            right=self._side(overlap.right, _telling(overlap, overlap.right)),
            themes=self.shared_themes(overlap),
            actions=tuple(map(self.action, self.proposals.get(overlap.id, ()))),
        )

    def shared_themes(self, overlap: Overlap) -> tuple[Theme, ...]:
        """The themes that both sides' documents belong to."""
        right = {theme.id for theme in self.themes.get(overlap.right.document.source, ())}
        left = self.themes.get(overlap.left.document.source, ())
        return tuple(theme for theme in left if theme.id in right)

    def action(self, proposal: Proposal) -> Action:
        """A proposal with its draft in pieces."""
        label = self.words.say(ACTIONS[proposal.kind])
        moves = tuple(map(self._move, proposal.moves))
        return Action(proposal, label, tuple(edits(proposal.draft)), moves)

    def _move(self, move: Move) -> tuple[Clause, str, str, str]:
        beside = place_of(move.beside) if move.beside is not None else ""
        fate = self.words.say(FATES[move.fate])
        return move.clause, place_of(move.clause), fate, move.place or beside

    def _side(self, clause: Clause, shared: Sequence[Span]) -> Side:
        text, document = clause.words, clause.document
        shown = text[:TEXT_SHOWN]
        book = self.phrasebooks.get(document.language)
        return Side(
            clause=clause,
            number=self.numbers.get(document.source, 0),
            instrument=self.names.instrument(document),
            sector=self.names.sector(document),
            place=place_of(clause),
            actors=self.names.actors(clause.actors),
            direction=direction(document.language),
            pieces=tuple(pieces(shown, shared=shared, formula=book.find(shown) if book else ())),
            hidden=len(text) - len(shown),
        )

    def _urgency(self, overlap: Overlap) -> int:
        best = self.proposals.get(overlap.id, ())[:1]
        return min((URGENCY[each.kind] for each in best), default=max(URGENCY.values()))


def edits(draft: str) -> list[Edit]:
    """Cut a draft at its marks: ``[-struck-]`` and ``{+added+}``."""
    found, at = [], 0
    for mark in DRAFT.finditer(draft):
        found.append(Edit(draft[at : mark.start()], "kept"))
        struck = mark["struck"]
        change = Edit(mark["added"], "added") if struck is None else Edit(struck, "struck")
        found.append(change)
        at = mark.end()
    found.append(Edit(draft[at:], "kept"))
    return [edit for edit in found if edit.text]


def numbered(text: str) -> Sequence[int | str]:
    """A key that puts 9 before 10 and 10 before 10a."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", text)]


def _place_in_list(document: Document) -> tuple[object, ...]:
    number = document.id.number if document.id else ""
    return (
        document.body or "~",
        document.kind,
        numbered(number),
        document.language,
        document.source,
    )


def _telling(overlap: Overlap, side: Clause) -> list[Span]:
    """The words of a side that the evidence points at; all of it only where all is the same."""
    both = [(reason.left_span, reason.right_span) for reason in overlap.evidence]
    given = [span for left, right in both if (span := left if side is overlap.left else right)]
    if overlap.kind in {"verbatim", "near-verbatim"}:
        return given
    return [span for span in given if span.end - span.start < len(side.words)]
