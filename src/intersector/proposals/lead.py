"""Which of several Sectors could lead what each of them does, and why."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from intersector.matching import words
from intersector.model import Clause
from intersector.organisations import Organisations
from intersector.phrases import Phrase, Term

PAIR: Final = 2

Claims = Mapping[str, Sequence[Clause]]
"""Of each Sector that may lead its clauses, in the order in which they were given."""


def lead_of(clauses: Sequence[Clause], organisations: Organisations) -> tuple[Phrase, str]:
    """Which Sector of those of the clauses could lead, and why.

    The one to which the basic texts give most of what the clauses speak of; of equals, the one
    with the newest text; then with the clause that says most; then the one that stands first.
    """
    claims: Claims = {
        sector: [clause for clause in clauses if clause.document.sector == sector]
        for sector in dict.fromkeys(filter(None, (clause.document.sector for clause in clauses)))
    }
    given = {
        sector: [p for clause in clauses for p in functions(clause, sector, organisations)]
        for sector in claims
    }
    best = _best(claims, lambda sector: len(given[sector]))
    if len(best) == 1:
        sector = next(iter(best))
        provision = Term(given[sector][0])
        return Phrase(
            "{provision} gives this to {sector}.", provision=provision, sector=Term(sector)
        ), sector
    return _by_text(best)


def functions(clause: Clause, sector: str | None, organisations: Organisations) -> tuple[str, ...]:
    """The provisions that give a Sector what a clause speaks of."""
    said = clause.words.casefold()
    return tuple(
        function.provision
        for function in organisations.functions_of(sector)
        if any(word.casefold() in said for word in function.words.get(clause.document.language, ()))
    )


def _by_text(claims: Claims) -> tuple[Phrase, str]:
    """Who has the newest text of the Sectors that have the same functions, or the fullest."""
    newest = _best(claims, lambda sector: max(c.document.year or 0 for c in claims[sector]))
    fullest = _best(newest, lambda sector: max(len(words(c.words)) for c in claims[sector]))
    sector = next(iter(fullest))
    if len(newest) == 1 and len(claims) == PAIR:
        return Phrase("{sector} has the newer text.", sector=Term(sector)), sector
    if len(newest) == 1:
        return Phrase("{sector} has the newest text.", sector=Term(sector)), sector
    if len(fullest) == 1:
        return Phrase("The clause of {sector} says the most.", sector=Term(sector)), sector
    return Phrase(
        "Nothing tells who should lead; {sector} is named first.", sector=Term(sector)
    ), sector


def _best(claims: Claims, measure: Callable[[str], int]) -> Claims:
    most = max(map(measure, claims))
    return {sector: own for sector, own in claims.items() if measure(sector) == most}
