"""What is remembered as bytes, and back, to the last bit: JSON and plain arrays, which run no code.

Sentences keep the template and the values that they were made from, so that they can still be said
in the language of a report.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

import numpy as np
from pydantic import TypeAdapter

from intersector.matching import Known, Pairs
from intersector.matching.again import DIGEST
from intersector.model import Clause, Document, Evidence, Span
from intersector.overlap import Judged
from intersector.phrases import Phrase, Term

Instrument = tuple[Document, tuple[Clause, ...]]

_DOCUMENT: Final = TypeAdapter(Document)


def instrument_bytes(document: Document, clauses: Sequence[Clause]) -> bytes:
    """A document as it was read, with its clauses."""
    return _bytes(
        {
            "document": _DOCUMENT.dump_python(document, mode="json"),
            "warnings": [_plain(warning) for warning in document.warnings],
            "clauses": [_clause_row(clause) for clause in clauses],
        }
    )


def instrument_of(data: bytes) -> Instrument:
    """The document and clauses of `instrument_bytes`."""
    row = json.loads(data)
    warnings = tuple(map(_said, row["warnings"]))
    document = replace(_DOCUMENT.validate_python(row["document"]), warnings=warnings)
    return document, tuple(_clause(document, *each) for each in row["clauses"])


def judged_bytes(judged: Judged | None) -> bytes:
    """What two clauses are to each other; nothing for a pair that is no overlap."""
    if judged is None:
        return b""
    evidence = [
        [
            each.feature,
            each.score,
            _plain(each.detail),
            _pair(each.left_span),
            _pair(each.right_span),
        ]
        for each in judged.evidence
    ]
    return _bytes(
        [judged.kind, judged.label, judged.score, evidence, judged.shares, judged.cite_alike]
    )


def judged_of(data: bytes) -> Judged | None:
    """What `judged_bytes` was made of."""
    if not data:
        return None
    kind, label, score, evidence, shares, cite_alike = json.loads(data)
    found = tuple(
        Evidence(feature, weight, _said(detail), _span(left), _span(right))
        for feature, weight, detail, left, right in evidence
    )
    return Judged(kind, label, score, found, tuple(shares), cite_alike)


def neighbours_bytes(known: Known) -> bytes:
    """What a join has found, as arrays."""
    kept = BytesIO()
    pairs = known.pairs
    np.savez(
        kept,
        name=np.frombuffer(b"".join(known.name), np.uint8),
        start=known.start,
        family=known.family,
        member=known.member,
        left=pairs.left.astype(np.int32),
        right=pairs.right.astype(np.int32),
        score=pairs.score,
    )
    return kept.getvalue()


def neighbours_of(data: bytes) -> Known:
    """What `neighbours_bytes` was made of."""
    with np.load(BytesIO(data)) as kept:
        pairs = Pairs(kept["left"].astype(np.int64), kept["right"].astype(np.int64), kept["score"])
        names = kept["name"].tobytes()
        name = tuple(names[at : at + DIGEST] for at in range(0, len(names), DIGEST))
        return Known(name, kept["start"], kept["family"], kept["member"], pairs)


def _bytes(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_number)
    return text.encode("utf-8", "surrogatepass")


def _number(value: Any) -> float:
    """A number of NumPy's as Python's own, of the same value."""
    if isinstance(value, np.generic):
        return value.item()  # type: ignore[no-any-return]
    raise TypeError(f"{type(value)} is not remembered")


def _clause_row(clause: Clause) -> list[Any]:
    return [
        clause.key,
        clause.head,
        clause.number,
        clause.role,
        clause.actors,
        _pair(clause.span),
        [_pair(note) for note in clause.notes],
    ]


def _clause(document: Document, key: str, head: Any, number: Any, role: Any, *rest: Any) -> Clause:
    actors, (start, end), notes = rest
    return Clause(
        document=document,
        key=key,
        head=head,
        number=number,
        role=role,
        actors=tuple(actors),
        span=Span(start, end),
        text=document.text[start:end],
        notes=tuple(Span(*note) for note in notes),
    )


def _pair(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _span(pair: Sequence[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _plain(value: Any) -> Any:
    """A text, with what it was made from; or a value in it."""
    if isinstance(value, Phrase):
        values = {name: _plain(each) for name, each in value.values.items()}
        return {"template": value.template, "values": values}
    if isinstance(value, Term):
        return {"term": str(value), "key": value.key}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _said(value: Any) -> Any:
    """What `_plain` was given."""
    if isinstance(value, list):
        return tuple(map(_said, value))
    if not isinstance(value, dict):
        return value
    if "term" in value:
        return Term(value["term"], key=value["key"])
    return Phrase(
        value["template"], **{name: _said(each) for name, each in value["values"].items()}
    )
