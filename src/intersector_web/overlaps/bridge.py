"""What the library found, written as rows; a finding made again keeps its row."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from django.db import transaction

from intersector import model as library
from intersector.phrases import keep
from intersector_web.instruments.bridge import keep_links
from intersector_web.instruments.models import Document
from intersector_web.overlaps.models import Evidence, Finding, Membership, Overlap, Proposal, Theme

Rows = Mapping[library.Clause, int]
Found = TypeVar("Found", bound=Finding)


@transaction.atomic
def keep_findings(findings: library.Findings, clauses: dict[library.Clause, int]) -> None:
    """Bring every finding up to date; `clauses` gives the row of each clause."""
    keep_links(findings.citations, findings.mandates, clauses)
    places = _places(clauses)
    overlaps = _bring(Overlap, [_overlap(each, clauses, places) for each in findings.overlaps])
    _keep_evidence(findings.overlaps, overlaps)
    _keep_members(findings.themes, _bring(Theme, [_theme(each) for each in findings.themes]))
    _bring(Proposal, [_proposal(each, overlaps) for each in findings.proposals])


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


def digest(texts: Iterable[str]) -> str:
    """A name of both texts, in whatever order they stand."""
    hashes = sorted(sha256(text.encode()).hexdigest() for text in texts)
    return sha256("\n".join(hashes).encode()).hexdigest()


def _places(clauses: Iterable[library.Clause]) -> dict[library.Clause, str]:
    """The instrument, language and key of each clause: what is the same in its next edition."""
    met: Counter[tuple[str, str]] = Counter()
    places = {}
    for clause in clauses:
        document, at = clause.document, (clause.document.source, clause.key)
        work = str(document.id.work) if document.id else document.source
        places[clause] = f"{work} {document.language} {clause.key} {met[at]}"
        met[at] += 1
    return places


def _overlap(each: library.Overlap, clauses: Rows, places: Mapping[library.Clause, str]) -> Overlap:
    both = (each.left, each.right)
    return Overlap(
        name=each.id,
        left_id=clauses[each.left],
        right_id=clauses[each.right],
        kind=each.kind,
        label=each.label,
        score=each.score,
        pair=sha256("\n".join(sorted(places[side] for side in both)).encode()).hexdigest(),
        digest=digest(side.text for side in both),
        sectors=" ".join(sorted({side.document.sector or "-" for side in both})),
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
        kind=each.kind,
        targets=list(each.targets),
        draft=each.draft,
        because=keep(each.because),
        rule=keep(each.rule),
        lost=keep(each.lost),
        decision=keep(each.decision),
    )


def _span(span: library.Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
