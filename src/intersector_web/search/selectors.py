"""What pages, and the interface for programs, ask of the index."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from intersector import searching
from intersector.errors import DataError
from intersector.matching import encoder_named
from intersector.model import Language
from intersector.searching import FACETS, Entry, Hit, Index, Results
from intersector_web.layout.words import known_organisations
from intersector_web.search import services, sources
from intersector_web.search.sources import Home

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Row:
    """Something found and where it is; `versions` are where it is in other languages."""

    hit: Hit
    home: Home
    versions: Sequence[tuple[Entry, Home]]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found: what is no longer there is left out of `rows`."""

    results: Results
    rows: Sequence[Row]


def index() -> Index | None:
    """The index in use, opened once; None before the worker has written one."""
    name = written()
    return _opened(services.folder() / services.INDEX, name) if name else None


def written() -> str:
    """The name of the index that the worker wrote last; empty before the first."""
    return searching.read_current(services.folder() / services.INDEX)


def find(  # noqa: PLR0913
    index: Index,
    text: str,
    *,
    language: Language,
    filters: Mapping[str, str],
    first: int = 0,
    count: int = 20,
) -> Found:
    """What is found of `text`, `count` hits from `first` on.

    `filters` are by facet (`searching.FACETS`); `language` is that of the reader.
    """
    results = searching.search(
        index,
        text,
        encoder=encoder_named(),
        organisations=known_organisations(),
        language=language,
        filters=filters,
        first=first,
        count=count,
    )
    entries = [each for hit in results.hits for each in (hit.entry, *hit.versions)]
    homes = sources.homes(entries)
    rows = [_row(hit, homes) for hit in results.hits if hit.entry.id in homes]
    return Found(results, rows)


def choices(index: Index) -> dict[str, list[str]]:
    """The values that each filter offers."""
    return {facet: [value for value, _ in index.values(facet)] for facet in FACETS}


def _row(hit: Hit, homes: Mapping[str, Home]) -> Row:
    versions = {each.language: (each, homes[each.id]) for each in hit.versions if each.id in homes}
    versions.pop(hit.entry.language, None)
    return Row(hit, homes[hit.entry.id], [versions[code] for code in sorted(versions)])


@lru_cache(maxsize=1)
def _opened(folder: Path, name: str) -> Index | None:
    """The index of that name; one that cannot be opened is told, and is written again."""
    try:
        return searching.open_index(folder)
    except DataError as error:
        LOG.error("%s", error)
        return None
