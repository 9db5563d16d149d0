"""``intersector search``: find clauses and instruments in what a corpus folder remembers."""

from pathlib import Path

import click

from intersector import pipeline
from intersector.cli.command import choice, example
from intersector.corpus import Corpus
from intersector.languages import LANGUAGES
from intersector.publishing import hits
from intersector.searching import FACETS
from intersector.terminal import Bar, Run


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--only",
    "filters",
    multiple=True,
    metavar="FACET=VALUE",
    help=f"Only what has this value: {', '.join(FACETS)}. May be given several times.",
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="Of versions in several languages show this one, where it has as many of the words.",
)
@click.option("--count", default=10, show_default=True, type=click.IntRange(1, 400))
@click.option("--first", default=1, show_default=True, type=click.IntRange(1), help="From this on.")
@choice("--format", "form", of=["text", "jsonl"], default="text", says="For reading, or rows.")
@example(
    """intersector search out/corpus "Res. 5 (Rev. Port Elsin, 2023)" --only edition=current"""
)
def search(  # noqa: PLR0913, PLR0917
    folder: Path,
    words: tuple[str, ...],
    filters: tuple[str, ...],
    language: str | None,
    count: int,
    first: int,
    form: str,
) -> None:
    """Find what the documents of a --corpus FOLDER say on WORDS, in any of the six languages.

    Instruments are found by their names in any written form, clauses by words in quotation marks,
    by words in whatever form, and by meaning in whatever language; each hit says why. The first
    search after a run of map writes an index into the folder.
    """
    run, bar = Run(), Bar()
    with Corpus(folder) as corpus:
        wanted = dict(_filter(corpus, each, bar) for each in filters)
        found, known = pipeline.search_corpus(
            corpus,
            " ".join(words),
            language=language,  # type: ignore[arg-type]
            filters=wanted,
            first=first - 1,
            count=count,
            progress=bar,
        )
    bar.close()
    if form == "jsonl":
        for hit in found.hits:
            run.emit(hits.hit_record(hit))
    else:
        run.write(hits.as_text(found, organisations=known))
    run.end()


def _filter(corpus: Corpus, written: str, bar: Bar) -> tuple[str, str]:
    """A facet and its value; a mistake is told with what there is."""
    facet, _, value = written.partition("=")
    if facet not in FACETS:
        raise click.UsageError(f"--only {written}: no such facet; there are {', '.join(FACETS)}.")
    there = pipeline.index_values(corpus, facet, progress=bar)
    if value not in there:
        raise click.UsageError(f"--only {written}: no such value; there are {', '.join(there)}.")
    return facet, value
