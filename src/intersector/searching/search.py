"""The verb of the room: find what a query asks for, by all ways at once, and say why.

Four ways give a ranked list each: entries that cite an instrument that is named, that hold what is
quoted and the words (BM25), and that mean the same (cosine of vectors). What comes first in a list
counts 1/61, what comes second 1/62, and so on; the sums order the whole (reciprocal rank fusion:
Cormack, Clarke and Büttcher, 2009). Ranks alone would let a list that found little outvote one that
found exactly what was asked; so each counts by the square of the share of the words that the entry
has, or of the cosine. The instruments that are named themselves come before all.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from intersector.matching import Encoder
from intersector.matching.network import Floats
from intersector.model import Language
from intersector.organisations import Organisations
from intersector.searching.index import Index
from intersector.searching.model import Channel, Entry, Filters, Hit, Named, Query, Results
from intersector.searching.reasons import reasons
from intersector.searching.snippet import found_terms, quoted, snippet
from intersector.searching.understand import understand

DEEP: Final = 200
"""Entries that each way gives at most."""
LEAST: Final = 0.25
"""The least cosine that can be a like meaning: of short texts in two languages it is not higher."""
SURE: Final = 0.45
"""The cosine that is a like meaning whatever the others have; unlike clauses have about 0.1."""
_STANDING_OUT: Final = 3
"""By how many standard deviations another cosine stands out from those of all entries."""
_SMOOTH: Final = 60
"""What is added to each rank: the constant of the method's authors."""
_CURRENT: Final = {"edition": "current"}


@dataclass(slots=True)
class _Found:
    """What each way found: the rank of each row, what it counts, and what is said of it."""

    ranks: dict[int, dict[Channel, int]] = field(default_factory=lambda: defaultdict(dict))
    counts: dict[int, dict[Channel, float]] = field(default_factory=lambda: defaultdict(dict))
    cosines: dict[int, float] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    other_edition: set[int] = field(default_factory=set)

    def take(self, channel: Channel, shares: Mapping[int, float]) -> None:
        """Rank rows in their order, after those that this way has found already; each has a share
        of what was asked."""
        taken = sum(channel in ranks for ranks in self.ranks.values())
        fresh = [row for row in shares if channel not in self.ranks.get(row, {})]
        for rank, row in enumerate(fresh, start=taken + 1):
            self.ranks[row][channel] = rank
            self.counts[row][channel] = shares[row] ** 2 / (_SMOOTH + rank)


@dataclass(slots=True)
class _Group:
    """Versions of the same that were found, and the best that each way gave one of them."""

    versions: list[tuple[int, Entry]] = field(default_factory=list)
    ranks: dict[Channel, int] = field(default_factory=dict)
    counts: dict[Channel, float] = field(default_factory=dict)

    def add(self, row: int, entry: Entry, found: _Found) -> None:
        """Take in a version."""
        self.versions.append((row, entry))
        for channel, rank in found.ranks[row].items():
            self.ranks[channel] = min(rank, self.ranks.get(channel, rank))
            count = found.counts[row][channel]
            self.counts[channel] = max(count, self.counts.get(channel, count))

    @property
    def score(self) -> float:
        """The sum of what each way counts; a named instrument counts more than all else."""
        return sum(self.counts.values()) + ("named" in self.ranks)


def search(  # noqa: PLR0913
    index: Index,
    text: str,
    *,
    encoder: Encoder,
    organisations: Organisations,
    language: Language | None = None,
    filters: Filters | None = None,
    first: int = 0,
    count: int = 20,
) -> Results:
    """What the index holds of what `text` asks for, the best first: `count` hits from `first` on.

    Of the versions of one clause in several languages one is given, that in `language` where it
    has as many of the words. `filters` hold for all that is found, but that an instrument is
    found in the edition that is named though only current ones are wanted.
    """
    query = understand(text, organisations=organisations, language=language)
    found = _Found()
    by_meaning = encoder.identity == index.encoder
    _gather_named(index, query, found, filters or {})
    if found.ranks:
        query = replace(query, text=query.rest, terms=query.rest_terms)
    if len(index) and query.text.strip():
        _gather(index, query, found, filters or {}, encoder if by_meaning else None)
    groups = _groups(index, found)
    shown = [_hit(index, query, found, group, language) for group in groups[first : first + count]]
    return Results(query, tuple(shown), len(groups), first, by_meaning, tuple(found.missing))


def _gather(
    index: Index, query: Query, found: _Found, filters: Filters, encoder: Encoder | None
) -> None:
    """Ask by every way."""
    held = index.by_words(query.terms, query.phrases, filters, limit=DEEP)
    channel: Channel = "quoted" if query.phrases else "words"
    found.take(channel, {row: _share(query, index.entry(row)) for row, _ in held})
    if encoder is not None and query.terms:
        cosines = index.cosines(encoder.encode([" ".join(query.text.split())])[0])
        near = _near(cosines, index.allowed(filters, query.phrases))
        found.cosines = {row: float(cosines[row]) for row in near}
        found.take("meaning", found.cosines)


def _share(query: Query, entry: Entry) -> float:
    """How many of the words of the query the entry has, of all; 1 for nothing but a phrase."""
    met, _ = found_terms(query, _whole(entry), entry.language)
    return len(met) / len(query.terms) if query.terms else 1.0


def _near(cosines: Floats, allowed: NDArray[np.bool_]) -> list[int]:
    """The allowed rows whose cosine is sure or stands out from all, the nearest first."""
    outstanding = float(cosines.mean() + _STANDING_OUT * cosines.std())
    enough = min(SURE, max(LEAST, outstanding))
    rows = np.flatnonzero(allowed & (cosines >= enough))
    order = np.lexsort((rows, -cosines[rows]))[:DEEP]
    return [int(row) for row in rows[order]]


def _gather_named(index: Index, query: Query, found: _Found, filters: Filters) -> None:
    others = {
        facet: value for facet, value in filters.items() if (facet, value) not in _CURRENT.items()
    }
    for named in query.named:
        rows = _held(index, named, found, others, filters)
        found.take("named", dict.fromkeys(rows, 1.0))
        cite = _first(index.by_name("cites", name, filters, limit=DEEP) for name in named.names)
        found.take("cites", dict.fromkeys(cite, 1.0))
        if not rows:
            found.missing.append(named.written)


def _held(
    index: Index, named: Named, found: _Found, others: Filters, filters: Filters
) -> list[int]:
    """The rows of an instrument that is named: of the edition named, else of those wanted."""
    exact, *looser = named.names
    if rows := index.by_name("names", exact, others if looser else filters, limit=DEEP):
        return rows
    rows = _first(index.by_name("names", name, filters, limit=DEEP) for name in looser)
    found.other_edition.update(rows)
    return rows


def _first(lists: Iterable[list[int]]) -> list[int]:
    return next(filter(None, lists), [])


def _groups(index: Index, found: _Found) -> list[_Group]:
    """The rows found, versions of the same together, the best group first."""
    groups: dict[str, _Group] = {}
    for row in sorted(found.ranks):
        entry = index.entry(row)
        group = groups.setdefault(entry.same or f"{entry.sort} {entry.id}", _Group())
        group.add(row, entry, found)
    return sorted(groups.values(), key=lambda group: (-group.score, group.versions[0][0]))


def _hit(
    index: Index, query: Query, found: _Found, group: _Group, language: Language | None
) -> Hit:
    """The version of a group to show: with the most words of the query, else in the language."""

    def suits(version: tuple[int, Entry]) -> tuple[int, bool]:
        met, _ = found_terms(query, _whole(version[1]), version[1].language)
        return len(met), version[1].language == language

    row, entry = max(group.versions, key=suits)
    met, _ = found_terms(query, _whole(entry), entry.language)
    _, places = found_terms(query, entry.text, entry.language)
    rows = [row for row, _ in group.versions]
    cosine = max(found.cosines.get(each, 0.0) for each in rows)
    other = not found.other_edition.isdisjoint(rows)
    same = index.by_name("same", entry.same, {}, limit=DEEP) if entry.same else []
    return Hit(
        entry=entry,
        score=group.score,
        reasons=reasons(query, group.ranks, met=met, cosine=cosine, other_edition=other),
        snippet=snippet(entry.text, [*places, *quoted(query, entry.text)]),
        versions=tuple(index.entry(each) for each in same if each != row),
    )


def _whole(entry: Entry) -> str:
    return f"{entry.head}\n{entry.text}"
