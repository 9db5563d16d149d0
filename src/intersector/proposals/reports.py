"""Reports that could be one: the same actor, the same subject, several recipients."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from intersector.model import Mandate, Theme
from intersector.phrases import Phrase, Term
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import ONE_READER, holder, quote, target

Subject = tuple[str, str]
"""A theme's identifier and label, or a file and its title."""


def one_report(mandates: Sequence[Mandate], label: str) -> Treatment | None:
    """Reports of the same content to several bodies can be one report that is sent to all."""
    asked_for = {each.recipient for each in mandates if each.recipient}
    if len(asked_for) < 2:
        return None
    recipients = sorted({body for each in asked_for for body in each.split("; ")})
    actors = ", ".join(sorted(set.intersection(*(set(each.actors) for each in mandates))))
    asked = tuple(
        Phrase(
            "{clause} asks {words}",
            clause=Term(target(each.clause)),
            words=quote(each.clause.words),
        )
        for each in mandates
    )
    return Treatment(
        kind="joint-activity",
        targets=tuple(sorted({target(each.clause) for each in mandates})),
        wording=f"One report on {label} by {actors}, to {' and '.join(recipients)}.",
        because=Phrase(
            "{asked}. That is {duties} duties to report, to {bodies} bodies.",
            asked=asked,
            duties=len(mandates),
            bodies=len(recipients),
        ),
        lost=ONE_READER,
    )


def joint_reports(mandates: Sequence[Mandate], themes: Sequence[Theme]) -> Iterator[Treatment]:
    """For every subject and actor: the reports that several bodies ask for."""
    reporting = _once([each for each in mandates if each.reporting and each.recipient])
    placed = _themes_of(themes)
    groups: dict[tuple[Subject, str], list[Mandate]] = defaultdict(list)
    for mandate in reporting:
        document = mandate.clause.document
        alone = (document.source, document.title or document.source)
        for subject in placed.get(document.source, (alone,)):
            for actor in mandate.actors:
                groups[subject, actor].append(mandate)
    seen: set[tuple[str, ...]] = set()
    for subject, actor in sorted(groups):
        treatment = one_report(groups[subject, actor], subject[1])
        if treatment is not None and treatment.targets not in seen:
            seen.add(treatment.targets)
            yield treatment


def _once(mandates: Sequence[Mandate]) -> list[Mandate]:
    """The duties of one file for each instrument, whatever its language versions."""
    first: dict[str, str] = {}
    for mandate in mandates:
        document = mandate.clause.document
        first.setdefault(holder(document), document.source)
    return [m for m in mandates if first[holder(m.clause.document)] == m.clause.document.source]


def _themes_of(themes: Sequence[Theme]) -> Mapping[str, Sequence[Subject]]:
    """The themes of each file; a file outside all themes is a subject of its own."""
    placed: dict[str, list[Subject]] = defaultdict(list)
    for theme in themes:
        for source in sorted({member.source for member in theme.members}):
            placed[source].append((theme.id, theme.label))
    return placed
