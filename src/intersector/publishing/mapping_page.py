"""The mapping as a page: an accessible table that opens from disk and needs nothing else."""

from intersector.model import Findings, Language
from intersector.organisations import Organisations
from intersector.publishing.atlas import atlas, changed, crossed
from intersector.publishing.findings import Desk
from intersector.publishing.page import asset, environment, policy
from intersector.publishing.translations import words


def render_mapping(findings: Findings, *, language: Language, organisations: Organisations) -> str:
    """The mapping of resolutions as HTML; what changed since the last review comes first."""
    desk = Desk(findings, words(language), organisations)
    styles = ["report.css", "mapping.css"]
    return (
        environment(language)
        .get_template("mapping.html.j2")
        .render(
            policy=policy(styles=styles),
            styles=[asset(name) for name in styles],
            atlases=[atlas(desk), *crossed(desk)],
            changed=changed(desk),
            reviewed=any(each.decision is not None for each in findings.pairings),
        )
    )
