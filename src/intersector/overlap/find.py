"""Finding the overlaps among the clauses of many documents."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from intersector.matching import Encoder, Formula, Models, judge, profiles, words
from intersector.model import Citation, Clause, Label, Language, Mandate, Overlap, Passage
from intersector.organisations import Organisations
from intersector.overlap.candidates import candidates
from intersector.overlap.kinds import kind
from intersector.overlap.labels import Pair, promising, settle
from intersector.overlap.reasons import Context
from intersector.overlap.relations import COMPARED, relation
from intersector.overlap.versions import once

_STEP: Final = 500
_LEAST: Final = 0.5
_LEAST_RECITAL: Final = 0.7
"""A recital is seldom worth changing: where no clause orders anything, only the surer counts."""
_SHORTEST: Final = 4
"""Words below which a clause is a bare heading or a fragment; letters of Chinese count as words."""
_LEAST_MATTER: Final = 5.5
"""Rarity of all words in common that two clauses must have between them, unless they cite."""


def find_overlaps(  # noqa: PLR0913
    clauses: Sequence[Clause],
    *,
    citations: Sequence[Citation] = (),
    mandates: Sequence[Mandate] = (),
    encoder: Encoder,
    formula: Formula,
    organisations: Organisations,
    language: Language | None = None,
    models: Models | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Overlap, ...]:
    """Return the overlaps among `clauses`, those to act on first.

    Editions and language versions of one instrument repeat each other by design and are not
    compared with each other; what several versions share with a text, or say twice, is found
    once, in `language` where there is such a version. `models` judge as in `matching.judge`.
    `progress` is told how many candidate pairs are judged, and of how many.
    """
    told = [clause for clause in clauses if len(words(clause.words)) >= _SHORTEST]
    passages = [passage(clause) for clause in told]
    whole = encoder.encode([each.text for each in passages])
    pairs = [
        (left, right)
        for left, right in candidates(passages, whole, encoder=encoder, formula=formula)
        if relation(told[left].document, told[right].document) in COMPARED
    ]
    known = profiles(passages, encoder=encoder, organisations=organisations)
    context = Context(citations, mandates, organisations)
    found = []
    for done, (left, right) in enumerate(pairs):
        if progress is not None and done % _STEP == 0:
            progress(done, len(pairs))
        meaning = float(whole[left] @ whole[right])
        pair = Pair((told[left], told[right]), (known[left], known[right]), meaning)
        overlap = _overlap(pair, models)
        if overlap is not None:
            reasons = context.reasons(overlap.left, overlap.right)
            found.append((pair, replace(overlap, evidence=(*overlap.evidence, *reasons))))
    if progress is not None:
        progress(len(pairs), len(pairs))
    ordered = [overlap for _, overlap in sorted(found, key=lambda each: _urgency(*each))]
    return once(ordered, clauses, language=language)


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


def _overlap(pair: Pair, models: Models | None) -> Overlap | None:
    """The overlap of two clauses, or None where there is none to report."""
    if not promising(pair):
        return None
    judged = judge(*pair.known, models=models)
    label = settle(pair, judged) if judged.score >= _LEAST else None
    if label is None or not _worth(pair, label, judged.score):
        return None
    return Overlap(
        id=_identity(pair.clauses),
        left=pair.clauses[0],
        right=pair.clauses[1],
        kind=kind(pair, label),
        label=label,
        score=round(judged.score, 4),
        evidence=judged.evidence,
        shares=(pair.alignment.left, pair.alignment.right),
    )


def _worth(pair: Pair, label: Label, score: float) -> bool:
    """Whether an overlap is worth a reader's time."""
    if pair.one_text:
        return label == "same" and _twice(pair)
    if score < (_LEAST_RECITAL if pair.recitals else _LEAST):
        return False
    cites = any(side.references for side in pair.known)
    return cites or pair.alignment.matter >= _LEAST_MATTER


def _twice(pair: Pair) -> bool:
    """Whether one text gives one duty twice: two that differ in dates or amounts are two."""
    numbers = [side.numbers.keys() for side in pair.known]
    return pair.orders and not (all(numbers) and not numbers[0] & numbers[1])


def _identity(clauses: tuple[Clause, Clause]) -> str:
    names = sorted(f"{c.document.source}#{c.key}@{c.span.start}" for c in clauses)
    return sha256("\n".join(names).encode()).hexdigest()[:12]


def _urgency(pair: Pair, overlap: Overlap) -> tuple[int, bool, bool, float, str]:
    """Duties first, recitals of one instrument last; the same before what touches; the surest."""
    operative = sum(clause.role == "operative" for clause in pair.clauses)
    return -operative, pair.cite_alike, overlap.label != "same", -overlap.score, overlap.id
