"""Drafts, checked before they are tabled against what is in force."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from intersector import linting, matching, overlap
from intersector.linting import Draft, Finding
from intersector.model import Citation, Document, Mandate, Overlap, Problem
from intersector.pipeline.link import cite, find_mandates
from intersector.pipeline.means import Comparing, Means
from intersector.pipeline.read import Instrument, read_instruments
from intersector.proposals.wording import OPENING


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with what was found in it."""

    instrument: Instrument
    findings: tuple[Finding, ...]


def lint(
    drafts: Sequence[Path],
    *,
    means: Means,
    against: Sequence[Path] = (),
    without: Collection[str] = (),
) -> Iterator[Checked | Problem]:
    """Every draft under `drafts` with its findings, or why it could not be read.

    Drafts are compared with the texts under `against`, but for their own earlier editions, and not
    with each other; `without` are the ids of rules that are switched off.
    """
    force = []
    for each in means.read(against):
        if isinstance(each, Problem):
            yield each
        else:
            force.append(each)
    bench = _Bench(force, means)
    for each in read_instruments(drafts, organisations=means.organisations):
        if isinstance(each, Problem):
            yield each
        else:
            yield Checked(each, linting.lint(bench.draft(each), without=without))


class _Bench:
    """What is in force, read and linked once, and what drafts are compared with it by."""

    def __init__(self, force: Sequence[Instrument], means: Means) -> None:
        self._force, self._means = force, means
        self._register = means.register.with_documents(each.document for each in force)
        self._comparing = Comparing(means)
        self._citations = tuple(self._cite(force))
        self._mandates = self._duties(force)

    def draft(self, own: Instrument) -> Draft:
        """The draft with all that is known of it beside what is in force."""
        others = [each for each in self._force if not _is_edition(own.document, each.document)]
        apart = {each.document for each in others}
        citations, mandates = tuple(self._cite([own])), self._duties([own])
        return Draft(
            own.document,
            own.clauses,
            self._means.organisations,
            citations=citations,
            mandates=mandates,
            overlaps=self._overlaps(own, others, citations, mandates),
            duties=tuple(
                each for each in self._mandates if each.reporting and each.clause.document in apart
            ),
        )

    def _cite(self, instruments: Sequence[Instrument]) -> Iterator[Citation]:
        return cite(instruments, organisations=self._means.organisations, register=self._register)

    def _duties(self, instruments: Sequence[Instrument]) -> tuple[Mandate, ...]:
        return tuple(find_mandates(instruments, organisations=self._means.organisations))

    def _overlaps(
        self,
        own: Instrument,
        others: Sequence[Instrument],
        citations: Sequence[Citation],
        mandates: Sequence[Mandate],
    ) -> tuple[Overlap, ...]:
        clauses = [clause for each in (own, *others) for clause in each.clauses]
        return overlap.find_overlaps(
            clauses,
            citations=(*self._citations, *citations),
            mandates=(*self._mandates, *mandates),
            encoder=self._comparing.encoder,
            formula=matching.Formula.of([overlap.passage(clause) for clause in clauses]),
            organisations=self._means.organisations,
            language=own.document.language,
            models=self._means.models,
            ledger=self._comparing.ledger,
            only=(own.document,),
            progress=self._means.compares,
        )


def _is_edition(own: Document, other: Document) -> bool:
    """Whether a text is the draft itself, or an edition of the instrument that the draft revises.

    A draft for a conference that is not known yet has no identifier: then its number and the title
    that it opens with tell.
    """
    if own.sha256 == other.sha256:
        return True
    if own.id is not None and other.id is not None:
        return own.id.work == other.id.work
    numbered = own.number is not None and (own.kind, own.number) == (other.kind, other.number)
    titled = bool(other.title) and other.title.casefold() in own.text[:OPENING].casefold()
    return numbered and (titled or own.body == other.body is not None)
