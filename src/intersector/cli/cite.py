"""``intersector cite``: citations, resolved to their editions."""

from pathlib import Path

import click

from intersector import pipeline
from intersector.cli.command import ORGANISATION, REGISTER, example
from intersector.jsonl import TextRow, read_rows
from intersector.publishing import records
from intersector.terminal import Bar, Run


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]", type=click.Path(path_type=Path))
@click.option(
    "--jsonl",
    type=click.Path(path_type=Path, dir_okay=False),
    help='Passages to read instead, one {"id", "text"[, "document"]} a line.',
)
@REGISTER
@click.option(
    "--itself", is_flag=True, help='Cite the document too where it says "this resolution".'
)
@ORGANISATION
@example("intersector cite examples/union")
def cite(
    *,
    paths: tuple[Path, ...],
    jsonl: Path | None,
    register: Path | None,
    itself: bool,
    organisation: Path | None,
) -> None:
    """Print every citation, resolved to its edition, with whether that edition is current."""
    if bool(paths) == bool(jsonl):
        raise click.UsageError("give either PATH... or --jsonl FILE.")
    run, bar = Run(), Bar()
    known = pipeline.known_organisations(paths, organisation)
    editions = pipeline.known_register(register)
    for problem in editions.problems:
        run.tell(problem)
    if jsonl:
        rows = run.good(read_rows(jsonl, TextRow), listed=False)
        cited = pipeline.cite_rows(rows, organisations=known, register=editions, itself=itself)
        for row, citation in cited:
            run.emit(records.citation_record(citation, passage=row.id))
    else:
        entries = pipeline.read_instruments(paths, organisations=known, progress=bar)
        instruments = list(run.good(entries, listed=True))
        for citation in pipeline.cite(
            instruments, organisations=known, register=editions, itself=itself, progress=bar
        ):
            run.emit(records.citation_record(citation))
    run.end()
