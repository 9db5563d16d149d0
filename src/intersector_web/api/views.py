"""The page of the API: what it is for, its calls, and one's tokens."""

from functools import cache
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from intersector_web.api import services
from intersector_web.api.forms import TokenForm
from intersector_web.api.models import Token
from intersector_web.api.problems import SAID, problem
from intersector_web.api.site import api
from intersector_web.people.access import allowed, public
from intersector_web.people.models import Person


@allowed("api.view")
def about(request: HttpRequest) -> HttpResponse:
    """What can be called, from the description that programs read."""
    return render(request, "api/about.html", {"calls": _calls()})


@allowed("api.tokens")
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """One's tokens; a new one is shown once."""
    person, word = cast(Person, request.user), None
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        word, form = services.issue(person=person, **form.cleaned_data), TokenForm()
    held = Token.objects.filter(person=person)
    return render(request, "api/tokens.html", {"form": form, "word": word, "tokens": held})


@allowed("api.tokens")
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End a token of one's own."""
    if not services.revoke(person=cast(Person, request.user), token=pk):
        raise Http404
    messages.success(request, _("The token no longer works."))
    return redirect("api:tokens")


@public
def missing(_request: HttpRequest) -> HttpResponse:
    """No call has that address."""
    return problem(404, SAID[404])


@cache
def _calls() -> list[dict[str, Any]]:
    """Each call with its method, address, description, and whether it needs a token."""
    paths = api.get_openapi_schema()["paths"]
    return [
        {
            "method": method.upper(),
            "path": path,
            "said": said["description"],
            "token": {} not in said["security"],
        }
        for path, methods in paths.items()
        for method, said in methods.items()
    ]
