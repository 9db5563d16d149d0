"""A report as a page: one HTML file that opens from disk and needs nothing else."""

import os
from importlib.resources import files
from pathlib import Path
from typing import Final
from urllib.parse import quote

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from intersector.errors import DataError
from intersector.publishing.page import asset, policy_of
from intersector.publishing.translations import direction, words
from intersector.reporting.content import Report, Source

_TEMPLATE: Final = "page.html.j2"


def render_page(report: Report, *, run: Path, out: Path, templates: Path | None = None) -> str:
    """The report as HTML whose sources lead into the folder `run`, seen from the file `out`.

    `templates` is a folder whose ``page.html.j2`` replaces the shipped one; it is run in a sandbox,
    and whatever it shows is escaped. Raises DataError where it fails.
    """
    styles = [asset("report.css"), _style()]
    try:
        return (
            _environment(templates)
            .get_template(_TEMPLATE)
            .render(
                report=report,
                words=words(report.language),
                direction=direction,
                named=named,
                link=lambda source: _link(source, run, out),
                styles=styles,
                policy=policy_of(styles),
            )
        )
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise DataError(
            str((templates or Path()) / _TEMPLATE),
            f"fails: {error}.",
            mend="Compare it with the template that is shipped.",
            place=f"line {line}" if line else None,
        ) from error


def named(source: Source) -> str:
    """What a source is called, with its place."""
    return f"{source.name}, {source.place}" if source.place else source.name


def _link(source: Source, run: Path, out: Path) -> str:
    path, _, anchor = source.link.partition("#")
    relative = os.path.relpath(run.resolve() / path, out.resolve().parent)
    return quote(Path(relative).as_posix()) + (f"#{quote(anchor)}" if anchor else "")


def _style() -> Markup:
    return Markup((files(__package__) / "templates" / "page.css").read_text(encoding="utf-8"))


def _environment(folder: Path | None) -> ImmutableSandboxedEnvironment:
    own = [FileSystemLoader(folder)] if folder is not None else []
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*own, PackageLoader(__package__)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
