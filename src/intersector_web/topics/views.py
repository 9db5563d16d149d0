"""Pages of topics."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from intersector_web.people.access import allowed
from intersector_web.topics import page, selectors

A_PAGE = 50


@allowed("topics.view")
def listing(request: HttpRequest) -> HttpResponse:
    """Every topic, with its Sectors and those who look after it."""
    asked = request.GET.dict()
    context = {
        "page": Paginator(page.cards(asked), A_PAGE).get_page(asked.get("page")),
        "sectors": selectors.sectors(),
        "asked": asked,
    }
    part = request.htmx  # type: ignore[attr-defined]
    return render(request, f"topics/{'rows' if part else 'list'}.html", context)


@allowed("topics.view")
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic: what it is about, who looks after it, what is on it."""
    row = get_object_or_404(selectors.topic(slug))
    return render(request, "topics/topic.html", {"card": page.card(row), "rules": page.rules(row)})
