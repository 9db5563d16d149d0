"""Citations of editions that were replaced, suppressed or cannot be told apart."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from intersector.languages import knowledge
from intersector.model import Citation, Clause, Edit, Language
from intersector.organisations import Organisations
from intersector.phrases import Phrase, Term
from intersector.proposals.case import series
from intersector.proposals.edits import marked
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import BRACKET, added, edition, instrument_name, struck, target


@dataclass(frozen=True, slots=True)
class Uses:
    """Every place where a document words a citation in one way; the first stands for all."""

    places: tuple[tuple[Citation, Clause], ...]

    @property
    def first(self) -> Citation:
        """The citation that the reasons quote."""
        return self.places[0][0]

    @property
    def clause(self) -> Clause:
        """Where the first one stands."""
        return self.places[0][1]

    @property
    def targets(self) -> tuple[str, ...]:
        """The clauses that use it."""
        return tuple(sorted({target(clause) for _, clause in self.places}))

    def edits(self, text: str) -> tuple[Edit, ...]:
        """Put `text` in the place of each of them."""
        return tuple(Edit(c.document.source, cited.span, text) for cited, c in self.places)


Update = Callable[[Uses, Organisations], Treatment | None]


def replaced(uses: Uses, organisations: Organisations) -> Treatment | None:
    """A text should cite the edition in force, unless it recalls the older one as history."""
    citation = uses.first
    if citation.status != "superseded" or citation.current is None or _own(uses):
        return None
    words = renewed(citation, language=uses.clause.document.language, organisations=organisations)
    return Treatment(
        kind="update-citation",
        targets=uses.targets,
        edits=uses.edits(words),
        wording=marked(uses.clause, uses.edits(words)[0]).strip(),
        because=Phrase(
            "“{words}” names {named}; {current} replaced it.",
            words=citation.text,
            named=Term(str(citation.target)),
            current=Term(str(citation.current)),
        ),
        lost=Phrase("The history, where the older edition is recalled on purpose."),
    )


def withdrawn(uses: Uses, organisations: Organisations) -> Treatment | None:
    """A text should not rest on an instrument that was suppressed."""
    citation = uses.first
    if citation.status != "suppressed":
        return None
    return Treatment(
        kind="update-citation",
        targets=uses.targets,
        edits=uses.edits(""),
        wording=marked(uses.clause, uses.edits("")[0]).strip(),
        because=Phrase(
            "“{words}” names {named}, which was suppressed.",
            words=citation.text,
            named=Term(str(citation.target)),
        ),
        lost=Phrase(
            "What the text took from the suppressed instrument; state it here if it is needed."
        ),
    )


def unclear(uses: Uses, organisations: Organisations) -> Treatment | None:
    """A citation that fits several instruments should say whose conference adopted its own."""
    citation = uses.first
    if citation.target is not None or len(citation.candidates) < 2:
        return None
    choices = " | ".join(f"{citation.text} [{each.body}]" for each in citation.candidates)
    return Treatment(
        kind="update-citation",
        targets=uses.targets,
        wording=f"{struck(citation.text)} {added(choices)}",
        because=Phrase(
            "“{words}” fits {count} instruments: {candidates}.",
            words=citation.text,
            count=len(citation.candidates),
            candidates=tuple(Term(str(each)) for each in citation.candidates),
        ),
        lost=Phrase("Nothing, once its authors say which one they mean."),
    )


UPDATES: Final[tuple[Update, ...]] = (replaced, withdrawn, unclear)


def updates(
    citations: Sequence[Citation], organisations: Organisations
) -> Iterator[tuple[Update, Treatment]]:
    """For every way that a document words a citation, once: what should be mended in it."""
    for group in _grouped(citations):
        for rule in UPDATES:
            treatment = rule(group, organisations)
            if treatment is not None:
                yield rule, treatment


def _own(uses: Uses) -> bool:
    """Whether a text recalls a former edition of itself."""
    own, current = uses.clause.document.id, uses.first.current
    return own is not None and current is not None and series(own) == series(current)


def _grouped(citations: Sequence[Citation]) -> list[Uses]:
    groups: dict[tuple[str, str, str], list[tuple[Citation, Clause]]] = defaultdict(list)
    for citation in citations:
        if citation.clause is not None:
            meant = f"{citation.target}{citation.candidates}"
            key = citation.clause.document.source, citation.text, meant
            groups[key].append((citation, citation.clause))
    return [Uses(tuple(groups[key])) for key in sorted(groups)]


def renewed(citation: Citation, *, language: Language, organisations: Organisations) -> str:
    """The citation's own words, with the edition (or the number that counts it) in force."""
    new, old = citation.current, citation.target
    if new is None:
        return citation.text
    text = citation.text
    if old is not None and old.number != new.number:
        text = text.replace(old.number, new.number)
    printed = edition(new, language=language, organisations=organisations, revised=True)
    bracket = BRACKET.search(text)
    if not printed or (old is not None and old.year == new.year):
        return text if text != citation.text else str(new)
    if bracket is None or _is_worded(text, language):
        return instrument_name(new, language=language, organisations=organisations, revised=True)
    return text[: bracket.start()] + printed + text[bracket.end() :]


def _is_worded(text: str, language: Language) -> bool:
    """Whether the words tell the edition: "Resolution 140, as revised in Dubai in 2018"."""
    worded = knowledge(language)["citations"]["worded"]
    return any(words.rstrip("~") in text.casefold() for words in worded)
