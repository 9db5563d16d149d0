"""Searching: an index of instruments, and of a corpus folder."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from intersector import searching
from intersector.corpus import Corpus
from intersector.model import Language
from intersector.organisations import Organisations
from intersector.pipeline.link import cite, find_mandates
from intersector.pipeline.match import encoder
from intersector.pipeline.progress import Progress, silent
from intersector.pipeline.read import Instrument
from intersector.searching import Currency, Entry, Filters, Index, Results

INDEX: Final = "index"
"""The folder of the index in a corpus folder."""
_MADE_OF: Final = "made-of"


def search_corpus(  # noqa: PLR0913
    corpus: Corpus,
    text: str,
    *,
    language: Language | None = None,
    filters: Filters | None = None,
    first: int = 0,
    count: int = 20,
    progress: Progress = silent,
) -> tuple[Results, Organisations]:
    """What the documents of the last run of a corpus say on `text`, and whose documents they are.

    The index is written when it is asked for the first time after a run. Raises `CorpusError`
    where there was no run.
    """
    run = corpus.last()
    index = _index(corpus, progress)
    found = searching.search(
        index,
        text,
        encoder=encoder(silent),
        organisations=run.organisations,
        language=language,
        filters=filters,
        first=first,
        count=count,
    )
    return found, run.organisations


def index_values(corpus: Corpus, facet: str, *, progress: Progress = silent) -> list[str]:
    """What the documents of the last run can be filtered by."""
    return [value for value, _ in _index(corpus, progress).values(facet)]


def _index(corpus: Corpus, progress: Progress) -> Index:
    folder, run = corpus.folder / INDEX, corpus.last()
    made_of = folder / _MADE_OF
    name = f"{run.name} {searching.VERSION} {encoder(silent).identity}"
    if not made_of.is_file() or made_of.read_text(encoding="ascii") != name:
        instruments = [Instrument(*each) for each in run.instruments]
        entries = list(entries_of(instruments, organisations=run.organisations, progress=progress))
        searching.write(folder, entries, encoder=corpus.encoder(encoder(progress)))
        made_of.write_text(name, encoding="ascii")
    index = searching.open_index(folder)
    assert index is not None
    return index


def entries_of(
    instruments: Sequence[Instrument],
    *,
    organisations: Organisations,
    progress: Progress = silent,
) -> Iterator[Entry]:
    """Entries of instruments and clauses, known by their source and the place in it."""
    cites: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    places = {clause: at for each in instruments for at, clause in enumerate(each.clauses)}
    for citation in cite(instruments, organisations=organisations, progress=progress):
        if citation.clause is not None and citation.target is not None:
            held = cites[citation.clause.document.source]
            held[places[citation.clause]].append(str(citation.target))
    mandates = find_mandates(instruments, organisations=organisations)
    ordering = {mandate.clause for mandate in mandates}
    editions = [each.document.id for each in instruments if each.document.id]
    currency = Currency.among(editions, organisations)
    for each in instruments:
        source = each.document.source
        yield from searching.entries(
            each.document,
            each.clauses,
            currency,
            ids=[source, *(f"{source}#{clause.key}" for clause in each.clauses)],
            cites=cites[source],
            ordering={places[clause] for clause in each.clauses if clause in ordering},
        )
