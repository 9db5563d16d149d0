"""What a proposal would save, with the arithmetic: pages, reports a year, events a year.

An estimate rests on the assumptions of the organisation (words on a page, languages of issue) and
on how often the texts ask for a report or a meeting; what they ask for once is not counted.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from intersector.matching import words
from intersector.model import Document, Mandate, Proposal, Saving
from intersector.organisations import Organisations
from intersector.phrases import Phrase
from intersector.proposals.best import best
from intersector.proposals.wording import holder, target

YEARLY: Final[Mapping[str, float]] = {
    "monthly": 12.0,
    "quarterly": 4.0,
    "semi-annual": 2.0,
    "annual": 1.0,
    "each session": 1.0,
    "biennial": 1 / 2,
    "triennial": 1 / 3,
    "quadrennial": 1 / 4,
}
"""How often a year each frequency is."""
GONE: Final = frozenset({"suppress", "suppress-text"})
"""Kinds of which nothing that they strike is left to do there; of others one task is left."""
Task = Literal["reports", "events"]


class Estimate:
    """What is needed to reckon the savings of any proposal of a run."""

    def __init__(
        self,
        documents: Sequence[Document],
        mandates: Sequence[Mandate],
        organisations: Organisations,
    ) -> None:
        self._texts = {document.source: document for document in documents}
        self._held = {holder(document): document for document in reversed(documents)}
        self._assumed = organisations.assumptions
        self._mandates: dict[str, list[Mandate]] = defaultdict(list)
        for mandate in mandates:
            self._mandates[target(mandate.clause)].append(mandate)

    def savings(self, proposal: Proposal) -> tuple[Saving, ...]:
        """What the proposal would save; nothing where it saves nothing."""
        return (*self._pages(proposal), *self._tasks(proposal))

    def _pages(self, proposal: Proposal) -> Iterator[Saving]:
        fewer = self._fewer(proposal)
        if fewer > 0 and proposal.kind != "update-citation":
            assumed = self._assumed
            pages = fewer / assumed.words_a_page * assumed.languages
            arithmetic = Phrase(
                "{words} words fewer, at {each} words a page, in {languages} languages: "
                "{pages:.2f} pages",
                words=fewer,
                each=assumed.words_a_page,
                languages=assumed.languages,
                pages=pages,
            )
            yield Saving("pages", pages, arithmetic)

    def _fewer(self, proposal: Proposal) -> int:
        """How many words fewer there are: struck or suppressed, less those that are added."""
        fewer = sum(len(words(document.text)) for document in self._suppressed(proposal))
        for edit in proposal.edits:
            if edit.source in self._texts:
                struck = edit.span.of(self._texts[edit.source].text)
                fewer += len(words(struck)) - len(words(edit.text))
        return fewer

    def _suppressed(self, proposal: Proposal) -> list[Document]:
        """The instruments that would go as a whole."""
        gone = proposal.targets if proposal.kind == "suppress" else proposal.targets[1:]
        whole = proposal.kind == "suppress" or (proposal.moves and proposal.edits)
        return [self._held[name] for name in gone if name in self._held] if whole else []

    def _tasks(self, proposal: Proposal) -> Iterator[Saving]:
        if proposal.kind in {"keep", "cross-refer", "update-citation"}:
            return
        clauses = self._clauses(proposal)
        reports = [self._yearly(each, reporting=True) for each in clauses]
        events = [self._yearly(each, reporting=False) for each in clauses]
        given: tuple[tuple[Task, list[float]], ...] = (("reports", reports), ("events", events))
        for what, often in given:
            left = 0.0 if proposal.kind in GONE or proposal.moves else max(often, default=0.0)
            if sum(often) > left:
                yield Saving(what, sum(often) - left, _told(what, sum(often), left))

    def _clauses(self, proposal: Proposal) -> list[str]:
        """The clauses whose tasks become one, or fall away."""
        if proposal.moves:
            return [target(move.clause) for move in proposal.moves if move.fate == "redundant"]
        if proposal.kind == "suppress":
            return [name for name in self._mandates if name.partition("#")[0] in proposal.targets]
        return list(proposal.targets)

    def _yearly(self, clause: str, *, reporting: bool) -> float:
        """How often a year a clause asks for a report, or else for a meeting."""
        asked = (
            YEARLY.get(mandate.frequency or "", 0.0)
            for mandate in self._mandates.get(clause, ())
            if (mandate.reporting if reporting else mandate.kind == "convene")
        )
        return max(asked, default=0.0)


def _told(what: Task, given: float, left: float) -> Phrase:
    if what == "reports":
        return Phrase(
            "{given:.2f} reports a year asked for, {left:.2f} left: {fewer:.2f} fewer",
            given=given,
            left=left,
            fewer=given - left,
        )
    return Phrase(
        "{given:.2f} events a year asked for, {left:.2f} left: {fewer:.2f} fewer",
        given=given,
        left=left,
        fewer=given - left,
    )


def total(proposals: Sequence[Proposal]) -> Mapping[str, float]:
    """What the best proposals would save together, nothing counted twice.

    Of each finding the first proposal counts; a clause counts once, and not beside its whole
    instrument.
    """
    ordered = best(proposals)
    whole = {name for each in ordered if _whole(each) for name in each.targets}
    sums: dict[str, float] = defaultdict(float)
    counted: set[str] = set()
    for each in sorted(ordered, key=lambda p: not _whole(p)):
        inside = {name.partition("#")[0] for name in each.targets} if not _whole(each) else set()
        if not (counted & set(each.targets) or whole & inside):
            counted |= set(each.targets)
            for saving in each.saves:
                sums[saving.what] += saving.amount
    return dict(sums)


def _whole(proposal: Proposal) -> bool:
    return proposal.kind == "suppress" or bool(proposal.moves)
