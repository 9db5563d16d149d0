"""JSON rows of what could be done, and of what no text takes up."""

from intersector.model import Move, Proposal, Unreflected
from intersector.phrases import keep
from intersector.publishing.records import Record, rounded, written


def proposal_record(proposal: Proposal) -> Record:
    """What could be done, the rule behind it, and the overlap it answers (or null), or of a group
    all overlaps."""
    return {
        "id": proposal.id,
        "kind": proposal.kind,
        "targets": list(proposal.targets),
        "draft": proposal.draft,
        "because": proposal.because,
        "rule": proposal.rule,
        "lost": proposal.lost,
        "said": {"because": keep(proposal.because), "lost": keep(proposal.lost)},
        "overlap": proposal.overlap,
        "overlaps": list(proposal.overlaps),
        "edits": [
            {"source": e.source, "start": e.span.start, "end": e.span.end, "text": e.text}
            for e in proposal.edits
        ],
        "moves": [_moved(move) for move in proposal.moves],
        "annexes": [
            {
                "heading": each.heading,
                "fate": each.fate,
                "place": each.place,
                "only": list(each.only),
                "instead": list(each.instead),
            }
            for each in proposal.annexes
        ],
        "checks": [
            {"question": c.question, "answer": c.answer, "evidence": c.evidence}
            for c in proposal.checks
        ],
        "decision": proposal.decision,
        "saves": [
            {"what": s.what, "amount": rounded(s.amount), "arithmetic": s.arithmetic}
            for s in proposal.saves
        ],
    }


def _moved(move: Move) -> Record:
    return {
        "clause": move.clause.key,
        "fate": move.fate,
        "beside": move.beside.key if move.beside is not None else None,
        "place": move.place,
    }


def unreflected_record(each: Unreflected) -> Record:
    """An instruction to a Sector that none of its texts reflects, and which of them cite it."""
    clause = each.mandate.clause
    return {
        "sector": each.sector,
        "source": clause.document.source,
        "instrument": written(clause.document.id),
        "clause": clause.key,
        "actors": list(each.mandate.actors),
        "reporting": each.mandate.reporting,
        "text": clause.words,
        "cited_by": [document.source for document in each.recalled],
    }
