"""The mapping as a page: an accessible table that opens from disk and needs nothing else."""

from collections.abc import Sequence
from datetime import date

from intersector.model import Findings, Language
from intersector.organisations import Organisations
from intersector.publishing.arcs import arcs
from intersector.publishing.atlas import atlas, changed, crossed
from intersector.publishing.findings import Desk
from intersector.publishing.page import asset, environment, policy
from intersector.publishing.sharing import sharing
from intersector.publishing.translations import words


def render_mapping(
    findings: Findings,
    *,
    language: Language,
    organisations: Organisations,
    on: date | None = None,
    notes: Sequence[str] = (),
) -> str:
    """The mapping of resolutions as HTML; what changed since the last review comes first.

    `on` and `notes` are as `atlas` takes them.
    """
    desk = Desk(findings, words(language), organisations)
    table = atlas(desk, on=on, notes=notes)
    links = {line.theme: f"#row-{at}" for at, line in enumerate(table.lines, 1)}
    shared = sharing(desk, links=links)
    title = desk.words.say("Who shares which theme")
    styles = ["report.css", "mapping.css"]
    return (
        environment(language)
        .get_template("mapping.html.j2")
        .render(
            policy=policy(styles=styles),
            styles=[asset(name) for name in styles],
            atlases=[table, *crossed(desk)],
            shared=shared,
            picture=arcs(shared, title=title, name="sharing", words=desk.words),
            picture_title=title,
            changed=changed(desk),
            reviewed=any(each.decision is not None for each in findings.pairings),
        )
    )
