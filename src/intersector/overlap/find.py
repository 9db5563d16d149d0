"""Finding the overlaps among the clauses of many documents."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from intersector.matching import Encoder, Formula, Profile, align, judge, profiles, words
from intersector.model import Citation, Clause, Mandate, Overlap, Passage
from intersector.organisations import Organisations
from intersector.overlap.candidates import candidates
from intersector.overlap.kinds import both_order, kind
from intersector.overlap.reasons import Context
from intersector.overlap.relations import COMPARED, relation

_STEP: Final = 500
_LEAST: Final = 0.5
_LEAST_RECITAL: Final = 0.7
"""A recital is seldom worth changing: where no clause orders anything, only the surer counts."""
_SHORTEST: Final = 4
"""Words below which a clause is a bare heading or a fragment; letters of Chinese count as words."""
_LEAST_MATTER: Final = 5.5
"""Rarity of all words in common that two clauses must have between them, unless they cite."""
_SAME_DUTY: Final = 0.5
"""Share of the matter of each that two orders have in common when they order the same: one
instrument cited by both does not make them one."""
_SAME_DUTY_ABROAD: Final = 0.25
"""The same share between languages, where words are seldom as near as in one."""
_SAME_IN_ONE_TEXT: Final = 0.7
"""The same share among clauses of one text, which have their subject in common by design."""


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
    told = [clause for clause in clauses if len(words(clause.words)) >= _SHORTEST]
    passages = [passage(clause) for clause in told]
    pairs = [
        (left, right)
        for left, right in candidates(passages, encoder=encoder, formula=formula)
        if relation(told[left].document, told[right].document) in COMPARED
    ]
    known = profiles(passages, encoder=encoder, organisations=organisations)
    context = Context(citations, mandates, organisations)
    found = []
    for done, (left, right) in enumerate(pairs):
        if progress is not None and done % _STEP == 0:
            progress(done, len(pairs))
        overlap = _overlap((told[left], told[right]), (known[left], known[right]))
        if overlap is not None:
            reasons = context.reasons(overlap.left, overlap.right)
            found.append(replace(overlap, evidence=(*overlap.evidence, *reasons)))
    if progress is not None:
        progress(len(pairs), len(pairs))
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


def _overlap(clauses: tuple[Clause, Clause], known: tuple[Profile, Profile]) -> Overlap | None:
    """The overlap of two clauses, or None where there is none to report."""
    judged = judge(*known)
    order = both_order(*clauses)
    recital = all(clause.role == "preamble" for clause in clauses)
    if judged.score < (_LEAST_RECITAL if recital else _LEAST):
        return None
    alignment = align(*known)
    if not any(side.references for side in known) and alignment.matter < _LEAST_MATTER:
        return None
    common = min(alignment.left, alignment.right)
    foreign = clauses[0].document.language != clauses[1].document.language
    enough = _SAME_DUTY_ABROAD if foreign else _SAME_DUTY
    label = "overlap" if order and common < enough else judged.label
    found = Overlap(
        id=_identity(clauses),
        left=clauses[0],
        right=clauses[1],
        kind=kind(*clauses, label),
        label=label,
        score=round(judged.score, 4),
        evidence=judged.evidence,
    )
    one_text = clauses[0].document == clauses[1].document
    return None if one_text and not _twice(found, known, common) else found


def _twice(found: Overlap, known: tuple[Profile, Profile], common: float) -> bool:
    """Whether one text gives the same duty twice, of whose matter they have `common` in common.

    Two duties that differ in their dates or amounts are two.
    """
    numbers = [side.numbers.keys() for side in known]
    if not both_order(found.left, found.right) or (all(numbers) and not numbers[0] & numbers[1]):
        return False
    repeated = found.kind in ("verbatim", "near-verbatim")
    return repeated or (found.label == "same" and common >= _SAME_IN_ONE_TEXT)


def _identity(clauses: tuple[Clause, Clause]) -> str:
    names = sorted(f"{c.document.source}#{c.key}@{c.span.start}" for c in clauses)
    return sha256("\n".join(names).encode()).hexdigest()[:12]


def _urgency(overlap: Overlap) -> tuple[int, bool, float, str]:
    """Duties before recitals, what is the same before what only touches, then the surest."""
    operative = sum(clause.role == "operative" for clause in (overlap.left, overlap.right))
    return -operative, overlap.label != "same", -overlap.score, overlap.id
