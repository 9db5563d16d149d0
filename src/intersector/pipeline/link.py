"""Linking: citations, mandates, and documents marked up with both."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from intersector import (
    citations,
    mandates,
    reading,
)
from intersector.identifiers import InstrumentId
from intersector.jsonl import TextRow
from intersector.model import (
    Citation,
    Mandate,
)
from intersector.organisations import Organisations
from intersector.pipeline.progress import Progress, silent
from intersector.pipeline.read import Instrument
from intersector.publishing.akn import akoma_ntoso


def cite(
    instruments: Sequence[Instrument],
    *,
    organisations: Organisations,
    register: citations.Register | None = None,
    itself: bool = False,
    progress: Progress = silent,
) -> Iterator[Citation]:
    """Every citation, resolved against the register and the editions met in this run.

    With `itself`, "this resolution" cites the document that it stands in.
    """
    known = register or known_register(None)
    known = known.with_documents(each.document for each in instruments)
    for done, each in enumerate(instruments):
        progress("linking", done, len(instruments))
        yield from citations.cite(
            each.document,
            each.clauses,
            organisations=organisations,
            register=known,
            itself=itself,
        )
    progress("linking", len(instruments), len(instruments))


def cite_rows(
    rows: Iterable[TextRow],
    *,
    organisations: Organisations,
    register: citations.Register | None = None,
    itself: bool = False,
) -> Iterator[tuple[TextRow, Citation]]:
    """Every citation of each passage, beside its row."""
    known = register or known_register(None)
    for row in rows:
        for citation in citations.cite_text(
            row.text,
            language=row.language or reading.guess_language(row.text),
            organisations=organisations,
            register=known,
            document=_identifier(row.document),
            itself=itself,
        ):
            yield row, citation


def known_register(path: Path | None) -> citations.Register:
    """The shipped register, with the rows of a user's file and what is wrong with some of them."""
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
