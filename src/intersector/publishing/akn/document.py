"""One document as Akoma Ntoso: what it is, then its text with every part marked."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from intersector.model import Citation, Clause, Document, Span
from intersector.organisations import Organisations
from intersector.publishing.akn.meta import Subject, describe
from intersector.publishing.akn.names import DELIBERATIONS, citation_iri, slug
from intersector.publishing.akn.page import Inline, Page
from intersector.publishing.akn.tree import Part, parts
from intersector.structure import Mark, Marked, mark


def akoma_ntoso(
    document: Document,
    clauses: Sequence[Clause],
    citations: Iterable[Citation],
    *,
    organisations: Organisations,
) -> bytes:
    """The document as one UTF-8 file of Akoma Ntoso 3.0, the same for the same input.

    `clauses` and `citations` are the document's own. A character that XML cannot hold becomes
    U+FFFD, and any white space between elements a plain one, so that every offset stays; at the
    end there is none.
    """
    marked = mark(document)
    subject = Subject.of(document, clauses, organisations)
    page = Page(
        document.text,
        [*_notes(marked), *_references(citations, organisations)],
        {at: subject.identifiers(names) for at, names in _addressed(marked, clauses)},
    )
    name = slug(document.kind)
    tag = "statement" if name in DELIBERATIONS else "doc"
    main, *annexes = parts(marked)
    page.open("akomaNtoso")
    page.open(tag, name=name, contains="originalVersion")
    describe(page, subject)
    _zones(page, main, "")
    _attach(page, annexes, subject)
    page.close(tag)
    page.close("akomaNtoso")
    return _printed(page.close_all())


def _attach(page: Page, annexes: Sequence[Part], subject: Subject) -> None:
    """The annexes, each a document of its own in the attachments."""
    if not annexes:
        return
    page.open("attachments")
    for number, annex in enumerate(annexes, 1):
        name = f"att_{number}"
        page.open("attachment", eId=name)
        page.open("doc", name="annex", contains="originalVersion")
        describe(page, subject, component=f"annex_{number}")
        _zones(page, annex, name)
        page.close("doc")
        page.close("attachment")
    page.close("attachments")


def _zones(page: Page, part: Part, prefix: str) -> None:
    """The large parts, of which only the main body may not be missing."""
    if part.preface:
        page.zone("preface", part.preface, prefix)
    if part.preamble:
        page.zone("preamble", part.preamble, prefix)
    page.zone("mainBody", part.body, prefix)
    if part.conclusions:
        page.zone("conclusions", part.conclusions, prefix)


def _notes(marked: Marked) -> Iterator[Inline]:
    """Footnotes, with the marks by which the reader of the format knew them.

    Numbers of pages, which only the structure takes for notes, are none.
    """
    blocks = marked.document.blocks
    numbers = {block.span.start: block.number for block in blocks if block.kind == "note"}
    for note in marked.of("note"):
        at = note.span.start
        if at in numbers or any(map(str.isalpha, note.span.of(marked.text))):
            yield Inline(note.span, marker=numbers.get(at))


def _references(citations: Iterable[Citation], organisations: Organisations) -> Iterator[Inline]:
    last: Span | None = None
    for citation in citations:
        if citation.span != last:  # words that stand for several members of a range link to one
            href = citation_iri(citation, organisations)
            yield Inline(citation.span, href, resolved=citation.target is not None)
        last = citation.span


def _addressed(marked: Marked, clauses: Iterable[Clause]) -> list[tuple[int, tuple[str, ...]]]:
    """Those whom each head, or each paragraph that has its verb in it, addresses."""
    heads, numbers = marked.of("head"), marked.of("number")
    found: dict[int, dict[str, None]] = {}
    for clause in clauses:
        at = clause.span.start
        head = _last(heads, at)
        number = _last(numbers, at)
        if head is not None and head.printed == clause.head:
            at = head.span.start
        elif number is not None and not marked.text[number.span.end : at].strip():
            at = number.span.start
        found.setdefault(at, {}).update(dict.fromkeys(clause.actors))
    return [(at, tuple(names)) for at, names in found.items()]


def _last(marks: Sequence[Mark], at: int) -> Mark | None:
    place = bisect(marks, at, key=lambda mark: mark.span.start)
    return marks[place - 1] if place else None


def _printed(root: etree._Element) -> bytes:
    """The file; the metadata, which hold no text, are indented."""
    for meta in root.iter("{*}meta"):
        etree.indent(meta)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
