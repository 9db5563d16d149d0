"""``intersector learn``: people's judgements, fed back into the scoring."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import click

from intersector import pipeline
from intersector.cli.command import SCORING, example
from intersector.jsonl import JudgementRow, read_rows
from intersector.matching import Trial, models_text, read_models
from intersector.publishing import records
from intersector.terminal import Bar, Run


@click.command()
@click.argument("judgements", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write the new scoring to, once its gain and loss are accepted.",
)
@SCORING
@example("intersector learn judgements.jsonl --out scoring.json")
def learn(judgements: Path, out: Path | None, scoring: Path | None) -> None:
    """Adapt the scoring to what people decided, and show what that gains and loses.

    JUDGEMENTS is JSON Lines as for intersector score, each line with a "verdict" (overlap,
    integrates, complements, distinct, unsure) or a "label" (same, overlap, formula, different).
    Printed is each pair as scored before and after; after means by a scoring that learned only
    from judgements about other documents. Nothing is kept without --out.
    """
    run, bar = Run(), Bar()
    rows = list(run.good(read_rows(judgements, JudgementRow), listed=False))
    models = read_models(scoring) if scoring else None
    lesson = pipeline.learn(rows, models=models, progress=bar)
    bar.close()
    for trial in lesson.trials:
        run.emit(records.trial_record(trial))
    click.echo(_summary(lesson.trials, unsure=len(rows) - len(lesson.trials)), err=True)
    if out is not None:
        digest = sha256(judgements.read_bytes()).hexdigest()
        made_by = f"intersector learn, from judgements with SHA-256 {digest}"
        run.deliver(models_text(lesson.models, made_by=made_by).encode(), out)
        click.echo(f"Use it with --scoring {out}", err=True)
    run.end()


def _summary(trials: Sequence[Trial], *, unsure: int) -> str:
    """What would be gained and lost, in three lines."""
    if not trials:
        return "No judgement to learn from."
    changes = [trial.change for trial in trials]
    gained, lost = changes.count("gained"), changes.count("lost")
    before = changes.count("agrees") + lost
    costs = [sum(side) / len(trials) for side in zip(*(t.costs for t in trials), strict=True)]
    return (
        f"{len(trials)} judgements ({unsure} more unsure)\n"
        f"agreement: {before} before, {before - lost + gained} after "
        f"({gained} gained, {lost} lost)\n"
        f"log loss of the score: {costs[0]:.3f} before, {costs[1]:.3f} after (less is better)"
    )
