"""Lists come in pages, each with the addresses of the next and the one before."""

from typing import Any, Final

from django.http import HttpRequest
from ninja import Schema
from ninja.pagination import PageNumberPagination
from pydantic import Field

MOST: Final = 100
"""Items of a page."""
FURTHEST: Final = 1_000_000


class Pages(PageNumberPagination):
    """Pages by number."""

    class Input(Schema):
        """Which page, and how long."""

        page: int = Field(1, ge=1, le=FURTHEST, description="Which page; the first is 1.")
        page_size: int = Field(50, ge=1, le=MOST, description="How many items a page has.")

    class Output(Schema):
        """A page: `count` is of all pages, `next` and `previous` are null where none is."""

        items: list[Any]
        count: int
        next: str | None
        previous: str | None

    def paginate_queryset(
        self, queryset: Any, pagination: Any, request: HttpRequest, **_params: Any
    ) -> dict[str, Any]:
        """One page of rows."""
        number, size = pagination.page, pagination.page_size
        count = self._items_count(queryset)
        rows = queryset[(number - 1) * size : number * size]
        return {"items": rows, "count": count, **around(request, number, count, size)}


def around(request: HttpRequest, number: int, count: int, size: int) -> dict[str, str | None]:
    """The addresses of the next page and of the one before."""
    last = -(-count // size)
    return {
        "next": _page(request, number + 1) if number < last else None,
        "previous": _page(request, min(number - 1, max(last, 1))) if number > 1 else None,
    }


def _page(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
