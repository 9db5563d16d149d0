"""``intersector map``: the main job."""

from pathlib import Path

import click

from intersector import pipeline, publishing
from intersector.cli.command import ORGANISATION, PATHS, SCORING, choice, example
from intersector.languages import LANGUAGES
from intersector.matching import read_models
from intersector.model import Findings, Language
from intersector.publishing import folder
from intersector.terminal import Bar, Run


@click.command(name="map")
@PATHS
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write.")
@choice("--language", of=LANGUAGES, default="en", says="Language of the report.")
@SCORING
@ORGANISATION
@example("intersector map examples/union --out out/union")
def map_(
    paths: tuple[Path, ...],
    out: Path,
    language: Language,
    scoring: Path | None,
    organisation: Path | None,
) -> None:
    """Read everything, compare it, and write the report and its data into a folder.

    Each PATH is a document or a folder of documents (.docx, .doc, .pdf, .html, .txt, .akn). The
    folder is replaced as a whole when everything is done; one that is not ours is never touched.
    """
    folder.check(out)
    run, bar = Run(), Bar()
    known = pipeline.known_organisations(paths, organisation)
    findings = pipeline.map_documents(
        paths,
        language=language,
        organisations=known,
        models=read_models(scoring) if scoring else None,
        progress=bar,
    )
    bar.close()
    for problem in findings.problems:
        run.tell(problem)
    publishing.publish(findings, out, language=language, organisations=known)
    click.echo(_summary(findings), err=True)
    click.echo(out / "index.html")
    run.end()


def _summary(findings: Findings) -> str:
    stale = sum(citation.status in {"superseded", "suppressed"} for citation in findings.citations)
    duties = sum(mandate.reporting for mandate in findings.mandates)
    return (
        f"{len(findings.documents)} documents, {len(findings.clauses)} clauses: "
        f"{len(findings.overlaps)} overlaps, {len(findings.themes)} themes, "
        f"{stale} stale citations, {duties} reporting duties, {len(findings.problems)} problems"
    )
