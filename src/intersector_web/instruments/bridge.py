"""Between rows and the library's types: the only place where the two meet.

`keep_instrument` and `keep_links` write what the library found; `instruments` and `citations` give
it back. Nothing here decides anything.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, cast
from uuid import UUID, uuid4

from django.core.files.base import File
from django.db import transaction
from django.utils.text import slugify

from intersector import editions, pipeline
from intersector import model as library
from intersector.identifiers import InstrumentId
from intersector.phrases import keep, recall
from intersector.pipeline import Instrument as Read
from intersector_web.instruments.models import Citation, Clause, Document, Instrument, Mandate

PLAIN = ["key", "position", "head", "number", "role", "actors", "start", "end", "text", "notes"]


@transaction.atomic
def keep_instrument(read: Read, original: File[bytes]) -> Document:
    """Write a document with its clauses, over what was there of the same source."""
    found = read.document
    work = _work(found)
    kept = lines(read, work)
    row = Document.objects.filter(source=found.source).first() or Document(source=found.source)
    row.instrument = work
    row.identifier = str(found.id or "")
    row.year, row.revision = found.year, found.id.edition[1] if found.id else 0
    for name in (
        "language",
        "title",
        "kind",
        "body",
        "number",
        "place",
        "sector",
        "sha256",
        "text",
    ):
        setattr(row, name, getattr(found, name))
    row.blocks = [_block(each) for each in found.blocks]
    row.changes = [[x.type, x.author, x.date, x.text] for x in found.changes]
    row.warnings = [keep(each) for each in found.warnings]
    row.slug = row.slug or _slug(found)
    row.original.name = original.name
    row.digest = _digest(read.clauses, kept)
    row.save()
    _keep_clauses(row, read.clauses, kept)
    return row


def lines(read: Read, work: Instrument) -> list[UUID]:
    """The line of each clause: that of the clause it was, as the library tells, else a new one.

    Asked are, in this order, the document as it was read before, other files of the edition, the
    edition before, the edition after, and other languages of this edition. A line goes to one
    clause.
    """
    known: dict[library.Clause, UUID] = {}
    given: set[UUID] = set()
    for other in _relatives(read.document, work):
        rows = list(other.clauses.all())
        former = read_from(other, rows)
        line = {clause: row.line for clause, row in zip(former.clauses, rows, strict=True)}
        for old, new in pipeline.successors(former, read):
            if new not in known and line[old] not in given:
                known[new] = line[old]
                given.add(line[old])
    return [known.get(each) or uuid4() for each in read.clauses]


def _relatives(found: library.Document, work: Instrument) -> Iterator[Document]:
    """Documents that hold clauses of this one, the nearest first; its own former state before."""
    yield from Document.objects.filter(source=found.source)
    others = list(work.documents.exclude(source=found.source).order_by("pk"))
    age = (found.year or 0, found.id.edition[1] if found.id else 0)
    ages = {other: (other.year or 0, other.revision) for other in others}
    alike = [other for other in others if other.language == found.language]
    yield from (other for other in alike if ages[other] == age)
    yield from sorted((x for x in alike if ages[x] < age), key=lambda x: ages[x])[-1:]
    yield from sorted((x for x in alike if ages[x] > age), key=lambda x: ages[x])[:1]
    yield from (x for x in others if x.language != found.language and ages[x] == age)


@transaction.atomic
def keep_links(
    citations: Iterable[library.Citation],
    mandates: Iterable[library.Mandate],
    clauses: dict[library.Clause, int],
) -> None:
    """Replace all citations and mandates; `clauses` gives the row of each clause."""
    documents = dict(Document.objects.values_list("source", "pk"))
    Citation.objects.all().delete()
    Mandate.objects.all().delete()
    Citation.objects.bulk_create(
        (_citation(each, documents, clauses) for each in citations if each.document), 500
    )
    Mandate.objects.bulk_create((_mandate(each, clauses) for each in mandates), 500)


def instruments(rows: Iterable[Document]) -> list[tuple[Read, list[Clause]]]:
    """Each document as the library read it, with the rows of its clauses in the same order."""
    return [(read_from(row, clauses := list(row.clauses.all())), clauses) for row in rows]


def read_from(row: Document, clauses: Sequence[Clause]) -> Read:
    """A document with its clauses, from its rows."""
    document = library.Document(
        source=row.source,
        sha256=row.sha256,
        language=cast(library.Language, row.language),
        text=row.text,
        blocks=tuple(_block_from(each) for each in row.blocks),
        changes=tuple(library.Change(*each) for each in row.changes),
        warnings=tuple(recall(each) for each in row.warnings),
        id=InstrumentId.parse(row.identifier) if row.identifier else None,
        title=row.title,
        kind=row.kind,
        body=row.body,
        number=row.number,
        year=row.year,
        place=row.place,
        sector=row.sector,
    )
    return Read(document, tuple(_clause_from(each, document) for each in clauses))


def citations(rows: Iterable[Citation], read: Read, clauses: Sequence[Clause]) -> list[Any]:
    """The citations of one document as the library found them."""
    known = {row.pk: clause for row, clause in zip(clauses, read.clauses, strict=True)}
    return [
        library.Citation(
            span=library.Span(row.start, row.end),
            text=row.text,
            kind=row.kind,
            number=row.number,
            body=row.body,
            place=row.place,
            year=row.year,
            target=identifier(row.target),
            candidates=tuple(InstrumentId.parse(each) for each in row.candidates),
            status=cast(library.Status, row.status),
            current=identifier(row.current),
            clause=known.get(row.clause_id or 0),
            document=read.document,
        )
        for row in rows
    ]


def identifier(written: str | None) -> InstrumentId | None:
    """An identifier as it stands in a row."""
    return InstrumentId.parse(written) if written else None


def _work(found: library.Document) -> Instrument:
    name = str(found.id.work) if found.id else found.source
    work, _created = Instrument.objects.update_or_create(
        name=name,
        defaults={
            "kind": found.kind,
            "body": found.body or "",
            "number": found.number or "",
            "sector": found.sector or "",
            "rank": re.sub(r"\d+", lambda digits: digits[0].zfill(8), found.number or "")[:200],
        },
    )
    return work


def _slug(found: library.Document) -> str:
    stem = slugify(str(found.id).replace("/", "-").replace("@", "-")) if found.id else ""
    stem = stem or slugify(found.source.rpartition("/")[2].replace(".", "-")) or "document"
    base = f"{stem[:150]}-{found.language}"
    taken = set(Document.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    names = (base if n == 1 else f"{base}-{n}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _keep_clauses(row: Document, clauses: Sequence[library.Clause], kept: Sequence[UUID]) -> None:
    """Bring the clauses up to date; those whose line stays keep their row."""
    Clause.objects.bulk_create(
        [
            _clause(row, clause, line, position)
            for position, (clause, line) in enumerate(zip(clauses, kept, strict=True))
        ],
        500,
        update_conflicts=True,
        unique_fields=["document", "line"],
        update_fields=[*PLAIN, "said"],
    )
    row.clauses.exclude(line__in=kept).delete()


def _clause(row: Document, clause: library.Clause, line: UUID, position: int) -> Clause:
    return Clause(
        document=row,
        line=line,
        said=said(clause),
        key=clause.key,
        position=position,
        head=clause.head,
        number=clause.number,
        role=clause.role,
        actors=list(clause.actors),
        start=clause.span.start,
        end=clause.span.end,
        text=clause.text,
        notes=[[note.start, note.end] for note in clause.notes],
    )


def _digest(clauses: Sequence[library.Clause], kept: Sequence[UUID]) -> str:
    """Of all that is kept of clauses."""
    found = sha256()
    for clause, line in zip(clauses, kept, strict=True):
        told = (line, clause.key, clause.head, clause.number, clause.role, clause.actors)
        found.update(repr((*told, clause.span, clause.text, clause.notes)).encode())
    return found.hexdigest()


def said(clause: library.Clause) -> str:
    """A digest of what a clause says: its head and words, not its number."""
    return sha256("\n".join(editions.said(clause)).encode()).hexdigest()


def _clause_from(row: Clause, document: library.Document) -> library.Clause:
    return library.Clause(
        document,
        row.key,
        row.head,
        row.number,
        cast(library.Role, row.role),
        tuple(row.actors),
        library.Span(row.start, row.end),
        row.text,
        tuple(library.Span(*note) for note in row.notes),
    )


def _block(block: library.Block) -> list[Any]:
    return [block.span.start, block.span.end, block.kind, block.level, block.number, block.style]


def _block_from(kept: list[Any]) -> library.Block:
    start, end, *rest = kept
    return library.Block(library.Span(start, end), *rest)


def _citation(
    found: library.Citation, documents: dict[str, int], clauses: dict[library.Clause, int]
) -> Citation:
    source = found.document.source if found.document else ""
    return Citation(
        document_id=documents[source],
        clause_id=clauses[found.clause] if found.clause else None,
        start=found.span.start,
        end=found.span.end,
        text=found.text,
        kind=found.kind,
        number=found.number,
        body=found.body,
        place=found.place,
        year=found.year,
        target=str(found.target) if found.target else None,
        candidates=[str(each) for each in found.candidates],
        status=found.status,
        current=str(found.current) if found.current else None,
    )


def _mandate(found: library.Mandate, clauses: dict[library.Clause, int]) -> Mandate:
    return Mandate(
        clause_id=clauses[found.clause],
        start=found.span.start,
        end=found.span.end,
        actors=list(found.actors),
        action=found.action,
        object=found.object,
        recipient=found.recipient,
        frequency=found.frequency,
        deadline=found.deadline,
        reporting=found.reporting,
        collaborators=list(found.collaborators),
        kind=found.kind,
        condition=found.condition,
    )
