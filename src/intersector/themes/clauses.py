"""The clauses that put a document into a theme."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from intersector.matching import words
from intersector.model import Citation, Clause, Document, Overlap

SHOWN: Final = 3
"""As many clauses as are told of one member."""


class Ties:
    """What the clauses of a run tie together, looked up by document."""

    def __init__(
        self,
        clauses: Sequence[Clause],
        overlaps: Sequence[Overlap],
        citations: Sequence[Citation],
    ) -> None:
        self._own: Mapping[str, list[Clause]] = _by_source(clauses)
        self._citing = [each for each in citations if each.clause is not None]
        self._citations: dict[str, list[Citation]] = defaultdict(list)
        for citation in self._citing:
            if citation.clause is not None:
                self._citations[citation.clause.document.source].append(citation)
        self._shared: dict[str, list[tuple[Clause, str]]] = defaultdict(list)
        for overlap in overlaps:
            for side, other in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
                self._shared[side.document.source].append((side, other.document.source))

    def of(
        self, member: Document, members: Collection[Document], keywords: Collection[str]
    ) -> tuple[Clause, ...]:
        """At most `SHOWN` clauses: what cites other members, then what overlaps with them, then
        what says most of the theme's `keywords`. Of a member without clauses, those that cite it.
        """
        if member.source not in self._own:
            return tuple(self._naming(member, members)[:SHOWN])
        others = {each.source for each in members if each.source != member.source}
        works = {each.id.work for each in members if each.id and each.source in others}
        citing = [
            each.clause
            for each in self._citations[member.source]
            if each.clause is not None and each.target is not None and each.target.work in works
        ]
        shared = [clause for clause, other in self._shared[member.source] if other in others]
        return _first([*citing, *shared, *self._telling(member, keywords)])

    def _naming(self, member: Document, members: Collection[Document]) -> list[Clause]:
        sources = [each.source for each in members]
        work = member.id.work if member.id else None
        return list(
            dict.fromkeys(
                citation.clause
                for source in sources
                for citation in self._citations[source]
                if citation.clause is not None
                and work is not None
                and work in {each.work for each in (citation.target, *citation.candidates) if each}
            )
        )

    def _telling(self, member: Document, keywords: Collection[str]) -> list[Clause]:
        said = {
            clause: len({word.form for word in words(clause.words)} & set(keywords))
            for clause in self._own[member.source]
        }
        best = max(said.values(), default=0)
        return [clause for clause, count in said.items() if count == best > 0][:1]


def _by_source(clauses: Sequence[Clause]) -> dict[str, list[Clause]]:
    found: dict[str, list[Clause]] = {}
    for clause in clauses:
        found.setdefault(clause.document.source, []).append(clause)
    return found


def _first(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The first few, each once, in the order of the text."""
    chosen = list(dict.fromkeys(clauses))[:SHOWN]
    return tuple(sorted(chosen, key=lambda clause: clause.span))
