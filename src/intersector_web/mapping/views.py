"""Pages of the mapping: the whole, a theme or a body of it, a place, what changed, files."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intersector.publishing.atlas import CHANGES
from intersector.publishing.sharing import Sharing
from intersector_web.layout.words import names
from intersector_web.mapping import files, lines, page, picture, selectors, services
from intersector_web.mapping import related as related_works
from intersector_web.mapping.decisions import decisions
from intersector_web.mapping.forms import AskedForm, WithdrawForm
from intersector_web.mapping.kept import topic_of
from intersector_web.mapping.models import Act, Entry, Place, Related, RelatedEntry
from intersector_web.people.access import allowed, require
from intersector_web.people.models import Person

A_PAGE = 40


@allowed("mapping.view")
def mapping(request: HttpRequest, code: str = "") -> HttpResponse:
    """The table and its picture; of one body only the themes that it has something on."""
    bodies = selectors.bodies()
    if code not in {"", "-", *bodies}:
        raise Http404
    form, on = _day(request)
    area = request.GET.get("area", "")
    rows = Paginator(selectors.themes(body=code, area=area), selectors.rows_a_page())
    part = rows.get_page(request.GET.get("page"))
    found = lines.lay_out(list(part), on, bodies)
    context = {
        **_whole(found),
        "page": part,
        "form": form,
        "code": code,
        "called": names().body_in_full(code) or (_("No body") if code == "-" else code),
        "area": area,
        "bodies": lines.addresses(bodies),
        "crossed": Related.objects.exists(),
        "files": files.FORMS,
        **_picture(picture.picture(found, _again(request)), _("Who shares which theme")),
    }
    only = request.htmx  # type: ignore[attr-defined]
    return render(request, f"mapping/{'whole' if only else 'map'}.html", context)


@allowed("mapping.view")
def theme(request: HttpRequest, name: str) -> HttpResponse:
    """One row, closely: who overlaps with whom, instrument by instrument."""
    form, on = _day(request)
    rows = selectors.theme(name)
    if not rows:
        raise Http404
    found = lines.lay_out(rows, on)
    line = found.lines[0] if found.lines else None
    label, language = lines.called(topic_of(rows[0]), rows[0])
    context = {
        **_whole(found),
        "form": form,
        "line": line,
        "label": label,
        "language_of": language,
        "topic": topic_of(rows[0]),
    }
    if line:
        context |= _picture(picture.closely(line, found.shown), _("Who overlaps with whom"))
    return render(request, "mapping/theme.html", context)


@allowed("mapping.view")
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """One instrument on one theme: the reasons, the decisions."""
    return _show(request, _place(pk))


@allowed("mapping.decide")
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a place, or refuse it."""
    row = _mine(request, pk)
    return _done(request, row, page.decide_form(row, request.POST), services.decide)


@allowed("mapping.decide")
@require_POST
def withdraw(request: HttpRequest, pk: int, entry: int) -> HttpResponse:
    """Undo what was decided, for all to see."""
    row = _mine(request, pk)
    said = Entry.objects.filter(theme=row.theme_id, instrument=row.instrument_id)
    return _undone(request, row, said, entry)


@allowed("mapping.view")
def related(request: HttpRequest) -> HttpResponse:
    """Questions of one Sector, with those and with the groups of another that are on the same."""
    form, on = _day(request)
    context = {"tables": related_works.tables(on), "form": form, "on": on, "again": _again(request)}
    return render(request, "mapping/related.html", context)


@allowed("mapping.view")
def pair(request: HttpRequest, row: int, column: int) -> HttpResponse:
    """Two works that are related: the reasons, the decisions."""
    return _show(request, _pair(row, column).pair)


@allowed("mapping.decide")
@require_POST
def decide_related(request: HttpRequest, row: int, column: int) -> HttpResponse:
    """Confirm that two works are related, or refuse it."""
    found = _ours(request, row, column)
    return _done(request, found, page.decide_form(found, request.POST), services.decide)


@allowed("mapping.decide")
@require_POST
def withdraw_related(request: HttpRequest, row: int, column: int, entry: int) -> HttpResponse:
    """Undo what was decided on two works, for all to see."""
    found = _ours(request, row, column)
    return _undone(request, found, RelatedEntry.objects.filter(row=row, column=column), entry)


@allowed("mapping.view")
def changes(request: HttpRequest) -> HttpResponse:
    """What each analysis found to be other than before: no more than that."""
    asked = request.GET.get("kind", "")
    kind = asked if asked in CHANGES else ""
    part = Paginator(selectors.changes(kind), A_PAGE).get_page(request.GET.get("page"))
    said = decisions(change.place.theme for change in part)
    context = {
        "page": part,
        "rows": [page.told(each, said) for each in part],
        "kind": kind,
        "kinds": [(each, lines.change_in_words(each)) for each in CHANGES],
    }
    return render(request, "mapping/changes.html", context)


@allowed("mapping.view")
def file(request: HttpRequest, form: str) -> HttpResponse:
    """The whole map of a day as a file."""
    if form not in files.FORMS:
        raise Http404
    _form, on = _day(request)
    found = lines.lay_out(list(selectors.themes()), on)
    response = HttpResponse(files.written(form, found), content_type=files.FORMS[form][0])
    stem = f"map-{on.isoformat()}" if on else "map"
    response["Content-Disposition"] = f'attachment; filename="{stem}.{form}"'
    return response


def _day(request: HttpRequest) -> tuple[AskedForm, date | None]:
    """The day that is asked for; None is today."""
    form = AskedForm(request.GET if "on" in request.GET else None)
    return form, form.cleaned_data.get("on") if form.is_bound and form.is_valid() else None


def _again(request: HttpRequest) -> str:
    """What an address ends with that asks for the same day."""
    _form, on = _day(request)
    return f"?on={on.isoformat()}" if on else ""


def _picture(shared: Sharing, title: str) -> dict[str, Any]:
    return {"titled": title, "picture": picture.draw(shared, title), "twin": picture.twin(shared)}


def _whole(found: lines.Map) -> dict[str, Any]:
    return {
        "map": found,
        "on": found.shown.on,
        "again": f"?on={found.shown.on.isoformat()}" if found.shown.on else "",
        "unknown": lines.unknown(found.shown, found.lines),
        "run": selectors.analysed(),
    }


def _place(pk: int) -> Place:
    return get_object_or_404(Place.objects.select_related("theme", "instrument"), pk=pk)


def _mine(request: HttpRequest, pk: int) -> Place:
    """The place, if this person may decide on it."""
    row = _place(pk)
    require(request, "mapping.decide", row)
    return row


def _pair(row: int, column: int) -> related_works.Met:
    found = related_works.of_works(row, column)
    if found is None:
        raise Http404
    return found


def _ours(request: HttpRequest, row: int, column: int) -> Related:
    """What is related, if this person may decide on it."""
    found = _pair(row, column).pair
    require(request, "mapping.decide", found)
    return found


def _undone(
    request: HttpRequest, row: Place | Related, said: QuerySet[Any], entry: int
) -> HttpResponse:
    undone = get_object_or_404(said.exclude(act=Act.WITHDRAWN), pk=entry)
    form = WithdrawForm(request.POST, prefix=f"withdraw-{undone.pk}")
    return _done(request, row, form, services.withdraw, entry=undone)


def _done(
    request: HttpRequest, row: Place | Related, form: Form, service: Any, **more: Any
) -> HttpResponse:
    """Add the entry and go back, or show what is wrong with the form where it stands."""
    if not form.is_valid():
        return _show(request, row, form)
    service(about=row, by=cast(Person, request.user), **more, **form.cleaned_data)
    messages.success(request, _("Recorded."))
    return redirect(row)


def _show(request: HttpRequest, row: Place | Related, bound: Form | None = None) -> HttpResponse:
    about, history = _about(row)
    context = {**about, **page.decisions(row, history, request.user, bound)}
    name = "pair" if isinstance(row, Related) else "place"
    return render(request, f"mapping/{name}.html", context, status=422 if bound else 200)


def _about(row: Place | Related) -> tuple[dict[str, Any], Sequence[Any]]:
    """What is shown of it, and what was said of it."""
    if isinstance(row, Related):
        return {"met": _pair(row.row_id, row.column_id)}, related_works.history(row)
    return {**page.closely_at(row), "place": row}, selectors.history(row)
