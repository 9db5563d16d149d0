"""``intersector map``: the main job."""

from contextlib import nullcontext
from pathlib import Path

import click

from intersector import pipeline, publishing
from intersector.cli.command import ORGANISATION, PATHS, REGISTER, SCORING, choice, example
from intersector.cli.keep import keep_review
from intersector.corpus import Corpus
from intersector.engines import engine_named
from intersector.languages import LANGUAGES
from intersector.matching import read_models
from intersector.model import Findings, Language
from intersector.publishing import folder
from intersector.review import read_review
from intersector.terminal import Bar, Run


@click.command(name="map")
@PATHS
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write.")
@choice("--language", of=LANGUAGES, default="en", says="Language of the report.")
@click.option(
    "--items",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="CSV or JSON Lines of what has no text but a title: instruments, Questions, events.",
)
@click.option(
    "--review",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="CSV, .xlsx, SSSOM (.tsv) or JSON Lines of people's decisions: read, and kept up to date.",
)
@REGISTER
@SCORING
@ORGANISATION
@click.option(
    "--corpus",
    "remembered",
    type=click.Path(path_type=Path),
    help="Folder that remembers the work: the next run does only what is new.",
)
@click.option(
    "--engine",
    default="local",
    show_default=True,
    metavar="local|ray://HOST:PORT",
    help="Where to read, encode and join: this machine, or a Ray cluster.",
)
@example("intersector map examples/union --out out/union --review out/map.csv --corpus out/corpus")
def map_(  # noqa: PLR0913, PLR0917
    paths: tuple[Path, ...],
    out: Path,
    language: Language,
    items: tuple[Path, ...],
    review: Path | None,
    register: Path | None,
    scoring: Path | None,
    organisation: Path | None,
    remembered: Path | None,
    engine: str,
) -> None:
    """Read everything, compare it, and write the report and its data into a folder.

    Each PATH is a document or a folder of documents (.docx, .doc, .pdf, .html, .txt, .akn). The
    folder is replaced as a whole when everything is done; one that is not ours is never touched.

    A --review file that is not there yet is written with every place in the mapping; confirm or
    reject rows, and name the file again: decisions are kept, and only what changed is marked. A
    file with mistakes is used as far as it is good, and not written to.

    A --corpus folder makes the next run quick: a document that was added, changed or removed costs
    that document. The report is the same without it.
    """
    folder.check(out)
    run, bar = Run(), Bar()
    known = pipeline.known_organisations(paths, organisation)
    editions = pipeline.known_register(register)
    reviewed = read_review(review)
    machines = engine_named(engine)
    with Corpus(remembered) if remembered else nullcontext() as corpus:
        findings = pipeline.map_documents(
            paths,
            items=items,
            means=pipeline.Means(
                known,
                language,
                register=editions,
                models=read_models(scoring) if scoring else None,
                reviewed=reviewed,
                corpus=corpus,
                engine=machines,
                progress=bar,
            ),
        )
    bar.close()
    if corpus is not None:
        click.echo(_remembered(corpus), err=True)
    for problem in findings.problems:
        run.tell(problem)
    publishing.publish(findings, out, language=language, organisations=known)
    crossed = (pairing for table in findings.crossings for pairing in table.pairings)
    keep_review(review, reviewed, [*findings.pairings, *crossed])
    click.echo(_summary(findings), err=True)
    click.echo(out / "index.html")
    run.end()


def _remembered(corpus: Corpus) -> str:
    tally = corpus.tally
    return (
        f"{corpus.folder}: {tally.known} of {tally.documents} documents known; "
        f"{tally.encoded} texts encoded and {tally.judged} pairs of clauses compared"
    )


def _summary(findings: Findings) -> str:
    found = publishing.tally(findings)
    return (
        f"{found.documents} documents, {found.clauses} clauses: "
        f"{found.overlaps} overlaps in {found.pairs} pairs of clauses, {found.themes} themes, "
        f"{found.stale} stale citations, {found.duties} reporting duties, "
        f"{found.problems} problems"
    )
