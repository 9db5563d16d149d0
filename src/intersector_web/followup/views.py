"""Pages of the follow-up: the list, a duty, an instrument's implementation, reports, progress."""

from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intersector_web.followup import exports, page, selectors, services
from intersector_web.followup import feed as calendars
from intersector_web.followup.forms import PreferenceForm, WithdrawForm
from intersector_web.followup.models import Duty, Entry, Feed, Preference
from intersector_web.instruments.models import Document
from intersector_web.layout.streams import sent
from intersector_web.people.access import allowed, require
from intersector_web.people.models import Person

A_PAGE = 25
CALENDAR, CSV = "text/calendar; charset=utf-8", "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@allowed("followup.view")
def listing(request: HttpRequest) -> HttpResponse:
    """Every mandate, what is due first before all others, with filters."""
    found = selectors.listed(request.GET.dict(), _person(request))
    shown = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    shown.object_list = selectors.shown(shown.object_list)
    context = {
        "page": shown,
        "overdue": selectors.overdue(found),
        "asked": request.GET,
        **page.filters(),
    }
    part = request.htmx  # type: ignore[attr-defined]
    return render(request, f"followup/{'rows' if part else 'list'}.html", context)


@allowed("followup.view")
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """One mandate: what is ordered, how far it is, and all that was done about it."""
    return _show(request, _duty(pk))


@allowed("followup.answer")
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how far it is, with the evidence."""
    row = _mine(request, pk, "answer")
    form = page.answer_form(row, page.now(row), request.POST, request.FILES)
    return _done(request, row, form, services.say)


@allowed("followup.assign")
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who answers for it."""
    row = _mine(request, pk, "assign")
    return _done(request, row, page.assign_form(row, request.POST), services.assign)


@allowed("followup.assign")
@require_POST
def postpone(request: HttpRequest, pk: int) -> HttpResponse:
    """Set another day for it."""
    row = _mine(request, pk, "assign")
    form = page.postpone_form(row, page.now(row), request.POST)
    return _done(request, row, form, services.postpone)


@allowed("followup.answer")
@require_POST
def withdraw(request: HttpRequest, pk: int, entry: int) -> HttpResponse:
    """Undo what was said, for all to see."""
    row = _duty(pk)
    undone = get_object_or_404(Entry, pk=entry, duty=row, withdraws=None)
    require(request, f"followup.{page.needed(undone)}", row)
    form = WithdrawForm(request.POST, prefix=f"withdraw-{undone.pk}")
    return _done(request, row, form, services.withdraw, entry=undone)


@allowed("followup.view")
def evidence(_request: HttpRequest, pk: int, entry: int) -> FileResponse:
    """A file that was given as evidence, never shown by the browser itself."""
    row = get_object_or_404(Entry.objects.exclude(file=""), pk=entry, duty=pk)
    return FileResponse(
        row.file.open(),
        as_attachment=True,
        filename=row.file_name,
        content_type="application/octet-stream",
    )


@allowed("followup.view")
def implementation(request: HttpRequest, slug: str) -> HttpResponse:
    """What became of an instrument, clause by clause: of its newest edition."""
    document = get_object_or_404(Document.objects.defer("text", "blocks"), slug=slug)
    clauses, duties = selectors.of_instrument(document)
    shown = page.implementation(clauses, duties, request.GET.get("page", ""))
    context = {**shown, "document": shown["followed"] or document}
    return render(request, "followup/implementation.html", context)


@allowed("followup.view")
def reports(request: HttpRequest) -> HttpResponse:
    """Who is to be told what, and when."""
    return render(request, "followup/reports.html", {"recipients": page.by_recipient()})


@allowed("followup.view")
def workbook(_request: HttpRequest) -> HttpResponse:
    """The reporting duties for Excel."""
    return _file(exports.workbook(selectors.reports()), "reporting-duties.xlsx", XLSX)


@allowed("followup.view")
def csv(_request: HttpRequest) -> StreamingHttpResponse:
    """The reporting duties as CSV, sent as they are read."""
    return sent(exports.csv(selectors.reports().iterator()), "reporting-duties.csv", CSV)


@allowed("followup.calendar")
def calendar(_request: HttpRequest) -> StreamingHttpResponse:
    """The reporting duties of everybody, to subscribe to."""
    dated = selectors.reports().filter(due__isnull=False).iterator()
    made = calendars.calendar(_("Reporting duties"), dated)
    return sent(made, "reporting-duties.ics", CALENDAR)


@allowed("followup.calendar")
def feed(_request: HttpRequest, word: str) -> StreamingHttpResponse:
    """What somebody answers for, at a secret address."""
    known = Feed.of(word).filter(revoked=None, person__is_active=True)
    person = get_object_or_404(known.select_related("person")).person
    if not person.has_perm("followup.view"):
        raise Http404
    made = calendars.calendar(_("My mandates"), selectors.mine(person))
    response = sent(made, "my-mandates.ics", CALENDAR)
    response["Cache-Control"] = "private, no-store"
    return response


@allowed("followup.view")
def progress(request: HttpRequest) -> HttpResponse:
    """How many mandates are how far, as of any day, and over time."""
    return render(request, "followup/progress.html", page.progress(request.GET))


@allowed("followup.view")
def mine(request: HttpRequest) -> HttpResponse:
    """What I answer for, how I am reminded, and my calendar."""
    person = _person(request)
    form = PreferenceForm(request.POST or None, instance=Preference.of(person))
    if request.method == "POST" and form.is_valid():
        services.prefer(person=person, **form.cleaned_data)
        messages.success(request, _("Recorded."))
        return redirect("followup:mine")
    return _show_mine(request, person, form)


@allowed("followup.view")
@require_POST
def open_feed(request: HttpRequest) -> HttpResponse:
    """Make a secret address, and show it this once."""
    person = _person(request)
    word = services.open_feed(person=person)
    address = request.build_absolute_uri(reverse("followup:feed", args=[word]))
    form = PreferenceForm(instance=Preference.of(person))
    return _show_mine(request, person, form, address=address)


@allowed("followup.view")
@require_POST
def revoke_feed(request: HttpRequest, feed: int) -> HttpResponse:
    """Close one of my addresses."""
    if not services.revoke_feed(person=_person(request), feed=feed):
        raise Http404
    messages.success(request, _("The address no longer works."))
    return redirect("followup:mine")


def _duty(pk: int) -> Duty:
    return get_object_or_404(selectors.duty(pk))


def _mine(request: HttpRequest, pk: int, deed: str) -> Duty:
    """The duty, if this person may do this with it."""
    row = _duty(pk)
    require(request, f"followup.{deed}", row)
    return row


def _done(request: HttpRequest, row: Duty, form: Form, service: Any, **about: Any) -> HttpResponse:
    """Add the entry and go back, or show what is wrong with the form where it stands."""
    if not form.is_valid():
        return _show(request, row, form)
    said = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
    service(duty=row, by=_person(request), **about, **said)
    messages.success(request, _("Recorded."))
    return redirect(row)


def _show(request: HttpRequest, row: Duty, bound: Form | None = None) -> HttpResponse:
    context = page.context(row, _person(request), bound)
    return render(request, "followup/duty.html", context, status=422 if bound else 200)


def _show_mine(
    request: HttpRequest, person: Person, form: PreferenceForm, **more: Any
) -> HttpResponse:
    held = Paginator(selectors.mine(person), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": held,
        "duties": held.object_list,
        "form": form,
        "feeds": person.feeds.filter(revoked=None),
        **more,
    }
    return render(request, "followup/mine.html", context, status=422 if form.errors else 200)


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)
