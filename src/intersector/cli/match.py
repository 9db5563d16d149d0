"""``intersector match``: two lists of texts, what is most alike."""

from pathlib import Path

import click

from intersector import pipeline
from intersector.cli.command import choice, example
from intersector.matching import SHIPPED
from intersector.publishing import mapping, records
from intersector.terminal import Bar, Run


@click.command()
@click.argument("left", type=click.Path(path_type=Path, exists=True))
@click.argument("right", type=click.Path(path_type=Path, exists=True))
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1))
@choice("--format", "form", of=["jsonl", "sssom"], default="jsonl", says="Rows to print.")
@click.option(
    "--encoder",
    "encoder_name",
    default=SHIPPED,
    show_default=True,
    metavar="NAME",
    help="What turns texts into vectors: the one shipped, a sentence-transformers model (its name "
    "or folder), or an embeddings endpoint (URL#MODEL; its key in INTERSECTOR_ENCODER_KEY).",
)
@example("intersector match indicators.jsonl targets.jsonl --top 3")
def match(left: Path, right: Path, top: int, form: str, encoder_name: str) -> None:
    """Find, for each text of LEFT, the texts of RIGHT that are most alike.

    LEFT and RIGHT are JSON Lines of {"id", "text"[, "language"]} or folders of documents.
    """
    run, bar = Run(), Bar()
    lefts, rights = (
        list(run.good(pipeline.passages(side, progress=bar), listed=False))
        for side in (left, right)
    )
    matches = pipeline.match(lefts, rights, top=top, encoder_name=encoder_name, progress=bar)
    bar.close()
    if form == "sssom":
        click.echo(mapping.matches_table(matches, lefts, rights), nl=False)
    else:
        for row in records.match_records(matches, lefts, rights):
            run.emit(row)
    run.end()
