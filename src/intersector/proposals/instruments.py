"""Whole instruments whose duties another instrument already holds."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from intersector.model import Document, Mandate
from intersector.organisations import Organisations
from intersector.phrases import Phrase, Term, Value
from intersector.proposals.case import Case, rank, same_series
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import added, holder, name, struck

COVERED: Final = 3 / 4
"""Share of an instrument's duties that another must hold before the whole is questioned."""
FEWEST: Final = 2
"""Duties that must be covered: one alone says little about the whole."""

Pair = tuple[Document, Document]
Counts = Mapping[str, Value]
"""How many duties of which instrument are in which other, by the names that reasons give them."""
Whole = Callable[[Pair, Counts, Organisations], Treatment | None]


def superfluous(pair: Pair, counts: Counts, organisations: Organisations) -> Treatment | None:
    """Where a higher instrument holds the issue, the need for a similar one is questioned."""
    kept, other = pair
    if rank(kept, organisations) >= rank(other, organisations):
        return None
    named = name(other, language=other.language, organisations=organisations)
    return Treatment(
        kind="suppress",
        targets=(holder(other),),
        wording=struck(named),
        because=Phrase(
            "{held} of the {all} duties in {other} are also in {kept}, which ranks higher.",
            **counts,
        ),
        lost=Phrase(
            "The duties that are not covered; they need a place in the instrument that stays."
        ),
    )


def mergeable(pair: Pair, counts: Counts, organisations: Organisations) -> Treatment | None:
    """Resolutions of one body on similar matters can be merged; the others are then suppressed."""
    kept, other = pair
    if kept.body is None or kept.body != other.body:
        return None
    stays, goes = (name(d, language="en", organisations=organisations) for d in pair)
    return Treatment(
        kind="merge",
        targets=(holder(kept), holder(other)),
        wording=f"{stays} {added(f'with what only {holder(other)} says')} {struck(goes)}",
        because=Phrase(
            "{held} of the {all} duties in {other} are also in {kept}, adopted by the same body.",
            **counts,
        ),
        lost=Phrase("The title and number of the one that goes, which other texts may cite."),
    )


WHOLES: Final[tuple[Whole, ...]] = (superfluous, mergeable)


def wholes(
    cases: Sequence[Case], mandates: Sequence[Mandate], organisations: Organisations
) -> Iterator[tuple[Whole, Treatment]]:
    """For every instrument mostly covered by another: what could become of it."""
    duties: dict[Document, set[str]] = defaultdict(set)
    for mandate in mandates:
        duties[mandate.clause.document].add(mandate.clause.key)
    covered: dict[Pair, set[str]] = defaultdict(set)
    for case in cases:
        kept, other = case.kept.document, case.other.document
        if case.same and kept != other and not same_series(kept, other):
            covered[kept, other].add(case.other.key)
    for pair in sorted(covered, key=lambda each: (each[0].source, each[1].source)):
        held, all_of_it = covered[pair] & duties[pair[1]], duties[pair[1]]
        if len(held) < max(FEWEST, COVERED * len(all_of_it)):
            continue
        counts: dict[str, Value] = {
            "held": len(held),
            "all": len(all_of_it),
            "kept": Term(holder(pair[0])),
            "other": Term(holder(pair[1])),
        }
        yield from _answers(pair, counts, organisations)


def _answers(
    pair: Pair, counts: Counts, organisations: Organisations
) -> Iterator[tuple[Whole, Treatment]]:
    for rule in WHOLES:
        treatment = rule(pair, counts, organisations)
        if treatment is not None:
            yield rule, treatment
