"""A folder that `intersector map` wrote, read back: its findings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict

from intersector.errors import DataError
from intersector.identifiers import InstrumentId
from intersector.jsonl import DocumentRow, ProposalRow, read_rows
from intersector.model import (
    Citation,
    Clause,
    Decision,
    Document,
    Findings,
    Group,
    Label,
    Mandate,
    Overlap,
    OverlapKind,
    Pairing,
    Problem,
    Proposal,
    Role,
    Span,
    Status,
    Theme,
    Unreflected,
)

_AGAIN: Final = "Run `intersector map` again: its folder lacks this or was changed."
RowType = TypeVar("RowType", bound=BaseModel)


def _canonical(written: str | None) -> str | None:
    """An identifier as it is written; ValueError where it is none."""
    return None if written is None else str(InstrumentId.parse(written))


Identifier = Annotated[str | None, AfterValidator(_canonical)]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class ClauseRow(_Row):
    """``{"source", "key", "head", "number", "role", "actors", "text", "start", "end"}``."""

    source: str
    key: str
    head: str | None
    number: str | None
    role: Role
    actors: tuple[str, ...]
    text: str
    start: int
    end: int


class SideRow(_Row):
    """``{"source", "clause"}`` of a clause."""

    source: str
    clause: str


class OverlapRow(_Row):
    """``{"id", "kind", "label", "score", "left", "right"}`` of an overlap."""

    id: str
    kind: OverlapKind
    label: Label
    score: float
    left: SideRow
    right: SideRow


class GroupRow(_Row):
    """``{"overlaps", "links", "clauses"}`` of a clause that stands in several instruments."""

    overlaps: tuple[str, ...]
    links: tuple[str, ...]
    clauses: tuple[SideRow, ...]


class CitationRow(_Row):
    """``{"source", "start", "end", "text", "kind", "target", "status", "current"}``."""

    source: str
    start: int
    end: int
    text: str
    kind: str
    number: str | None
    body: str | None
    place: str | None
    year: int | None
    target: Identifier
    status: Status
    current: Identifier


class MandateRow(_Row):
    """``{"source", "clause", "actors", "action", "recipient", "frequency", ...}`` of a duty."""

    source: str
    clause: str
    actors: tuple[str, ...]
    action: str
    recipient: str | None
    frequency: str | None
    reporting: bool
    deadline: str | None
    start: int
    end: int


class MemberRow(_Row):
    """``{"source"}`` of a member of a theme."""

    source: str


class ThemeRow(_Row):
    """``{"id", "label", "sectors", "mutual", "members", "concerned", "developing"}``."""

    id: str
    label: str
    sectors: tuple[str, ...]
    mutual: str | None
    members: tuple[MemberRow, ...]
    basis: dict[str, str]
    concerned: tuple[str, ...]
    developing: tuple[str, ...]


class PairingRow(_Row):
    """``{"subject", "object", "verdict", "who", "when", "why"}`` of a place in the mapping."""

    subject: str
    subject_label: str
    object: str
    object_label: str
    confidence: float
    justification: str
    verdict: Literal["confirmed", "rejected"] | None
    who: str | None
    when: str | None
    why: str | None

    def pairing(self) -> Pairing:
        """The row as the rest of the house knows it."""
        decision = None
        if self.verdict is not None:
            confirmed = self.verdict == "confirmed"
            decision = Decision(
                self.subject,
                self.object,
                confirmed=confirmed,
                who=self.who or "",
                when=self.when or "",
                why=self.why or "",
            )
        return Pairing(
            self.subject,
            self.object,
            self.subject_label,
            self.object_label,
            self.confidence,
            self.justification,
            decision,
        )


class UnreflectedRow(_Row):
    """``{"sector", "source", "clause", "cited_by"}`` of an instruction not taken up."""

    sector: str
    source: str
    clause: str
    actors: tuple[str, ...]
    reporting: bool
    text: str
    cited_by: tuple[str, ...]


def read_mapped(folder: Path) -> Findings:
    """What the run that wrote `folder` found.

    Of its text a document has the words of its clauses, each at its place; overlaps come without
    their evidence. Raises DataError, with the file and the line, where the folder
    lacks a file or was changed by hand.
    """
    clauses = tuple(_rows(folder / "clauses.jsonl", ClauseRow))
    texts = _texts(clauses)
    rows = _rows(folder / "documents.jsonl", DocumentRow)
    documents = {row.source: _document(row, texts.get(row.source, "")) for row in rows}
    found = _Found(folder, documents, clauses)
    overlaps = {row.id: found.overlap(row) for row in found.rows("overlaps", OverlapRow)}
    return Findings(
        documents=tuple(documents.values()),
        clauses=tuple(found.clauses.values()),
        citations=tuple(found.citation(row) for row in found.rows("citations", CitationRow)),
        mandates=tuple(found.mandate(row) for row in found.rows("mandates", MandateRow)),
        overlaps=tuple(overlaps.values()),
        groups=tuple(found.group(row, overlaps) for row in found.groups()),
        themes=tuple(found.theme(row) for row in found.rows("themes", ThemeRow)),
        pairings=tuple(row.pairing() for row in found.rows("mapping", PairingRow)),
        proposals=tuple(_proposal(row) for row in found.rows("proposals", ProposalRow)),
        unreflected=tuple(
            found.unreflected(row) for row in found.rows("unreflected", UnreflectedRow)
        ),
    )


class _Found:
    """Rows of one folder, put together again by the documents and clauses that they name."""

    def __init__(
        self, folder: Path, documents: Mapping[str, Document], clauses: Iterable[ClauseRow]
    ) -> None:
        self.folder, self.documents = folder, documents
        self.clauses = {(row.source, row.key): self._clause(row) for row in clauses}
        self._within: dict[str, list[Clause]] = defaultdict(list)
        for clause in self.clauses.values():
            self._within[clause.document.source].append(clause)

    def rows(self, name: str, form: type[RowType]) -> Iterator[RowType]:
        return _rows(self.folder / f"{name}.jsonl", form)

    def groups(self) -> Iterator[GroupRow]:
        """The rows of groups; a folder that was written before there were groups has none."""
        if (self.folder / "groups.jsonl").exists():
            yield from self.rows("groups", GroupRow)

    def document(self, source: str) -> Document:
        found = self.documents.get(source)
        if found is None:
            raise DataError(
                str(self.folder / "documents.jsonl"), f"does not list {source}.", mend=_AGAIN
            )
        return found

    def clause(self, source: str, key: str) -> Clause:
        found = self.clauses.get((source, key))
        if found is None:
            raise DataError(
                str(self.folder / "clauses.jsonl"), f"has no {key} of {source}.", mend=_AGAIN
            )
        return found

    def _clause(self, row: ClauseRow) -> Clause:
        document, span = self.document(row.source), Span(row.start, row.end)
        told = (row.key, row.head, row.number, row.role, row.actors)
        return Clause(document, *told, span, span.of(document.text))

    def citation(self, row: CitationRow) -> Citation:
        target = _identifier(row.target)
        around = (
            clause
            for clause in self._within[row.source]
            if clause.span.start <= row.start < clause.span.end
        )
        return Citation(
            span=Span(row.start, row.end),
            text=row.text,
            kind=row.kind,
            number=row.number,
            body=row.body,
            place=row.place,
            year=row.year,
            target=target,
            status=row.status,
            current=_identifier(row.current),
            clause=next(around, None),
            document=self.document(row.source),
        )

    def mandate(self, row: MandateRow) -> Mandate:
        return Mandate(
            clause=self.clause(row.source, row.clause),
            span=Span(row.start, row.end),
            actors=row.actors,
            action=row.action,
            recipient=row.recipient,
            frequency=row.frequency,
            deadline=row.deadline,
            reporting=row.reporting,
        )

    def overlap(self, row: OverlapRow) -> Overlap:
        left, right = (self.clause(side.source, side.clause) for side in (row.left, row.right))
        return Overlap(row.id, left, right, row.kind, row.label, row.score, ())

    def group(self, row: GroupRow, overlaps: Mapping[str, Overlap]) -> Group:
        missing = [name for name in (*row.links, *row.overlaps) if name not in overlaps]
        if missing or not row.links or len(row.links) + 1 != len(row.clauses):
            what = missing[0] if missing else "each clause of a group"
            raise DataError(str(self.folder / "overlaps.jsonl"), f"has no {what}.", mend=_AGAIN)
        clauses = (self.clause(side.source, side.clause) for side in row.clauses)
        return Group(tuple(clauses), tuple(overlaps[name] for name in row.links), row.overlaps)

    def theme(self, row: ThemeRow) -> Theme:
        return Theme(
            id=row.id,
            label=row.label,
            members=tuple(self.document(member.source) for member in row.members),
            sectors=row.sectors,
            basis=row.basis,
            mutual=row.mutual,
            concerned=row.concerned,
            developing=row.developing,
        )

    def unreflected(self, row: UnreflectedRow) -> Unreflected:
        clause = self.clause(row.source, row.clause)
        mandate = Mandate(clause, clause.span, row.actors, row.text, reporting=row.reporting)
        return Unreflected(mandate, row.sector, tuple(map(self.document, row.cited_by)))


def _rows(path: Path, form: type[RowType]) -> Iterator[RowType]:
    """Every row of a file of ours; the first that is not as it was written stops the reading."""
    for row in read_rows(path, form):
        if isinstance(row, Problem):
            raise DataError(row.source, row.message, mend=_AGAIN, place=row.place)
        yield row


def _texts(rows: Iterable[ClauseRow]) -> dict[str, str]:
    """Of every document the words of its clauses, each where its clause begins."""
    signs: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        text = signs[row.source]
        text.extend(" " * (row.end - len(text)))
        text[row.start : row.start + len(row.text)] = row.text
    return {source: "".join(text) for source, text in signs.items()}


def _document(row: DocumentRow, text: str) -> Document:
    identifier = _identifier(row.instrument)
    return Document(
        source=row.source,
        sha256=row.sha256,
        language=row.language,
        text=text,
        id=identifier,
        title=row.title,
        kind=row.kind,
        body=row.body,
        number=identifier.number if identifier else None,
        year=row.year,
        sector=row.sector,
    )


def _proposal(row: ProposalRow) -> Proposal:
    return Proposal(
        row.id,
        row.kind,
        row.targets,
        draft="",
        because=row.because,
        rule=row.rule,
        overlap=row.overlap,
        overlaps=row.overlaps,
    )


def _identifier(written: str | None) -> InstrumentId | None:
    return None if written is None else InstrumentId.parse(written)
