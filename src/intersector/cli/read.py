"""``intersector read``: documents as numbered clauses."""

from pathlib import Path
from typing import Any

import click

from intersector import pipeline
from intersector.cli.command import ORGANISATION, PATHS, choice, example
from intersector.publishing import akn, records
from intersector.terminal import Bar, Run


@click.command()
@PATHS
@choice(
    "--as",
    "side",
    of=["original", "proposed"],
    default="proposed",
    says="Which side of tracked changes to read.",
)
@choice(
    "--format",
    "form",
    of=["jsonl", "akn"],
    default="jsonl",
    says="Rows, or Akoma Ntoso 3.0 as the United Nations use it.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the files of --format akn; without it one document is printed.",
)
@ORGANISATION
@example("intersector read examples/union/gc-resolution-12-en.docx --format akn")
def read(
    paths: tuple[Path, ...], side: Any, form: str, out: Path | None, organisation: Path | None
) -> None:
    """Print each document with its clauses, as JSON Lines or Akoma Ntoso."""
    run, bar = Run(), Bar()
    if form == "jsonl" and out:
        raise click.UsageError("--out is for --format akn.")
    if form == "akn" and out is None and (len(paths) > 1 or paths[0].is_dir()):
        raise click.UsageError("--format akn of several documents needs --out DIR.")
    known = pipeline.known_organisations(paths, organisation)
    entries = pipeline.read_instruments(paths, organisations=known, side=side, progress=bar)
    if form == "akn":
        marked_up = pipeline.mark_up(list(run.good(entries, listed=False)), organisations=known)
        if out:
            akn.write_folder(out, marked_up)
        else:
            run.deliver(b"".join(data for _, data in marked_up), None)
    else:
        for each in run.good(entries, listed=True):
            run.emit(records.document_record(each.document, each.clauses))
    run.end()
