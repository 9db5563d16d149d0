"""``intersector mandates``: who must do what, for whom, by when."""

from pathlib import Path

import click

from intersector import pipeline
from intersector.cli.command import ORGANISATION, PATHS, choice, example
from intersector.publishing import duties, records
from intersector.terminal import Bar, Run


@click.command()
@PATHS
@choice(
    "--format",
    "form",
    of=["jsonl", "ics", "xlsx"],
    default="jsonl",
    says="Rows, the reporting duties as a calendar, or a workbook.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@click.option(
    "--on",
    "since",
    type=click.IntRange(1, 9999),
    metavar="YEAR",
    help="Year from which to tell when each duty is next due.",
)
@ORGANISATION
@example("intersector mandates examples/union --format ics --out duties.ics")
def mandates(
    paths: tuple[Path, ...],
    form: str,
    out: Path | None,
    since: int | None,
    organisation: Path | None,
) -> None:
    """Print every mandate: who must do what, for whom, how often, until when."""
    if form == "xlsx" and out is None:
        raise click.UsageError("--format xlsx needs --out FILE.")
    run, bar = Run(), Bar()
    known = pipeline.known_organisations(paths, organisation)
    entries = pipeline.read_instruments(paths, organisations=known, progress=bar)
    listed = form == "jsonl" and out is None
    found = pipeline.find_mandates(run.good(entries, listed=listed), organisations=known)
    if listed:
        for mandate in found:
            run.emit(records.mandate_record(mandate, organisations=known, since=since))
    else:
        run.deliver(duties.written(found, form, organisations=known, since=since), out)
    run.end()
