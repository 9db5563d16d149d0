"""What people said of overlaps: as the site exports it, or in a reviewed ``mapping.sssom.tsv``.

A judgement is on the words that people saw. It is told of an overlap of this run whose two clauses
say just that; one on words that have changed since, or that are not here, is counted apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from intersector.errors import DataError
from intersector.jsonl import JudgementRow, read_rows
from intersector.model import Clause, Judgement, Overlap, Problem, Verdict
from intersector.proposals.wording import holder, target
from intersector.publishing.names import clause_name
from intersector.review.file import read_review

Pair = frozenset[str]
"""Both sides of an overlap: their words, or their names."""


class StandingRow(JudgementRow):
    """``{"id", "left": {...}, "right": {...}, "verdict"[, "overlap", "who", "when", "why"]}``."""

    verdict: Verdict
    overlap: str = ""
    who: str = ""
    when: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Judgements:
    """What people said of the overlaps of a run, by their identifiers.

    `elsewhere` counts the judgements of the file that are on none of them; `problems` are its
    mistakes.
    """

    file: Path
    standing: Mapping[str, Judgement]
    elsewhere: int = 0
    problems: tuple[Problem, ...] = ()


def read_judgements(path: Path, overlaps: Sequence[Overlap]) -> Judgements:
    """The judgements of a file: JSON Lines as the site exports them, else a review file.

    Of several on one overlap the last stands. Raises DataError where the file cannot be opened.
    """
    if not path.is_file():
        raise DataError(str(path), "is no file that can be read.", mend="Check the path.")
    told = _exported if path.suffix.casefold() == ".jsonl" else _reviewed
    standing: dict[str, Judgement] = {}
    problems, elsewhere = [], 0
    for each in told(path, overlaps):
        if isinstance(each, Problem):
            problems.append(each)
        elif each is None:
            elsewhere += 1
        else:
            standing[each.overlap] = each
    return Judgements(path, standing, elsewhere, tuple(problems))


def _exported(path: Path, overlaps: Iterable[Overlap]) -> Iterator[Judgement | Problem | None]:
    """What each line says; None where it is on no overlap of these."""
    held: dict[Pair, list[Overlap]] = defaultdict(list)
    for overlap in overlaps:
        held[frozenset({overlap.left.words, overlap.right.words})].append(overlap)
    for row in read_rows(path, StandingRow):
        if isinstance(row, Problem):
            yield row
            continue
        sides = frozenset(" ".join(side.text.split()) for side in (row.left, row.right))
        found = _meant(row, held.get(sides, ()))
        when = "" if row.when is None else row.when.isoformat()
        said = (row.verdict, row.who, when, row.why)
        yield Judgement(found.id, *said) if found is not None else None


def _meant(row: StandingRow, overlaps: Sequence[Overlap]) -> Overlap | None:
    """The overlap of that name, or between these documents; the only one where none are named."""
    named = [each for each in overlaps if each.id == row.overlap]
    documents = {row.left.doc, row.right.doc} - {None}
    between = [
        each
        for each in overlaps
        if documents <= {holder(side.document) for side in (each.left, each.right)}
    ]
    return next(iter(named or between), None)


def _reviewed(path: Path, overlaps: Iterable[Overlap]) -> Iterator[Judgement | Problem | None]:
    """What each decision says; None where it is on no overlap of these."""
    review = read_review(path)
    yield from review.problems
    named = {
        frozenset({left, right}): overlap.id
        for overlap in overlaps
        for left in _names(overlap.left)
        for right in _names(overlap.right)
    }
    for each in review.decisions:
        overlap = named.get(frozenset({each.subject, each.object}))
        verdict: Verdict = "overlap" if each.confirmed else "distinct"
        said = (verdict, each.who, each.when, each.why)
        yield Judgement(overlap, *said) if overlap is not None else None


def _names(clause: Clause) -> tuple[str, str]:
    """What a clause is called in mapping.sssom.tsv, and in proposals."""
    return unquote(clause_name(clause)), target(clause)
