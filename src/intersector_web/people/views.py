"""Pages of people: oneself, inviting, accepting an invitation."""

from typing import cast

from allauth.account.decorators import reauthentication_required
from allauth.socialaccount.providers.openid_connect.views import login as openid
from django.contrib import messages
from django.contrib.auth import login, logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from requests import RequestException

from intersector_web.people import privacy, services
from intersector_web.people.access import allowed, public
from intersector_web.people.adapter import INVITED
from intersector_web.people.forms import Accept, Erase, Invite
from intersector_web.people.models import Invitation, Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@allowed("people.view_self")
def me(request: HttpRequest) -> HttpResponse:
    """Who one is here: roles and terms, and the way to password and second factor."""
    person = cast(Person, request.user)
    return render(request, "people/me.html", {"terms": person.terms.order_by("since", "role")})


@allowed("people.view_self")
@never_cache
def export(request: HttpRequest) -> JsonResponse:
    """All that the site holds about oneself, as a file."""
    rows = privacy.held(cast(Person, request.user))
    name = f"attachment; filename=intersector-{timezone.localdate():%Y-%m-%d}.json"
    return JsonResponse(
        rows, headers={"Content-Disposition": name}, json_dumps_params={"indent": 1}
    )


@allowed("people.view_self")
@never_cache
def erase(request: HttpRequest) -> HttpResponse:
    """Forget oneself: what goes and what stays is said first, and the password asked again."""
    person = cast(Person, request.user)
    form = Erase(request.POST or None)
    if request.method == "POST" and form.is_valid() and privacy.may_go(person):
        forgotten: HttpResponse = _forget(request)
        return forgotten
    context = {"form": form, "may_go": privacy.may_go(person)}
    return render(request, "people/erase.html", context)


@reauthentication_required  # type: ignore[untyped-decorator]
def _forget(request: HttpRequest) -> HttpResponse:
    privacy.erase(cast(Person, request.user))
    logout(request)
    messages.success(request, _("What the site knew of you is erased."))
    return redirect("home")


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
        services.send(link, to=form.cleaned_data["email"])
    return render(request, "people/invite.html", {"form": form, "link": link})


@public
def organisation_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the organisation's own login, where it answers."""
    try:
        response: HttpResponse = openid(request, provider_id)
    except RequestException:
        response = render(request, "people/unreachable.html", status=503)
    return response


@public
@never_cache
@sensitive_post_parameters("password")
def accept(request: HttpRequest, word: str) -> HttpResponse:
    """Accept an invitation."""
    invitation = Invitation.open(word).first()
    if invitation is None:
        return render(request, "people/expired.html", status=410)
    request.session[INVITED] = word
    form = Accept(request.POST or None, initial={"email": invitation.email})
    if request.method == "POST" and form.is_valid():
        person = services.accept(word=word, **form.cleaned_data)
        if person is None:
            return render(request, "people/expired.html", status=410)
        login(request, person, backend=BACKEND)
        messages.success(request, _("Welcome. Protect your account with a second factor."))
        return redirect("people:me")
    return render(request, "people/accept.html", {"form": form, "invitation": invitation})
