"""``intersector match``: two lists of texts, what is most alike."""

from pathlib import Path

import click

from intersector import pipeline
from intersector.cli.command import choice, example
from intersector.publishing import mapping, records
from intersector.terminal import Bar, Run


@click.command()
@click.argument("left", type=click.Path(path_type=Path, exists=True))
@click.argument("right", type=click.Path(path_type=Path, exists=True))
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1))
@choice("--format", "form", of=["jsonl", "sssom"], default="jsonl", says="Rows to print.")
@example("intersector match indicators.jsonl targets.jsonl --top 3")
def match(left: Path, right: Path, top: int, form: str) -> None:
    """Find, for each text of LEFT, the texts of RIGHT that are most alike.

    LEFT and RIGHT are JSON Lines of {"id", "text"[, "language"]} or folders of documents.
    """
    run, bar = Run(), Bar()
    lefts, rights = (
        list(run.good(pipeline.passages(side, progress=bar), listed=False))
        for side in (left, right)
    )
    matches = pipeline.match(lefts, rights, top=top, progress=bar)
    bar.close()
    if form == "sssom":
        click.echo(mapping.matches_table(matches, lefts, rights), nl=False)
    else:
        for row in records.match_records(matches, lefts, rights):
            run.emit(row)
    run.end()
