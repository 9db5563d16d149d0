"""The choice of a theme, and what is said when something is wrong."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from intersector_web.layout.context import THEMES
from intersector_web.people.access import public

YEAR = 365 * 86400


@public
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember how somebody wants to see the site, and go back."""
    back = request.POST.get("next", "/")
    here = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    response = redirect(back if here else "/")
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie("theme", chosen, max_age=YEAR, samesite="Lax")
    return response


@public
def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a page is not for this person."""
    return render(request, "403.html", status=403)


@public
def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    return render(request, "404.html", status=404)


@public
def broken(request: HttpRequest) -> HttpResponse:
    """Say that something failed, with as little as can fail again: without the database too."""
    try:
        return render(request, "500.html", status=500)
    except DatabaseError:
        said = render_to_string("layout/down.html")
        return HttpResponse(said, status=503, headers={"Retry-After": "60"})
