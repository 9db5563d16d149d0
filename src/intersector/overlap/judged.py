"""Judging candidate pairs, each of them once, also from one run to the next.

What two clauses are to each other depends on their words, what is told of where they stand, the
encoder and the organisations, and on nothing else in the corpus. So it can be remembered under a
name made of just that (`Ledger`).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from json import dumps
from typing import Final, Protocol

from intersector.matching import Encoder, Models, Profile, judge, profiles, words
from intersector.matching.network import Floats
from intersector.model import Clause, Document, Evidence, Label, OverlapKind, Passage
from intersector.organisations import Organisations
from intersector.overlap.kinds import kind
from intersector.overlap.labels import STRETCH, Pair, hopeful, promising, settle
from intersector.overlap.sides import Sides

STEP: Final = 500
"""Pairs judged between two tellings of how far it is; what is kept of them is kept at once."""
_LEAST: Final = 0.5
_LEAST_RECITAL: Final = 0.7
"""A recital is seldom worth changing: where no clause orders anything, only the surer counts."""
_LEAST_MATTER: Final = 5.5
"""Rarity of all words in common that two clauses must have between them, unless they cite."""

Rows = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """What two overlapping clauses are to each other.

    The spans of `evidence` are in their words; `shares` is how much of the matter of each is in
    the other; `cite_alike` when both are recitals that recall the same instrument.
    """

    kind: OverlapKind
    label: Label
    score: float
    evidence: tuple[Evidence, ...]
    shares: tuple[float, float]
    cite_alike: bool


class Ledger(Protocol):
    """Where judged pairs are remembered, by name; None stands for a pair that is no overlap."""

    def recall(self, keys: Sequence[bytes]) -> dict[bytes, Judged | None]:
        """Return what is known of these pairs."""

    def keep(self, judged: Mapping[bytes, Judged | None]) -> None:
        """Remember these."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Clauses, what is compared of each, the vectors of their words, and pairs of their rows."""

    clauses: Sequence[Clause]
    passages: Sequence[Passage]
    whole: Floats
    pairs: Sequence[Rows]

    def of(self, documents: Collection[Document]) -> "Candidates":
        """The same with only those pairs of which one clause is of one of these documents."""
        mine = [clause.document in documents for clause in self.clauses]
        return replace(self, pairs=[pair for pair in self.pairs if mine[pair[0]] or mine[pair[1]]])

    def sides(self, rows: Rows) -> Sides:
        """The two clauses of a pair, and how near they are."""
        left, right = rows
        meaning = float(self.whole[left] @ self.whole[right])
        return Sides((self.clauses[left], self.clauses[right]), meaning)


def judge_all(  # noqa: PLR0913
    candidates: Candidates,
    *,
    encoder: Encoder,
    organisations: Organisations,
    models: Models | None = None,
    ledger: Ledger | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> dict[Rows, Judged]:
    """The pairs that overlap, in the order of `candidates`.

    Only clauses of pairs that `ledger` does not know are analysed; what is found of them goes into
    it step by step.
    """
    keys = dict(zip(candidates.pairs, _keys(candidates), strict=True))
    known = ledger.recall(list(keys.values())) if ledger is not None else {}
    new = _hopeful(candidates, [pair for pair in candidates.pairs if keys[pair] not in known])
    rows = sorted({row for pair in new for row in pair})
    analysed = profiles(
        [candidates.passages[row] for row in rows], encoder=encoder, organisations=organisations
    )
    profile = dict(zip(rows, analysed, strict=True))
    waiting = iter(new)
    for done in range(0, len(new), STEP):
        if progress is not None:
            progress(done, len(new))
        step = {keys[p]: _judged(candidates, p, profile, models) for p in islice(waiting, STEP)}
        known.update(step)
        if ledger is not None:
            ledger.keep(step)
    if progress is not None:
        progress(len(new), len(new))
    found = {pair: known.get(keys[pair]) for pair in candidates.pairs}
    return {pair: judged for pair, judged in found.items() if judged is not None}


def _hopeful(candidates: Candidates, pairs: Sequence[Rows]) -> list[Rows]:
    """The pairs that need be analysed; it takes less to rule out the others than to remember."""
    rows = {row for pair in pairs for row in pair}
    long = {row for row in rows if len(words(candidates.passages[row].text)) >= STRETCH}
    return [
        pair for pair in pairs if hopeful(candidates.sides(pair), long=not long.isdisjoint(pair))
    ]


def _keys(candidates: Candidates) -> list[bytes]:
    told = [_told(*each) for each in zip(candidates.clauses, candidates.passages, strict=True)]
    return [_key(candidates, pair, told) for pair in candidates.pairs]


def _told(clause: Clause, passage: Passage) -> bytes:
    """All that judging heeds of one clause."""
    heeded = (passage.text, passage.head, passage.title, passage.document, passage.language)
    return sha256(dumps([*heeded, clause.role]).encode()).digest()


def _key(candidates: Candidates, pair: Rows, told: Sequence[bytes]) -> bytes:
    """A name of the pair: the same wherever the same two clauses are compared.

    Which name comes first decides nothing but which side is which where all else is equal.
    """
    left, right = pair
    one_text = candidates.clauses[left].document == candidates.clauses[right].document
    first = candidates.passages[left].id <= candidates.passages[right].id
    return sha256(told[left] + told[right] + bytes([one_text, first])).digest()


def _judged(
    candidates: Candidates, rows: Rows, profile: Mapping[int, Profile], models: Models | None
) -> Judged | None:
    """What two clauses are to each other, or None where there is nothing to report."""
    left, right = rows
    sides = candidates.sides(rows)
    pair = Pair(sides.clauses, sides.meaning, (profile[left], profile[right]))
    if not promising(pair):
        return None
    score = judge(*pair.known, models=models)
    label = settle(pair, score) if score.score >= _LEAST else None
    if label is None or not _worth(pair, label, score.score):
        return None
    return Judged(
        kind=kind(pair, label),
        label=label,
        score=round(score.score, 4),
        evidence=score.evidence,
        shares=(pair.alignment.left, pair.alignment.right),
        cite_alike=pair.cite_alike,
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
