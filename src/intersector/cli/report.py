"""``intersector report``: the annual reports."""

from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import click

from intersector import pipeline
from intersector.cli.command import ORGANISATION, choice, example
from intersector.languages import LANGUAGES
from intersector.model import Language
from intersector.reporting import Addressee, copy_templates
from intersector.terminal import Run


class _For(click.ParamType[Addressee]):
    """For whom a report is."""

    name = "addressee"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Addressee:
        try:
            return Addressee.parse(value)
        except ValueError as error:
            self.fail(f"{error}.", param, ctx)


def _copy(ctx: click.Context, _param: click.Parameter, folder: Path | None) -> None:
    """Copy the templates and do nothing else."""
    if folder is None or ctx.resilient_parsing:
        return
    for path in copy_templates(folder):
        click.echo(path)
    ctx.exit()


_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.option(
    "--for",
    "addressee",
    required=True,
    type=_For(),
    metavar="WHOM",
    help="council, advisory-group:NAME or study-group:SECTOR[/NUMBER].",
)
@click.option("--since", type=_FOLDER, help="Folder of an earlier run, to compare figures with.")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Day of the report; duties are told from its year on. Without it, it has no date.",
)
@choice("--language", of=LANGUAGES, default="en", says="Language of the report.")
@click.option(
    "--format", "form", type=click.Choice(get_args(pipeline.Form)), help="Default: by FILE's name."
)
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="File to write: .docx, .pdf or .html.",
)  # fmt: skip
@click.option(
    "--judgements",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="What people said of overlaps: the site's decisions.jsonl, or mapping.sssom.tsv reviewed.",
)
@click.option("--templates", type=_FOLDER, help="Folder with your own wordings and page.")
@click.option(
    "--copy-templates",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    is_eager=True,
    expose_value=False,
    callback=_copy,
    help="Copy the shipped wordings and page into FOLDER, to be edited, and do nothing else.",
)
@click.option(
    "--style",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE.docx",
    help="Word file whose styles, page and headers the report takes over.",
)
@ORGANISATION
@example(
    "intersector report out/union --for council --since out/last-year --on 2026-11-22 "
    "--organisation examples/union/organisation.toml --out council.docx"
)
def report(  # noqa: PLR0913, PLR0917
    folder: Path,
    addressee: Addressee,
    since: Path | None,
    on: datetime | None,
    language: Language,
    form: pipeline.Form | None,
    out: Path,
    judgements: Path | None,
    templates: Path | None,
    style: Path | None,
    organisation: Path | None,
) -> None:
    """Write an annual report as a Word file, an accessible PDF or a page.

    DIR is a folder that `intersector map` wrote. Every sentence is made from its data and names
    its sources, by document and clause; nothing else is said. The wording is a file for each
    report that you can copy and edit (--templates).
    """
    run = Run()
    made = pipeline.annual_report(
        folder,
        addressee,
        language=language,
        organisation=organisation,
        since=since,
        on=on.date() if on is not None else None,
        templates=templates,
        judgements=judgements,
        notice=run.tell,
    )
    data = pipeline.written_report(
        made, form or _form(out), folder=folder, out=out, templates=templates, style=style
    )
    run.deliver(data, out)
    click.echo(out)
    run.end()


def _form(out: Path) -> pipeline.Form:
    """The format that a file's name tells."""
    forms: tuple[pipeline.Form, ...] = get_args(pipeline.Form)
    for form in forms:
        if out.suffix.lower() == f".{form}":
            return form
    raise click.UsageError("--out must end in .docx, .pdf or .html, or give --format.")
