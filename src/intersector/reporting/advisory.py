"""The report to a Sector's advisory group: how the resolution on coordination is carried out."""

from collections.abc import Iterable

from intersector.errors import DataError
from intersector.model import Document, Mandate, Overlap
from intersector.reporting.areas import told_areas
from intersector.reporting.facts import Fact, Value
from intersector.reporting.figures import OF_A_SECTOR, STALE, areas, figures
from intersector.reporting.judged import judged
from intersector.reporting.teller import PAGE, Teller, recipients


def advisory_group(teller: Teller, name: str) -> Fact:
    """Everything that the report to the advisory group `name` can say, of its Sector."""
    sector = _sector(teller, name)
    own = {each.source for each in teller.run.documents if each.sector == sector}
    theirs = [
        theme
        for theme in areas(teller.findings)
        if sector in theme.concerned or any(member.source in own for member in theme.members)
    ]
    decisions = teller.decisions({theme.id for theme in theirs})
    shared = [each for each in teller.findings.overlaps if _across(each, sector)]
    before = teller.earlier
    past = {each.source for each in before.documents if each.sector == sector} if before else ()
    return Fact(
        {
            **teller.opening(),
            "group": teller.actor(name),
            "sector": teller.word(sector),
            "areas": len(theirs),
            "decided": len(decisions),
            "undecided": _places(teller, {theme.id for theme in theirs}) - len(decisions),
            **_named(teller),
        },
        (teller.data_source("themes.jsonl", f"{PAGE}#map"),),
        {
            "figures": figures(teller, OF_A_SECTOR, within=own, before=past),
            "asked": tuple(map(teller.duty, _asked(teller, sector))),
            "areas": told_areas(teller, theirs),
            "overlaps": tuple(map(teller.overlap, shared)),
            **judged(teller, shared),
            "decisions": decisions,
            "duties": tuple(
                teller.duty(each)
                for each in teller.findings.mandates
                if each.reporting and _concerns(each, sector, teller)
            ),
            "citations": tuple(
                teller.citation(each)
                for each in teller.findings.citations
                if each.status in STALE and each.document and each.document.source in own
            ),
            "instructions": tuple(
                teller.instruction(each)
                for each in teller.findings.unreflected
                if each.sector == sector
            ),
        },
    )


def _sector(teller: Teller, name: str) -> str:
    """The Sector that a group advises; DataError where it is no advisory group."""
    groups = teller.organisation.reports.advisory_groups
    actor = teller.organisations.actors.get(name)
    if name not in groups or actor is None or actor.sector is None:
        raise DataError(
            teller.organisation.code,
            f"has no advisory group {name!r}.",
            mend=f"There are: {', '.join(groups) or 'none; see [reports] of its file'}.",
        )
    return actor.sector


def _named(teller: Teller) -> dict[str, Value]:
    resolution = _coordination(teller)
    return {} if resolution is None else {"coordination": teller.called(resolution)}


def _coordination(teller: Teller) -> Document | None:
    """The resolution on coordination, in the edition that was read last."""
    work = teller.organisation.reports.coordination
    editions = [each for each in teller.documents if each.id and str(each.id.work) == work]
    return max(editions, key=lambda each: each.year or 0, default=None)


def _asked(teller: Teller, sector: str) -> Iterable[Mandate]:
    """What the resolution on coordination asks of those whom the report concerns."""
    resolution = _coordination(teller)
    return (
        each
        for each in teller.findings.mandates
        if each.clause.document == resolution and _concerns(each, sector, teller)
    )


def _concerns(mandate: Mandate, sector: str, teller: Teller) -> bool:
    """Whether somebody of the Sector has the duty, or receives what it gives."""
    people = {*mandate.actors, *recipients(mandate)}
    return any(sector in teller.sectors_of(name) for name in people)


def _across(overlap: Overlap, sector: str) -> bool:
    """Whether one text is the Sector's and the other is not."""
    sides = [side.document.sector for side in (overlap.left, overlap.right)]
    return sides.count(sector) == 1


def _places(teller: Teller, names: set[str]) -> int:
    return sum(each.object in names for each in teller.findings.pairings)
