"""The report: one HTML file that needs nothing else, in one of the six languages."""

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from intersector.model import Findings, Language
from intersector.organisations import Organisations
from intersector.proposals import best, total
from intersector.publishing import atlas, coverage, overview, tables
from intersector.publishing.charts import Heat, heat_map
from intersector.publishing.findings import Desk
from intersector.publishing.labels import ANNEX_FATES, ANSWERS, SAVINGS
from intersector.publishing.page import asset, environment, policy
from intersector.publishing.sentences import show
from intersector.publishing.tally import Tally, tally
from intersector.publishing.translations import Words, words

SHOWN: Final = 500
"""Rows of each long list that the report shows; it says so, and the files beside it have all."""
THEMES_SHOWN: Final = 80


def render(findings: Findings, *, language: Language, organisations: Organisations) -> str:
    """The report as HTML: its style and script inside, allowed by their hashes and no others."""
    said = words(language)
    desk = Desk(findings, said, organisations)
    cards = desk.cards(at_most=SHOWN)
    counted = tally(findings)
    return (
        environment(language)
        .get_template("report.html.j2")
        .render(
            findings=findings,
            names=desk.names,
            show=lambda sentence: show(sentence, desk.names),
            policy=policy(styles=["report.css"], scripts=["report.js"]),
            style=asset("report.css"),
            script=asset("report.js"),
            answers=ANSWERS,
            annex_fates=ANNEX_FATES,
            limit=SHOWN,
            themes_limit=THEMES_SHOWN,
            sections=_sections(said),
            figures=_figures(desk, counted),
            reading=overview.reading(desk),
            kinds=overview.by_kind(findings, said),
            themes=overview.themes(findings),
            columns=overview.columns(desk),
            notes=lambda theme: atlas.notes(theme, desk),
            cell=lambda theme, body: overview.cell(theme, body, desk),
            heats=list(_pictures(desk)),
            cards=cards,
            shown={name: card.rank for card in cards for name in (card.id, *card.also)},
            found=counted.overlaps,
            coverage=coverage.rows(desk),
            unreflected=tables.left_out(desk),
            saved=sorted(total(findings.proposals).items()),
            savings=SAVINGS,
            sector_coverage=coverage.sectors(desk),
            filters=tables.filters(cards, said),
            wholes=tables.whole_actions(desk),
            stale=overview.stale(desk),
            unsettled=overview.unsettled(findings),
            duties=tables.reporting_duties(desk),
            instruments=tables.instruments(desk),
            formula=tables.formula(desk),
            data_files=_data_files(said),
        )
    )


def _sections(said: Words) -> list[tuple[str, str]]:
    return [
        ("summary", said.say("At a glance")),
        ("map", said.say("The map")),
        ("findings", said.say("Overlaps")),
        ("wholes", said.say("Whole instruments")),
        ("coverage", said.say("Coverage")),
        ("unreflected", said.say("Not taken up")),
        ("citations", said.say("Stale citations")),
        ("duties", said.say("Reporting duties")),
        ("instruments", said.say("What was read")),
        ("formula", said.say("Formula")),
        ("problems", said.say("Problems")),
    ]


def _figures(desk: Desk, counted: Tally) -> list[tuple[str, int, str, str]]:
    """The figures of the first screen: section, number, label, what to know beside it."""
    findings, said = desk.findings, desk.words
    first = best(findings.proposals)
    answered = [each for each in first if each.overlap and each.kind != "keep"]
    mutual = sum(theme.mutual is not None for theme in findings.themes)
    beside = said.count("%(num)s calls for an action", "%(num)s call for an action", len(answered))
    areas = said.count(
        "%(num)s area of mutual interest", "%(num)s areas of mutual interest", mutual
    )
    return [
        ("findings", counted.overlaps, said.say("Overlaps"), beside),
        ("citations", counted.stale, said.say("Stale citations"), ""),
        ("duties", counted.duties, said.say("Reporting duties"), ""),
        ("map", counted.themes, said.say("Themes"), areas),
        ("problems", counted.problems, said.say("Problems"), ""),
    ]


def _data_files(said: Words) -> list[tuple[str, str]]:
    return [
        ("report.xlsx", said.say("everything above as a workbook")),
        ("overlaps.jsonl", said.say("overlaps with both texts and all reasons")),
        ("groups.jsonl", said.say("clauses that stand in three instruments or more")),
        ("coverage.jsonl", said.say("how much of one text is in another, clause by clause")),
        ("unreflected.jsonl", said.say("instructions to a Sector that no text of it takes up")),
        ("proposals.jsonl", said.say("what could be done about them")),
        ("citations.jsonl", said.say("every citation, resolved where the text tells")),
        ("mandates.jsonl", said.say("every duty: who must do what")),
        ("mapping.html", said.say("the mapping of resolutions, body by body")),
        ("mapping.docx", said.say("the mapping for Word")),
        ("mapping.jsonl", said.say("every place in the mapping, with what people decided")),
        ("themes.jsonl", said.say("themes and their members")),
        ("themes.sssom.tsv", said.say("instruments and their themes as an SSSOM mapping")),
        ("themes.jsonld", said.say("the themes as JSON-LD")),
        ("themes.skos.ttl", said.say("the themes as a SKOS scheme")),
        ("mapping.sssom.tsv", said.say("the overlaps as an SSSOM mapping")),
        ("problems.jsonl", said.say("problems met while reading")),
    ]


def _pictures(desk: Desk) -> Iterator[tuple[str, str, Heat, Markup]]:
    """The heat maps that have something to compare, each with its drawing."""
    said = desk.words
    description = said.say("Each square counts the overlaps of two; the darker, the more.")
    for name, title, heat in overview.heats(desk):
        if len(heat.labels) > 1:
            drawn = heat_map(
                heat, title=title, description=description, name=f"heat-{name}", words=said
            )
            yield f"heat-{name}", title, heat, drawn
