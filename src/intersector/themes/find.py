"""From documents and what was found between them to themes."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import PurePath

from intersector.matching import Encoder, Formula
from intersector.model import Citation, Clause, Document, Language, Overlap, Theme
from intersector.organisations import Organisations
from intersector.phrases import Phrase, Term
from intersector.themes.affinity import Affinity
from intersector.themes.group import central, groups
from intersector.themes.mutual import area, sectors
from intersector.themes.naming import keywords, label


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
) -> tuple[Theme, ...]:
    """Group `documents` by subject, whatever their languages and bodies.

    A document can be in several themes, or in none when nothing is near it. Themes are named in
    `language` where a member is written in it; the largest come first.
    """
    ordered = sorted(documents, key=lambda document: document.source)
    affinity = Affinity.of(ordered, clauses, overlaps, citations, encoder=encoder, formula=formula)
    found = []
    for group in groups(affinity.together, affinity.cites):
        core = [ordered[row] for row in central(affinity.together, group.core)]
        members = tuple(ordered[row] for row in group.members)
        sources = {document.source for document in members}
        own = [clause for clause in clauses if clause.document.source in sources]
        found.append(
            Theme(
                id=_identity(core[0]),
                label=label([*core, *members], language),
                members=members,
                sectors=sectors(members, organisations),
                basis={
                    ordered[row].source: _basis(row, group.members, ordered, affinity)
                    for row in group.members
                },
                mutual=area(members, own, organisations),
                keywords=keywords(members, own, formula, language),
            )
        )
    return tuple(sorted(found, key=lambda theme: (-len(theme.members), theme.label, theme.id)))


def _identity(document: Document) -> str:
    """Named after the most central member, so that a theme keeps its name as others come and go."""
    return "theme-" + sha256(_name(document).encode()).hexdigest()[:10]


def _basis(
    row: int, rows: Sequence[int], documents: Sequence[Document], affinity: Affinity
) -> Phrase:
    """What ties a member to the others: the nearest one, and how."""
    others = [other for other in rows if other != row]
    nearest = max(others, key=lambda other: (affinity.together[row, other], -other))
    name, likeness = _name(documents[nearest]), max(float(affinity.subject[row, nearest]), 0.0)
    reasons = [Phrase("same subject as {name} ({likeness:.2f})", name=name, likeness=likeness)]
    cited = _names(documents[other] for other in others if affinity.cites[row, other])
    citing = _names(documents[other] for other in others if affinity.cites[other, row])
    shared = int(affinity.shared[row, others].sum())
    if cited:
        reasons.append(Phrase("cites {names}", names=cited))
    if citing:
        reasons.append(Phrase("cited by {names}", names=citing))
    if shared:
        reasons.append(Phrase("overlapping clauses: {count}", count=shared))
    return Phrase("{reasons}", reasons=tuple(reasons))


def _names(documents: Iterable[Document]) -> tuple[str, ...]:
    """Each instrument once, whatever its language versions."""
    return tuple(dict.fromkeys(map(_name, documents)))


def _name(document: Document) -> str:
    return Term(str(document.id)) if document.id else PurePath(document.source).name
