"""Pages of people: oneself, inviting, accepting an invitation."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from intersector_web.people import services
from intersector_web.people.access import allowed, public
from intersector_web.people.forms import Accept, Invite
from intersector_web.people.models import Invitation, Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@allowed("people.view_self")
def me(request: HttpRequest) -> HttpResponse:
    """Who one is here: roles and terms, and the way to password and second factor."""
    person = cast(Person, request.user)
    return render(request, "people/me.html", {"terms": person.terms.order_by("since", "role")})


@allowed("people.invite")
@never_cache
def invite(request: HttpRequest) -> HttpResponse:
    """Make an invitation and show its link once."""
    form, link = Invite(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        giver = cast(Person, request.user)
        if not services.may_give(giver, form.cleaned_data["role"]):
            raise PermissionDenied
        word = Invitation.issue(**form.cleaned_data, by=giver)
        link = request.build_absolute_uri(reverse("people:accept", args=[word]))
    return render(request, "people/invite.html", {"form": form, "link": link})


@public
@never_cache
@sensitive_post_parameters("password")
def accept(request: HttpRequest, word: str) -> HttpResponse:
    """Accept an invitation."""
    invitation = Invitation.open(word).first()
    if invitation is None:
        return render(request, "people/expired.html", status=410)
    form = Accept(request.POST or None, initial={"email": invitation.email})
    if request.method == "POST" and form.is_valid():
        person = services.accept(word=word, **form.cleaned_data)
        if person is None:
            return render(request, "people/expired.html", status=410)
        login(request, person, backend=BACKEND)
        messages.success(request, _("Welcome. Protect your account with a second factor."))
        return redirect("people:me")
    return render(request, "people/accept.html", {"form": form, "invitation": invitation})
