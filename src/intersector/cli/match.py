"""``intersector match``: two lists of texts, what is most alike."""

from pathlib import Path

import click

from intersector import pipeline
from intersector.cli.command import choice, example
from intersector.cli.keep import keep_review
from intersector.matching import SHIPPED
from intersector.publishing import mapping, records
from intersector.review import read_review
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
@click.option(
    "--review",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="CSV, .xlsx, SSSOM (.tsv) or JSON Lines of people's decisions: read, and kept up to date.",
)
@example("intersector match indicators.jsonl targets.csv --top 3 --review mapping.csv")
def match(  # noqa: PLR0913, PLR0917
    left: Path, right: Path, top: int, form: str, encoder_name: str, review: Path | None
) -> None:
    """Find, for each text of LEFT, the texts of RIGHT that are most alike.

    LEFT and RIGHT are JSON Lines of {"id", "text"[, "language"]}, CSV files with these columns, or
    folders of documents.

    A --review file that is not there yet is written with every pair; confirm or reject rows, and
    name the file again: decisions are kept, and only what changed is marked. The rows printed
    then say who decided what, and when.
    """
    run, bar = Run(), Bar()
    reviewed = read_review(review)
    for problem in reviewed.problems:
        run.tell(problem)
    lefts, rights = (
        list(run.good(pipeline.passages(side, progress=bar), listed=False))
        for side in (left, right)
    )
    matches = pipeline.match(lefts, rights, top=top, encoder_name=encoder_name, progress=bar)
    bar.close()
    if review is not None:
        pairs = pipeline.paired(matches, lefts, rights, reviewed)
        keep_review(review, reviewed, pairs)
        if form == "sssom":
            run.write(mapping.reviewed_table(pairs))
        else:
            for pair in pairs:
                run.emit(records.pairing_record(pair))
    elif form == "sssom":
        click.echo(mapping.matches_table(matches, lefts, rights), nl=False)
    else:
        for row in records.match_records(matches, lefts, rights):
            run.emit(row)
    run.end()
