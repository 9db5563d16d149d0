"""The annual reports from what the main job left."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from intersector.mapped import read_mapped
from intersector.model import Language, Problem
from intersector.pipeline.read import known_organisations
from intersector.publishing.translations import words
from intersector.reporting import (
    Addressee,
    Report,
    Teller,
    render_page,
    render_paper,
    render_word,
    report,
)
from intersector.review import Judgements, read_judgements

Form = Literal["docx", "pdf", "html"]


def annual_report(  # noqa: PLR0913
    folder: Path,
    addressee: Addressee,
    *,
    language: Language,
    organisation: Path | None = None,
    since: Path | None = None,
    on: date | None = None,
    templates: Path | None = None,
    judgements: Path | None = None,
    notice: Callable[[Problem], None] = lambda problem: None,
) -> Report:
    """The report for `addressee` on what the run of `folder` found.

    Figures are compared with those of the folder `since`, an earlier run; `on` is the day of the
    report, and `templates` a folder with the organisation's own wordings. The organisation is
    described in the file given, else beside the documents. `judgements` is a file of what people
    said of overlaps; `notice` is told what is wrong with it. Raises DataError where a folder or a
    wording cannot be used.
    """
    run = read_mapped(folder)
    said = read_judgements(judgements, run.overlaps) if judgements is not None else None
    for problem in _doubts(said):
        notice(problem)
    sources = [Path(document.source) for document in run.documents]
    teller = Teller(
        run,
        words(language),
        known_organisations(sources, organisation),
        on=on,
        earlier_run=read_mapped(since) if since is not None else None,
        since=since.resolve().name if since is not None else "",
        judgements=said,
    )
    return report(addressee, teller, templates=templates)


def _doubts(said: Judgements | None) -> Iterator[Problem]:
    """What to tell of a file of judgements beside what the report says of them."""
    if said is not None:
        yield from said.problems
        if said.elsewhere:
            message = f"has {said.elsewhere} judgements on no overlap of this run."
            mend = "Their clauses have changed or are not among the documents; see the report."
            yield Problem(str(said.file), message, mend, fatal=False)


def written_report(  # noqa: PLR0913
    made: Report,
    form: Form,
    *,
    folder: Path,
    out: Path,
    templates: Path | None = None,
    style: Path | None = None,
) -> bytes:
    """The report as a file; what links of a page lead to is in `folder`, seen from `out`."""
    if form == "pdf":
        return render_paper(made)
    if form == "docx":
        return render_word(made, style=style)
    return render_page(made, run=folder, out=out, templates=templates).encode(
        errors="backslashreplace"
    )
