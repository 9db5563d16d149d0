"""Pages of topics: what everybody reads, what coordinators edit, what focal points add."""

import mimetypes
from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from intersector_web.layout.words import tongue
from intersector_web.overlaps.models import Theme
from intersector_web.people.access import allowed, public, require
from intersector_web.people.models import Person
from intersector_web.topics import desk, page, selectors, services, subscriptions
from intersector_web.topics.forms import ItemForm, PlaceForm, RemoveForm, TopicForm
from intersector_web.topics.models import Item, Subscription, Topic
from intersector_web.topics.telling import told
from intersector_web.topics.wordings import said, translations

A_PAGE = 50


@allowed("topics.view")
def listing(request: HttpRequest) -> HttpResponse:
    """Every topic, with its Sectors and those who look after it."""
    asked = request.GET.dict()
    mine = Subscription.objects.filter(topic=None, person=request.user.pk)
    context = {
        "page": Paginator(page.cards(asked), A_PAGE).get_page(asked.get("page")),
        "sectors": selectors.sectors(),
        "asked": asked,
        "follows": mine.exists(),
    }
    part = request.htmx  # type: ignore[attr-defined]
    return render(request, f"topics/{'rows' if part else 'list'}.html", context)


@allowed("topics.view")
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic: what it is about, who looks after it, what is on it."""
    row = get_object_or_404(selectors.topic(slug))
    return render(request, "topics/topic.html", page.context(row, request.user))


@allowed("topics.view")
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Every change of a topic."""
    row = get_object_or_404(selectors.topic(slug))
    changes = Paginator(selectors.changes(row), A_PAGE).get_page(request.GET.get("page"))
    context = {"card": page.card(row), "page": changes, "history": told(changes)}
    return render(request, "topics/history.html", context)


@allowed("topics.create")
def themes(request: HttpRequest) -> HttpResponse:
    """The themes that the analysis found and that no topic was made of."""
    found = Paginator(selectors.waiting_themes(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "topics/themes.html", {"page": found})


@allowed("topics.create")
def adopt(request: HttpRequest, name: str) -> HttpResponse:
    """Make a topic of a theme, or go to the one that was made of it."""
    theme = get_object_or_404(Theme, name=name)
    made = Topic.objects.filter(adoptions__theme=theme).first()
    if made is not None:
        return redirect(made)
    return _create(request, theme, page.proposed(theme))


@allowed("topics.create")
def new(request: HttpRequest) -> HttpResponse:
    """Make a topic by hand."""
    return _create(request, None, {})


@allowed("topics.change")
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """All that can be changed about a topic."""
    return _desk(request, _mine(request, slug))


@allowed("topics.change")
@require_POST
def word(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Write what the topic is called in a language."""
    row = _mine(request, slug)
    held = next((each for each in translations(row) if each.wanted == language), None)
    if held is None:
        raise Http404
    form = desk.words_form(held, request.POST)
    return _done(request, row, form, services.word, language=language)


@allowed("topics.change")
@require_POST
def settle(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which Sectors it concerns, and which leads."""
    row = _mine(request, slug)
    return _done(request, row, desk.sectors_form(row, request.POST), services.settle)


@allowed("topics.change")
@require_POST
def appoint(request: HttpRequest, slug: str, post: str) -> HttpResponse:
    """Appoint a coordinator or a focal point, or a successor."""
    row = _mine(request, slug)
    held = desk.post_of(row, post)
    if held is None:
        raise Http404
    about = {"function": held.function, "sector": held.sector}
    return _done(request, row, desk.term_form(held, request.POST), services.appoint, **about)


@allowed("topics.change")
@require_POST
def end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Set the last day of a term."""
    row = _mine(request, slug)
    term = get_object_or_404(row.appointments, pk=pk)
    return _done(request, row, desk.end_form(term, request.POST), services.end, appointment=term)


@allowed("topics.change")
@require_POST
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Pin an instrument, or leave it out."""
    row = _mine(request, slug)
    return _done(request, row, PlaceForm(request.POST, prefix="place"), services.place)


@allowed("topics.create")
@require_POST
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a found theme in."""
    return _done(request, _mine(request, slug), desk.join_form(request.POST), services.join)


@allowed("topics.create")
@require_POST
def merge(request: HttpRequest, slug: str) -> HttpResponse:
    """Take another topic in."""
    row = _mine(request, slug)
    return _done(request, row, desk.merge_form(row, request.POST), services.merge)


@allowed("topics.change")
def instruments(request: HttpRequest) -> HttpResponse:
    """What a field proposes while the name of an instrument is written."""
    words = request.GET.get("place-instrument", "").strip()
    found = page.proposals(words) if words else []
    return render(request, "topics/instruments.html", {"found": found})


@allowed("topics.contribute")
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add an activity or a document."""
    row = _mine(request, slug, "topics.contribute")
    return _item(request, Item(topic=row, language=tongue()))


@allowed("topics.contribute")
def item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change an activity or a document."""
    row = _mine(request, slug, "topics.contribute")
    return _item(request, get_object_or_404(Item, pk=pk, topic=row, removed=False))


@allowed("topics.contribute")
def remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an activity or a document away."""
    row = _mine(request, slug, "topics.contribute")
    held = get_object_or_404(Item, pk=pk, topic=row, removed=False)
    form = RemoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.remove_item(item=held, by=_person(request), **form.cleaned_data)
        return redirect(row)
    return render(request, "topics/remove.html", {"form": form, "item": held})


@allowed("topics.view")
def file(_request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """The file of a document, never shown by the browser itself."""
    held = get_object_or_404(Item, pk=pk, topic__slug=slug, removed=False, file__gt="")
    kind = mimetypes.guess_type(held.file_name)[0] or "application/octet-stream"
    opened = held.file.open()
    return FileResponse(opened, as_attachment=True, filename=held.file_name, content_type=kind)


@allowed("topics.follow")
@require_POST
def follow(request: HttpRequest, slug: str | None = None) -> HttpResponse:
    """Tell me by e-mail what changes here, or no more."""
    row = get_object_or_404(Topic, slug=slug) if slug else None
    person = _person(request)
    if "stop" in request.POST:
        services.leave(topic=row, person=person)
        messages.success(request, _("You will get no more mails about this."))
    else:
        services.follow(topic=row, person=person, language=get_language() or "en")
        messages.success(request, _("You will be told by e-mail what changes."))
    return redirect(row or reverse("topics:list"))


@csrf_exempt
@public
def leave(request: HttpRequest, word: str) -> HttpResponse:
    """End all mails to whoever has this link: by a button, or by the mail program in one click."""
    person = subscriptions.person_of(word)
    if person is None:
        return render(request, "404.html", status=404)
    if request.method == "POST":
        Subscription.objects.filter(person=person).delete()
    return render(request, "topics/leave.html", {"done": request.method == "POST"})


def _mine(request: HttpRequest, slug: str, permission: str = "topics.change") -> Topic:
    """The topic, if this person may do this with it; one that became part of another is not."""
    row = get_object_or_404(selectors.topic(slug), merged_into=None)
    require(request, permission, row)
    return row


def _create(request: HttpRequest, theme: Theme | None, initial: dict[str, Any]) -> HttpResponse:
    form = TopicForm(request.POST or None, initial={"source": tongue(), **initial})
    if request.method == "POST" and form.is_valid():
        row = services.create(theme=theme, by=_person(request), **form.cleaned_data)
        messages.success(request, _("Recorded."))
        return redirect(row)
    status = 422 if form.errors else 200
    context = {"form": form, "found_theme": theme}
    return render(request, "topics/new.html", context, status=status)


def _item(request: HttpRequest, held: Item) -> HttpResponse:
    form = ItemForm(request.POST or None, request.FILES or None, item=held)
    if request.method == "POST" and form.is_valid():
        services.keep_item(item=held, by=_person(request), **form.cleaned_data)
        messages.success(request, _("Recorded."))
        return redirect(held.topic)
    context = {"form": form, "item": held, "name": said(held.topic, tongue()).name}
    return render(request, "topics/item.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, row: Topic, form: Form, service: Any, **about: Any) -> HttpResponse:
    """Do it and go back to the desk, or show what is wrong with the form where it stands."""
    if not form.is_valid():
        return _desk(request, row, form)
    if service is not services.end:
        about["topic"] = row
    service(by=_person(request), **about, **form.cleaned_data)
    messages.success(request, _("Recorded."))
    return redirect("topics:edit", row.slug)


def _desk(request: HttpRequest, row: Topic, bound: Form | None = None) -> HttpResponse:
    context = desk.context(row, _person(request), bound)
    return render(request, "topics/edit.html", context, status=422 if bound else 200)


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)
