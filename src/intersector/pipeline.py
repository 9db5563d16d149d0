"""The use cases, a few lines each: what the command line and others call."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from intersector import (
    citations,
    editions,
    mandates,
    matching,
    organisations,
    overlap,
    proposals,
    reading,
    structure,
    themes,
)
from intersector.errors import IntersectorError
from intersector.identifiers import InstrumentId
from intersector.jsonl import PairRow, TextRow, read_rows
from intersector.languages import LANGUAGES
from intersector.model import (
    Citation,
    Clause,
    Document,
    Findings,
    Language,
    Mandate,
    Match,
    Passage,
    Problem,
)
from intersector.organisations import Organisations
from intersector.phrases import Phrase
from intersector.publishing.akn import akoma_ntoso
from intersector.reading import Reading as Side

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


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
    progress: Progress = silent,
) -> Iterator[Instrument | Problem]:
    """Every document under `paths` with its clauses, or why it could not be read."""
    files, problems = reading.find_files(paths)
    yield from problems
    for done, (source, path) in enumerate(files):
        progress("reading", done, len(files))
        try:
            document = reading.read(path, source=source, reading=side)
        except IntersectorError as error:
            yield Problem(error.source, error.message, error.mend, error.place)
        else:
            yield structured(document, organisations)
    progress("reading", len(files), len(files))


def structured(document: Document, organisations: Organisations) -> Instrument:
    """The document, told what it is, with its clauses."""
    identified = structure.identify(document, organisations=organisations)
    return Instrument(identified, structure.segment(identified, organisations=organisations))


def cite(
    instruments: Sequence[Instrument],
    *,
    organisations: Organisations,
    register: Path | None = None,
    progress: Progress = silent,
) -> Iterator[Citation]:
    """Every citation, resolved against the register and the editions met in this run."""
    known = _register(register).with_documents(each.document for each in instruments)
    for done, each in enumerate(instruments):
        progress("linking", done, len(instruments))
        yield from citations.cite(
            each.document, each.clauses, organisations=organisations, register=known
        )
    progress("linking", len(instruments), len(instruments))


def cite_rows(
    rows: Iterable[TextRow], *, organisations: Organisations, register: Path | None = None
) -> Iterator[tuple[TextRow, Citation]]:
    """Every citation of each passage, beside its row."""
    known = _register(register)
    for row in rows:
        for citation in citations.cite_text(
            row.text,
            language=row.language or reading.guess_language(row.text),
            organisations=organisations,
            register=known,
            document=_identifier(row.document),
        ):
            yield row, citation


def _register(path: Path | None) -> citations.Register:
    shipped = citations.Register.shipped()
    return shipped.with_csv(path) if path else shipped


def _identifier(written: str | None) -> InstrumentId | None:
    """The identifier that a passage gives of its document; None for what is none."""
    try:
        return InstrumentId.parse(written) if written else None
    except ValueError:
        return None


def find_mandates(
    instruments: Iterable[Instrument], *, organisations: Organisations
) -> Iterator[Mandate]:
    """Every mandate of every operative clause."""
    for each in instruments:
        yield from mandates.extract_all(each.clauses, organisations=organisations)


def mark_up(
    instruments: Sequence[Instrument],
    *,
    organisations: Organisations,
    progress: Progress = silent,
) -> Iterator[tuple[str, bytes]]:
    """Every document as Akoma Ntoso, by its source, with its citations as `cite` resolves them."""
    linked: dict[str, list[Citation]] = {each.document.source: [] for each in instruments}
    for citation in cite(instruments, organisations=organisations, progress=progress):
        if citation.document is not None:
            linked[citation.document.source].append(citation)
    for each in instruments:
        cited = linked[each.document.source]
        yield (
            each.document.source,
            akoma_ntoso(each.document, each.clauses, cited, organisations=organisations),
        )


def read_editions(
    old: Path, new: Path | None, *, organisations: Organisations
) -> Iterator[Instrument | Problem]:
    """The two editions to compare; of one file, as it stood and as its tracked changes propose."""
    sides: list[tuple[Path, Side]] = [
        (old, "proposed" if new else "original"),
        (new or old, "proposed"),
    ]
    for path, side in sides:
        read = tuple(read_instruments([path], organisations=organisations, side=side))
        yield from read
        if new is None and any(isinstance(each, Problem) for each in read):
            return


def compare_editions(old: Instrument, new: Instrument) -> editions.Comparison:
    """Clause by clause, what became of the old edition in the new one."""
    differences = editions.diff(old.clauses, new.clauses)
    return editions.Comparison(old.document, new.document, differences)


def passages(path: Path, *, progress: Progress = silent) -> Iterator[Passage | Problem]:
    """What can be matched under `path`: the rows of a JSON Lines file, or documents, each whole."""
    if path.is_dir():
        known = known_organisations([path])
        for each in read_instruments([path], organisations=known, progress=progress):
            yield each if isinstance(each, Problem) else _whole(each.document)
    else:
        for row in read_rows(path, TextRow):
            yield row if isinstance(row, Problem) else _told(row.passage())


def _whole(document: Document) -> Passage:
    return Passage(
        document.source,
        document.text,
        title=document.title,
        document=document.source,
        language=document.language,
    )


def _told(passage: Passage) -> Passage:
    """The passage with its language, guessed when it is not given."""
    return replace(passage, language=passage.language or reading.guess_language(passage.text))


def encoder(progress: Progress) -> matching.Encoder:
    """The shipped encoder, which tells how far it is."""
    return matching.Watched(
        matching.default_encoder(), lambda done, total: progress("encoding", done, total)
    )


def match(
    left: Sequence[Passage], right: Sequence[Passage], *, top: int, progress: Progress = silent
) -> tuple[Match, ...]:
    """For each passage on the left the `top` most alike on the right, best first."""
    return tuple(matching.match(left, right, top=top, encoder=encoder(progress)))


def score(
    pairs: Sequence[PairRow], *, progress: Progress = silent
) -> Iterator[tuple[PairRow, matching.Score]]:
    """How surely each pair is a real overlap, and why; one pair's score heeds no other pair."""
    sides = [(_told(p.left.passage("left")), _told(p.right.passage("right"))) for p in pairs]
    scores = matching.score(
        sides,
        encoder=encoder(progress),
        organisations=organisations.shipped(),
    )
    return zip(pairs, scores, strict=True)


def map_documents(
    paths: Sequence[Path],
    *,
    language: Language = "en",
    organisations: Organisations | None = None,
    progress: Progress = silent,
) -> Findings:
    """The main job: read everything, link it, compare it, group it and propose what to do.

    `language` is the language in which themes are named, and in which a finding is shown where
    its instruments have a version in it.
    """
    known = organisations or known_organisations(paths)
    entries = tuple(read_instruments(paths, organisations=known, progress=progress))
    instruments = tuple(each for each in entries if isinstance(each, Instrument))
    documents = tuple(each.document for each in instruments)
    read = Findings(
        documents=documents,
        clauses=tuple(clause for each in instruments for clause in each.clauses),
        citations=tuple(cite(instruments, organisations=known, progress=progress)),
        mandates=tuple(find_mandates(instruments, organisations=known)),
        problems=(
            *(each for each in entries if isinstance(each, Problem)),
            *warnings(documents),
        ),
    )
    return advise(compare(read, language=language, organisations=known, progress=progress), known)


def compare(
    read: Findings, *, language: Language, organisations: Organisations, progress: Progress
) -> Findings:
    """What was read, with its overlaps and themes and the formula that was set aside."""
    formula = matching.Formula.of([overlap.passage(clause) for clause in read.clauses])
    watched = encoder(progress)
    overlaps = overlap.find_overlaps(
        read.clauses,
        citations=read.citations,
        mandates=read.mandates,
        encoder=watched,
        formula=formula,
        organisations=organisations,
        language=language,
        progress=lambda done, total: progress("comparing", done, total),
    )
    grouped = themes.find_themes(
        read.documents,
        read.clauses,
        overlaps,
        read.citations,
        encoder=watched,
        formula=formula,
        organisations=organisations,
        language=language,
    )
    phrases: dict[str, tuple[str, ...]] = {tongue: formula.phrases(tongue) for tongue in LANGUAGES}
    return replace(
        read, overlaps=overlaps, themes=grouped, formula=phrases, encoder=watched.identity
    )


def advise(found: Findings, organisations: Organisations) -> Findings:
    """What was found, with what could be done about it."""
    advice = proposals.propose(
        overlaps=found.overlaps,
        citations=found.citations,
        mandates=found.mandates,
        themes=found.themes,
        organisations=organisations,
    )
    return replace(found, proposals=advice)


def warnings(documents: Iterable[Document]) -> Iterator[Problem]:
    """What the reader was not sure of, as entries of the list of problems."""
    for document in documents:
        for warning in document.warnings:
            yield Problem(document.source, warning, mend=Phrase("Check the file."), fatal=False)
