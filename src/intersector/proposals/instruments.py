"""Whole instruments that another instrument covers, or that could be merged into another."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from intersector.model import AnnexMove, Citation, Clause, Coverage, Document
from intersector.organisations import Organisations
from intersector.overlap import places_of
from intersector.phrases import Phrase, Term, Value
from intersector.proposals.annexes import annexes_of
from intersector.proposals.case import rank, same_series, series
from intersector.proposals.merging import by_document, plan
from intersector.proposals.treatment import Treatment
from intersector.proposals.versions import in_one_language, versions_of
from intersector.proposals.wording import holder, name, quote, struck

COVERED: Final = 3 / 4
"""Share of an instrument that a higher one must hold before the whole is questioned."""
SHARED: Final = 1 / 3
"""Share of an instrument that another of the same body must hold before they are merged."""
FEWEST: Final = 2
"""Clauses that must be covered: one alone says little about the whole."""
WHOLE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Pair:
    """An instrument that could go, by the one that would stay, and how much of it is there.

    `clauses` and `citations` are those of each file.
    """

    coverage: Coverage
    clauses: Mapping[str, Sequence[Clause]]
    citations: Mapping[str, Sequence[Citation]]
    organisations: Organisations

    @property
    def kept(self) -> Document:
        """What would stay."""
        return self.coverage.by

    @property
    def other(self) -> Document:
        """What would go."""
        return self.coverage.document

    @property
    def counts(self) -> Mapping[str, Value]:
        """How many clauses of which instrument are in which other, as reasons say it."""
        covered = self.coverage.covered
        return {
            "held": len(covered),
            "all": len(covered) + len(self.coverage.uncovered),
            "kept": Term(holder(self.kept)),
            "other": Term(holder(self.other)),
        }

    def called(self, document: Document) -> str:
        """What the instrument is called in its own language."""
        return name(document, language=document.language, organisations=self.organisations)

    def recalls(self, clause: Clause) -> bool:
        """Whether a clause cites the instrument that would stay."""
        return self.kept.id is not None and any(
            citation.clause == clause
            and citation.target is not None
            and series(citation.target) == series(self.kept.id)
            for citation in self.citations.get(clause.document.source, ())
        )


Whole = Callable[[Pair], Treatment | None]


def superfluous(pair: Pair) -> Treatment | None:
    """Where a higher instrument holds the issue, the need for a similar one is questioned."""
    if pair.coverage.share < COVERED or not _higher(pair):
        return None
    return Treatment(
        kind="suppress",
        targets=(holder(pair.other),),
        wording=struck(pair.called(pair.other)),
        because=Phrase(
            "{held} of the {all} duties in {other} are also in {kept}, which ranks higher.",
            **pair.counts,
        ),
        lost=_uncovered(pair),
    )


def _uncovered(pair: Pair) -> Phrase:
    """What goes with an instrument that is suppressed, though the higher one may not have it."""
    lost = Phrase(
        "The duties that are not covered; they need a place in the instrument that stays."
    )
    headings = tuple(each.title for each in annexes_of(pair.clauses.get(pair.other.source, ())))
    if not headings:
        return lost
    return Phrase("{lost} Its annexes go with it: {annexes}.", lost=lost, annexes=headings)


def mergeable(pair: Pair) -> Treatment | None:
    """Resolutions of one body on similar matters can be merged; the others are then suppressed."""
    kept, other = pair.kept, pair.other
    if kept.body is None or (kept.body, kept.kind) != (other.body, other.kind):
        return None
    own = pair.clauses[kept.source]
    merger = plan(
        own,
        pair.clauses[other.source],
        pair.coverage,
        recalls=pair.recalls,
        kept=pair.called(kept),
    )
    edits = merger.edits if kept.language == other.language else ()
    changed = [clause for clause in own if any(_stands(clause, at.span.start) for at in edits)]
    return Treatment(
        kind="merge",
        targets=(holder(kept), holder(other)),
        clauses=tuple((f"{pair.called(kept)}, {clause.head}: ", clause) for clause in changed),
        edits=edits,
        wording=struck(pair.called(other)),
        moves=merger.moves,
        annexes=merger.annexes,
        because=Phrase(
            "{held} of the {all} duties in {other} are also in {kept}, adopted by the same body.",
            **pair.counts,
        ),
        lost=_lost(pair, merger.annexes),
    )


def _lost(pair: Pair, annexes: Sequence[AnnexMove]) -> Phrase:
    """What a merger loses, and what it leaves to be done by hand."""
    lost = Phrase("The title and number of the one that goes, which other texts may cite.")
    if pair.kept.language != pair.other.language:
        lost = Phrase(
            "The title and number of the one that goes, which other texts may cite; what moves has"
            " to be translated first."
        )
    left = tuple(each.heading for each in annexes if each.fate == "lost")
    if left:
        lost = Phrase(
            "{lost} Annexes with tables or footnotes are not moved, and have to be carried over by"
            " hand: {left}.",
            lost=lost,
            left=left,
        )
    for each in annexes:
        lost = _differing(each, lost) if each.fate == "differs" else lost
    return lost


def _differing(annex: AnnexMove, lost: Phrase) -> Phrase:
    """What a merger loses, and what two annexes that are nearly the same say each alone."""
    told = Phrase(
        "{lost} {heading} is there as {place}, in nearly the same words.",
        lost=lost,
        heading=quote(annex.heading),
        place=quote(annex.place or ""),
    )
    only, instead = (tuple(map(quote, each)) for each in (annex.only, annex.instead))
    if only:
        told = Phrase("{told} Only the one that goes says {words}.", told=told, words=only)
    if instead:
        told = Phrase("{told} Only the one that stays says {words}.", told=told, words=instead)
    return told


WHOLES: Final[tuple[Whole, ...]] = (superfluous, mergeable)


def wholes(
    coverages: Sequence[Coverage],
    *,
    clauses: Sequence[Clause],
    citations: Sequence[Citation],
    organisations: Organisations,
) -> Iterator[tuple[Pair, Whole, Treatment]]:
    """For every instrument mostly covered by another: what could become of it."""
    held, cited = by_document(clauses), defaultdict[str, list[Citation]](list)
    for citation in citations:
        if citation.document is not None:
            cited[citation.document.source].append(citation)
    versions, places = versions_of(clauses), places_of(clauses)
    shares = {(c.document.source, c.by.source): c.share for c in coverages}
    for coverage in sorted(coverages, key=lambda c: (c.by.source, c.document.source)):
        pair = Pair(coverage, held, cited, organisations)
        if _goes(pair, shares) and len(coverage.covered) >= FEWEST:
            pair = replace(pair, coverage=in_one_language(coverage, versions, places))
            answers = ((rule, rule(pair)) for rule in WHOLES)
            yield from ((pair, rule, answer) for rule, answer in answers if answer is not None)


def _goes(pair: Pair, shares: Mapping[tuple[str, str], float]) -> bool:
    """Whether the covered one of two is the one to go.

    That is the lower; of equals, the one of which more is in the other, then the older, then the
    one with the higher number.
    """
    kept, other = pair.kept, pair.other
    if same_series(kept, other) or pair.coverage.share < SHARED:
        return False
    back = shares.get((kept.source, other.source), 0.0)
    standing = rank(kept, pair.organisations) - rank(other, pair.organisations)
    order = (standing, round(back - pair.coverage.share, 1), (other.year or 0) - (kept.year or 0))
    if any(order):
        return order < (0, 0, 0)
    return _number(kept) < _number(other)


def _higher(pair: Pair) -> bool:
    return rank(pair.kept, pair.organisations) < rank(pair.other, pair.organisations)


def _number(document: Document) -> tuple[bool, object, str]:
    return document.id is None, document.id or "", document.source


def _stands(clause: Clause, at: int) -> bool:
    """Whether an edit belongs to a clause: in it, or in the sign and line that follow it."""
    return clause.span.start <= at <= clause.span.end
