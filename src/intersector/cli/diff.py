"""``intersector diff``: two editions, clause by clause."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from intersector import editions, pipeline, publishing
from intersector.cli.command import ORGANISATION, choice, example
from intersector.languages import LANGUAGES
from intersector.model import Language
from intersector.organisations import Organisations
from intersector.publishing import records
from intersector.terminal import Run


@click.command()
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
