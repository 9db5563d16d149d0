"""Instruments, Questions, events and publications of which a list gives a title and no more."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from pydantic import Field

from intersector import reading
from intersector.identifiers import InstrumentId
from intersector.model import Block, Clause, Document, Language, Problem, Span
from intersector.organisations import Organisations
from intersector.pipeline.read import Instrument
from intersector.sheets import Row, read_sheet


class ItemRow(Row):
    """``{"id", "title"[, "description", "kind", "body", "sector", "language", "year"]}``.

    `id` is an identifier (``WTSA/resolution/50@2016``), or any name: then `kind` ("question",
    "event", "publication", ...) and `body` say what it is and whose.
    """

    id: str = Field(min_length=1)
    title: str = ""
    description: str = ""
    kind: str = ""
    body: str = ""
    sector: str = ""
    language: Language | None = None
    year: int | None = None


def read_items(
    paths: Sequence[Path], *, organisations: Organisations
) -> Iterator[Instrument | Problem]:
    """Each row of the files as an instrument without more text than its description."""
    seen: set[str] = set()
    for path in paths:
        for row in read_sheet(path, ItemRow):
            if isinstance(row, Problem):
                yield row
                continue
            source = f"{path.name}#{row.id}"
            if source in seen:
                message = f"{row.id} stands there twice."
                yield Problem(str(path), message, "Give each row an id of its own.")
                continue
            seen.add(source)
            yield _instrument(row, source, organisations)


def without_text(
    items: Iterable[Instrument | Problem], texts: Iterable[Instrument | Problem]
) -> Iterator[Instrument | Problem]:
    """The items that no text stands for: a register often lists what is read as well."""
    read = {
        each.document.id.work for each in texts if isinstance(each, Instrument) and each.document.id
    }
    for item in items:
        if (
            isinstance(item, Problem)
            or item.document.id is None
            or item.document.id.work not in read
        ):
            yield item


def _instrument(row: ItemRow, source: str, organisations: Organisations) -> Instrument:
    text = "\n".join(part for part in (row.title, row.description) if part)
    identifier = _identifier(row)
    body = row.body or (identifier.body if identifier else None)
    title = Block(Span(0, len(row.title)), "heading", level=1)
    document = Document(
        source=source,
        sha256=sha256(f"{row.id}\n{text}".encode()).hexdigest(),
        language=row.language or reading.guess_language(text),
        text=text,
        blocks=(title,) if row.title else (),
        id=identifier,
        title=row.title,
        kind=row.kind or (identifier.kind if identifier else "document"),
        body=body,
        number=identifier.number if identifier else row.id,
        year=row.year or (identifier.year if identifier else None),
        sector=row.sector or organisations.sector_of(body),
    )
    return Instrument(document, _clauses(document, row))


def _clauses(document: Document, row: ItemRow) -> tuple[Clause, ...]:
    if not row.description:
        return ()
    span = Span(len(document.text) - len(row.description), len(document.text))
    return (Clause(document, "description", None, None, "body", (), span, row.description),)


def _identifier(row: ItemRow) -> InstrumentId | None:
    try:
        return InstrumentId.parse(row.id)
    except ValueError:
        pass
    if row.body and row.kind:
        return InstrumentId(row.body, row.kind, row.id, row.year)
    return None
