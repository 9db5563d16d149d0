"""The review file: one row for each pair, as CSV, JSON Lines, Excel, or SSSOM (``.tsv``)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from intersector.model import Decision, Pairing, PairingChange, Problem
from intersector.publishing import review_table, review_workbook
from intersector.publishing.records import json_line
from intersector.review.sssom import SssomRow
from intersector.sheets import Row, read_sheet, replace_file, write_sheet


class ReviewRow(Row):
    """``{"subject", "object"[, "verdict", "who", "when", "why"]}``; the rest is for the reader.

    `verdict` is empty until a person decides; then `who` and `when` must say so.
    """

    subject: str = Field(min_length=1)
    subject_label: str = ""
    object: str = Field(min_length=1)
    object_label: str = ""
    verdict: Literal["confirmed", "rejected"] | None = None
    who: str = Field("", validate_default=True)
    when: date | None = Field(None, validate_default=True)
    why: str = ""
    confidence: float = Field(0.0, ge=0, le=1)
    justification: str = ""
    change: PairingChange | None = None

    @field_validator("verdict", "when", "change", mode="before")
    @classmethod
    def _empty(cls, value: Any) -> Any:
        return None if value == "" else value

    @field_validator("who")
    @classmethod
    def _named(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("verdict") and not value:
            raise ValueError("a verdict needs the name of who decided")
        return value

    @field_validator("when")
    @classmethod
    def _dated(cls, value: date | None, info: ValidationInfo) -> date | None:
        if info.data.get("verdict") and value is None:
            raise ValueError("a verdict needs its date, as 2026-11-22")
        return value

    def pairing(self) -> Pairing:
        """The row as the rest of the house knows it."""
        decision = None
        if self.verdict is not None and self.when is not None:
            decision = Decision(
                self.subject,
                self.object,
                confirmed=self.verdict == "confirmed",
                who=self.who,
                when=self.when.isoformat(),
                why=self.why,
            )
        return Pairing(
            subject=self.subject,
            object=self.object,
            subject_label=self.subject_label,
            object_label=self.object_label,
            confidence=self.confidence,
            justification=self.justification,
            decision=decision,
            change=self.change,
            beside=tuple(sorted((k, str(v)) for k, v in (self.model_extra or {}).items())),
        )


COLUMNS = tuple(ReviewRow.model_fields)


@dataclass(frozen=True, slots=True)
class Review:
    """What a review file holds: its good rows, and what is wrong with the others."""

    pairings: tuple[Pairing, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, in the order of the file."""
        return tuple(each.decision for each in self.pairings if each.decision is not None)


def read_review(path: Path | None) -> Review:
    """The file's rows; none when there is no such file yet, or none is named.

    Of two rows for one pair the later is a mistake, and told.
    """
    if path is None or not path.exists():
        return Review()
    found: dict[tuple[str, str], Pairing] = {}
    problems = []
    for row in _rows(path):
        if isinstance(row, Problem):
            problems.append(row)
            continue
        pairing = row.pairing()
        pair = pairing.subject, pairing.object
        if pair in found:
            message = f"{pairing.subject} and {pairing.object} have two rows."
            problems.append(Problem(str(path), message, "Keep one of them."))
        else:
            found[pair] = pairing
    return Review(tuple(found.values()), tuple(problems))


def write_review(path: Path, pairings: Sequence[Pairing]) -> None:
    """Write the rows, with every column that people have added; OutputError when it cannot be."""
    rows = [_record(each) for each in pairings]
    columns = [*COLUMNS, *sorted({name for each in pairings for name, _ in each.beside})]
    if _is_sssom(path):
        replace_file(path, review_table(pairings))
    elif path.suffix.casefold() == ".jsonl":
        replace_file(path, "".join(f"{json_line(row)}\n" for row in rows))
    elif path.suffix.casefold() == ".xlsx":
        replace_file(path, review_workbook(columns, rows))
    else:
        write_sheet(path, columns, rows)


def _rows(path: Path) -> Iterator[ReviewRow | SssomRow | Problem]:
    if _is_sssom(path):
        yield from read_sheet(path, SssomRow)
    else:
        yield from read_sheet(path, ReviewRow)


def _is_sssom(path: Path) -> bool:
    return path.suffix.casefold() == ".tsv"


def _record(pairing: Pairing) -> dict[str, Any]:
    decision = pairing.decision
    verdict = None if decision is None else "confirmed" if decision.confirmed else "rejected"
    return {
        "subject": pairing.subject,
        "subject_label": pairing.subject_label,
        "object": pairing.object,
        "object_label": pairing.object_label,
        "verdict": verdict,
        "who": decision.who if decision else "",
        "when": decision.when if decision else None,
        "why": decision.why if decision else "",
        "confidence": round(pairing.confidence, 4),
        "justification": pairing.justification,
        "change": pairing.change,
        **dict(pairing.beside),
    }
