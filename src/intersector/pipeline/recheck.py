"""The mapping beside what people decided on it earlier: what is new, and what went."""

from collections.abc import Iterable, Sequence

from intersector import citations, review, themes
from intersector.identifiers import InstrumentId
from intersector.model import Document, Pairing
from intersector.organisations import Organisations


def checked(
    reviewed: review.Review,
    found: Iterable[Pairing],
    documents: Sequence[Document],
    organisations: Organisations,
) -> tuple[Pairing, ...]:
    """The places found in the mapping, with people's decisions and what changed since."""
    names = {themes.work(themes.named(document)) for document in documents}
    register = citations.Register.shipped()

    def suppressed(name: str) -> bool:
        try:
            target = InstrumentId.parse(name)
        except ValueError:
            return False
        return citations.standing(target, register, organisations)[0] == "suppressed"

    return review.merged(
        reviewed.pairings,
        list(found),
        present=lambda name: themes.work(name) in names,
        suppressed=suppressed,
    )


def rejected(pairing: Pairing) -> bool:
    """Whether a person said that the two do not belong together."""
    return pairing.decision is not None and not pairing.decision.confirmed
