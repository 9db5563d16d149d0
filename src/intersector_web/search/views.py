"""The page of results."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intersector_web.layout.words import tongue
from intersector_web.people.access import allowed
from intersector_web.search import page, selectors
from intersector_web.search.forms import SearchForm

A_PAGE = 20


@allowed("search.view")
def results(request: HttpRequest) -> HttpResponse:
    """What is found, and why; before anything is asked, how to ask."""
    index = selectors.index()
    form = SearchForm(request.GET, values=selectors.choices(index) if index else {})
    filters, text = form.filters(), form.cleaned_data.get("q", "").strip()
    context: dict[str, Any] = {"form": form, "text": text, "ready": index is not None}
    if index is None or not text:
        context["examples"] = page.examples(tongue())
    else:
        number = _number(request.GET.get("page", ""))
        found = selectors.find(
            index,
            text,
            language=tongue(),
            filters=filters,
            first=(number - 1) * A_PAGE,
            count=A_PAGE,
        )
        pages = Paginator(range(found.results.total), A_PAGE)
        context |= {"page": pages.get_page(number), **page.context(found)}
    part = request.htmx  # type: ignore[attr-defined]
    return render(request, f"search/{'rows' if part else 'results'}.html", context)


def _number(written: str) -> int:
    """The number of a page; the first where what is written is none."""
    return max(1, int(written)) if written.isdecimal() and len(written) < 6 else 1
