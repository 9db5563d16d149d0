"""Reading: from files to instruments with their clauses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from intersector import (
    organisations,
    reading,
    structure,
)
from intersector.corpus import Corpus
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


def read_instruments(
    paths: Sequence[Path],
    *,
    organisations: Organisations,
    side: Side = "proposed",
    corpus: Corpus | None = None,
    progress: Progress = silent,
) -> Iterator[Instrument | Problem]:
    """Every document under `paths` with its clauses, or why it could not be read.

    A file that `corpus` has met with the same name and bytes is not read again.
    """
    files, problems = reading.find_files(paths)
    yield from problems
    reader = corpus.reader(organisations, side) if corpus is not None else None
    for done, (source, path) in enumerate(files):
        progress("reading", done, len(files))
        known = reader.recall(path, source) if reader is not None else None
        if known is not None:
            yield Instrument(*known)
            continue
        try:
            document = reading.read(path, source=source, reading=side)
        except IntersectorError as error:
            yield Problem(error.source, error.message, error.mend, error.place)
            continue
        instrument = structured(document, organisations)
        if reader is not None:
            reader.keep(instrument.document, instrument.clauses)
        yield instrument
    progress("reading", len(files), len(files))


def structured(document: Document, organisations: Organisations) -> Instrument:
    """The document, told what it is, with its clauses."""
    identified = structure.identify(document, organisations=organisations)
    return Instrument(identified, structure.segment(identified, organisations=organisations))


def warnings(documents: Iterable[Document]) -> Iterator[Problem]:
    """What the reader was not sure of, as entries of the list of problems."""
    for document in documents:
        for warning in document.warnings:
            yield Problem(document.source, warning, mend=Phrase("Check the file."), fatal=False)
