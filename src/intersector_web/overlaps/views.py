"""Pages of overlaps: a queue of work, and a page where a pair is judged."""

import json
from collections.abc import Sequence
from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intersector.errors import IntersectorError
from intersector_web.layout.streams import sent
from intersector_web.overlaps import amending, page, selectors, services, tabling
from intersector_web.overlaps.forms import (
    AnswerForm,
    AssignForm,
    CommentForm,
    FrameForm,
    VerdictForm,
    WithdrawForm,
)
from intersector_web.overlaps.models import Entry, Overlap, Proposal
from intersector_web.people.access import allowed, require
from intersector_web.people.models import Person

A_PAGE = 25


@allowed("overlaps.view")
def listing(request: HttpRequest) -> HttpResponse:
    """The queue: what to act on first, with filters."""
    asked = request.GET.dict()
    found = selectors.listed(asked, _person(request))
    shown = Paginator(found, A_PAGE).get_page(asked.get("page"))
    shown.object_list = list(selectors.shown(shown.object_list))
    context = {
        "page": shown,
        "runs": page.runs(shown.object_list),
        "waiting": selectors.waiting(found, shown.paginator.count, asked.get("state", "")),
        "asked": request.GET,
        "running": selectors.running(),
        **page.filters(),
    }
    part = request.htmx  # type: ignore[attr-defined]
    return render(request, f"overlaps/{'rows' if part else 'list'}.html", context)


@allowed("overlaps.view")
def overlap(request: HttpRequest, pk: int) -> HttpResponse:
    """Two clauses side by side, the reasons, the proposals, and all that was done about them."""
    return _show(request, _overlap(pk))


@allowed("overlaps.decide")
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what the overlap is."""
    row = _mine(request, pk, "overlaps.decide")
    form = VerdictForm(request.POST, prefix="verdict", digest=page.digest_of(row))
    return _done(request, row, form, services.decide)


@allowed("overlaps.decide")
@require_POST
def answer(request: HttpRequest, pk: int, proposal: int) -> HttpResponse:
    """Accept, amend or reject a proposal."""
    row = _mine(request, pk, "overlaps.decide")
    about = get_object_or_404(row.proposals, pk=proposal)
    draft = amending.as_drafted(about, row)
    form = AnswerForm(request.POST, prefix=f"answer-{about.pk}", draft=draft)
    return _done(request, row, form, services.answer, proposal=about)


@allowed("overlaps.assign")
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the overlap to a focal point."""
    row = _mine(request, pk, "overlaps.assign")
    form = AssignForm(request.POST, prefix="assign", people=selectors.focal_points(row))
    return _done(request, row, form, services.assign)


@allowed("overlaps.comment")
@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Add to the discussion."""
    form = CommentForm(request.POST, prefix="comment")
    return _done(request, _overlap(pk), form, services.comment)


@allowed("overlaps.decide")
@require_POST
def withdraw(request: HttpRequest, pk: int, entry: int) -> HttpResponse:
    """Undo a verdict or an answer, for all to see."""
    row = _mine(request, pk, "overlaps.decide")
    undone = get_object_or_404(Entry, pk=entry, pair=row.pair, act__in=page.UNDOABLE)
    form = WithdrawForm(request.POST, prefix=f"withdraw-{undone.pk}")
    return _done(request, row, form, services.withdraw, entry=undone)


@allowed("overlaps.view")
def contribution(request: HttpRequest, pk: int, proposal: int) -> HttpResponse:
    """A proposal as a contribution in Word."""
    row = _overlap(pk)
    found = get_object_or_404(selectors.answered(row.proposals.all()), pk=proposal)
    return _tabled(request, [found], row.get_absolute_url())


@allowed("overlaps.view")
def contributions(request: HttpRequest) -> HttpResponse:
    """The accepted proposals of the queue as contributions in Word."""
    found = selectors.accepted(request.GET.dict(), _person(request))
    return _tabled(request, found, _there(request, reverse("overlaps:list")))


@allowed("overlaps.export")
def decisions(_request: HttpRequest) -> StreamingHttpResponse:
    """The verdicts that stand, for `intersector learn`."""
    lines = (f"{json.dumps(row, ensure_ascii=False)}\n" for row in selectors.decisions())
    return sent(lines, "decisions.jsonl", "application/jsonl")


def _tabled(request: HttpRequest, proposals: Sequence[Proposal], back: str) -> HttpResponse:
    """Ask for what stands around the proposals, then give the file, or say why there is none."""
    items = [tabling.Item.of(each) for each in proposals]
    form = FrameForm(request.GET if "download" in request.GET else None)
    if items and form.is_valid():
        try:
            return page.download(*tabling.contributions(items, form.frame()))
        except IntersectorError as error:
            form.add_error(None, page.told(error))
    asked = [each for each in request.GET.items() if each[0] not in {"download", *form.fields}]
    context = {"form": form, "items": items, "back": back, "asked": asked}
    status = 422 if form.errors else 200
    return render(request, "overlaps/contribution.html", context, status=status)


def _overlap(pk: int) -> Overlap:
    return get_object_or_404(selectors.overlap(pk))


def _mine(request: HttpRequest, pk: int, permission: str) -> Overlap:
    """The overlap, if this person may do this with it while both its clauses are there."""
    row = _overlap(pk)
    require(request, permission, row)
    return get_object_or_404(selectors.overlap(pk), left__isnull=False, right__isnull=False)


def _done(
    request: HttpRequest, row: Overlap, form: Form, service: Any, **about: Any
) -> HttpResponse:
    """Add the entry and go back, or show what is wrong with the form where it stands."""
    if not form.is_valid():
        return _show(request, row, form)
    said = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
    service(overlap=row, by=_person(request), **about, **said)
    if "next" in request.POST:
        return _next(request, row)
    messages.success(request, _("Recorded."))
    return redirect(_there(request, row.get_absolute_url()))


def _next(request: HttpRequest, row: Overlap) -> HttpResponse:
    """On to what waits next, or back to the queue where nothing does; with the way back."""
    undo = format_html(
        '{} <a href="{}">{}</a>',
        _("Recorded."),
        _there(request, row.get_absolute_url()),
        _("Back to it"),
    )
    messages.success(request, undo)
    following = selectors.following(row, request.GET.dict(), _person(request))
    if following is None:
        messages.info(request, _("Nothing is left to decide in this queue."))
    place = following.get_absolute_url() if following else reverse("overlaps:list")
    return redirect(_there(request, place))


def _there(request: HttpRequest, place: str) -> str:
    """An address with the filters of the queue that somebody works through."""
    query = request.GET.urlencode()
    return f"{place}?{query}" if query else place


def _show(request: HttpRequest, row: Overlap, bound: Form | None = None) -> HttpResponse:
    context = page.context(row, _person(request), bound, request.GET)
    context["following"] = selectors.following(row, request.GET.dict(), _person(request))
    return render(request, "overlaps/overlap.html", context, status=422 if bound else 200)


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)
