"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intersector_web.home import page
from intersector_web.people.access import public


@public
def home(request: HttpRequest) -> HttpResponse:
    """Topics and who looks after them, ways in, and what waits for whoever is logged in."""
    return render(request, "home/home.html", page.context(request.user))
