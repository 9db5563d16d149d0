"""The main job."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from intersector import (
    matching,
    overlap,
    proposals,
    themes,
)
from intersector.citations import Register
from intersector.corpus import Corpus
from intersector.engines import LOCAL, Engine
from intersector.languages import LANGUAGES
from intersector.matching import Models
from intersector.model import (
    Findings,
    Language,
    Problem,
)
from intersector.organisations import Organisations
from intersector.pipeline.items import read_items, without_text
from intersector.pipeline.link import cite, find_mandates
from intersector.pipeline.match import encoder, joiner
from intersector.pipeline.progress import Progress, silent
from intersector.pipeline.read import Instrument, known_organisations, read_instruments, warnings
from intersector.pipeline.recheck import checked, on_themes, rejected
from intersector.review import Review

NOTHING_REVIEWED: Final = Review()


def map_documents(  # noqa: PLR0913
    paths: Sequence[Path],
    *,
    language: Language = "en",
    organisations: Organisations | None = None,
    models: Models | None = None,
    items: Sequence[Path] = (),
    register: Register | None = None,
    reviewed: Review = NOTHING_REVIEWED,
    corpus: Corpus | None = None,
    engine: Engine = LOCAL,
    progress: Progress = silent,
) -> Findings:
    """The main job: read everything, link it, compare it, group it and propose what to do.

    `language` is the language in which themes are named, and in which a finding is shown where
    its instruments have a version in it. `models` score the pairs; the shipped ones by default.
    `items` are lists of what has no text but a title; `register` says which editions there are, the
    shipped one by default. What people decided on an earlier run, as `reviewed`, holds. What
    `corpus` remembers is not done again, and the rest is read, encoded and joined by `engine`; the
    findings are the same without either.
    """
    known = organisations or known_organisations(paths)
    texts = tuple(
        read_instruments(
            paths, organisations=known, corpus=corpus, engine=engine, progress=progress
        )
    )
    entries = (*texts, *without_text(read_items(items, organisations=known), texts))
    findings = map_instruments(
        tuple(each for each in entries if isinstance(each, Instrument)),
        problems=tuple(each for each in entries if isinstance(each, Problem)),
        language=language,
        organisations=known,
        models=models,
        register=register,
        reviewed=reviewed,
        corpus=corpus,
        engine=engine,
        progress=progress,
    )
    if corpus is not None:
        corpus.sweep()
    return findings


def map_instruments(  # noqa: PLR0913
    instruments: Sequence[Instrument],
    *,
    problems: Sequence[Problem] = (),
    language: Language = "en",
    organisations: Organisations,
    models: Models | None = None,
    register: Register | None = None,
    reviewed: Review = NOTHING_REVIEWED,
    corpus: Corpus | None = None,
    engine: Engine = LOCAL,
    progress: Progress = silent,
) -> Findings:
    """What `map_documents` does with what it read, `problems` included; the options are its own."""
    documents = tuple(each.document for each in instruments)
    read = Findings(
        documents=documents,
        clauses=tuple(clause for each in instruments for clause in each.clauses),
        citations=tuple(
            cite(instruments, organisations=organisations, register=register, progress=progress)
        ),
        mandates=tuple(find_mandates(instruments, organisations=organisations)),
        problems=(
            *problems,
            *warnings(documents),
            *(register.problems if register else ()),
            *reviewed.problems,
        ),
    )
    compared = compare(
        read,
        language=language,
        organisations=organisations,
        models=models,
        register=register,
        reviewed=reviewed,
        corpus=corpus,
        engine=engine,
        progress=progress,
    )
    return advise(compared, organisations, language=language)


def compare(  # noqa: PLR0913
    read: Findings,
    *,
    language: Language,
    organisations: Organisations,
    models: Models | None,
    register: Register | None = None,
    reviewed: Review,
    corpus: Corpus | None,
    engine: Engine,
    progress: Progress,
) -> Findings:
    """What was read, with its overlaps and themes and the formula that was set aside."""
    formula = matching.Formula.of([overlap.passage(clause) for clause in read.clauses])
    watched = encoder(progress, engine=engine)
    remembering = corpus.encoder(watched) if corpus else matching.Remembering(watched)
    overlaps = overlap.find_overlaps(
        read.clauses,
        citations=read.citations,
        mandates=read.mandates,
        encoder=remembering,
        formula=formula,
        organisations=organisations,
        language=language,
        models=models,
        ledger=corpus.ledger(watched, organisations, models) if corpus else None,
        nearest=corpus.joiner(watched) if corpus and engine is LOCAL else joiner(engine),
        progress=lambda done, total: progress("comparing", done, total),
    )
    grouped = themes.find_themes(
        read.documents,
        read.clauses,
        overlaps,
        read.citations,
        encoder=remembering,
        formula=formula,
        organisations=organisations,
        language=language,
        decisions=on_themes(reviewed, read.documents),
        earlier=[(x.subject, x.object) for x in reviewed.pairings if not rejected(x)],
    )
    tables = themes.crossings(read.documents, organisations, encoder=remembering)
    places, tables = checked(
        reviewed,
        themes.pairings(grouped, language=language),
        tables,
        read.documents,
        organisations,
        register=register,
    )
    phrases: dict[str, tuple[str, ...]] = {tongue: formula.phrases(tongue) for tongue in LANGUAGES}
    weigh = partial(overlap.weight, formula=formula)
    coverages = overlap.cover(read.clauses, overlaps, weigh=weigh, language=language)
    return replace(
        read,
        overlaps=overlaps,
        coverages=coverages,
        sectors=overlap.cover_sectors(read.clauses, coverages, weigh=weigh, language=language),
        themes=grouped,
        pairings=places,
        crossings=tables,
        formula=phrases,
        encoder=remembering.identity,
    )


def advise(
    found: Findings, organisations: Organisations, *, language: Language | None = None
) -> Findings:
    """What was found, with what could be done about it."""
    advice = proposals.propose(
        documents=found.documents,
        clauses=found.clauses,
        overlaps=found.overlaps,
        coverages=found.coverages,
        citations=found.citations,
        mandates=found.mandates,
        themes=found.themes,
        organisations=organisations,
    )
    left_out = proposals.unreflected(
        clauses=found.clauses,
        mandates=found.mandates,
        overlaps=found.overlaps,
        citations=found.citations,
        organisations=organisations,
        language=language,
    )
    return replace(found, proposals=advice, unreflected=left_out)
