"""Finding the overlaps among the clauses of many documents."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Final

from intersector.matching import Encoder, Formula, Score, score
from intersector.model import Citation, Clause, Evidence, Mandate, Overlap, Passage
from intersector.organisations import Organisations
from intersector.overlap.candidates import Pair, candidates
from intersector.overlap.kinds import kind
from intersector.overlap.relations import Citing, Relation, relation

_BATCH: Final = 2000
_LEAST: Final = 0.5
_SHORTEST: Final = 4
"""Words below which a clause is a bare heading or a fragment."""


def find_overlaps(  # noqa: PLR0913
    clauses: Sequence[Clause],
    *,
    citations: Sequence[Citation] = (),
    mandates: Sequence[Mandate] = (),
    encoder: Encoder,
    formula: Formula,
    organisations: Organisations,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Overlap, ...]:
    """Return the overlaps among `clauses`, those to act on first.

    Editions and language versions of one instrument repeat each other by design and are not
    compared with each other. `progress` is told how many candidate pairs are judged, and of how
    many.
    """
    told = [clause for clause in clauses if len(clause.words.split()) >= _SHORTEST]
    passages = [passage(clause) for clause in told]
    pairs = [
        pair
        for pair in candidates(passages, encoder=encoder, formula=formula)
        if _comparable(told, pair)
    ]
    citing = Citing(citations)
    found = []
    for start in range(0, len(pairs), _BATCH):
        batch = pairs[start : start + _BATCH]
        judged = score(
            [(passages[left], passages[right]) for left, right in batch],
            encoder=encoder,
            formula=formula,
            organisations=organisations,
        )
        for (left, right), each in zip(batch, judged, strict=True):
            if each.score >= _LEAST:
                found.append(_overlap(told[left], told[right], each, citing))
        if progress is not None:
            progress(min(start + _BATCH, len(pairs)), len(pairs))
    return tuple(sorted(found, key=_urgency))


def passage(clause: Clause) -> Passage:
    """What is compared of a clause: its words, with the head and title that give them a subject."""
    document = clause.document
    return Passage(
        id=f"{document.source}#{clause.key}",
        text=clause.words,
        head=clause.head or "",
        title=document.title,
        document=str(document.id or document.source),
        language=document.language,
    )


def _comparable(clauses: Sequence[Clause], pair: Pair) -> bool:
    left, right = (clauses[at].document for at in pair)
    return relation(left, right) in (Relation.SAME, Relation.OTHER)


def _overlap(left: Clause, right: Clause, judged: Score, citing: Citing) -> Overlap:
    return Overlap(
        id=_identity(left, right),
        left=left,
        right=right,
        kind=kind(left, right, judged),
        label=judged.label,
        score=round(judged.score, 4),
        evidence=(*judged.evidence, *_integration(left, right, citing)),
    )


def _integration(left: Clause, right: Clause, citing: Citing) -> Iterator[Evidence]:
    """A text that cites the other's instrument may take it up, and need not repeat it."""
    for one, other in ((left, right), (right, left)):
        if one.document != other.document and citing.cites(one.document, other.document):
            detail = f"{one.document.id} cites {other.document.id}"
            yield Evidence("integrates-a-higher-resolution", 0.0, detail)


def _identity(left: Clause, right: Clause) -> str:
    names = sorted(
        f"{clause.document.source}#{clause.key}@{clause.span.start}" for clause in (left, right)
    )
    return sha256("\n".join(names).encode()).hexdigest()[:12]


def _urgency(overlap: Overlap) -> tuple[int, int, float, str]:
    """Duties before recitals, what is the same before what only touches, then the surest."""
    operative = sum(clause.role == "operative" for clause in (overlap.left, overlap.right))
    return -operative, overlap.label != "same", -overlap.score, overlap.id
