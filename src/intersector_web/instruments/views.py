"""Pages of instruments: rows in, templates out."""

import mimetypes
from typing import Any, cast

from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.vary import vary_on_headers

from intersector import pipeline
from intersector.publishing import akn, records
from intersector_web.instruments import bridge, selectors, services, tasks
from intersector_web.instruments.forms import LoadForm
from intersector_web.instruments.models import Document, Load, State
from intersector_web.layout.words import known_organisations, tongue
from intersector_web.people.access import allowed
from intersector_web.people.models import Person

A_PAGE = 25
HTML, JSON, AKN = "text/html", "application/json", "application/akn+xml"


@allowed("instruments.view")
def listing(request: HttpRequest) -> HttpResponse:
    """Every instrument, with filters."""
    found = selectors.listed(request.GET.dict())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(each, selectors.shown(each.documents.all(), tongue())) for each in page],
        "sectors": selectors.choices("sector"),
        "kinds": selectors.choices("kind"),
        "asked": request.GET,
    }
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
    citing = list(selectors.cited_by(row))
    clauses = list(row.clauses.all())
    cited = [each for clause in clauses for each in clause.citations.all()]
    known = selectors.homes(x for each in cited for x in (each.target, each.current))
    siblings = list(row.instrument.documents.all())
    context = {
        "document": row,
        "clauses": [(clause, selectors.pieces(clause, known)) for clause in clauses],
        "mandates": [each for clause in clauses for each in clause.mandates.all()],
        "cited_by": citing,
        "languages_of": [x for x in siblings if x.identifier == row.identifier and x != row],
        "editions": [x for x in siblings if x.identifier != row.identifier],
        "alike": [x for x in siblings if x.language == row.language and x.year != row.year],
    }
    return render(request, "instruments/document.html", context)


@allowed("instruments.view")
def as_json(_request: HttpRequest, slug: str) -> HttpResponse:
    """The document as the library's record."""
    read = _read(get_object_or_404(selectors.document(slug)))[0]
    record = records.document_record(read.document, read.clauses)
    return JsonResponse(record, json_dumps_params={"ensure_ascii": False})


@allowed("instruments.view")
def as_akn(_request: HttpRequest, slug: str) -> HttpResponse:
    """The document as Akoma Ntoso, with its citations."""
    read, cited = _read(get_object_or_404(selectors.document(slug)))
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
    rows = [get_object_or_404(selectors.document(each)) for each in (old, slug)]
    before, after = (_read(row)[0] for row in rows)
    compared = pipeline.compare_editions(before, after)
    context = {"old": rows[0], "new": rows[1], "differences": compared.differences}
    return render(request, "instruments/changes.html", context)


@allowed("instruments.load")
def load(request: HttpRequest) -> HttpResponse:
    """Take documents, and show how they are being read."""
    form = LoadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        files = [(each.name, each) for each in form.cleaned_data["documents"]]
        with transaction.atomic():
            given = services.receive(files, by=cast(Person, request.user))
            tasks.read_load.enqueue(given.pk)
        return redirect(given)
    loads = Load.objects.select_related("by")[:10]
    return render(request, "instruments/load.html", {"form": form, "loads": loads})


@allowed("instruments.load")
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a load has come; the page asks again by itself until it is done."""
    given = get_object_or_404(Load, pk=pk)
    files = list(given.files.select_related("document"))
    waiting = sum(each.state == State.WAITING for each in files)
    context = {"load": given, "files": files, "done": len(files) - waiting, "waiting": waiting}
    part = request.htmx  # type: ignore[attr-defined]
    return render(request, f"instruments/{'files' if part else 'progress'}.html", context)


def _read(row: Document) -> tuple[pipeline.Instrument, list[Any]]:
    clauses = list(row.clauses.all())
    read = bridge.read_from(row, clauses)
    return read, bridge.citations(row.citations.all(), read, clauses)
