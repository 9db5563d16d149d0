"""When a theme is an area of mutual interest of several Sectors.

The rule is that of the ITU's Inter-Sector Coordination Group: a resolution of the highest body
calls on Sectors to act together, and/or a resolution of the highest body and one of at least one
Sector are on the theme. Said of any organisation: the highest body is one of rank 1 that belongs
to no Sector.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from intersector.languages import knowledge
from intersector.model import Clause, Document, Language
from intersector.organisations import Organisations
from intersector.phrases import Phrase, Term

RESOLUTION: Final = "resolution"


def area(
    members: Sequence[Document], clauses: Iterable[Clause], organisations: Organisations
) -> tuple[Phrase | None, tuple[str, ...]]:
    """Say which part of the rule makes the theme such an area (None when no part does), and of
    which Sectors it is one: of two, of three, or of one with the whole organisation."""
    resolutions = [document for document in members if document.kind == RESOLUTION]
    highest = {d.source: d.body for d in resolutions if is_highest(d, organisations)}
    if not highest:
        return None, ()
    bodies = _terms(body for body in highest.values() if body)
    own = _terms(s for d in resolutions if (s := organisations.sector_of(d.body)) is not None)
    called = _terms(
        sector
        for clause in clauses
        if clause.document.source in highest and clause.role == "operative"
        for sector in _called_together(clause, organisations)
    )
    reasons = []
    if called:
        told = {"bodies": bodies, "sectors": called}
        reasons.append(Phrase("a {bodies} resolution calls on {sectors} to work together", **told))
    if own:
        told = {"bodies": bodies, "sectors": own}
        reasons.append(Phrase("resolutions of {bodies} and of {sectors} share the theme", **told))
    concerned = tuple(sorted({*map(str, own), *map(str, called)}))
    return (Phrase("{reasons}", reasons=tuple(reasons)) if reasons else None), concerned


def sectors(members: Iterable[Document], organisations: Organisations) -> tuple[str, ...]:
    """The Sectors whose documents are members."""
    found = {d.sector or organisations.sector_of(d.body) for d in members}
    return tuple(sorted(sector for sector in found if sector is not None))


def is_highest(document: Document, organisations: Organisations) -> bool:
    """Whether the document is of a body of the first rank that belongs to no Sector."""
    body = organisations.bodies.get(document.body or "")
    return body is not None and body.rank == 1 and body.sector is None


def _called_together(clause: Clause, organisations: Organisations) -> set[str]:
    """The Sectors that one clause asks to work together: its actors are of more than one."""
    words = f"{clause.head or ''} {clause.words}"
    if not _stems("together", clause.document.language).search(words):
        return set()
    named = [organisations.actors[name] for name in clause.actors if name in organisations.actors]
    inside = [
        organisations.actors[member]
        for actor in named
        for member in actor.members
        if member in organisations.actors
    ]
    found = {actor.sector for actor in (*named, *inside) if actor.sector is not None}
    return found if len(found) > 1 else set()


def developing(members: Iterable[Document], clauses: Iterable[Clause]) -> tuple[str, ...]:
    """The members that name the interests of developing countries: in the title, or in what they
    order."""
    texts = {member.source: [member.title] for member in members}
    languages = {member.source: member.language for member in members}
    for clause in clauses:
        if clause.role == "operative":
            texts[clause.document.source].append(clause.words)
    return tuple(
        source
        for source, said in texts.items()
        if any(map(_stems("developing", languages[source]).search, said))
    )


@cache
def _stems(group: str, language: Language) -> re.Pattern[str]:
    """Beginnings of words; anywhere in one, as Arabic and Chinese put particles before them."""
    stems = knowledge(language)["themes"][group]
    return re.compile("|".join(map(re.escape, stems)), re.IGNORECASE)


def _terms(names: Iterable[str]) -> tuple[Term, ...]:
    return tuple(map(Term, sorted(set(names))))
