"""``intersector propose``: the contribution in Word."""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, get_args

import click

from intersector import pipeline
from intersector.cli.command import ORGANISATION, example
from intersector.contributions import Frame
from intersector.languages import LANGUAGES
from intersector.model import ProposalKind
from intersector.organisations import Organisations
from intersector.proposals.redline import Signature
from intersector.terminal import Run


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True))
@click.option("--overlap", metavar="ID", help="The overlap, as the report numbers it.")
@click.option("--kind", type=click.Choice(get_args(ProposalKind)), help="Of its proposals, which.")
@click.option("--proposal", metavar="ID", help="The proposal, by its own id in proposals.jsonl.")
@click.option("--all", "every", is_flag=True, help="Of every overlap the first (of the --kind).")
@click.option(
    "--add",
    "new",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your draft of a new text (ADD), in the place of the instruments concerned (SUP).",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The .docx to write; further ones are numbered: FILE-2.docx.",
)
@click.option("--source", default="", help="Who proposes; the author of the tracked changes.")
@click.option("--destination", default="", help="The conference that it is tabled at.")
@click.option("--agenda-item", default="", help="The item of its agenda.")
@click.option("--number", default="", help="The number of the first proposal, as EUR/44A7/1.")
@click.option("--reasons", default="", help="Reasons in your own words.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Default: the text's own.")
@click.option("--author", help="Author of the tracked changes, if not --source.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Date of the tracked changes (default: today); give it for the same file each time.",
)
@click.option(
    "--from",
    "moved",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder in which the documents lie now, if they have moved.",
)
@ORGANISATION
@example(
    "intersector propose out/union --overlap b98648be5176 --out contribution.docx "
    '--source "Northern group" --number NOR/12/1'
)
def propose(
    folder: Path, out: Path, moved: Path | None, organisation: Path | None, **given: Any
) -> None:
    """Write a proposal as a contribution in Word, with tracked changes.

    DIR is a folder that `intersector map` wrote. The documents it mapped are read again, never
    written to: a Word file keeps its styles, numbering and earlier revisions, and other formats
    are printed on a clean page. Each amended instrument is a contribution of its own (MOD), since
    each conference amends its own texts; what is suppressed (SUP) or kept (NOC) needs no text.
    Numbers go on from one file to the next.
    """
    _check(given)
    if out.suffix.lower() != ".docx":
        raise click.UsageError("--out must end in .docx.")
    run = Run()
    made = pipeline.propose(
        folder,
        pipeline.Wish(
            given["overlap"], given["kind"], given["proposal"], given["every"], given["new"]
        ),
        frame=Frame(
            _signature(given),
            source=given["source"],
            destination=given["destination"],
            agenda_item=given["agenda_item"],
            number=given["number"],
            reasons=given["reasons"],
            language=given["language"],
        ),
        organisations=_organisations(folder, moved, organisation),
        moved=moved,
    )
    for problem in made.problems:
        run.tell(problem)
    for at, data in enumerate(made.contributions, start=1):
        path = out if at == 1 else out.with_stem(f"{out.stem}-{at}")
        run.deliver(data, path)
        click.echo(path)
    run.end()


def _check(given: Mapping[str, Any]) -> None:
    """Raise UsageError unless it is said what is wanted, and why new text is."""
    chosen = given["overlap"] or given["proposal"] or given["every"]
    if not chosen and given["new"] is None:
        raise click.UsageError("give --overlap ID or --proposal ID, or --all, or --add FILE.")
    if not chosen and not given["reasons"]:
        raise click.UsageError("new text needs reasons: give --reasons.")


def _organisations(folder: Path, moved: Path | None, given: Path | None) -> Organisations:
    """The organisations by which the documents were mapped, if their file still lies there."""
    return pipeline.known_organisations(pipeline.mapped(folder, moved=moved), given)


def _signature(given: Mapping[str, Any]) -> Signature:
    """Who signs the tracked changes, at the start of which day."""
    day = given["date"] or datetime.combine(date.today(), time())
    return Signature(given["author"] or given["source"] or "Intersector", day)
