"""Search: what is found by name, words and meaning, and why."""

from typing import Annotated, Any, Final

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from intersector_web.api.calls.asking import (
    LONGEST,
    READ,
    WITHOUT_NULL,
    Asked,
    absolute,
    everybody,
    one_of,
    word,
)
from intersector_web.api.pages import around
from intersector_web.layout.words import names, tongue
from intersector_web.search import selectors
from intersector_web.search.forms import SearchForm

A_PAGE: Final = 20
FURTHEST: Final = 1000
NOTHING: Final = {"by_meaning": False, "missing": []}
router = Router(tags=["Search"])


class Hit(Schema):
    """Something found, and why; `link` is its page, `languages` its other language versions."""

    id: str
    sort: str
    name: str
    link: str
    language: str
    languages: dict[str, str]
    score: float
    reasons: list[str]
    text: str


class Hits(Schema):
    """A page of what was found: `missing` are words that stand nowhere; `by_meaning` is false
    where the question has no words to compare by meaning."""

    items: list[Hit]
    count: int
    next: str | None
    previous: str | None
    by_meaning: bool
    missing: list[str]


class HitsAsked(Asked):
    """What is asked for."""

    q: str = Field(
        min_length=1,
        max_length=LONGEST,
        pattern=WITHOUT_NULL,
        description="Words, the name of an instrument, or words in quotation marks.",
        examples=["inondation"],
    )
    what: str = one_of("Only of this sort.", "instrument", "clause", "topic", "citation", "mandate")
    sector: str = word("The code of a Sector.", "MU-O")
    body: str = word("The code of a body.", "GC")
    kind: str = word("A kind of instrument.", "resolution")
    language: str = one_of("Only texts in it.", "ar", "zh", "en", "fr", "ru", "es")
    role: str = word("A part of a text.", "operative")
    edition: str = one_of("Not the current editions, but these.", "old", "all")
    year: str = one_of("Of an edition of this year.", "[0-9]{4}")


@router.api_operation(READ, "/search", **everybody(Hits, 503))
def search(
    request: HttpRequest,
    asked: Query[HitsAsked],
    page: Annotated[int, Query(ge=1, le=FURTHEST, description="Which page; the first is 1.")] = 1,
) -> dict[str, Any]:
    """What is found by name, words and meaning, in and across languages, and why."""
    index = selectors.index()
    if index is None:
        raise HttpError(503, "Nothing can be found before the worker has written an index.")
    form = SearchForm(asked.given(), values=selectors.choices(index))
    filters = form.filters()
    if form.errors:  # a value that nothing has
        return {"items": [], "count": 0, "next": None, "previous": None} | NOTHING
    found = selectors.find(
        index,
        asked.q,
        language=tongue(),
        filters=filters,
        first=(page - 1) * A_PAGE,
        count=A_PAGE,
    )
    count = found.results.total
    return {
        "items": [_hit(row, request) for row in found.rows],
        "count": count,
        **around(request, page, min(count, A_PAGE * FURTHEST), A_PAGE),
        "by_meaning": found.results.by_meaning,
        "missing": list(found.results.missing),
    }


def _hit(row: selectors.Row, request: HttpRequest) -> dict[str, Any]:
    entry, cut = row.hit.entry, row.hit.snippet
    context = {"request": request}
    return {
        "id": entry.id,
        "sort": entry.sort,
        "name": row.home.name,
        "link": absolute(context, row.home.link),
        "language": entry.language,
        "languages": {other.language: absolute(context, home.link) for other, home in row.versions},
        "score": row.hit.score,
        "reasons": [names().words.say(reason.told) for reason in row.hit.reasons],
        "text": cut.span.of(entry.text),
    }
