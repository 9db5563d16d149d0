"""Pages of instruments: rows in, templates out."""

import mimetypes
from collections import Counter
from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers

from intersector import pipeline
from intersector.editions import side_by_side
from intersector.publishing import akn, records
from intersector_web.instruments import bridge, page, selectors, services, tasks
from intersector_web.instruments.forms import LoadForm, RemoveForm
from intersector_web.instruments.models import Document, Load
from intersector_web.instruments.signals import documents_read
from intersector_web.layout.words import known_organisations
from intersector_web.people.access import allowed
from intersector_web.people.models import Person

A_PAGE = 25
HTML, JSON, AKN = "text/html", "application/json", "application/akn+xml"


@allowed("instruments.view")
def listing(request: HttpRequest) -> HttpResponse:
    """Every instrument, with filters."""
    asked = request.GET.dict()
    found = selectors.listed(asked, page.bodies())
    shown = Paginator(found, A_PAGE).get_page(asked.get("page"))
    context = {"page": shown, "rows": page.rows(shown, asked), **page.listing(asked)}
    part = "#rows" if request.htmx else ""  # type: ignore[attr-defined]
    return render(request, f"instruments/{'rows' if part else 'list'}.html", context)


@allowed("instruments.view")
@vary_on_headers("Accept")
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """One document: for people, or as whoever asks prefers."""
    wanted = request.get_preferred_type([HTML, JSON, AKN])
    if wanted in {JSON, AKN}:
        return as_json(request, slug) if wanted == JSON else as_akn(request, slug)
    row = get_object_or_404(selectors.document(slug))
    context = page.context(row, _person(request), request.GET.get("page", ""))
    return render(request, "instruments/document.html", context)


@allowed("instruments.view")
def as_json(_request: HttpRequest, slug: str) -> HttpResponse:
    """The document as the library's record."""
    read = _read(get_object_or_404(selectors.whole(slug)))[0]
    record = records.document_record(read.document, read.clauses)
    return JsonResponse(record, json_dumps_params={"ensure_ascii": False})


@allowed("instruments.view")
def as_akn(_request: HttpRequest, slug: str) -> HttpResponse:
    """The document as Akoma Ntoso, with its citations."""
    read, cited = _read(get_object_or_404(selectors.whole(slug)))
    known = known_organisations()
    marked = akn.akoma_ntoso(read.document, read.clauses, cited, organisations=known)
    return HttpResponse(marked, content_type=AKN)


@allowed("instruments.view")
def original(_request: HttpRequest, slug: str) -> FileResponse:
    """The file as it was given, never shown by the browser itself."""
    row = get_object_or_404(Document, slug=slug)
    name = row.source.rpartition("/")[2]
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return FileResponse(row.original.open(), as_attachment=True, filename=name, content_type=kind)


@allowed("instruments.view")
def changes(request: HttpRequest, slug: str, old: str) -> HttpResponse:
    """What became of each clause of another edition."""
    rows = [get_object_or_404(selectors.whole(each)) for each in (old, slug)]
    if rows[0].language != rows[1].language:
        return redirect("instruments:beside", slug, old)
    before, after = (_read(row)[0] for row in rows)
    compared = pipeline.compare_editions(before, after).differences
    context = {
        "old": rows[0],
        "new": rows[1],
        "runs": page.runs(compared),
        "counts": Counter(each.kind for each in compared).items(),
    }
    return render(request, "instruments/changes.html", context)


@allowed("instruments.view")
def beside(request: HttpRequest, slug: str, other: str) -> HttpResponse:
    """Two language versions, clause beside clause."""
    rows = [get_object_or_404(selectors.whole(each)) for each in (slug, other)]
    left, right = (_read(row)[0] for row in rows)
    pairs = side_by_side(left.clauses, right.clauses)
    alone = sum(None in pair for pair in pairs)
    siblings = selectors.versions(rows[0])
    context = {"rows": rows, "pairs": pairs, "alone": alone, "versions": siblings}
    return render(request, "instruments/beside.html", context)


@allowed("instruments.load")
def load(request: HttpRequest) -> HttpResponse:
    """Take documents, and show how they are being read."""
    form = LoadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        files = [(each.name, each) for each in form.cleaned_data["files"]]
        with transaction.atomic():
            given = services.receive(files, by=_person(request))
            tasks.read_load.enqueue(given.pk)
        return redirect(given)
    context = {"form": form, "loads": selectors.loads()}
    return render(request, "instruments/load.html", context, status=422 if form.errors else 200)


@allowed("instruments.load")
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a load has come; the page asks again by itself until it is done."""
    given = get_object_or_404(Load, pk=pk)
    part = request.htmx  # type: ignore[attr-defined]
    name = f"instruments/{'files' if part else 'progress'}.html"
    return render(request, name, selectors.progress(given))


@allowed("instruments.load")
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Read again what could not be read, after something was mended."""
    given = get_object_or_404(Load, pk=pk)
    with transaction.atomic():
        if services.retry(given):
            tasks.read_load.enqueue(given.pk)
    return redirect(given)


@allowed("instruments.remove")
def remove(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what would be lost with a document, and remove it."""
    row = get_object_or_404(selectors.document(slug))
    form = RemoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = str(row)
        services.remove(row, by=_person(request), **form.cleaned_data)
        documents_read.send(sender=remove)
        messages.success(request, _("%(name)s was removed.") % {"name": name})
        return redirect("instruments:list")
    context = {"form": form, **page.context(row, _person(request))}
    status = 422 if form.errors else 200
    return render(request, "instruments/remove.html", context, status=status)


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def _read(row: Document) -> tuple[pipeline.Instrument, list[Any]]:
    clauses = list(row.clauses.all())
    read = bridge.read_from(row, clauses)
    return read, bridge.citations(row.citations.all(), read, clauses)
