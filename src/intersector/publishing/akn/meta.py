"""What a document is: its names at the levels of FRBR, and who is spoken of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intersector.model import Change, Clause, Document
from intersector.organisations import Organisations
from intersector.publishing.akn.names import (
    DELIBERATIONS,
    LANGUAGES,
    ElementIds,
    document_iri,
    organisation_of,
    slug,
)
from intersector.publishing.akn.page import Page

SELF: Final = "intersector"
"""The identifier of this program, which says what the metadata say."""
_UNDATED: Final = "0001-01-01"
"""The schema wants a date of what has none."""
_CHANGES: Final = "urn:intersector:changes"


@dataclass(frozen=True, slots=True)
class Reference:
    """An organisation or role that the document speaks of: its element, identifier and IRI."""

    tag: str
    identifier: str
    href: str
    name: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A document with everybody it speaks of, by canonical name; `author` is who adopted it."""

    document: Document
    organisations: Organisations
    references: Mapping[str, Reference]
    author: str

    @classmethod
    def of(
        cls, document: Document, clauses: Iterable[Clause], organisations: Organisations
    ) -> "Subject":
        """The document with the body that adopted it and the actors that it addresses."""
        bodies = {
            name: body
            for body in organisations.bodies.values()
            for name in (body.code, *body.names.get("en", ()))
        }
        body = bodies.get(document.body or "")
        author = next(iter(body.names.get("en", ())), body.code) if body else "Unknown"
        actors = sorted({actor for clause in clauses for actor in clause.actors} - {author})
        owner = organisation_of(document.body, organisations)
        ids, found = ElementIds(), {}
        for name in (author, *actors):
            kind = "organization" if name == author or name in bodies else "role"
            tag = "TLCOrganization" if kind == "organization" else "TLCRole"
            href = f"/akn/ontology/{kind}/{owner}/{slug(name)}"
            found[name] = Reference(tag, ids.next("", kind, name), href, name)
        return cls(document, organisations, found, author)

    def identifiers(self, names: Iterable[str]) -> list[str]:
        """The identifiers of those with these names."""
        return [self.references[name].identifier for name in names]

    @property
    def work(self) -> str:
        """The IRI of the work."""
        return document_iri(self.document, self.organisations)

    @property
    def expression(self) -> str:
        """The IRI of this language and edition."""
        year = f"{self.document.year:04d}" if self.document.year is not None else ""
        return f"{self.work}/{LANGUAGES[self.document.language]}@{year}"


def describe(page: Page, subject: Subject, *, component: str = "main") -> None:
    """Write the element `meta` of a document, or of an annex, its `component`."""
    page.open("meta")
    page.open("identification", source=f"#{SELF}-{component}")
    _work(page, subject, component)
    _expression(page, subject, component)
    _manifestation(page, subject, component)
    page.close("identification")
    page.open("references", source=f"#{SELF}-{component}")
    name = f"/akn/ontology/organization/{SELF}"
    page.empty("TLCOrganization", eId=f"{SELF}-{component}", href=name, showAs=SELF.capitalize())
    if component == "main":
        for each in subject.references.values():
            page.empty(each.tag, eId=each.identifier, href=each.href, showAs=each.name)
    page.close("references")
    if component == "main" and subject.document.changes:
        _changes(page, subject.document.changes)
    page.close("meta")


def _common(page: Page, subject: Subject, iri: str, this: str) -> None:
    """What every level of FRBR opens with."""
    document = subject.document
    page.empty("FRBRthis", value=this)
    page.empty("FRBRuri", value=iri)
    if document.id is not None:
        page.empty("FRBRalias", name=SELF, value=str(document.id))
    if document.year is not None:
        page.empty("FRBRdate", date=f"{document.year:04d}-01-01", name="edition")
    else:
        page.empty("FRBRdate", date=_UNDATED, name="unknown")
    page.empty("FRBRauthor", href=f"#{subject.references[subject.author].identifier}")


def _work(page: Page, subject: Subject, component: str) -> None:
    document, kind = subject.document, slug(subject.document.kind)
    page.open("FRBRWork")
    _common(page, subject, subject.work, f"{subject.work}/!{component}")
    page.empty("FRBRcountry", value=organisation_of(document.body, subject.organisations))
    page.empty("FRBRsubtype", value="deliberation" if kind in DELIBERATIONS else kind)
    number = document.id.number if document.id else document.number
    if number:
        page.empty("FRBRnumber", value=number)
    page.empty("FRBRname", value=kind)
    page.close("FRBRWork")


def _expression(page: Page, subject: Subject, component: str) -> None:
    page.open("FRBRExpression")
    _common(page, subject, subject.expression, f"{subject.expression}/!{component}")
    page.empty("FRBRlanguage", language=LANGUAGES[subject.document.language])
    page.close("FRBRExpression")


def _manifestation(page: Page, subject: Subject, component: str) -> None:
    iri = f"{subject.expression}.xml"
    page.open("FRBRManifestation")
    _common(page, subject, iri, f"{subject.expression}/!{component}.xml")
    page.empty("FRBRformat", value="application/akn+xml")
    page.close("FRBRManifestation")


def _changes(page: Page, changes: Sequence[Change]) -> None:
    """The changes tracked in the file, in an element of our own."""
    page.open("proprietary", source=f"#{SELF}-main")
    for change in changes:
        page.foreign(f"{{{_CHANGES}}}change", change.text, **dict(_told(change)))
    page.close("proprietary")


def _told(change: Change) -> Iterator[tuple[str, str]]:
    yield "type", change.type
    if change.author is not None:
        yield "author", change.author
    if change.date is not None:
        yield "date", change.date
