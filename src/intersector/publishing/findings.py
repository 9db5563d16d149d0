"""The overlaps as a reader meets them: ranked by what to act on, both sides in pieces."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from intersector.model import (
    Clause,
    Document,
    Findings,
    Group,
    Move,
    Overlap,
    Proposal,
    ProposalKind,
    Span,
    Theme,
)
from intersector.organisations import Organisations
from intersector.proposals import of_findings
from intersector.publishing.labels import (
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


Finding = Overlap | Group
"""Two clauses that overlap, or all overlaps of one clause that stands in many instruments."""


@dataclass(frozen=True, slots=True)
class Card:
    """One finding, by its first overlap; `links` say why its `sides` belong together.

    `also` are the identifiers of its other overlaps; `score` and `sureness` are those of the least
    sure of the links.
    """

    rank: int
    id: str
    also: tuple[str, ...]
    links: tuple[Overlap, ...]
    kinds: tuple[str, ...]
    sureness: str
    score: str
    sides: tuple[Side, ...]
    themes: tuple[Theme, ...]
    actions: tuple[Action, ...]

    @property
    def least(self) -> float:
        """The score of the least sure of the links."""
        return min(link.score for link in self.links)

    @property
    def sectors(self) -> tuple[str, ...]:
        """The Sectors of all sides, sorted."""
        return tuple(sorted({side.sector for side in self.sides}))

    @property
    def instruments(self) -> tuple[str, ...]:
        """What the instruments are called, each once."""
        named = {side.clause.document: side.instrument for side in self.sides}
        return tuple(named.values())

    @property
    def languages(self) -> str:
        """The languages of all sides: ``en-fr``, sorted."""
        return "-".join(sorted({side.clause.document.language for side in self.sides}))


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
    def ranked(self) -> tuple[Finding, ...]:
        """What calls for an action first; among equals in the order in which they were found."""
        return tuple(sorted(self._found(), key=self._urgency))

    def _found(self) -> Iterator[Finding]:
        """The overlaps, those of a group once."""
        groups = {name: group for group in self.findings.groups for name in group.overlaps}
        for overlap in self.findings.overlaps:
            group = groups.get(overlap.id)
            if group is None:
                yield overlap
            elif group.id == overlap.id:
                yield group

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
        """The proposals for each overlap, by its id; under None those for whole instruments.

        What answers a group of overlaps stands under each of them, in the place of its own.
        """
        answers: dict[str | None, list[Proposal]] = defaultdict(list)
        for proposal in of_findings(self.findings.proposals):
            for overlap in proposal.overlaps or (proposal.overlap,):
                answers[overlap].append(proposal)
        return {overlap: tuple(proposals) for overlap, proposals in answers.items()}

    @cached_property
    def phrasebooks(self) -> Mapping[str, Phrasebook]:
        """The formula of each language."""
        return {code: Phrasebook.of(wordings) for code, wordings in self.findings.formula.items()}

    def cards(self, *, at_most: int) -> list[Card]:
        """The first findings, ready to be shown."""
        return [self.card(rank, finding) for rank, finding in enumerate(self.ranked[:at_most], 1)]

    def card(self, rank: int, finding: Finding) -> Card:
        """One finding, ready to be shown."""
        links = links_of(finding)
        score = min(link.score for link in links)
        kinds = dict.fromkeys(self.words.say(KINDS[link.kind]) for link in links)
        return Card(
            rank=rank,
            id=finding.id,
            also=overlaps_of(finding)[1:],
            links=links,
            kinds=tuple(kinds),
            sureness=self.names.sureness(score),
            score=self.words.score(score),
            sides=tuple(self._sides(finding)),
            themes=self.shared_themes(finding),
            actions=tuple(map(self.action, self.proposals.get(finding.id, ()))),
        )

    def _sides(self, finding: Finding) -> Iterator[Side]:
        """Every clause, beside the words that its link points at; the first by the first link."""
        links = links_of(finding)
        for clause, link in zip(clauses_of(finding), (links[0], *links), strict=True):
            both = clause in {link.left, link.right}
            yield self._side(clause, _telling(link, clause) if both else ())

    def shared_themes(self, finding: Finding) -> tuple[Theme, ...]:
        """The themes that the documents of all sides belong to."""
        first, *others = (self.themes.get(c.document.source, ()) for c in clauses_of(finding))
        return tuple(theme for theme in first if all(theme in themes for themes in others))

    def action(self, proposal: Proposal) -> Action:
        """A proposal with its draft in pieces."""
        label = self.names.action(proposal)
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

    def _urgency(self, finding: Finding) -> int:
        best = self.proposals.get(finding.id, ())[:1]
        return min((URGENCY[each.kind] for each in best), default=max(URGENCY.values()))


def links_of(finding: Finding) -> tuple[Overlap, ...]:
    """The overlap, or those of a group that say why its clauses belong together."""
    return finding.links if isinstance(finding, Group) else (finding,)


def clauses_of(finding: Finding) -> tuple[Clause, ...]:
    """The clauses of a finding; of a group the one that the others repeat first."""
    return finding.clauses if isinstance(finding, Group) else (finding.left, finding.right)


def overlaps_of(finding: Finding) -> tuple[str, ...]:
    """The identifiers of the overlaps of a finding."""
    return finding.overlaps if isinstance(finding, Group) else (finding.id,)


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
    given = [span for left, right in both if (span := left if side == overlap.left else right)]
    if overlap.kind in {"verbatim", "near-verbatim"}:
        return given
    return [span for span in given if span.end - span.start < len(side.words)]
