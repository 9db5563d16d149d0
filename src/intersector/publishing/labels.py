"""What kinds, bodies, actors and instruments are called in the language of the report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from intersector.identifiers import InstrumentId
from intersector.languages import LANGUAGES
from intersector.model import (
    AnnexFate,
    Clause,
    Document,
    OverlapKind,
    Proposal,
    ProposalKind,
    Role,
    Status,
)
from intersector.organisations import Organisations
from intersector.publishing.translations import Words, mark

KINDS: Final[Mapping[OverlapKind, str]] = {
    "verbatim": mark("Same words"),
    "near-verbatim": mark("Nearly the same words"),
    "translation": mark("Translation"),
    "paraphrase": mark("Same meaning, other words"),
    "same-mandate": mark("Same task"),
    "same-subject": mark("Same subject"),
}
ACTIONS: Final[Mapping[ProposalKind, str]] = {
    "suppress": mark("Suppress the instrument"),
    "merge": mark("Merge"),
    "suppress-text": mark("Strike the repeated text"),
    "joint-activity": mark("Act jointly"),
    "update-citation": mark("Update the citation"),
    "cross-refer": mark("Refer to each other"),
    "keep": mark("Keep both"),
}
ACTIONS_ON_MANY: Final[Mapping[ProposalKind, str]] = {
    **ACTIONS,
    "cross-refer": mark("Refer to one of them"),
    "keep": mark("Keep all"),
}
"""What the actions are called where one clause stands in many texts."""
FATES: Final[Mapping[str, str]] = {
    "redundant": mark("becomes redundant"),
    "joins": mark("joins a clause that says part of it"),
    "moves": mark("moves to the section of its head"),
    "annexed": mark("goes along in its annex"),
    "lost": mark("is lost, unless it is carried over by hand"),
}
"""What becomes of a clause whose instrument is merged into another."""
ANNEX_FATES: Final[Mapping[AnnexFate, str]] = {
    "kept": mark("goes along under its number"),
    "renumbered": mark("goes along under a new number"),
    "redundant": mark("is there already"),
    "differs": mark("is there in nearly the same words; decide between them"),
    "lost": mark("is lost, unless it is carried over by hand"),
}
"""What becomes of an annex whose instrument is merged into another."""
SAVINGS: Final[Mapping[str, str]] = {
    "pages": mark("Pages saved, if the best proposals were taken: %(amount)s"),
    "reports": mark("Reports a year saved, if the best proposals were taken: %(amount)s"),
    "events": mark("Events a year saved, if the best proposals were taken: %(amount)s"),
}
ANSWERS: Final[Mapping[str, str]] = {
    "yes": mark("yes"),
    "no": mark("no"),
    "unclear": mark("unclear"),
}
STATUSES: Final[Mapping[Status, str]] = {
    "current": mark("In force"),
    "superseded": mark("Replaced by a newer edition"),
    "suppressed": mark("Suppressed"),
    "unknown": mark("Not settled"),
}
ROLES: Final[Mapping[Role, str]] = {
    "preamble": mark("Preamble"),
    "operative": mark("Operative part"),
    "body": mark("Body of the text"),
    "annex": mark("Annex"),
}
INSTRUMENTS: Final[Mapping[str, str]] = {
    "decision": mark("Decision"),
    "declaration": mark("Declaration"),
    "document": mark("Document"),
    "opinion": mark("Opinion"),
    "provision": mark("No."),
    "question": mark("Question"),
    "recommendation": mark("Recommendation"),
    "report": mark("Report"),
    "resolution": mark("Resolution"),
    "working-party": mark("Working Party"),
}
FREQUENCIES: Final[Mapping[str, str]] = {
    "annual": mark("every year"),
    "as needed": mark("as needed"),
    "biennial": mark("every two years"),
    "each conference": mark("each conference"),
    "each session": mark("each session"),
    "monthly": mark("every month"),
    "once": mark("once"),
    "quadrennial": mark("every four years"),
    "quarterly": mark("every three months"),
    "regular": mark("regularly"),
    "semi-annual": mark("twice a year"),
    "triennial": mark("every three years"),
}
DUTIES: Final[Mapping[str, str]] = {
    "assist": mark("to assist"),
    "consider": mark("to consider"),
    "contribute": mark("to contribute"),
    "convene": mark("to convene"),
    "coordinate": mark("to coordinate"),
    "decide": mark("to take decisions"),
    "finance": mark("to finance"),
    "implement": mark("to implement"),
    "inform": mark("to inform"),
    "monitor": mark("to monitor"),
    "prepare": mark("to prepare"),
    "promote": mark("to promote"),
    "publish": mark("to publish"),
    "report": mark("to report"),
    "study": mark("to study"),
}
FEATURES: Final[Mapping[str, str]] = {
    "acronyms": mark("Acronyms in common"),
    "across-languages": mark("Languages"),
    "cites-the-other": mark("One cites the other"),
    "content-meaning": mark("Meaning without formula"),
    "different-actors": mark("Different actors"),
    "different-numbers": mark("Different numbers"),
    "different-references": mark("Different references"),
    "integrates-a-higher-resolution": mark("Takes up a higher resolution"),
    "matter-in-both": mark("Matter in both"),
    "matter-meaning": mark("Meaning without names"),
    "matter-of-one": mark("Matter of one found in the other"),
    "negation": mark("Denial in one only"),
    "own-subject": mark("The subject of the instruments"),
    "same-actor": mark("Same actor"),
    "same-wording": mark("Same wording"),
    "shared-formula": mark("Formula in common"),
    "shared-references": mark("References in common"),
    "shared-word": mark("A word in common"),
    "substance": mark("Substance"),
}
"""What the reasons for a score compare; the sentence beside each says what was found."""
PART: Final = 70
"""Characters of a long head that a path shows."""
SURENESS: Final[tuple[tuple[float, str], ...]] = (
    (0.9, mark("Almost certain")),
    (0.75, mark("Very likely")),
    (0.5, mark("Likely")),
    (0.0, mark("Possible")),
)
"""Words for a score, from each lower bound on."""


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called, by the words of a language and the data of the organisations."""

    words: Words
    organisations: Organisations

    def sureness(self, score: float) -> str:
        """A score in words."""
        return self.words.say(next(said for bound, said in SURENESS if score >= bound))

    def action(self, proposal: Proposal) -> str:
        """What a proposal would do."""
        labels = ACTIONS_ON_MANY if proposal.overlaps else ACTIONS
        return self.words.say(labels[proposal.kind])

    def instrument(self, document: Document) -> str:
        """A short name: "Resolution 191 (PP-18)", or the title, or the file."""
        if document.id is not None:
            return self.identifier(document.id)
        return document.title or document.source.rpartition("/")[2]

    def identifier(self, identifier: InstrumentId | None) -> str:
        """The kind and number of an instrument, with the session that adopted this edition."""
        if identifier is None:
            return ""
        known = INSTRUMENTS.get(identifier.kind)
        kind = self.words.say(known) if known else identifier.kind.capitalize()
        return f"{kind} {identifier.number} ({self._session(identifier)})"

    def body(self, document: Document) -> str:
        """The code of the body that adopted a document."""
        return document.body or self.words.say("No body")

    def in_order(self, bodies: Iterable[str]) -> list[str]:
        """Bodies in the order of the mapping of their organisation, which is shown whole where it
        has one of them; then the others."""
        there = set(bodies)
        listed = [
            code
            for organisation in self.organisations.members
            if there & set(organisation.mapping)
            for code in organisation.mapping
        ]
        return [*dict.fromkeys(listed), *sorted(there - set(listed))]

    def body_in_full(self, code: str) -> str:
        """A body's full name; empty when the organisations' data lack it."""
        known = self.organisations.bodies.get(code)
        names = known.names.get(self.words.language, ()) if known else ()
        return names[0] if names and names[0] != code else ""

    def sector(self, document: Document) -> str:
        """The code of the Sector that a document belongs to."""
        if document.sector is None and document.body is None:
            return self.words.say("Not known")
        return document.sector or self.words.say("Whole organisation")

    def actors(self, actors: Iterable[str]) -> str:
        """Actors as a list in words."""
        return self.words.listed([self.actor(actor) for actor in actors])

    def actor(self, actor: str) -> str:
        """An actor's name in the language of the report."""
        return self.organisations.actor_name(actor, self.words.language)

    def recipient(self, recipient: str | None) -> str:
        """Who receives something: one actor, or several with semicolons between them."""
        return self.actors(recipient.split("; ")) if recipient else ""

    def frequency(self, frequency: str | None) -> str:
        """How often, in words."""
        return self.words.say(FREQUENCIES.get(frequency or "", frequency or ""))

    def duty(self, kind: str | None) -> str:
        """What sort of work a duty is, in words."""
        return self.words.say(DUTIES.get(kind or "", kind or ""))

    def feature(self, feature: str) -> str:
        """What a reason compares; one that is not known is called by its name in the data."""
        return self.words.say(FEATURES.get(feature, feature))

    def term(self, key: str) -> str:
        """What is called by a canonical name: a language, an instrument or clause, an actor."""
        if key in LANGUAGES:
            return self.words.language_name(key)
        return self.target(key) if "/" in key else self.actor(key)

    def target(self, target: str) -> str:
        """What a proposal is about: an instrument, or a clause of one, ``NAME#key``."""
        name, _, key = target.partition("#")
        try:
            label = self.identifier(InstrumentId.parse(name))
        except ValueError:
            label = name
        parts = [part.replace("-", " ") for part in key.split("/")]
        return f"{label} · {path_of(parts)}" if key else label

    def _session(self, identifier: InstrumentId) -> str:
        if identifier.year is None:
            return identifier.body
        known = self.organisations.bodies.get(identifier.body)
        editions = known.editions if known else ()
        codes = (edition.code for edition in editions if edition.year == identifier.year)
        return next(filter(None, codes), f"{identifier.body} {identifier.year}")


def place_of(clause: Clause) -> str:
    """The path of a clause, its head as printed: "instructs the Secretary-General › 2 › a"."""
    head = " ".join((clause.head or "").split())
    parts = [
        head if _letters(part) == _letters(head) else part.replace("-", " ")
        for part in clause.key.split("/")
    ]
    return path_of(parts)


def path_of(parts: Iterable[str]) -> str:
    """The parts of a path in words, long ones cut."""
    return " › ".join(shorten(part, PART) for part in parts)


def shorten(text: str, length: int) -> str:
    """The text, with an ellipsis where it is longer."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
