"""Reading an index: postings, vectors and entries of one snapshot, mapped into memory."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import tantivy
from numpy.typing import NDArray

from intersector.errors import DataError
from intersector.matching.network import Floats
from intersector.searching.model import Entry, Filters
from intersector.searching.snapshot import ENTRY, VERSION, schema
from intersector.searching.terms import Term
from intersector.searching.write import read_current

_SHOULD: Final = tantivy.Occur.Should
_MUST: Final = tantivy.Occur.Must
_QUERY: Final = tantivy.Query
Ranked = list[tuple[int, float]]
"""Rows with their scores, the best first."""


class Index:
    """One snapshot, open; safe to share among threads.

    Opening another snapshot does not change this one. Raises `DataError` where it is damaged or of
    another form.
    """

    def __init__(self, folder: Path) -> None:
        try:
            about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
            if about["form"] != VERSION:
                raise ValueError(f"form {about['form']}")
            self._starts: NDArray[np.int64] = np.load(folder / "starts.npy", mmap_mode="r")
            self._vectors = self._mapped(folder / "vectors", about["dimensions"])
            self._entries = np.memmap(folder / "entries.jsonl", mode="r") if len(self) else None
            self._schema = schema()
            words = tantivy.Index(self._schema, str(folder / "words"))
            self._searcher = words.searcher()
        except (OSError, ValueError, KeyError) as error:
            mend = "Write it anew."
            raise DataError(str(folder), f"is no whole index ({error}).", mend=mend) from error
        self.name = folder.name
        self.encoder: str = about["encoder"]
        self._mask = lru_cache(maxsize=64)(self._masked)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        assert self._entries is not None
        start, end = self._starts[row : row + 2]
        return ENTRY.validate_json(self._entries[start:end].tobytes())

    def by_words(
        self,
        terms: Sequence[Term],
        phrases: Iterable[Sequence[str]],
        filters: Filters,
        *,
        limit: int,
    ) -> Ranked:
        """The rows that hold any of the terms and all of the phrases, by BM25."""
        wanted = [(_SHOULD, self._any("stems", term.stems)) for term in terms]
        wanted += [(_SHOULD, self._term("plain", t.plain)) for t in terms if len(t.plain) == 1]
        asked = [(_MUST, self._phrase(phrase)) for phrase in phrases]
        if wanted:
            asked.append((_SHOULD if asked else _MUST, _QUERY.boolean_query(wanted)))
        return self._ranked([*asked, *self._within(filters)], limit)

    def by_name(self, field: str, name: str, filters: Filters, *, limit: int) -> list[int]:
        """The rows whose ``names`` or ``cites`` hold a name, or that are the ``same``, in order."""
        found = self._ranked([(_MUST, self._term(field, name)), *self._within(filters)], limit)
        return sorted(row for row, _ in found)

    def cosines(self, vector: Floats) -> Floats:
        """How near the vector of each row is, exactly."""
        found: Floats = self._vectors @ vector
        return found

    def allowed(self, filters: Filters, phrases: Sequence[Sequence[str]] = ()) -> NDArray[np.bool_]:
        """Which rows fit the filters and hold the phrases."""
        found = np.ones(len(self), np.bool_)
        for facet, value in sorted(filters.items()):
            found &= self._mask(f"{facet}={value}")
        for phrase in phrases:
            found &= self._rows_of(self._phrase(phrase))
        return found

    def values(self, facet: str) -> list[tuple[str, int]]:
        """The values of a facet, each with how many entries have it."""
        opening = f"{facet}="
        found = self._searcher.terms_with_prefix("facets", opening)
        return sorted((term.removeprefix(opening), count) for term, count in found)

    def _mapped(self, path: Path, dimensions: int) -> Floats:
        """The vectors; `ValueError` where they are not one a row."""
        shape = (len(self), dimensions)
        if path.stat().st_size != len(self) * dimensions * np.dtype(np.float32).itemsize:
            raise ValueError(path.name)
        found: Floats = (
            np.memmap(path, np.float32, "r", shape=shape)
            if len(self)
            else np.zeros(shape, np.float32)
        )
        return found

    def _masked(self, facet: str) -> NDArray[np.bool_]:
        return self._rows_of(self._term("facets", facet))

    def _rows_of(self, query: Any) -> NDArray[np.bool_]:
        found = np.zeros(len(self), np.bool_)
        found[[row for row, _ in self._ranked([(_MUST, query)], len(self))]] = True
        return found

    def _within(self, filters: Filters) -> list[tuple[Any, Any]]:
        terms = (self._term("facets", f"{facet}={value}") for facet, value in filters.items())
        return [(_MUST, _QUERY.const_score_query(term, 0.0)) for term in terms]

    def _phrase(self, words: Sequence[str]) -> Any:
        if len(words) == 1:
            return self._term("plain", words[0])
        return _QUERY.phrase_query(self._schema, "plain", list(words))

    def _any(self, field: str, values: Sequence[str]) -> Any:
        return _QUERY.disjunction_max_query([self._term(field, value) for value in values])

    def _term(self, field: str, value: str) -> Any:
        return _QUERY.term_query(self._schema, field, value)

    def _ranked(self, asked: list[tuple[Any, Any]], limit: int) -> Ranked:
        if not asked or not limit:
            return []
        query = _QUERY.boolean_query(asked)
        found = self._searcher.search(query, limit=limit, count=False).hits
        rows = self._searcher.fast_field_values("row", [place for _, place in found])
        scored = [(int(row or 0), score) for row, (score, _) in zip(rows, found, strict=True)]
        return sorted(scored, key=lambda each: (-each[1], each[0]))


def open_index(folder: Path) -> Index | None:
    """The index in `folder` as it is now; None where nothing was written yet."""
    name = read_current(folder)
    return Index(folder / name) if name else None
