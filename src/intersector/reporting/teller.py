"""Findings told as facts: each with its values in the language of the report, and its sources."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from intersector.mandates import first_due, next_due
from intersector.model import (
    Citation,
    Clause,
    Decision,
    Document,
    Findings,
    Language,
    Mandate,
    Overlap,
    Pairing,
    Unreflected,
)
from intersector.organisations import Organisation, Organisations
from intersector.proposals.decision import decision
from intersector.publishing.findings import Desk, overlaps_of
from intersector.publishing.labels import KINDS, STATUSES, place_of
from intersector.publishing.report import SHOWN
from intersector.publishing.translations import Words, mark
from intersector.reporting.content import Piece, Source
from intersector.reporting.facts import Fact, Value
from intersector.review import Judgements
from intersector.themes import named

VERDICTS: Final[Mapping[bool, str]] = {True: mark("confirmed"), False: mark("rejected")}
CHANGES: Final[Mapping[str, str]] = {
    "new": mark("new"),
    "new-edition": mark("new edition"),
}
PAGE: Final = "index.html"


@dataclass(frozen=True)
class Teller:
    """Tells the findings of one run in one language, beside those of an earlier run.

    `on` is the day of the report: duties are due from its year on. `since` is what the earlier run
    is called. `judgements` are people's on the overlaps of the run, None where none were given.
    """

    run: Findings
    words: Words
    organisations: Organisations
    on: date | None = None
    earlier_run: Findings | None = None
    since: str = ""
    judgements: Judgements | None = None

    @cached_property
    def findings(self) -> Findings:
        """The findings, of every instrument in one language: its duties count once."""
        return in_one_language(self.run, self.words.language)

    @cached_property
    def earlier(self) -> Findings | None:
        """The findings of the earlier run, in the same way."""
        run = self.earlier_run
        return None if run is None else in_one_language(run, self.words.language)

    @cached_property
    def _desk(self) -> Desk:
        return Desk(self.run, self.words, self.organisations)

    def word(self, text: str) -> Piece:
        """A name in the language of the report."""
        return Piece(text, self.words.language)

    def names(self, texts: Iterable[str]) -> tuple[Piece, ...]:
        """Names in the language of the report, to be listed."""
        return tuple(map(self.word, texts))

    @cached_property
    def shown(self) -> frozenset[str]:
        """The overlaps that have a place of their own on the page of the run."""
        first = self._desk.ranked[:SHOWN]
        return frozenset(name for finding in first for name in overlaps_of(finding))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """One document for every instrument, in the order of the page of the run."""
        numbers = self._desk.numbers
        return tuple(sorted(self.findings.documents, key=lambda each: numbers[each.source]))

    def opening(self) -> dict[str, Value]:
        """What every report can open with."""
        told: dict[str, Value] = {}
        if self.on is not None:
            told["on"] = self.on
        name = self.organisation.names.get(self.words.language, ())
        told["organisation"] = self.word(name[0] if name else self.organisation.code)
        if self.since:
            told["earlier"] = self.word(self.since)
        return told

    @property
    def organisation(self) -> Organisation:
        """The organisation whose report it is."""
        return self.organisations.members[0]

    def actor(self, name: str) -> Piece:
        """An actor by its canonical name."""
        return self.word(self._desk.names.actor(name))

    def called(self, document: Document) -> Piece:
        """What a document is called: "Resolution 191 (PP-18)"."""
        return self.word(self._desk.names.instrument(document))

    def sectors_of(self, name: str) -> set[str]:
        """The Sectors of an actor, or of the members of a group of actors."""
        actor = self.organisations.actors.get(name)
        if actor is None:
            return set()
        inside = (self.sectors_of(member) for member in actor.members if member != name)
        return {each for each in (actor.sector,) if each is not None}.union(*inside)

    def instrument(self, document: Document, *, change: str | None = None) -> Fact:
        """An instrument, Question or report: what it is called, who adopted it and when."""
        body = document.body
        return known(
            {
                "instrument": self.word(self._desk.names.instrument(document)),
                "title": Piece(document.title, document.language) if document.title else None,
                "body": self.word(self._body(body)) if body else None,
                "sector": self.word(self._desk.names.sector(document)),
                "year": self.word(str(document.year)) if document.year else None,
                "change": self.word(self.words.say(CHANGES[change])) if change else None,
            },
            [self.document_source(document)],
        )

    def overlap(self, overlap: Overlap) -> Fact:
        """Two clauses that say the same or nearly, and what is proposed first."""
        best = next(iter(self._desk.proposals.get(overlap.id, ())), None)
        return known(
            {
                **self.sides(overlap),
                "kind": self.word(self.words.say(KINDS[overlap.kind])),
                "sureness": self.word(self._desk.names.sureness(overlap.score)),
                "action": self.word(self._desk.names.action(best)) if best else None,
                "rule": self.word(self.words.say(best.rule)) if best else None,
                "decision": self._decision(best.targets) if best else None,
            },
            [
                self.clause_source(overlap.left),
                self.clause_source(overlap.right),
                self.overlap_source(overlap),
            ],
        )

    def duty(self, mandate: Mandate) -> Fact:
        """A duty: who must do what, for whom, how often, and when it is next due."""
        clause, names = mandate.clause, self._desk.names
        return known(
            {
                "actors": self.names(map(names.actor, mandate.actors)) or None,
                "action": Piece(mandate.action, clause.document.language),
                "recipient": self.names(map(names.actor, recipients(mandate))) or None,
                "frequency": self.word(names.frequency(mandate.frequency))
                if mandate.frequency
                else None,
                "due": self._due(mandate),
                "instrument": self.word(names.instrument(clause.document)),
                "place": Piece(place_of(clause), clause.document.language),
            },
            [self.clause_source(clause)],
        )

    def citation(self, citation: Citation) -> Fact:
        """A citation of an edition that is no longer in force."""
        document, names = citation.document, self._desk.names
        assert document is not None, "of a run, every citation has its document"
        clause = citation.clause
        return known(
            {
                "instrument": self.word(names.instrument(document)),
                "place": Piece(place_of(clause), document.language) if clause else None,
                "cited": Piece(citation.text, document.language),
                "status": self.word(self.words.say(STATUSES[citation.status])),
                "current": self.word(names.identifier(citation.current))
                if citation.current
                else None,
            },
            [self.clause_source(clause) if clause else self.document_source(document)],
        )

    def instruction(self, each: Unreflected) -> Fact:
        """An instruction to a Sector that none of its texts takes up."""
        clause, names = each.mandate.clause, self._desk.names
        return known(
            {
                "sector": self.word(each.sector),
                "actors": self.names(map(names.actor, each.mandate.actors)) or None,
                "text": Piece(clause.words, clause.document.language),
                "instrument": self.word(names.instrument(clause.document)),
                "place": Piece(place_of(clause), clause.document.language),
            },
            [self.clause_source(clause)],
        )

    def decided(self, pairing: Pairing, decision: Decision) -> Fact:
        """What a person decided on a place in the mapping."""
        document = next((d for d in self.documents if named(d) == pairing.subject), None)
        called = self._desk.names.instrument(document) if document else pairing.subject
        return known(
            {
                "instrument": self.word(called),
                "area": self.word(pairing.object_label or pairing.object),
                "verdict": self.word(self.words.say(VERDICTS[decision.confirmed])),
                "who": self.word(decision.who),
                "when": date.fromisoformat(decision.when),
                "why": self.word(decision.why) if decision.why else None,
            },
            [self.data_source("mapping.jsonl", "mapping.html")],
        )

    def decisions(self, areas: Collection[str]) -> tuple[Fact, ...]:
        """What people decided on places in the mapping of these areas."""
        return tuple(
            self.decided(each, each.decision)
            for each in self.findings.pairings
            if each.decision is not None and each.object in areas
        )

    def clause_source(self, clause: Clause) -> Source:
        """Where a clause stands, with its words."""
        document = clause.document
        return Source(
            name=self._desk.names.instrument(document),
            place=place_of(clause),
            file=document.source,
            link=f"{PAGE}#d-{self._desk.numbers[document.source]}",
            quote=clause.words,
            language=document.language,
        )

    def document_source(self, document: Document) -> Source:
        """A document as a whole, with its title."""
        return Source(
            name=self._desk.names.instrument(document),
            place="",
            file=document.source,
            link=f"{PAGE}#d-{self._desk.numbers[document.source]}",
            quote=document.title,
            language=document.language,
        )

    def data_source(self, name: str, link: str) -> Source:
        """A file of the run's folder, which was counted."""
        return Source(name=self.words.say("Data of the map"), place="", file=name, link=link)

    def overlap_source(self, overlap: Overlap) -> Source:
        """An overlap, where the page of the run shows it."""
        anchor = f"#o-{overlap.id}" if overlap.id in self.shown else "#findings"
        name = self.words.say("Overlap %(id)s", id=overlap.id)
        return Source(name=name, place="", file="overlaps.jsonl", link=f"{PAGE}{anchor}")

    def sides(self, overlap: Overlap) -> dict[str, Value | None]:
        """The instruments of the two clauses, and the places of the clauses in them."""
        told: dict[str, Value | None] = {}
        for name, clause in (("left", overlap.left), ("right", overlap.right)):
            told[name] = self.word(self._desk.names.instrument(clause.document))
            told[f"{name}_place"] = Piece(place_of(clause), clause.document.language)
        return told

    def _decision(self, targets: Sequence[str]) -> Value | None:
        if self.on is None:
            return None
        since = self.on.year - 1
        return decision(targets, organisations=self.organisations, since=since) or None  # type: ignore[return-value]

    def _due(self, mandate: Mandate) -> Value | None:
        """The year, and the meeting if it is known."""
        due = first_due(mandate, organisations=self.organisations)
        if self.on is not None:
            after = self.on.year - 1
            due = next_due(mandate, after=after, organisations=self.organisations)
        if due is None:
            return None
        return self.word(f"{due.year} ({due.occasion})" if due.occasion else str(due.year))

    def _body(self, code: str) -> str:
        return self._desk.names.body_in_full(code) or code


def in_one_language(found: Findings, language: Language) -> Findings:
    """What was found, without the documents, citations and duties of further language versions.

    Of an instrument the version in `language` stays, else the English one, else the first. Overlaps
    and themes are told of instruments already, and name any version.
    """
    chosen: dict[str, Document] = {}
    for each in sorted(
        found.documents, key=lambda d: (d.language != language, d.language != "en", d.source)
    ):
        chosen.setdefault(named(each), each)
    kept = set(chosen.values())
    return replace(
        found,
        documents=tuple(each for each in found.documents if each in kept),
        citations=tuple(each for each in found.citations if each.document in kept),
        mandates=tuple(each for each in found.mandates if each.clause.document in kept),
    )


def known(values: Mapping[str, Value | None], sources: Iterable[Source]) -> Fact:
    """A fact with the values that are there."""
    held = {name: value for name, value in values.items() if value is not None}
    return Fact(held, tuple(sources))


def recipients(mandate: Mandate) -> list[str]:
    """To whom a duty is owed, by canonical names."""
    return mandate.recipient.split("; ") if mandate.recipient else []
