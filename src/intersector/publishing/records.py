"""Findings as the JSON rows that other people's scripts read: fixed keys, in a fixed order.

Scores are rounded to four decimals, so that a row does not depend on the machine's last bit.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from intersector.editions import Difference
from intersector.identifiers import InstrumentId
from intersector.mandates import Due, first_due, next_due
from intersector.matching import Trial
from intersector.model import (
    Change,
    Citation,
    Clause,
    Comment,
    Decision,
    Document,
    Evidence,
    Group,
    Label,
    Mandate,
    Match,
    Overlap,
    Pairing,
    Passage,
    Problem,
    Span,
    Theme,
)
from intersector.organisations import Organisations

Record = dict[str, Any]
"""One JSON object: the order of its keys is the order in which they are printed."""


def document_record(document: Document, clauses: Sequence[Clause]) -> Record:
    """A document as read; ``text[start:end]`` of the row is the text of each clause."""
    return {
        "source": document.source,
        "sha256": document.sha256,
        "language": document.language,
        "kind": document.kind,
        "body": document.body,
        "number": document.id.number if document.id else document.number,
        "place": document.place,
        "year": document.year,
        "sector": document.sector,
        "title": document.title,
        "text": document.text,
        "clauses": [_clause(clause) for clause in clauses],
        "changes": [_change(change) for change in document.changes],
        "warnings": list(document.warnings),
        "comments": [_comment(comment) for comment in document.comments],
    }


def _clause(clause: Clause) -> Record:
    return {
        "key": clause.key,
        "head": clause.head,
        "number": clause.number,
        "role": clause.role,
        "actors": list(clause.actors),
        "text": clause.text,
        "start": clause.span.start,
        "end": clause.span.end,
    }


def _change(change: Change) -> Record:
    return {
        "type": change.type,
        "author": change.author,
        "date": change.date,
        "text": change.text,
    }


def _comment(comment: Comment) -> Record:
    span = comment.span
    return {
        "author": comment.author,
        "date": comment.date,
        "text": comment.text,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
    }


def citation_record(citation: Citation, *, passage: str | None = None) -> Record:
    """A citation, by the `passage` it stands in (key ``id``) or by its file (key ``source``)."""
    source = citation.document.source if citation.document else None
    return {
        **({"source": source} if passage is None else {"id": passage}),
        "start": citation.span.start,
        "end": citation.span.end,
        "text": citation.text,
        "kind": citation.kind,
        "number": citation.number,
        "body": citation.body,
        "place": citation.place,
        "year": citation.year,
        "target": written(citation.target),
        "candidates": [str(candidate) for candidate in citation.candidates],
        "status": citation.status,
        "current": written(citation.current),
    }


def mandate_record(
    mandate: Mandate, *, organisations: Organisations, since: int | None = None
) -> Record:
    """A duty; ``clause`` is the path of its clause in the document.

    ``next_due`` is told where the year `since` is given: the first time in that year or later.
    """
    first = first_due(mandate, organisations=organisations)
    following = None
    if since is not None:
        following = next_due(mandate, after=since - 1, organisations=organisations)
    return {
        "source": mandate.clause.document.source,
        "clause": mandate.clause.key,
        "actors": list(mandate.actors),
        "action": mandate.action,
        "recipient": mandate.recipient,
        "frequency": mandate.frequency,
        "reporting": mandate.reporting,
        "deadline": mandate.deadline,
        "start": mandate.span.start,
        "end": mandate.span.end,
        "kind": mandate.kind,
        "condition": mandate.condition,
        "first_due": _due(first),
        "next_due": _due(following),
    }


def _due(due: Due | None) -> Record | None:
    return None if due is None else {"year": due.year, "occasion": due.occasion}


def difference_record(difference: Difference) -> Record:
    """What became of a clause; ``words`` joined is its text on either side, on one line."""
    return {
        "kind": difference.kind,
        "old": _edition(difference.old),
        "new": _edition(difference.new),
        "words": [{"type": each.type, "text": each.text} for each in difference.words],
    }


def _edition(clause: Clause | None) -> Record | None:
    if clause is None:
        return None
    row = _clause(clause)
    return {key: row[key] for key in ("key", "head", "number", "text", "start", "end")}


def match_records(
    matches: Iterable[Match], left: Sequence[Passage], right: Sequence[Passage]
) -> Iterator[Record]:
    """Matches by the names of their passages; `rank` 1 is the best for the left one.

    The matches of one left passage follow each other, best first.
    """
    for place, group in groupby(matches, key=lambda match: match.left):
        for rank, match in enumerate(group, start=1):
            yield {
                "left": left[place].id,
                "right": right[match.right].id,
                "rank": rank,
                "score": rounded(match.score),
            }


def score_record(pair: str, score: float, label: Label, evidence: Iterable[Evidence]) -> Record:
    """How surely the pair named `pair` is a real overlap, and why."""
    return {
        "id": pair,
        "score": rounded(score),
        "label": label,
        "evidence": [_evidence(reason) for reason in evidence],
    }


def trial_record(trial: Trial) -> Record:
    """A judged pair as it was scored, and as a scoring that learned from the others would."""
    sides = {"before": trial.before, "after": trial.after}
    return {
        "id": trial.judged.id,
        "labels": sorted(trial.judged.labels),
        **{
            side: {"score": rounded(score), "label": label}
            for side, (score, label) in sides.items()
        },
        "change": trial.change,
    }


def overlap_record(overlap: Overlap) -> Record:
    """An overlap with both sides; spans of its evidence are in the side's ``text``."""
    return {
        "id": overlap.id,
        "kind": overlap.kind,
        "label": overlap.label,
        "score": rounded(overlap.score),
        "left": _side(overlap.left),
        "right": _side(overlap.right),
        "evidence": [_evidence(reason) for reason in overlap.evidence],
    }


def group_record(group: Group) -> Record:
    """A clause that stands in several instruments, and the overlaps that come of it."""
    return {
        "id": group.id,
        "overlaps": list(group.overlaps),
        "links": [each.id for each in group.links],
        "clauses": [_side(clause) for clause in group.clauses],
    }


def _side(clause: Clause) -> Record:
    return {
        "source": clause.document.source,
        "instrument": written(clause.document.id),
        "language": clause.document.language,
        "sector": clause.document.sector,
        "clause": clause.key,
        "start": clause.span.start,
        "end": clause.span.end,
        "text": clause.words,
    }


def _evidence(evidence: Evidence) -> Record:
    return {
        "feature": evidence.feature,
        "score": rounded(evidence.score),
        "detail": evidence.detail,
        "left": _span(evidence.left_span),
        "right": _span(evidence.right_span),
    }


def theme_record(theme: Theme) -> Record:
    """A theme with its members and what put each of them there."""
    return {
        "id": theme.id,
        "label": theme.label,
        "sectors": list(theme.sectors),
        "mutual": theme.mutual,
        "keywords": list(theme.keywords),
        "members": [
            {"source": member.source, "instrument": written(member.id), "title": member.title}
            for member in theme.members
        ],
        "basis": dict(sorted(theme.basis.items())),
        "concerned": list(theme.concerned),
        "developing": list(theme.developing),
        "clauses": {
            source: [{"source": c.document.source, "clause": c.key} for c in clauses]
            for source, clauses in sorted(theme.clauses.items())
        },
        "links": [
            {
                "left": link.left,
                "right": link.right,
                "confidence": rounded(link.confidence),
                "because": link.because,
            }
            for link in theme.links
        ],
    }


def pairing_record(pairing: Pairing) -> Record:
    """A place in the mapping, or a match of two lists, with what a person decided on it."""
    decision = pairing.decision
    return {
        "subject": pairing.subject,
        "subject_label": pairing.subject_label,
        "object": pairing.object,
        "object_label": pairing.object_label,
        "confidence": rounded(pairing.confidence),
        "justification": pairing.justification,
        "verdict": None if decision is None else _verdict(decision),
        "who": decision.who if decision else None,
        "when": decision.when if decision else None,
        "why": decision.why if decision else None,
        "change": pairing.change,
    }


def _verdict(decision: Decision) -> str:
    return "confirmed" if decision.confirmed else "rejected"


def source_record(document: Document) -> Record:
    """What was mapped: a document by its file, and by the instrument that it is (or null)."""
    return {
        "source": document.source,
        "sha256": document.sha256,
        "language": document.language,
        "instrument": written(document.id),
        "sector": document.sector,
        "title": document.title,
        "kind": document.kind,
        "body": document.body,
        "year": document.year,
    }


def clause_record(clause: Clause) -> Record:
    """A clause that was compared, with its words on one line and without footnotes."""
    return {"source": clause.document.source, **_clause(clause), "text": clause.words}


def problem_record(problem: Problem) -> Record:
    """Something to mend; ``fatal`` when the document could not be read at all."""
    return {
        "source": problem.source,
        "place": problem.place,
        "message": problem.message,
        "mend": problem.mend,
        "fatal": problem.fatal,
    }


def json_line(record: Mapping[str, Any]) -> str:
    """One row as JSON on one line, without its newline."""
    return json.dumps(record, ensure_ascii=False)


def write_jsonl(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Write JSON Lines: UTF-8, one object a line; a lone surrogate becomes its JSON escape."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.writelines(f"{json_line(record)}\n" for record in records)


def rounded(score: float) -> float:
    """A score to four decimals, so that it does not depend on the machine's last bit."""
    return round(float(score), 4)


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def written(identifier: InstrumentId | None) -> str | None:
    """An identifier as rows hold it."""
    return None if identifier is None else str(identifier)
