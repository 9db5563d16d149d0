"""The command line: JSON Lines on standard output, progress and problems on standard error.

Exit status: 0 done, 1 done with documents or lines that could not be read, 2 wrong usage.
"""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from intersector import editions, pipeline, publishing
from intersector.errors import IntersectorError
from intersector.jsonl import PairRow, TextRow, read_rows
from intersector.languages import LANGUAGES
from intersector.model import Findings, Language
from intersector.organisations import Organisations
from intersector.publishing import akn, duties, folder, mapping, records
from intersector.terminal import Bar, Run

Command = TypeVar("Command", bound=Callable[..., None])

PATHS = click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
ORGANISATION = click.option(
    "--organisation",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File that describes your organisation (default: organisation.toml beside what is read).",
)


def choice(*names: str, of: Sequence[str], default: str, says: str) -> Callable[[Command], Command]:
    """An option that takes one of a few values, and says which it takes when it is not given."""
    return click.option(
        *names, type=click.Choice(of), default=default, show_default=True, help=says
    )


class Commands(click.Group):
    """The commands, in the order of the house rather than of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands as they were declared."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error of ours is one clear line, not a traceback."""
        try:
            return super().invoke(ctx)
        except IntersectorError as error:
            click.echo(f"intersector: {error}", err=True)
            sys.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="intersector")
def main() -> None:
    """Find what the resolutions of an organisation's Sectors repeat, and what could be done.

    Start with: intersector map FOLDER --out REPORT
    """


def example(text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add a worked example to a command's help."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        command.__doc__ = f"{command.__doc__}\n\n    \b\n    Example:\n      {text}\n    "
        return command

    return add


@main.command(name="map")
@PATHS
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write.")
@choice("--language", of=LANGUAGES, default="en", says="Language of the report.")
@ORGANISATION
@example("intersector map examples/union --out out/union")
def map_(paths: tuple[Path, ...], out: Path, language: Language, organisation: Path | None) -> None:
    """Read everything, compare it, and write the report and its data into a folder.

    Each PATH is a document or a folder of documents (.docx, .doc, .pdf, .html, .txt, .akn). The
    folder is replaced as a whole when everything is done; one that is not ours is never touched.
    """
    folder.check(out)
    run, bar = Run(), Bar()
    known = pipeline.known_organisations(paths, organisation)
    findings = pipeline.map_documents(paths, language=language, organisations=known, progress=bar)
    bar.close()
    for problem in findings.problems:
        run.tell(problem)
    publishing.publish(findings, out, language=language, organisations=known)
    click.echo(_summary(findings), err=True)
    click.echo(out / "index.html")
    run.end()


@main.command()
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


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]", type=click.Path(path_type=Path))
@click.option(
    "--jsonl",
    type=click.Path(path_type=Path, dir_okay=False),
    help='Passages to read instead, one {"id", "text"[, "document"]} a line.',
)
@click.option(
    "--register",
    type=click.Path(path_type=Path, dir_okay=False),
    help="CSV of further editions that are known.",
)
@ORGANISATION
@example("intersector cite examples/union")
def cite(
    paths: tuple[Path, ...], jsonl: Path | None, register: Path | None, organisation: Path | None
) -> None:
    """Print every citation, resolved to its edition, with whether that edition is current."""
    if bool(paths) == bool(jsonl):
        raise click.UsageError("give either PATH... or --jsonl FILE.")
    run, bar = Run(), Bar()
    known = pipeline.known_organisations(paths, organisation)
    if jsonl:
        rows = run.good(read_rows(jsonl, TextRow), listed=False)
        cited = pipeline.cite_rows(rows, organisations=known, register=register)
        for row, citation in cited:
            run.emit(records.citation_record(citation, passage=row.id))
    else:
        entries = pipeline.read_instruments(paths, organisations=known, progress=bar)
        instruments = list(run.good(entries, listed=True))
        for citation in pipeline.cite(
            instruments, organisations=known, register=register, progress=bar
        ):
            run.emit(records.citation_record(citation))
    run.end()


@main.command()
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


@main.command()
@click.argument("old", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("new", required=False, type=click.Path(path_type=Path, dir_okay=False))
@choice(
    "--format",
    "form",
    of=["jsonl", "text", "html"],
    default="jsonl",
    says="Rows, lines for a terminal, or one page for a browser.",
)
@choice("--language", of=LANGUAGES, default="en", says="Language of the lines or the page.")
@ORGANISATION
@example("intersector diff old.docx new.docx --format html > changes.html")
def diff(
    old: Path, new: Path | None, form: str, language: Language, organisation: Path | None
) -> None:
    """Compare two editions: what was kept, moved, changed word by word, added, removed.

    OLD alone is compared with itself: as it stood, and as its tracked changes propose.
    """
    run = Run()
    known = pipeline.known_organisations([old], organisation)
    read = pipeline.read_editions(old, new, organisations=known)
    both = list(run.good(read, listed=form == "jsonl"))
    if len(both) == 2:
        for doubt in editions.doubts(both[0].document, both[1].document):
            run.tell(doubt)
        compared = pipeline.compare_editions(*both)
        for line in _comparison(compared, form, language=language, organisations=known):
            run.write(f"{line}\n")
    run.end()


@main.command()
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


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@example("intersector score pairs.jsonl")
def score(file: Path) -> None:
    """Say of each pair of texts how surely it is a real overlap, and why.

    FILE is JSON Lines of {"id", "left": {"text", "head", "title", "doc"}, "right": {...}}; all but
    the text may be missing.
    """
    run, bar = Run(), Bar()
    pairs = list(run.good(read_rows(file, PairRow), listed=False))
    scores = pipeline.score(pairs, progress=bar)
    bar.close()
    for pair, scored in scores:
        run.emit(records.score_record(pair.id, scored.score, scored.label, scored.evidence))
    run.end()


def _comparison(
    compared: editions.Comparison, form: str, *, language: Language, organisations: Organisations
) -> Iterable[str]:
    """The lines of a comparison in one of the forms."""
    if form == "jsonl":
        return map(records.json_line, map(records.difference_record, compared.differences))
    if form == "html":
        return [
            publishing.render_comparison(compared, language=language, organisations=organisations)
        ]
    return publishing.comparison_lines(
        compared, language=language, organisations=organisations, paint=_paint()
    )


def _paint() -> publishing.Paint:
    """Colours for a terminal; none elsewhere, or where the variable NO_COLOR forbids them."""
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    colours = {"delete": "red", "insert": "green"} if coloured else {}
    return lambda kind, text: click.style(text, fg=colours[kind]) if kind in colours else text


def _summary(findings: Findings) -> str:
    stale = sum(citation.status in {"superseded", "suppressed"} for citation in findings.citations)
    duties = sum(mandate.reporting for mandate in findings.mandates)
    return (
        f"{len(findings.documents)} documents, {len(findings.clauses)} clauses: "
        f"{len(findings.overlaps)} overlaps, {len(findings.themes)} themes, "
        f"{stale} stale citations, {duties} reporting duties, {len(findings.problems)} problems"
    )
