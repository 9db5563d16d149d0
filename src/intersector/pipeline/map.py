"""The main job."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from intersector import overlap, proposals, themes
from intersector.languages import LANGUAGES
from intersector.matching import Formula
from intersector.model import Findings, Problem
from intersector.pipeline.items import read_items, without_text
from intersector.pipeline.link import cite, find_mandates
from intersector.pipeline.means import Comparing, Means
from intersector.pipeline.read import Instrument, known_organisations, warnings
from intersector.pipeline.recheck import checked, on_themes, rejected


def map_documents(
    paths: Sequence[Path], *, items: Sequence[Path] = (), means: Means | None = None
) -> Findings:
    """The main job: read everything, link it, compare it, group it and propose what to do.

    `items` are lists of what has no text but a title. Without `means` the organisation is the one
    that is described beside the documents.
    """
    used = means if means is not None else Means(known_organisations(paths))
    texts = tuple(used.read(paths))
    entries = (*texts, *without_text(read_items(items, organisations=used.organisations), texts))
    findings = map_instruments(
        tuple(each for each in entries if isinstance(each, Instrument)),
        problems=tuple(each for each in entries if isinstance(each, Problem)),
        means=used,
    )
    if used.corpus is not None:
        read = [each.document for each in texts if isinstance(each, Instrument)]
        used.corpus.note(used.organisations, read)
        used.corpus.sweep()
    return findings


def map_instruments(
    instruments: Sequence[Instrument], *, problems: Sequence[Problem] = (), means: Means
) -> Findings:
    """What `map_documents` does with what it read, `problems` included."""
    read = linked(instruments, problems, means)
    formula = Formula.of([overlap.passage(clause) for clause in read.clauses])
    comparing = Comparing(means)
    found = grouped(compared(read, means, comparing, formula), means, comparing, formula)
    return advised(found, means)


def linked(
    instruments: Sequence[Instrument], problems: Sequence[Problem], means: Means
) -> Findings:
    """What was read, with its citations and mandates."""
    documents = tuple(each.document for each in instruments)
    return Findings(
        documents=documents,
        clauses=tuple(clause for each in instruments for clause in each.clauses),
        citations=tuple(
            cite(
                instruments,
                organisations=means.organisations,
                register=means.register,
                progress=means.progress,
            )
        ),
        mandates=tuple(find_mandates(instruments, organisations=means.organisations)),
        problems=(
            *problems,
            *warnings(documents),
            *means.register.problems,
            *means.reviewed.problems,
        ),
    )


def compared(found: Findings, means: Means, comparing: Comparing, formula: Formula) -> Findings:
    """What was linked, with its overlaps and the formula that was set aside."""
    overlaps = overlap.find_overlaps(
        found.clauses,
        citations=found.citations,
        mandates=found.mandates,
        encoder=comparing.encoder,
        formula=formula,
        organisations=means.organisations,
        language=means.language,
        models=means.models,
        ledger=comparing.ledger,
        nearest=comparing.nearest,
        progress=means.compares,
    )
    weigh, language = cache(partial(overlap.weight, formula=formula)), means.language
    coverages = overlap.cover(found.clauses, overlaps, weigh=weigh, language=language)
    return replace(
        found,
        overlaps=overlaps,
        groups=overlap.groups(overlaps, found.clauses, organisations=means.organisations),
        coverages=coverages,
        sectors=overlap.cover_sectors(found.clauses, coverages, weigh=weigh, language=language),
        formula={tongue: formula.phrases(tongue) for tongue in LANGUAGES},
        encoder=comparing.encoder.identity,
    )


def grouped(found: Findings, means: Means, comparing: Comparing, formula: Formula) -> Findings:
    """What was compared, with its themes, its place in the mapping, and the tables beside it."""
    reviewed = means.reviewed
    shared = themes.find_themes(
        found.documents,
        found.clauses,
        found.overlaps,
        found.citations,
        encoder=comparing.encoder,
        formula=formula,
        organisations=means.organisations,
        language=means.language,
        decisions=on_themes(reviewed, found.documents),
        earlier=[(x.subject, x.object) for x in reviewed.pairings if not rejected(x)],
    )
    pairings, crossings = checked(
        reviewed,
        themes.pairings(shared, language=means.language),
        themes.crossings(found.documents, means.organisations, encoder=comparing.encoder),
        found.documents,
        means.organisations,
        register=means.register,
    )
    return replace(found, themes=shared, pairings=pairings, crossings=crossings)


def advised(found: Findings, means: Means) -> Findings:
    """What was found, with what could be done about it."""
    advice = proposals.propose(
        documents=found.documents,
        clauses=found.clauses,
        overlaps=found.overlaps,
        groups=found.groups,
        coverages=found.coverages,
        citations=found.citations,
        mandates=found.mandates,
        organisations=means.organisations,
    )
    left_out = proposals.unreflected(
        clauses=found.clauses,
        mandates=found.mandates,
        overlaps=found.overlaps,
        citations=found.citations,
        organisations=means.organisations,
        language=means.language,
    )
    return replace(found, proposals=advice, unreflected=left_out)
