"""Finding the overlaps among the clauses of many documents."""

from collections.abc import Callable, Collection, Sequence
from hashlib import sha256
from typing import Final

from intersector.matching import Encoder, Formula, Joiner, Models, nearest, words
from intersector.model import Citation, Clause, Document, Language, Mandate, Overlap, Passage
from intersector.organisations import Organisations
from intersector.overlap.candidates import candidates
from intersector.overlap.judged import Candidates, Judged, Ledger, judge_all
from intersector.overlap.reasons import Context
from intersector.overlap.relations import compared
from intersector.overlap.versions import once

_SHORTEST: Final = 4
"""Words below which a clause is a bare heading or a fragment; letters of Chinese count as words."""


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
    ledger: Ledger | None = None,
    nearest: Joiner = nearest,
    only: Collection[Document] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Overlap, ...]:
    """Return the overlaps among `clauses`, those to act on first.

    Editions and language versions of one instrument repeat each other by design and are not
    compared with each other; what several versions share with a text, or say twice, is found
    once, in `language` where there is such a version. `models` judge as in `matching.judge`. Pairs
    that `ledger` knows are not judged again, which changes nothing in the result. `nearest` finds
    the clauses that are near in meaning. With `only`, a pair counts where one of its clauses is of
    one of these documents. `progress` is told how many candidate pairs are judged, and of how many.
    """
    proposed = _proposed(clauses, encoder, formula, nearest)
    if only is not None:
        proposed = proposed.of(only)
    judged = judge_all(
        proposed,
        encoder=encoder,
        organisations=organisations,
        models=models,
        ledger=ledger,
        progress=progress,
    )
    context = Context(citations, mandates, organisations)
    found = []
    for (left, right), each in judged.items():
        overlap = _overlap(proposed.clauses[left], proposed.clauses[right], each, context)
        found.append((_urgency(overlap, cite_alike=each.cite_alike), overlap))
    ordered = [overlap for _, overlap in sorted(found, key=lambda pair: pair[0])]
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


def _proposed(
    clauses: Sequence[Clause], encoder: Encoder, formula: Formula, nearest: Joiner
) -> Candidates:
    """The clauses that say something, and which of them are worth comparing."""
    told = [clause for clause in clauses if len(words(clause.words)) >= _SHORTEST]
    passages = [passage(clause) for clause in told]
    whole = encoder.encode([each.text for each in passages])
    asked = compared([clause.document for clause in told])
    pairs = candidates(
        passages, whole, asked=asked, encoder=encoder, formula=formula, nearest=nearest
    )
    return Candidates(told, passages, whole, pairs)


def _overlap(left: Clause, right: Clause, judged: Judged, context: Context) -> Overlap:
    """The overlap of two clauses, with the reasons that their documents add."""
    return Overlap(
        id=_identity(left, right),
        left=left,
        right=right,
        kind=judged.kind,
        label=judged.label,
        score=judged.score,
        evidence=(*judged.evidence, *context.reasons(left, right)),
        shares=judged.shares,
    )


def _identity(*clauses: Clause) -> str:
    names = sorted(f"{c.document.source}#{c.key}@{c.span.start}" for c in clauses)
    return sha256("\n".join(names).encode()).hexdigest()[:12]


def _urgency(overlap: Overlap, *, cite_alike: bool) -> tuple[int, bool, bool, float, str]:
    """Duties first, recitals of one instrument last; the same before what touches; the surest."""
    operative = sum(clause.role == "operative" for clause in (overlap.left, overlap.right))
    return -operative, cite_alike, overlap.label != "same", -overlap.score, overlap.id
