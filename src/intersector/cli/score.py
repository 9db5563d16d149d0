"""``intersector score``: pairs of texts, how surely they overlap."""

from pathlib import Path

import click

from intersector import pipeline
from intersector.cli.command import SCORING, example
from intersector.jsonl import PairRow, read_rows
from intersector.matching import read_models
from intersector.publishing import records
from intersector.terminal import Bar, Run


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@SCORING
@example("intersector score pairs.jsonl")
def score(file: Path, scoring: Path | None) -> None:
    """Say of each pair of texts how surely it is a real overlap, and why.

    FILE is JSON Lines of {"id", "left": {"text", "head", "title", "doc"}, "right": {...}}; all but
    the text may be missing.
    """
    run, bar = Run(), Bar()
    pairs = list(run.good(read_rows(file, PairRow), listed=False))
    models = read_models(scoring) if scoring else None
    scores = pipeline.score(pairs, models=models, progress=bar)
    bar.close()
    for pair, scored in scores:
        run.emit(records.score_record(pair.id, scored.score, scored.label, scored.evidence))
    run.end()
