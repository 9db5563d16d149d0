"""What the library found, written as rows; a finding made again keeps its row."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from django.db import transaction

from intersector import model as library
from intersector.phrases import keep
from intersector.proposals import of_findings
from intersector_web.instruments.bridge import keep_links
from intersector_web.instruments.models import Clause, Document
from intersector_web.overlaps.models import Evidence, Finding, Membership, Overlap, Proposal, Theme

Rows = Mapping[library.Clause, Clause]
Found = TypeVar("Found", bound=Finding)


@transaction.atomic
def keep_findings(findings: library.Findings, clauses: Rows) -> None:
    """Bring every finding up to date; `clauses` gives the row of each clause."""
    rows = {clause: row.pk for clause, row in clauses.items()}
    keep_links(findings.citations, findings.mandates, rows)
    newest = _newest()
    found = [_overlap(each, clauses, newest) for each in findings.overlaps]
    grouped = {name: group.id for group in findings.groups for name in group.overlaps}
    overlaps = _bring(Overlap, _together(found, grouped))
    _keep_evidence(findings.overlaps, overlaps)
    _keep_members(findings.themes, _bring(Theme, [_theme(each) for each in findings.themes]))
    proposed = of_findings(findings.proposals)
    _bring(Proposal, [_proposal(each, overlaps) for each in proposed])


def _bring(kind: type[Found], rows: Sequence[Found]) -> dict[str, int]:
    """Insert or update by name, in order; what is not among them is no longer found."""
    for order, row in enumerate(rows):
        row.order = order
    names = [field.name for field in kind._meta.concrete_fields if field.name not in {"id", "name"}]
    manager: Any = kind._default_manager
    manager.update(found=False)
    manager.bulk_create(
        rows, 500, update_conflicts=True, unique_fields=["name"], update_fields=names
    )
    return dict(manager.filter(found=True).values_list("name", "pk"))


def digest(sides: Iterable[Clause]) -> str:
    """A name of what both clauses say, in whatever order they stand."""
    return _hash(side.said for side in sides)


def _hash(names: Iterable[str]) -> str:
    return sha256("\n".join(sorted(names)).encode()).hexdigest()


def _together(found: Sequence[Overlap], grouped: Mapping[str, str]) -> list[Overlap]:
    """The overlaps of a group behind its first."""
    places = {row.name: place for place, row in enumerate(found)}
    for row in found:
        row.group = grouped.get(row.name, "")
    return sorted(found, key=lambda row: (places[row.group or row.name], places[row.name]))


def _newest() -> frozenset[int]:
    """The documents of the newest edition of each instrument."""
    fields = ("instrument", "year", "revision", "pk")
    found = [
        (work, (year or 0, revision), pk)
        for work, year, revision, pk in Document.objects.values_list(*fields)
    ]
    latest: dict[int, tuple[int, int]] = {}
    for work, age, _pk in found:
        latest[work] = max(age, latest.get(work, age))
    return frozenset(pk for work, age, pk in found if age == latest[work])


def _overlap(each: library.Overlap, clauses: Rows, newest: frozenset[int]) -> Overlap:
    both = (clauses[each.left], clauses[each.right])
    return Overlap(
        name=each.id,
        left=both[0],
        right=both[1],
        kind=each.kind,
        label=each.label,
        score=each.score,
        pair=_hash(str(side.line) for side in both),
        digest=digest(both),
        sectors=" ".join(sorted({side.document.sector or "-" for side in (each.left, each.right)})),
        current=all(side.document_id in newest for side in both),
    )


def _keep_evidence(overlaps: Sequence[library.Overlap], rows: Mapping[str, int]) -> None:
    Evidence.objects.filter(overlap__in=rows.values()).delete()
    made = (
        Evidence(
            overlap_id=rows[overlap.id],
            position=position,
            feature=each.feature,
            score=each.score,
            detail=keep(each.detail),
            left_span=_span(each.left_span),
            right_span=_span(each.right_span),
        )
        for overlap in overlaps
        for position, each in enumerate(overlap.evidence)
    )
    Evidence.objects.bulk_create(made, 500)


def _theme(each: library.Theme) -> Theme:
    return Theme(
        name=each.id,
        label=keep(each.label),
        sectors=list(each.sectors),
        mutual=keep(each.mutual) if each.mutual else None,
        concerned=list(each.concerned),
        keywords=list(each.keywords),
    )


def _keep_members(themes: Sequence[library.Theme], rows: Mapping[str, int]) -> None:
    documents = dict(Document.objects.values_list("source", "pk"))
    Membership.objects.all().delete()
    made = (
        Membership(
            theme_id=rows[theme.id],
            document_id=documents[member.source],
            basis=keep(theme.basis.get(member.source, "")),
        )
        for theme in themes
        for member in theme.members
    )
    Membership.objects.bulk_create(made, 500)


def _proposal(each: library.Proposal, overlaps: Mapping[str, int]) -> Proposal:
    return Proposal(
        name=each.id,
        overlap_id=overlaps[each.overlap] if each.overlap else None,
        together=bool(each.overlaps),
        kind=each.kind,
        targets=list(each.targets),
        draft=each.draft,
        edits=[[e.source, e.span.start, e.span.end, e.text] for e in each.edits],
        because=keep(each.because),
        rule=keep(each.rule),
        lost=keep(each.lost),
        decision=keep(each.decision),
    )


def _span(span: library.Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
