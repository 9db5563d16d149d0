"""Instruments of which only the title is known: which could be merged, by what they are about.

Much less than a plan: without a text nothing is known of the clauses, and the reason says so.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from intersector.matching import match
from intersector.model import Document, Passage
from intersector.phrases import Phrase, Term
from intersector.proposals.case import same_series
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import holder

SHORTLIST: Final = 3
"""How many others are named for an instrument."""
ALIKE: Final = 0.7
"""Likeness of two titles from which a merger is proposed, high because little is known. What
members merged below it is told by `benchmarks/measures/propose.py`."""

Near = tuple[Document, float]
"""Another instrument and how alike its title is (0..1)."""


def shortlist(documents: Sequence[Document]) -> Mapping[str, tuple[Near, ...]]:
    """By source, the others of its body and kind with the titles most alike, at most three."""
    found: dict[str, tuple[Near, ...]] = {}
    for group in _groups(documents):
        titles = [Passage(each.source, each.title, language=each.language) for each in group]
        near: dict[int, list[Near]] = defaultdict(list)
        for each in match(titles, titles, top=SHORTLIST + 1):
            left, right = group[each.left], group[each.right]
            if left != right and not same_series(left, right):
                near[each.left].append((right, each.score))
        found |= {each.source: tuple(near[at][:SHORTLIST]) for at, each in enumerate(group)}
    return found


def by_title(left: Document, right: Document, likeness: float) -> Treatment | None:
    """Resolutions of one body whose titles name one matter could be merged; compare their texts."""
    if likeness < ALIKE:
        return None
    return Treatment(
        kind="merge",
        targets=(holder(left), holder(right)),
        wording=f"{left.title}\n{right.title}",
        because=Phrase(
            "The titles of {left} and {right} are alike ({likeness:.2f}); "
            "their texts are not here.",
            left=Term(holder(left)),
            right=Term(holder(right)),
            likeness=likeness,
        ),
        lost=Phrase("What only one of them says; their texts have to be compared first."),
    )


def mergers(documents: Sequence[Document]) -> Iterator[Treatment]:
    """The mergers that titles suggest, each pair once, the lower number first."""
    seen: set[frozenset[str]] = set()
    listed = shortlist(documents)
    for document in sorted(documents, key=_order):
        for other, likeness in listed.get(document.source, ()):
            pair = frozenset({document.source, other.source})
            treatment = by_title(document, other, likeness) if pair not in seen else None
            if treatment is not None:
                seen.add(pair)
                yield treatment


def _groups(documents: Sequence[Document]) -> list[list[Document]]:
    """The titled documents of each body and kind, where there are several."""
    groups: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in sorted(documents, key=_order):
        if document.body is not None and document.title:
            groups[document.body, document.kind].append(document)
    return [groups[key] for key in sorted(groups) if len(groups[key]) > 1]


def _order(document: Document) -> tuple[bool, object, str]:
    return document.id is None, document.id or "", document.source
