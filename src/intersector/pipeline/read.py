"""Reading: from files to instruments with their clauses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from intersector import (
    organisations,
    reading,
    structure,
)
from intersector.corpus import Corpus
from intersector.engines import LOCAL, Engine
from intersector.errors import IntersectorError
from intersector.model import (
    Clause,
    Document,
    Problem,
)
from intersector.organisations import Organisations
from intersector.phrases import Phrase
from intersector.pipeline.progress import Progress, silent
from intersector.reading import Reading as Side


@dataclass(frozen=True, slots=True)
class Instrument:
    """A document with its clauses."""

    document: Document
    clauses: tuple[Clause, ...]


def known_organisations(paths: Sequence[Path], given: Path | None = None) -> Organisations:
    """The organisations of a run: the file `given`, else one lying beside what is read."""
    folders = (path if path.is_dir() else path.parent for path in paths)
    beside = (folder / "organisation.toml" for folder in folders)
    found = given or next((path for path in beside if path.is_file()), None)
    return organisations.load(found) if found else organisations.shipped()


def read_instruments(  # noqa: PLR0913
    paths: Sequence[Path],
    *,
    organisations: Organisations,
    side: Side = "proposed",
    corpus: Corpus | None = None,
    engine: Engine = LOCAL,
    progress: Progress = silent,
) -> Iterator[Instrument | Problem]:
    """Every document under `paths` with its clauses, or why it could not be read.

    A file that `corpus` has met with the same name and bytes is not read again; the others are
    read by `engine`.
    """
    files, problems = reading.find_files(paths)
    yield from problems
    reader = corpus.reader(organisations, side) if corpus is not None else None
    known = [reader.recall(path, source) if reader else None for source, path in files]
    new = (_load(*file) for file, found in zip(files, known, strict=True) if found is None)
    read = engine.each(partial(_read, organisations, side), new)
    for done, found in enumerate(known):
        progress("reading", done, len(files))
        entry = Instrument(*found) if found is not None else next(read)
        if found is None and reader is not None and isinstance(entry, Instrument):
            reader.keep(entry.document, entry.clauses)
        yield entry
    progress("reading", len(files), len(files))


def _load(source: str, path: Path) -> reading.Loaded | Problem:
    try:
        return reading.load(path, source=source)
    except IntersectorError as error:
        return _problem(error)


def _read(
    organisations: Organisations, side: Side, loaded: reading.Loaded | Problem
) -> Instrument | Problem:
    if isinstance(loaded, Problem):
        return loaded
    try:
        return structured(reading.parse(loaded, reading=side), organisations)
    except IntersectorError as error:
        return _problem(error)


def _problem(error: IntersectorError) -> Problem:
    return Problem(error.source, error.message, error.mend, error.place)


def structured(document: Document, organisations: Organisations) -> Instrument:
    """The document, told what it is, with its clauses."""
    identified = structure.identify(document, organisations=organisations)
    return Instrument(identified, structure.segment(identified, organisations=organisations))


def warnings(documents: Iterable[Document]) -> Iterator[Problem]:
    """What the reader was not sure of, as entries of the list of problems."""
    for document in documents:
        for warning in document.warnings:
            yield Problem(document.source, warning, mend=Phrase("Check the file."), fatal=False)
