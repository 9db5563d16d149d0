"""An overlap as a case to decide: which clause would stay, and how the two instruments stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from intersector.identifiers import InstrumentId
from intersector.languages import knowledge
from intersector.matching import words
from intersector.model import Citation, Clause, Document, Mandate, Overlap
from intersector.organisations import Instrument, Organisations
from intersector.phrases import Phrase
from intersector.proposals.lead import functions, lead_of

_FIGURE: Final = re.compile(r"(?<!\w)\d[\d.,/]*(?<![.,/])[^\W\d_]{0,2}(?!\w)")
"""A number as printed, with the letters that belong to it; not one that is glued to a word, as the
call of a footnote is."""
OPENING: Final = 30
"""Characters in which a clause says what it is about; later on it may point at its own words."""
WORD_FOR_WORD: Final = frozenset({"verbatim", "near-verbatim", "translation"})

Series = tuple[str, str, str]
"""An instrument whatever its edition: body, kind, number."""
NONE: Final[frozenset[Series]] = frozenset()
Place = tuple[str, str, int]
"""Where a clause stands: file, key, start."""


@dataclass(frozen=True, slots=True)
class Case:
    """An overlap with `kept` of the higher, else the newer, instrument, and the `other` clause.

    `higher`: the kept clause's body ranks above; `cites`: the other's document cites its
    instrument; `refers`: one of the two clauses cites the instrument of the other; `recall`: the
    two clauses cite one instrument; `recipients`: to whom the kept and the other clause ask for a
    report.
    """

    overlap: Overlap
    kept: Clause
    other: Clause
    higher: bool
    cites: bool
    refers: bool
    recall: bool
    recipients: tuple[str | None, str | None]
    organisations: Organisations

    @property
    def same(self) -> bool:
        """Whether the two clauses say the same thing, or nearly word for word."""
        return self.overlap.label == "same" or self.overlap.kind in WORD_FOR_WORD

    @property
    def share(self) -> float:
        """How much of the matter of the clause that would go is in the one that stays."""
        left, right = self.overlap.shares
        return left if self.other == self.overlap.left else right

    @property
    def alike(self) -> bool:
        """Whether both clauses decide, or both recall: one can only stand for its like."""
        return self.kept.role == self.other.role in {"preamble", "operative"}

    @property
    def within_one_text(self) -> bool:
        """Whether both clauses stand in one document."""
        return self.kept.document == self.other.document

    @property
    def foreign(self) -> bool:
        """Whether the clauses are in two languages."""
        return self.kept.document.language != self.other.document.language

    @property
    def turned(self) -> "Case":
        """The same with the other clause kept."""
        asked = self.recipients[::-1]
        return replace(self, kept=self.other, other=self.kept, recipients=asked, higher=False)

    @property
    def readers_differ(self) -> bool:
        """Whether both clauses ask for a report, for different readers."""
        first, second = self.recipients
        return first is not None and second is not None and first != second

    @property
    def figures(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The figures that only the kept and only the other clause has: dates, amounts, tables."""
        kept, other = (set(_FIGURE.findall(each.words)) for each in (self.kept, self.other))
        return tuple(sorted(kept - other)), tuple(sorted(other - kept))

    @property
    def differs_in_figures(self) -> bool:
        """Whether the other clause has figures that the kept one has not, or fewer of them."""
        kept, other = self.figures
        both = _FIGURE.search(self.kept.words) and _FIGURE.search(self.other.words)
        return bool(other or (kept and both))

    @property
    def of_two_lists(self) -> bool:
        """Whether the clauses are items below two different clauses."""
        kept, other = (each.key.rpartition("/")[0] for each in (self.kept, self.other))
        return kept != other and "/" in kept and "/" in other

    @property
    def headed_alike(self) -> bool:
        """Whether both clauses are introduced by the same verb: both instruct, or both invite."""
        first, second = (words(clause.head or "")[:1] for clause in (self.kept, self.other))
        return [word.form for word in first] == [word.form for word in second]

    @property
    def in_a_report(self) -> bool:
        """Whether one clause is of a report or another text that no body adopts."""
        pair = (self.kept, self.other)
        return any(each.role == "body" and each.document.id is None for each in pair)

    @property
    def speaks_of_itself(self) -> bool:
        """Whether the other clause is about its own text ("this resolution", "resolves above")."""
        return self.names_itself or self.points_back

    @property
    def names_itself(self) -> bool:
        """Whether the other clause names its own text, or a part of it."""
        known = knowledge(self.other.document.language)
        return says(self.other, (*known["matching"]["own"], *known["proposals"]["here"]))

    @property
    def opens_by_pointing_back(self) -> bool:
        """Whether the other clause opens with what was said before it ("to send the report to")."""
        back = knowledge(self.other.document.language)["proposals"]["back"]
        return says(self.other, back, within=OPENING)

    @property
    def points_back(self) -> bool:
        """Whether the other clause points at what was just said ("these activities", "the report"):
        after other words, the same are about something else."""
        return says(self.other, knowledge(self.other.document.language)["proposals"]["back"])

    @property
    def questions(self) -> bool:
        """Whether both are of what two Questions ask, and not of why."""
        pair = (self.kept, self.other)
        asked = all(clause.document.kind == "question" for clause in pair)
        return asked and all(clause.role != "preamble" for clause in pair)

    @property
    def operative(self) -> bool:
        """Whether both clauses decide, instruct or invite, not only recall."""
        return self.kept.role == self.other.role == "operative"

    @property
    def sectors(self) -> tuple[str | None, str | None]:
        """The Sectors of the kept and the other clause; None for the whole organisation."""
        kept, other = self.kept.document.sector, self.other.document.sector
        return kept, other

    def functions(self, clause: Clause) -> tuple[str, ...]:
        """The provisions that give a clause's Sector what the clause speaks of."""
        return functions(clause, clause.document.sector, self.organisations)

    @property
    def lead(self) -> tuple[Phrase, str]:
        """Which Sector of two could lead, and why."""
        return lead_of((self.kept, self.other), self.organisations)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of clauses beside their words: what they cite, to whom they ask for reports."""

    cited: Mapping[Place, frozenset[Series]]
    citings: frozenset[tuple[Document, Series]]
    recipients: Mapping[Place, str]


def cases_of(
    overlaps: Sequence[Overlap],
    *,
    citations: Sequence[Citation],
    mandates: Sequence[Mandate],
    organisations: Organisations,
) -> list[Case]:
    """Weigh the two sides of every overlap."""
    known = _known(citations, mandates)
    return [_case(overlap, known, organisations) for overlap in overlaps]


def series(instrument: InstrumentId) -> Series:
    """An instrument whatever its edition, and whatever revision its number tells."""
    work = instrument.work
    return work.body, work.kind, work.number


def says(clause: Clause, named: Iterable[str], *, within: int | None = None) -> bool:
    """Whether one of the words stands in the clause, or in so many of its first characters."""
    said = clause.words[:within].casefold()
    if clause.document.language == "zh":
        return any(words in said for words in named)
    there = (words for words in named if words in said)  # many times faster to see
    return any(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", said) for words in there)


def same_series(left: Document, right: Document) -> bool:
    """Whether two documents are editions, or language versions, of one instrument."""
    return left.id is not None and right.id is not None and series(left.id) == series(right.id)


def rank(document: Document, organisations: Organisations) -> int:
    """The authority of the body that adopted a document, 1 the highest."""
    return organisations.rank(document.body)


def _known(citations: Sequence[Citation], mandates: Sequence[Mandate]) -> Known:
    cited: dict[Place, frozenset[Series]] = {}
    citings: set[tuple[Document, Series]] = set()
    for citation in citations:
        clause = citation.clause
        if clause is not None:
            targets = citation.candidates if citation.target is None else (citation.target,)
            named = frozenset(map(series, targets))
            cited[place_of(clause)] = cited.get(place_of(clause), frozenset()) | named
            citings |= {(clause.document, each) for each in named}
    recipients = {
        place_of(mandate.clause): mandate.recipient
        for mandate in mandates
        if mandate.reporting and mandate.recipient is not None
    }
    return Known(cited, frozenset(citings), recipients)


def _case(overlap: Overlap, known: Known, organisations: Organisations) -> Case:
    left, right = overlap.left, overlap.right
    kept, other = sorted((left, right), key=lambda clause: _standing(clause, organisations))
    instrument = kept.document.id
    first, second = place_of(kept), place_of(other)
    return Case(
        overlap=overlap,
        kept=kept,
        other=other,
        higher=rank(kept.document, organisations) < rank(other.document, organisations),
        cites=instrument is not None and (other.document, series(instrument)) in known.citings,
        refers=_refers(first, other.document, known) or _refers(second, kept.document, known),
        recall=bool(
            known.cited.get(first, NONE) & known.cited.get(second, NONE)
            or (kept.role == "preamble" and _both_name(kept, other, organisations))
        ),
        recipients=(known.recipients.get(first), known.recipients.get(second)),
        organisations=organisations,
    )


def _both_name(clause: Clause, other: Clause, organisations: Organisations) -> bool:
    """Whether two clauses name one of the basic texts, with a number or without."""
    texts = (text for organisation in organisations.members for text in organisation.instruments)
    return any(_names(clause, text) and _names(other, text) for text in texts)


def _names(clause: Clause, text: Instrument) -> bool:
    names = text.names.get(clause.document.language, ())
    return says(clause, (name.casefold() for name in names))


def _refers(place: Place, document: Document, known: Known) -> bool:
    """Whether the clause at a place cites the instrument that a document is."""
    return document.id is not None and series(document.id) in known.cited.get(place, NONE)


def place_of(clause: Clause) -> Place:
    """Where a clause stands."""
    return clause.document.source, clause.key, clause.span.start


def _standing(
    clause: Clause, organisations: Organisations
) -> tuple[int, int, InstrumentId, str, bool, bool, int, str]:
    """Order clauses by who keeps its words.

    The higher, the newer, the lower number, who decides, who is named.
    """
    document = clause.document
    return (
        rank(document, organisations),
        -(document.year or 0),
        document.id or InstrumentId("~", document.kind, document.source),
        document.source,
        clause.role != "operative",
        not clause.actors,
        clause.span.start,
        clause.key,
    )
