"""A row of a mapping set in SSSOM that people have decided on, as editors of such sets leave it."""

from datetime import date
from typing import Any, Final, Literal
from urllib.parse import unquote

from pydantic import Field, ValidationInfo, field_validator

from intersector.model import Decision, Pairing, PairingChange
from intersector.publishing.names import NAMESPACE
from intersector.sheets import Row

CURATED: Final = "semapv:ManualMappingCuration"
"""The justification of what a person decided."""


class SssomRow(Row):
    """The columns of SSSOM that a decision is told by: a mapping of `CURATED` is confirmed, or
    rejected where its predicate is negated; others wait for a person."""

    subject_id: str = Field(min_length=1)
    subject_label: str = ""
    object_id: str = Field(min_length=1)
    object_label: str = ""
    mapping_justification: str = ""
    predicate_modifier: Literal["Not"] | None = Field(None, validate_default=True)
    author_label: str = Field("", validate_default=True)
    mapping_date: date | None = Field(None, validate_default=True)
    confidence: float = Field(0.0, ge=0, le=1)
    comment: str = ""
    change: PairingChange | None = None

    @field_validator("predicate_modifier")
    @classmethod
    def _negated(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None and info.data.get("mapping_justification") != CURATED:
            raise ValueError(f"what is rejected has {CURATED} as its mapping_justification")
        return value

    @field_validator("author_label")
    @classmethod
    def _named(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("mapping_justification") == CURATED and not value:
            raise ValueError("a decision needs the name of who decided")
        return value

    @field_validator("mapping_date")
    @classmethod
    def _dated(cls, value: date | None, info: ValidationInfo) -> date | None:
        if info.data.get("mapping_justification") == CURATED and value is None:
            raise ValueError("a decision needs its date, as 2026-11-22")
        return value

    def pairing(self) -> Pairing:
        """The row as the rest of the house knows it."""
        subject, object_ = map(_name, (self.subject_id, self.object_id))
        decision = None
        if self.mapping_justification == CURATED and self.mapping_date is not None:
            decision = Decision(
                subject,
                object_,
                confirmed=self.predicate_modifier is None,
                who=self.author_label,
                when=self.mapping_date.isoformat(),
                why=self.comment,
            )
        beside: dict[str, Any] = self.model_extra or {}
        return Pairing(
            subject=subject,
            object=object_,
            subject_label=self.subject_label,
            object_label=self.object_label,
            confidence=self.confidence,
            justification="" if decision else self.comment,
            decision=decision,
            change=self.change,
            beside=tuple(sorted((k, str(v)) for k, v in beside.items() if k != "predicate_id")),
        )


def _name(curie: str) -> str:
    """What a CURIE, or the IRI that it stands for, names: without its prefix."""
    short = curie.removeprefix(NAMESPACE)
    return unquote(short.partition(":")[2] or short)
