"""JSON Lines that people give us: checked line by line, a bad line never stops the rest."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    ValidationError,
    field_validator,
    model_validator,
)

from intersector.errors import DataError
from intersector.model import (
    Edit,
    Label,
    Language,
    Passage,
    Problem,
    ProposalKind,
    Span,
    Verdict,
)
from intersector.phrases import recall

LINE_BYTES: Final = 16 * 2**20
"""A longer line is not read: no clause, and no document we know of, comes near."""

LABELS: Final[Mapping[Verdict, frozenset[Label]]] = {
    "overlap": frozenset({"same", "overlap"}),
    "integrates": frozenset({"same", "overlap"}),
    "complements": frozenset({"overlap"}),
    "distinct": frozenset({"formula", "different"}),
    "unsure": frozenset(),
}
"""The labels that a verdict leaves open. To integrate a higher text is a reason to repeat it; what
complements another has its subject in common and is to be coordinated."""


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str

    @field_validator("id", mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        return str(value) if isinstance(value, int) else value


class TextRow(_Row):
    """``{"id", "text"[, "language", "document", "title", "head"]}``; text may be empty.

    `document` is the identifier of the document that the passage stands in.
    """

    text: str
    language: Language | None = None
    document: str | None = None
    title: str = ""
    head: str = ""

    def passage(self) -> Passage:
        """The row as something that can be compared."""
        return Passage(
            self.id, self.text, self.head, self.title, self.document or "", self.language
        )


class Side(BaseModel):
    """One side of a pair: ``{"text"[, "head", "title", "doc", "language"]}``."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    head: str | None = None
    title: str | None = None
    doc: str | None = None
    language: Language | None = None

    def passage(self, name: str) -> Passage:
        """The side as something that can be compared, under `name`."""
        return Passage(
            name, self.text, self.head or "", self.title or "", self.doc or "", self.language
        )


class PairRow(_Row):
    """``{"id", "left": {...}, "right": {...}}``."""

    left: Side = Field()
    right: Side = Field()


class JudgementRow(PairRow):
    """``{"id", "left": {...}, "right": {...}, "verdict" or "label"}``: what people said of a pair.

    A label is one of the four of `score`; a verdict leaves some of them open (`LABELS`).
    """

    verdict: Verdict | None = None
    label: Label | None = None

    @model_validator(mode="after")
    def _one_answer(self) -> "JudgementRow":
        if (self.verdict is None) == (self.label is None):
            raise ValueError("give either a verdict or a label")
        return self

    @property
    def labels(self) -> frozenset[Label]:
        """The labels that are left open; none where people were unsure."""
        if self.label is not None:
            return frozenset({self.label})
        return LABELS[self.verdict] if self.verdict is not None else frozenset()


class EditRow(BaseModel):
    """``{"source", "start", "end", "text"}``: what stands there gives way to the text."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    source: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    def edit(self) -> Edit:
        """The row as an edit."""
        return Edit(self.source, Span(self.start, self.end), self.text)


class ProposalRow(_Row):
    """``{"id", "kind", "targets", "because", "rule", "said", "overlap", "edits"}``: a proposal."""

    kind: ProposalKind
    targets: tuple[str, ...]
    because: str
    rule: str = ""
    said: Mapping[str, JsonValue] = {}
    overlap: str | None = None
    overlaps: tuple[str, ...] = ()
    edits: tuple[EditRow, ...] = ()

    @property
    def reasons(self) -> str:
        """Why, as a sentence that other languages can say, unless somebody has rewritten it."""
        try:
            told = recall(self.said.get("because"))
        except ValueError:
            return self.because
        return told if told == self.because else self.because


class DocumentRow(BaseModel):
    """``{"source", "sha256", "instrument", "language"}`` of a document that was mapped."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    source: str
    sha256: str
    instrument: str | None = None
    language: Language
    title: str = ""
    kind: str = "document"
    body: str | None = None
    sector: str | None = None
    year: int | None = None


RowType = TypeVar("RowType", bound=BaseModel)


def read_rows(path: Path, form: type[RowType]) -> Iterator[RowType | Problem]:
    """Each line of the file as a row of `form`, or what is wrong with it and where.

    Blank lines are passed over. Raises `DataError` when the file cannot be opened.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise DataError(
            str(path), f"cannot be opened ({error.strerror}).", mend="Check the path."
        ) from error
    with file:
        number = 0
        while line := file.readline(LINE_BYTES):
            number += 1
            if line.strip():
                yield _row(line, form, str(path), number)


def _row(line: bytes, form: type[RowType], source: str, number: int) -> RowType | Problem:
    try:
        return form.model_validate_json(line.lstrip(b"\xef\xbb\xbf"))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        message = f"{where}: {first['msg']}." if where else f"{first['msg']}."
        mend = f"Each line must be like {form.__doc__.splitlines()[0]}" if form.__doc__ else ""
        return Problem(source, message, mend, place=f"line {number}")
