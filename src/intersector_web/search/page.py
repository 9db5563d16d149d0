"""What the page of results shows: each hit with its marked words, and ways to begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from intersector.model import Language, Span
from intersector.phrases import keep
from intersector.publishing.passages import Piece, pieces
from intersector.searching import Entry
from intersector_web.instruments.models import Document
from intersector_web.search import sources
from intersector_web.search.selectors import Found, Row
from intersector_web.search.sources import Home


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as it is shown; `told` are its reasons as rows keep sentences."""

    entry: Entry
    home: Home
    sort: str | Promise
    pieces: Sequence[Piece]
    begins: bool
    ends: bool
    told: Sequence[Any]
    versions: Sequence[tuple[Entry, Home]]


def context(found: Found) -> dict[str, Any]:
    """All that the page shows of what was found."""
    results = found.results
    return {
        "shown": [_shown(row) for row in found.rows],
        "total": results.total,
        "missing": results.missing,
        "words_only": not results.by_meaning,
    }


def examples(language: Language) -> list[str]:
    """Titles to try, one in the language of the page and one in another; of an empty site none."""
    rows = Document.objects.exclude(title="").exclude(identifier="")
    own = rows.filter(language=language).order_by("-year", "source")
    other = rows.exclude(language=language).order_by("-year", "source")
    titles = (found.values_list("title", flat=True).first() for found in (own, other))
    return [title for title in titles if title]


def _shown(row: Row) -> Shown:
    entry, cut = row.hit.entry, row.hit.snippet
    text = cut.span.of(entry.text)
    start = cut.span.start
    marked = [Span(each.start - start, each.end - start) for each in cut.found]
    return Shown(
        entry=entry,
        home=row.home,
        sort=sources.sorts().get(entry.sort, ""),
        pieces=pieces(text, shared=marked, formula=()),
        begins=start == 0,
        ends=cut.span.end == len(entry.text),
        told=[keep(reason.told) for reason in row.hit.reasons],
        versions=row.versions,
    )
