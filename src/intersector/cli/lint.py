"""``intersector lint``: a draft, checked before it is tabled."""

import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from intersector import linting, pipeline, publishing
from intersector.cli.command import ORGANISATION, REGISTER, SCORING, choice, example
from intersector.corpus import Corpus
from intersector.languages import LANGUAGES
from intersector.linting import RULES, Finding
from intersector.matching import read_models
from intersector.model import Language
from intersector.organisations import Organisations
from intersector.publishing.translations import direction
from intersector.terminal import Bar, Run

_AUTHOR: Final = "Intersector"


def _list_rules(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
    """Print every rule, and end."""
    if not wanted or context.resilient_parsing:
        return
    for rule in RULES:
        click.echo(f"{rule.id:26} {rule.severity:9} {rule.says}")
    context.exit()


@click.command()
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "--against",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Adopted texts, a file or a folder, that the draft is compared with; can be repeated.",
)
@choice(
    "--format",
    "form",
    of=["text", "jsonl", "sarif", "docx"],
    default="text",
    says="Lines for people, rows, a SARIF 2.1.0 log, or the draft with comments in Word.",
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; --format docx needs one.",
)
@choice("--language", of=LANGUAGES, default="en", says="Language of the messages.")
@click.option(
    "--without",
    multiple=True,
    metavar="RULE",
    type=click.Choice([rule.id for rule in RULES]),
    help="A rule to switch off; can be repeated.",
)
@click.option(
    "--rules",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_rules,
    help="List the rules, and end.",
)
@click.option("--strict", is_flag=True, help="End with status 1 where an error was found.")
@REGISTER
@SCORING
@ORGANISATION
@click.option(
    "--corpus",
    "remembered",
    type=click.Path(path_type=Path),
    help="Folder that remembers the work on --against; `map` and `lint` can share one.",
)
@example("intersector lint draft.docx --against examples/union --format docx --out checked.docx")
def lint(files: tuple[Path, ...], against: tuple[Path, ...], **given: Any) -> None:
    """Check a draft before it is tabled: what it repeats, cites, asks for, and how it is built.

    With --against, its clauses are compared with the adopted texts, but for earlier editions of
    itself. Findings alone do not change the exit status; see --strict. With --format docx the
    draft's own .docx is given comments at the exact words, and written to --out.
    """
    _check_usage(files, given["form"], given["out"])
    run, bar = Run(), Bar()
    known = pipeline.known_organisations([*files, *against], given["organisation"])
    editions = pipeline.known_register(given["register"])
    for problem in editions.problems:
        run.tell(problem)
    with Corpus(given["remembered"]) if given["remembered"] else nullcontext() as corpus:
        entries = pipeline.lint(
            files,
            means=pipeline.Means(
                known,
                register=editions,
                models=read_models(given["scoring"]) if given["scoring"] else None,
                corpus=corpus,
                progress=bar,
            ),
            against=against,
            without=given["without"],
        )
        checked = list(run.good(entries, listed=given["form"] == "jsonl" and given["out"] is None))
    bar.close()
    if checked or given["form"] != "docx":
        shown = _Shown(given["form"], given["language"], known)
        run.deliver(shown.of(checked, files), given["out"])
    run.end()
    if given["strict"] and any(_is_error(f) for each in checked for f in each.findings):
        sys.exit(1)


def _check_usage(files: Sequence[Path], form: str, out: Path | None) -> None:
    """Refuse what cannot be meant."""
    if form == "docx" and (out is None or len(files) != 1 or files[0].suffix.lower() != ".docx"):
        raise click.UsageError("--format docx takes one .docx FILE, and --out FILE.")
    if out is not None and any(out.resolve() == each.resolve() for each in files):
        raise click.UsageError("--out must not be the draft: it is never written to.")


def _is_error(finding: Finding) -> bool:
    return finding.rule.severity == "error"


@dataclass(frozen=True, slots=True)
class _Shown:
    """How findings are shown: in which form and language."""

    form: str
    language: Language
    organisations: Organisations

    def of(self, checked: Sequence[pipeline.Checked], files: Sequence[Path]) -> bytes:
        """The drafts with their findings, as one file."""
        if self.form == "docx":
            return self._commented(checked[0], files[0])
        if self.form == "sarif":
            pairs = [(each.instrument.document, each.findings) for each in checked]
            log = publishing.sarif(pairs, language=self.language, organisations=self.organisations)
            return log.encode(errors="backslashreplace")
        lines = [f"{line}\n" for each in checked for line in self._lines(each)]
        return "".join(lines).encode(errors="backslashreplace")

    def _lines(self, each: pipeline.Checked) -> Iterable[str]:
        if self.form == "text":
            return publishing.finding_lines(
                each.findings,
                each.instrument.document,
                language=self.language,
                organisations=self.organisations,
            )
        return (
            publishing.json_line(
                publishing.finding_record(
                    finding, language=self.language, organisations=self.organisations
                )
            )
            for finding in each.findings
        )

    def _commented(self, each: pipeline.Checked, path: Path) -> bytes:
        comments = [
            linting.Comment(
                finding.remark.span,
                publishing.finding_comment(
                    finding, language=self.language, organisations=self.organisations
                ),
            )
            for finding in each.findings
        ]
        return linting.comment(
            path.read_bytes(),
            comments,
            source=each.instrument.document.source,
            author=_AUTHOR,
            right_to_left=direction(self.language) == "rtl",
        )
