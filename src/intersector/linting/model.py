"""What a check is given and what it says: a draft with all that is known of it, and findings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from inspect import getdoc
from typing import Literal

from intersector.model import Citation, Clause, Document, Mandate, Overlap, Span
from intersector.organisations import Body, Organisations
from intersector.phrases import Phrase
from intersector.structure import Marked, mark

Severity = Literal["error", "warning", "note"]
"""An error breaks a convention, a warning asks the authors to look, a note tells them."""


@dataclass(frozen=True)
class Draft:
    """A draft, read and linked, beside what is in force.

    `overlaps` have at least one clause of the draft; `duties` are the reports that the texts in
    force ask for. Without slots, so that what several rules ask for is worked out once.
    """

    document: Document
    clauses: tuple[Clause, ...]
    organisations: Organisations
    citations: tuple[Citation, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    duties: tuple[Mandate, ...] = ()

    @cached_property
    def marked(self) -> Marked:
        """The draft with its heads and numbers, where they stand."""
        return mark(self.document)

    @cached_property
    def body(self) -> Body | None:
        """Who is to adopt the draft."""
        return self.organisations.bodies.get(self.document.body or "")

    @cached_property
    def itu_style(self) -> bool:
        """Whether heads stand apart from their clauses."""
        return bool(self.marked.of("head"))

    @cached_property
    def un_style(self) -> bool:
        """Whether paragraphs open with their verb."""
        return any(mark.printed for mark in self.marked.of("paragraph"))

    def clause_at(self, at: int) -> Clause | None:
        """The clause that a place of the text is in, or that follows it."""
        return next((clause for clause in self.clauses if at < clause.span.end), None)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say: of which words, why, and what to do.

    `clause` is where they stand; `there` is the clause elsewhere that it is about, and `overlap`
    what the two are to each other, with the evidence.
    """

    span: Span
    message: Phrase
    mend: Phrase
    clause: Clause | None = None
    there: Clause | None = None
    overlap: Overlap | None = None


Check = Callable[[Draft], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A convention or a duty of care, by the name that people switch it off by."""

    id: str
    severity: Severity
    check: Check

    @property
    def says(self) -> str:
        """The convention, in a sentence."""
        return " ".join(self.why.partition("\n\n")[0].split())

    @property
    def why(self) -> str:
        """What it looks for and where that comes from: the docstring of its check."""
        return getdoc(self.check) or ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark on a document, with the rule that made it."""

    rule: Rule
    document: Document
    remark: Remark
