"""Instruments of which only the title is known: which could be merged or suppressed, by what they
are about.

Much less than a plan: without a text nothing is known of the clauses, and the reason says so.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from intersector.languages import knowledge
from intersector.matching import Formula, match
from intersector.model import Document, Passage
from intersector.phrases import Phrase, Term
from intersector.proposals.case import same_series
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import holder
from intersector.themes import Bags

SHORTLIST: Final = 3
"""How many others are named for an instrument."""
ALIKE: Final = 0.7
"""Likeness of two titles from which a merger is proposed, high because little is known. What
members merged below it is told by `benchmarks/measures/propose.py`."""
RARE: Final = 0.2
"""Share of rare words from which two titles are on one matter: "role of the Sector in the
development of" two things is said of any two."""

Near = tuple[Document, float]
"""Another instrument and how alike its title is (0..1)."""


def shortlist(documents: Sequence[Document]) -> Mapping[str, tuple[Near, ...]]:
    """By source, at most three others of its body and kind: those that hold the rules of procedure
    if it is on a matter of procedure, then those with the titles most alike."""
    found: dict[str, tuple[Near, ...]] = {}
    for group in _groups(documents):
        titles = [Passage(each.source, each.title, language=each.language) for each in group]
        near: dict[int, list[Near]] = defaultdict(list)
        for each in match(titles, titles, top=len(group)):
            left, right = group[each.left], group[each.right]
            if left != right and not same_series(left, right):
                near[each.left].append((right, each.score))
        for at, own in enumerate(group):
            found[own.source] = tuple(_rules_first(own, near[at])[:SHORTLIST])
    return found


def by_title(left: Document, right: Document, likeness: float) -> Treatment | None:
    """Resolutions of one body whose titles name one matter could be merged; compare their texts."""
    if likeness < ALIKE or not _one_matter(left, right):
        return None
    because = Phrase(
        "The titles of {left} and {right} are alike ({likeness:.2f}); their texts are not here.",
        left=Term(holder(left)),
        right=Term(holder(right)),
        likeness=likeness,
    )
    return _merge(left, right, because)


def _rules_first(document: Document, near: Sequence[Near]) -> list[Near]:
    return sorted(near, key=lambda other: into_rules(document, other[0]) is None)


def into_rules(left: Document, right: Document) -> Treatment | None:
    """A matter of procedure belongs into the rules of procedure of its body; compare the texts."""
    matter = _said(left, "procedural")
    if matter is None or _said(left, "procedure") or not _said(right, "procedure"):
        return None
    because = Phrase(
        '{left} is on a matter of procedure ("{matter}"), and {right} holds the rules of '
        "procedure; their texts are not here.",
        left=Term(holder(left)),
        right=Term(holder(right)),
        matter=matter,
    )
    return _merge(right, left, because)


def _merge(kept: Document, other: Document, because: Phrase) -> Treatment:
    return Treatment(
        kind="merge",
        targets=(holder(kept), holder(other)),
        wording=f"{kept.title}\n{other.title}",
        because=because,
        lost=Phrase("What only one of them says; their texts have to be compared first."),
    )


def reported(document: Document, *, since: int) -> Treatment | None:
    """A resolution that sets up a working group is fulfilled once that group has reported."""
    group = _said(document, "sets_up")
    if group is None or document.year is None or document.year >= since:
        return None
    return Treatment(
        kind="suppress",
        targets=(holder(document),),
        wording=document.title,
        because=Phrase(
            '{instrument} sets up a group ("{group}") and is of {year}; its text is not here.',
            instrument=Term(holder(document)),
            group=group,
            year=str(document.year),
        ),
        lost=Phrase("Nothing, once those who were charged confirm that it was done."),
    )


Ruled = tuple[Callable[..., object], Treatment]
"""A treatment, after the rule that it rests on."""


def by_titles(documents: Sequence[Document], *, since: int) -> Iterator[Ruled]:
    """What titles suggest: mergers, each pair once, the lower number first; then what groups have
    done by the year `since`."""
    ordered = sorted(documents, key=_order)
    seen: set[frozenset[str]] = set()
    listed = shortlist(documents)
    for document in ordered:
        for other, likeness in listed.get(document.source, ()):
            pair = frozenset({document.source, other.source})
            ruled = _merger(document, other, likeness) if pair not in seen else None
            if ruled is not None:
                seen.add(pair)
                yield ruled
    for document in ordered:
        if (treatment := reported(document, since=since)) is not None:
            yield reported, treatment


def _merger(left: Document, right: Document, likeness: float) -> Ruled | None:
    """The first rule by which two instruments could be merged."""
    if (treatment := into_rules(left, right) or into_rules(right, left)) is not None:
        return into_rules, treatment
    if (treatment := by_title(left, right, likeness)) is not None:
        return by_title, treatment
    return None


def _one_matter(left: Document, right: Document) -> bool:
    """Whether the words that tell one title from others are in the other; unknown, so true, of two
    languages."""
    titles = [(each.title, each.language) for each in (left, right)]
    shared = Bags.of(titles, _in_general()).cosines(slice(0, 1), slice(1, 2))
    return left.language != right.language or float(shared[0, 0]) >= RARE


@cache
def _in_general() -> Formula:
    """What is common in resolutions, whatever the run."""
    return Formula.of(())


def _said(document: Document, group: str) -> str | None:
    """The words of a title that are of a group of the language's data."""
    for pattern in knowledge(document.language)["proposals"][group]:
        if found := re.search(pattern, document.title, re.IGNORECASE):
            return found[0]
    return None


def _groups(documents: Sequence[Document]) -> list[list[Document]]:
    """The titled documents of each body and kind, where there are several."""
    groups: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in sorted(documents, key=_order):
        if document.body is not None and document.title:
            groups[document.body, document.kind].append(document)
    return [groups[key] for key in sorted(groups) if len(groups[key]) > 1]


def _order(document: Document) -> tuple[bool, object, str]:
    return document.id is None, document.id or "", document.source
