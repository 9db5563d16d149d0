"""An area of mutual interest: its instruments, what is done, what came of it, what was found."""

from collections.abc import Mapping, Sequence
from typing import Final

from intersector.model import Document, Overlap, Theme
from intersector.reporting.content import Piece
from intersector.reporting.facts import Fact, Value
from intersector.reporting.figures import (
    INSTRUMENTS,
    OF_AN_AREA,
    RESULTS,
    STALE,
    areas,
    change,
    figures,
)
from intersector.reporting.judged import judged
from intersector.reporting.teller import Teller
from intersector.themes import area_of, named, work

SAME: Final = 0.5
"""Share of instruments in common from which an area is that of the earlier run, changed."""


def told_areas(teller: Teller, found: Sequence[Theme]) -> tuple[Fact, ...]:
    """These areas, each beside what it was in the earlier run."""
    then = areas(teller.earlier) if teller.earlier is not None else []
    before = counterparts(areas(teller.findings), then)
    return tuple(_area(theme, teller, before.get(theme.id)) for theme in found)


def within(theme: Theme, teller: Teller) -> list[Overlap]:
    """The overlaps whose two texts are both of an area."""
    return _inside({member.source for member in theme.members}, teller)


def gone_areas(teller: Teller) -> tuple[Fact, ...]:
    """Areas of the earlier run that are none any more."""
    then = areas(teller.earlier) if teller.earlier is not None else []
    kept = {each.id for each in counterparts(areas(teller.findings), then).values()}
    source = teller.data_source("themes.jsonl", "index.html#map")
    return tuple(
        Fact({"area": label(each, teller)}, (source,)) for each in then if each.id not in kept
    )


def counterparts(now: Sequence[Theme], then: Sequence[Theme]) -> Mapping[str, Theme]:
    """By the id of an area the one of the earlier run that it is, by most instruments in common."""
    pairs = sorted(
        ((-_common(new, old), new.id != old.id, new.id, old.id), old)
        for new in now
        for old in then
        if _common(new, old) >= SAME
    )
    found: dict[str, Theme] = {}
    taken = set()
    for (_, _, name, earlier), old in pairs:
        if name not in found and earlier not in taken:
            found[name] = old
            taken.add(earlier)
    return found


def label(theme: Theme, teller: Teller) -> Piece:
    """The name of an area, in the language of the title that it was taken from."""
    languages = [each.language for each in theme.members if each.title == theme.label]
    return Piece(theme.label, next(iter(languages), teller.words.language))


def _common(left: Theme, right: Theme) -> float:
    one, other = ({work(named(each)) for each in theme.members} for theme in (left, right))
    return len(one & other) / len(one | other)


def _area(theme: Theme, teller: Teller, before: Theme | None) -> Fact:
    sources = {member.source for member in theme.members}
    members = [each for each in teller.documents if each.source in sources]
    counted = sum(each.kind in INSTRUMENTS for each in members)
    values: dict[str, Value] = {
        "area": label(theme, teller),
        "sectors": teller.names(theme.concerned or theme.sectors),
        "instruments": counted,
    }
    rule, _ = area_of(
        theme.members,
        [each for each in teller.findings.clauses if each.document.source in sources],
        teller.organisations,
    )
    if rule is not None:
        values["rule"] = rule
    return Fact(
        values | _compared(teller, before, counted),
        tuple(map(teller.document_source, members)),
        _lists(teller, sources, members, before) | {"decisions": teller.decisions({theme.id})},
    )


def _inside(sources: set[str], teller: Teller) -> list[Overlap]:
    return [
        each
        for each in teller.findings.overlaps
        if {each.left.document.source, each.right.document.source} <= sources
    ]


def _compared(teller: Teller, before: Theme | None, now: int) -> dict[str, Value]:
    if teller.earlier is None:
        return {}
    if before is None:
        return {"status": teller.word(teller.words.say("New area"))}
    then = len({work(named(d)) for d in before.members if d.kind in INSTRUMENTS})
    return {"before": then, "change": change(teller, now - then)}


def _lists(
    teller: Teller, sources: set[str], members: Sequence[Document], before: Theme | None
) -> dict[str, tuple[Fact, ...]]:
    found = teller.findings
    past = {each.source for each in before.members} if before else set()
    kinds = INSTRUMENTS | RESULTS
    inside = _inside(sources, teller)
    return {
        "figures": figures(teller, OF_AN_AREA, within=sources, before=past),
        "instruments": tuple(teller.instrument(d) for d in members if d.kind in INSTRUMENTS),
        "activities": tuple(teller.instrument(d) for d in members if d.kind not in kinds),
        "results": tuple(teller.instrument(d) for d in members if d.kind in RESULTS),
        "overlaps": tuple(map(teller.overlap, inside)),
        **judged(teller, inside),
        "citations": tuple(
            teller.citation(each)
            for each in found.citations
            if each.status in STALE and each.document and each.document.source in sources
        ),
        "duties": tuple(
            teller.duty(each)
            for each in found.mandates
            if each.reporting and each.clause.document.source in sources
        ),
    }
