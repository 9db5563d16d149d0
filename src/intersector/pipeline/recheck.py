"""The mapping beside what people decided on it earlier: what is new, and what went."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from intersector import citations, review, themes
from intersector.identifiers import InstrumentId
from intersector.model import Crossing, Decision, Document, Pairing
from intersector.organisations import Organisations


def checked(  # noqa: PLR0913
    reviewed: review.Review,
    places: Iterable[Pairing],
    tables: Sequence[Crossing],
    documents: Sequence[Document],
    organisations: Organisations,
    *,
    register: citations.Register | None = None,
) -> tuple[tuple[Pairing, ...], tuple[Crossing, ...]]:
    """The places found in the mapping and the tables beside it, with people's decisions and what
    changed since; `register` tells what is suppressed, the shipped one if None."""
    names = {themes.work(themes.named(document)) for document in documents}
    editions = citations.Register.shipped() if register is None else register

    def suppressed(name: str) -> bool:
        try:
            target = InstrumentId.parse(name)
        except ValueError:
            return False
        return citations.standing(target, editions, organisations)[0] == "suppressed"

    pairings = review.merged(
        reviewed.pairings,
        [*places, *(pairing for table in tables for pairing in table.pairings)],
        present=lambda name: themes.work(name) in names,
        suppressed=suppressed,
    )
    crossed = [[pairing for pairing in pairings if _crosses(pairing, each)] for each in tables]
    of_tables = {id(pairing) for each in crossed for pairing in each}
    return (
        tuple(pairing for pairing in pairings if id(pairing) not in of_tables),
        tuple(replace(t, pairings=tuple(c)) for t, c in zip(tables, crossed, strict=True)),
    )


def on_themes(reviewed: review.Review, documents: Sequence[Document]) -> list[Decision]:
    """The decisions on who belongs to a theme; the others are on pairs of documents."""
    names = {str(themes.named(document)) for document in documents}
    return [decision for decision in reviewed.decisions if decision.object not in names]


def _crosses(pairing: Pairing, table: Crossing) -> bool:
    rows, columns = (
        {themes.work(themes.named(each)) for each in side} for side in (table.rows, table.columns)
    )
    return themes.work(pairing.subject) in rows and themes.work(pairing.object) in columns


def rejected(pairing: Pairing) -> bool:
    """Whether a person said that the two do not belong together."""
    return pairing.decision is not None and not pairing.decision.confirmed
