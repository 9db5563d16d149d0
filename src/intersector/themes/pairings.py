"""Who belongs to which theme, pair by pair: what a mapping of resolutions is made of."""

from collections.abc import Iterable, Iterator

from intersector.model import Document, Language, Pairing, Theme
from intersector.themes.affinity import named


def pairings(themes: Iterable[Theme], *, language: Language) -> Iterator[Pairing]:
    """Each instrument of each theme once, by its version in `language` if there is one, in order.

    The confidence is that of the surest link between the instrument and another of the theme.
    """
    for theme in themes:
        versions: dict[str, Document] = {}
        for member in theme.members:
            if member.language == language:
                versions[str(named(member))] = member
            versions.setdefault(str(named(member)), member)
        for name, member in versions.items():
            yield Pairing(
                subject=name,
                object=theme.id,
                subject_label=" ".join(member.title.split()),
                object_label=theme.label,
                confidence=_confidence(theme, member),
                justification=theme.basis.get(member.source, ""),
            )


def _confidence(theme: Theme, member: Document) -> float:
    names = {each.source: named(each) for each in theme.members}
    own = (
        link.confidence
        for link in theme.links
        if member.source in {link.left, link.right} and names[link.left] != names[link.right]
    )
    return max(own, default=0.0)
