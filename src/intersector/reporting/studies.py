"""The report to the study groups of a Sector: the other Sectors' work that is related to theirs."""

import re
from collections.abc import Iterator
from typing import Final

from intersector.errors import DataError
from intersector.model import Document, Overlap, Theme
from intersector.phrases import Phrase, Term
from intersector.reporting.areas import told_areas
from intersector.reporting.facts import Fact, Value
from intersector.reporting.figures import areas
from intersector.reporting.judged import judged
from intersector.reporting.teller import PAGE, Teller, recipients
from intersector.themes import named, work

_GROUP: Final = re.compile(r"/(\d+)$")
"""The number of a study group closes the numbers of its Questions: 3/20."""


def study_group(teller: Teller, name: str) -> Fact:
    """Everything that the report to ``SECTOR`` or ``SECTOR/NUMBER`` can say."""
    sector, _, number = name.partition("/")
    own = _own(teller, sector, number)
    works = {named(each) for each in own}
    sources = {each.source for each in teller.run.documents if named(each) in works}
    near = [
        theme
        for theme in teller.findings.themes
        if any(member.source in sources for member in theme.members)
    ]
    shared = [each for each in teller.findings.overlaps if _across(each, sources, sector)]
    called = _called(teller, sector, number)
    return Fact(
        {
            **teller.opening(),
            "group": _group_name(teller, called[0], sector, number),
            "sector": teller.word(sector),
            "texts": len(own),
        },
        (teller.data_source("documents.jsonl", f"{PAGE}#instruments"),),
        {
            "texts": tuple(_text(each, near, sector, teller) for each in own),
            "areas": told_areas(teller, [each for each in near if each in areas(teller.findings)]),
            "new": tuple(_new(near, sector, teller)),
            "overlaps": tuple(map(teller.overlap, shared)),
            **judged(teller, shared),
            "duties": tuple(
                teller.duty(each)
                for each in teller.findings.mandates
                if {*called} & {*each.actors, *recipients(each)}
            ),
        },
    )


def _own(teller: Teller, sector: str, number: str) -> list[Document]:
    """The Questions of a study group; of all, whatever the Sector has.

    Raises DataError where there are none.
    """
    documents = [each for each in teller.documents if each.sector == sector]
    if not documents:
        known_sectors = sorted({each.sector for each in teller.documents if each.sector})
        raise DataError(
            f"study-group:{sector}",
            "No document of this Sector was mapped.",
            mend=f"There are documents of: {', '.join(known_sectors) or 'no Sector'}.",
        )
    if not number:
        return documents
    groups = {each.source: _group(each) for each in documents}
    own = [each for each in documents if groups[each.source] == number]
    if not own:
        there = sorted({group for group in groups.values() if group}, key=int)
        raise DataError(
            f"study-group:{sector}/{number}",
            "No Question of this study group was mapped.",
            mend=f"There are Questions of: {', '.join(there) or 'none'}.",
        )
    return own


def _group(document: Document) -> str | None:
    """The number of the study group that a Question belongs to."""
    if document.kind != "question" or document.id is None:
        return None
    found = _GROUP.search(document.id.number)
    return found[1] if found else None


def _group_name(teller: Teller, name: str, sector: str, number: str) -> Value:
    """What the group is called by the organisation, or else by its Sector and number."""
    called = teller.actor(name)
    if called.text == name and number:
        return Phrase("Study Group {number} of {sector}", number=number, sector=Term(sector))
    return called


def _called(teller: Teller, sector: str, number: str) -> list[str]:
    """What the study groups are called as actors, the closest name first."""
    patterns = teller.organisation.reports.study_groups
    return [
        pattern.format(sector=sector, number=number)
        for pattern in patterns
        if number or "{number}" not in pattern
    ]


def _text(own: Document, near: list[Theme], sector: str, teller: Teller) -> Fact:
    """A text of the group, and what other Sectors have on its themes, the latest first."""
    themes = [each for each in near if named(own) in set(map(named, each.members))]
    work = tuple(_related(themes, sector, teller))
    told = teller.instrument(own)
    return Fact({**told.values, "related": len(work)}, told.sources, {"work": work})


def _related(themes: list[Theme], sector: str, teller: Teller) -> Iterator[Fact]:
    for document in _elsewhere(themes, sector, teller):
        yield teller.instrument(document)


def _elsewhere(themes: list[Theme], sector: str, teller: Teller) -> list[Document]:
    """What others than the Sector have on these themes, the latest first."""
    names = {named(member) for theme in themes for member in theme.members}
    there = [d for d in teller.documents if named(d) in names and d.sector != sector]
    return sorted(there, key=lambda each: -(each.year or 0))


def _new(near: list[Theme], sector: str, teller: Teller) -> Iterator[Fact]:
    """Of this the new instruments and editions, compared with the earlier run."""
    if teller.earlier is None:
        return
    names = {named(each) for each in teller.earlier.documents}
    works = {work(name) for name in names}
    for document in _elsewhere(near, sector, teller):
        if named(document) not in names:
            change = "new-edition" if work(named(document)) in works else "new"
            yield teller.instrument(document, change=change)


def _across(overlap: Overlap, own: set[str], sector: str) -> bool:
    """Whether one text is the group's and the other not its Sector's."""
    left, right = overlap.left.document, overlap.right.document
    return (left.source in own and right.sector != sector) or (
        right.source in own and left.sector != sector
    )
