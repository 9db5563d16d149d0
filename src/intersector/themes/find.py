"""From documents and what was found between them to themes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import numpy as np

from intersector.matching import Encoder, Formula
from intersector.model import Citation, Clause, Decision, Document, Language, Link, Overlap, Theme
from intersector.organisations import Organisations
from intersector.phrases import Phrase
from intersector.themes import known, mutual
from intersector.themes.affinity import Affinity, named
from intersector.themes.clauses import Ties
from intersector.themes.decide import Settled, settle
from intersector.themes.group import Group, attached, central, groups
from intersector.themes.naming import keywords, label

LINKED: Final = 0.3
"""Affinity from which two members of a theme are shown as directly on one subject."""


def find_themes(  # noqa: PLR0913
    documents: Sequence[Document],
    clauses: Sequence[Clause],
    overlaps: Sequence[Overlap],
    citations: Sequence[Citation],
    *,
    encoder: Encoder,
    formula: Formula,
    organisations: Organisations,
    language: Language,
    decisions: Sequence[Decision] = (),
    earlier: Sequence[tuple[str, str]] = (),
) -> tuple[Theme, ...]:
    """Group `documents` by subject, whatever their languages and bodies.

    A document can be in several themes, or in none when nothing is near it. One without clauses
    is placed by its title and by what the others say when they cite it. Themes are named in
    `language` where a member is written in it; the largest come first.

    What people have decided holds: see `decide.settle`, which also says what `earlier` is.
    """
    ordered = sorted(documents, key=lambda document: document.source)
    highest = {each.source for each in ordered if mutual.is_highest(each, organisations)}
    seen = _Seen.of(
        ordered, clauses, overlaps, citations, highest, encoder=encoder, formula=formula
    )
    ties = Ties(clauses, overlaps, citations)
    called = _called(seen.groups, ordered)
    grouped = settle(
        [(name, group.members) for name, group in called.items()],
        ordered,
        decisions=decisions,
        earlier=earlier,
    )
    found = []
    for each in grouped:
        members = tuple(ordered[row] for row in each.members)
        sources = {document.source for document in members}
        own = [clause for clause in clauses if clause.document.source in sources]
        rule, concerned = mutual.area(members, own, organisations)
        core = [ordered[row] for row in _core(called, each) if row in each.members]
        told = keywords(members, own, formula, language)
        found.append(
            Theme(
                id=each.id,
                label=label([*core, *members], language),
                members=members,
                sectors=mutual.sectors(members, organisations),
                basis={ordered[r].source: seen.basis(r, each.members) for r in each.members},
                mutual=rule,
                keywords=told,
                clauses={member.source: ties.of(member, members, told) for member in members},
                links=tuple(seen.links(each.members)),
                concerned=concerned,
                developing=mutual.developing(members, own),
                decisions=each.decisions,
            )
        )
    return tuple(sorted(found, key=lambda theme: (-len(theme.members), theme.label, theme.id)))


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """What was seen between the documents: those told by their texts, and those only known of."""

    documents: Sequence[Document]
    affinity: Affinity
    given: Sequence[Link]
    groups: Sequence[Group]

    @classmethod
    def of(  # noqa: PLR0913
        cls,
        documents: Sequence[Document],
        clauses: Sequence[Clause],
        overlaps: Sequence[Overlap],
        citations: Sequence[Citation],
        highest: Collection[str],
        *,
        encoder: Encoder,
        formula: Formula,
    ) -> "_Seen":
        """Group those told by their texts, then place the others by their links to them."""
        texts = {clause.document.source for clause in clauses}
        textless = [row for row, each in enumerate(documents) if each.source not in texts]
        given = known.links(documents, textless, citations, encoder=encoder, formula=formula)
        linked = {link.right for link in given}
        others = [row for row, each in enumerate(documents) if each.source not in linked]
        among = Affinity.of(
            [documents[row] for row in others],
            clauses,
            overlaps,
            citations,
            encoder=encoder,
            formula=formula,
        )
        affinity = among.spread(others, len(documents))
        given = known.through_twins(given, documents, affinity.together)
        row = {document.source: at for at, document in enumerate(documents)}
        first = [at for at, row in enumerate(others) if documents[row].source in highest]
        found = [
            Group(*(tuple(others[at] for at in rows) for rows in (group.core, group.members)))
            for group in groups(among.together, among.cites, highest=first)
        ]
        central_first = [
            Group(tuple(central(affinity.together, group.core)), group.members)
            for group in attached(found, ((row[x.left], row[x.right]) for x in given))
        ]
        return cls(documents, affinity, given, central_first)

    def basis(self, row: int, rows: Sequence[int]) -> Phrase:
        """What ties a member to the others: what it is cited by, or the nearest one and how."""
        sources = {self.documents[other].source for other in rows}
        own = self.documents[row].source
        given = [x.because for x in self.given if x.right == own and x.left in sources]
        if given:
            return Phrase("{reasons}", reasons=tuple(dict.fromkeys(given)))
        others = [other for other in rows if other != row]
        return _nearness(row, others, self.documents, self.affinity)

    def links(self, rows: Sequence[int]) -> Iterable[Link]:
        """The pairs of members that are directly on one subject, in order."""
        sources = {self.documents[row].source for row in rows}
        yield from (x for x in self.given if x.left in sources and x.right in sources)
        together = self.affinity.together
        for left in rows:
            for right in rows:
                if left < right and together[left, right] >= LINKED:
                    yield Link(
                        self.documents[left].source,
                        self.documents[right].source,
                        round(float(together[left, right]), 4),
                        _nearness(left, [right], self.documents, self.affinity),
                    )


def _called(groups: Iterable[Group], documents: Sequence[Document]) -> dict[str, Group]:
    """The groups by their names: that of the most central member, so that a theme keeps its name
    as others come and go, if no other group is called after it; else of all that make the group.
    """
    called: dict[str, Group] = {}
    for group in groups:
        names = {row: named(documents[row]) for row in group.core}
        own = (row for row in group.core if _identity(names[row]) not in called)
        first = next(own, group.core[0])
        name = _identity(names[first])
        if name in called:
            name = _identity("\n".join(sorted(names.values())))
        core = (first, *(row for row in group.core if row != first))
        called[name] = Group(core, group.members)
    return called


def _core(called: Mapping[str, Group], theme: Settled) -> tuple[int, ...]:
    return called[theme.found].core if theme.found in called else ()


def _identity(name: str) -> str:
    return "theme-" + sha256(name.encode()).hexdigest()[:10]


def _nearness(
    row: int, others: Sequence[int], documents: Sequence[Document], affinity: Affinity
) -> Phrase:
    others = [other for other in others if named(documents[other]) != named(documents[row])]
    if not others:
        return Phrase("the only member")
    nearest = max(others, key=lambda other: (affinity.together[row, other], -other))
    name, likeness = named(documents[nearest]), max(float(affinity.subject[row, nearest]), 0.0)
    reasons = [Phrase("same subject as {name} ({likeness:.2f})", name=name, likeness=likeness)]
    cited = _names(documents[other] for other in others if affinity.cites[row, other])
    citing = _names(documents[other] for other in others if affinity.cites[other, row])
    shared = int(affinity.shared[row, np.array(others)].sum())
    if cited:
        reasons.append(Phrase("cites {names}", names=cited))
    if citing:
        reasons.append(Phrase("cited by {names}", names=citing))
    if shared:
        reasons.append(Phrase("overlapping clauses: {count}", count=shared))
    return Phrase("{reasons}", reasons=tuple(reasons))


def _names(documents: Iterable[Document]) -> tuple[str, ...]:
    """Each instrument once, whatever its language versions."""
    return tuple(dict.fromkeys(map(named, documents)))
