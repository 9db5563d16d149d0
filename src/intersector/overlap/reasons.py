"""What the documents and mandates add to the reasons for an overlap; it changes no score."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from intersector.model import Citation, Clause, Document, Evidence, Mandate
from intersector.organisations import Organisations
from intersector.phrases import Phrase, Term

_UNRANKED: Final = 99


class Context:
    """What is known of clauses beside their words: what their documents cite, and their duties."""

    def __init__(
        self,
        citations: Sequence[Citation],
        mandates: Sequence[Mandate],
        organisations: Organisations,
    ) -> None:
        self._organisations = organisations
        self._citing = {
            (
                citation.clause.document,
                citation.target.body,
                citation.target.kind,
                citation.target.number,
            )
            for citation in citations
            if citation.clause is not None and citation.target is not None
        }
        self._actors: dict[tuple[str, str, int], dict[str, None]] = defaultdict(dict)
        for mandate in mandates:
            self._actors[_place(mandate.clause)].update(dict.fromkeys(mandate.actors))

    def reasons(self, left: Clause, right: Clause) -> Iterator[Evidence]:
        """Evidence that the two clauses take up one another, or burden the same or other actors."""
        yield from self._integration(left, right)
        yield from self._duties(left, right)

    def _integration(self, left: Clause, right: Clause) -> Iterator[Evidence]:
        for lower, higher in ((left.document, right.document), (right.document, left.document)):
            if self._rank(higher) < self._rank(lower) and self._cites(lower, higher):
                names = {"lower": _name(lower), "higher": _name(higher)}
                detail = Phrase("{lower} cites {higher}, of a higher body", **names)
                yield Evidence("integrates-a-higher-resolution", 0.0, detail)

    def _duties(self, left: Clause, right: Clause) -> Iterator[Evidence]:
        first, second = (
            tuple(map(Term, self._actors.get(_place(clause), ()))) for clause in (left, right)
        )
        if not first or not second:
            return
        both = tuple(actor for actor in first if actor in second)
        if both:
            detail = Phrase("both give a duty to {actors}", actors=both)
            yield Evidence("same-actor", 0.0, detail)
        else:
            detail = Phrase("one burdens {first}, the other {second}", first=first, second=second)
            yield Evidence("different-actors", 0.0, detail)

    def _cites(self, document: Document, other: Document) -> bool:
        cited = other.id
        return (
            cited is not None and (document, cited.body, cited.kind, cited.number) in self._citing
        )

    def _rank(self, document: Document) -> int:
        body = self._organisations.bodies.get(document.body or "")
        return body.rank if body is not None else _UNRANKED


def _name(document: Document) -> str:
    return Term(str(document.id)) if document.id else document.title


def _place(clause: Clause) -> tuple[str, str, int]:
    return clause.document.source, clause.key, clause.span.start
