"""Pages of people: oneself, inviting, accepting an invitation."""

from typing import Any, Final, cast

from allauth.account.decorators import reauthentication_required
from allauth.socialaccount.providers.openid_connect.views import login as openid
from django.contrib import messages
from django.contrib.auth import login, logout
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from requests import RequestException

from intersector_web.people import privacy, selectors, services
from intersector_web.people.access import allowed, public
from intersector_web.people.adapter import INVITED
from intersector_web.people.forms import Accept, End, Erase, Invite, Office
from intersector_web.people.models import Invitation, Person, Role, Term

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
A_PAGE: Final = 50


@allowed("people.view_self")
def me(request: HttpRequest) -> HttpResponse:
    """Who one is here: roles and terms, and the way to password and second factor."""
    person = cast(Person, request.user)
    return render(request, "people/me.html", {"terms": selectors.terms(person)})


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


@allowed("people.appoint")
def listing(request: HttpRequest) -> HttpResponse:
    """Who has an account, what they hold, and who is invited."""
    asked = request.GET.dict()
    shown = Paginator(selectors.listed(asked), A_PAGE).get_page(asked.get("page"))
    context = {"page": shown, "asked": asked, "roles": Role.choices}
    return render(request, "people/list.html", {**context, "invitations": selectors.invitations()})


@allowed("people.appoint")
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody holds and held; give them a role."""
    whose, giver = get_object_or_404(Person, pk=pk, erased=None), cast(Person, request.user)
    form = Office(request.POST or None, giver=giver)
    if request.method == "POST" and form.is_valid():
        services.give(person=whose, by=giver, **form.cleaned_data)
        messages.success(request, _("The role is given."))
        return redirect("people:person", pk)
    terms = [(each, giver.may_give(each.role)) for each in selectors.terms(whose)]
    context = {"person": whose, "terms": terms, "form": form, "end": End()}
    context["has_factor"] = selectors.has_factor(whose)
    return render(request, "people/person.html", context)


@allowed("people.appoint")
@require_POST
def end(request: HttpRequest, pk: int, term: int) -> HttpResponse:
    """End a term, at once or on a day; the last administrator's never."""
    row = get_object_or_404(Term.objects.select_related("person"), pk=term, person=pk)
    giver, form = cast(Person, request.user), End(request.POST)
    if not giver.may_give(row.role):
        raise PermissionDenied
    if row.role == Role.ADMINISTRATOR and not privacy.may_go(row.person):
        messages.error(request, _("This is the only administrator: make somebody else one first."))
    elif form.is_valid():
        services.end(term=row, by=giver, **form.cleaned_data)
        messages.success(request, _("The last day of the role is set."))
    return redirect("people:person", pk)


@allowed("people.administer")
@require_POST
def forget_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody in again who lost their second factor."""
    whose = get_object_or_404(Person, pk=pk, erased=None)
    services.forget_factor(person=whose, by=cast(Person, request.user))
    messages.success(request, _("The second factor is removed."))
    return redirect("people:person", pk)


@allowed("people.invite")
@never_cache
def invite(request: HttpRequest) -> HttpResponse:
    """Make an invitation, mail it, and show its link once."""
    giver, link, sent = cast(Person, request.user), "", False
    empty = Invite(giver=giver, initial={"language": get_language()})
    form = Invite(request.POST, giver=giver) if request.method == "POST" else empty
    if form.is_valid():
        link, sent = _invite(request, giver, **form.cleaned_data)
        form = empty
    return render(request, "people/invite.html", {"form": form, "link": link, "sent": sent})


def _invite(request: HttpRequest, giver: Person, *, language: str, **said: Any) -> tuple[str, bool]:
    """The link of a new invitation, and whether it could be mailed."""
    word = Invitation.issue(**said, by=giver)
    with override(language):
        link = request.build_absolute_uri(reverse("people:accept", args=[word]))
    return link, services.send(link, invitation=Invitation.of(word).get(), language=language)


@allowed("people.invite")
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    if not services.withdraw(invitation=pk):
        raise Http404
    messages.success(request, _("The invitation no longer works."))
    return redirect("people:list")


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
    """Accept an invitation: make an account, or take the role to the one that there is."""
    invitation = Invitation.open(word).select_related("by").first()
    if invitation is None:
        return _expired(request)
    if request.user.is_authenticated or services.whose(invitation):
        return render(request, "people/take.html", _taking(request, invitation, word))
    request.session[INVITED] = word
    form = Accept(request.POST or None, invited=invitation.email)
    if request.method == "POST" and form.is_valid():
        person = services.accept(word=word, **form.cleaned_data)
        if person is None:
            return _expired(request)
        login(request, person, backend=BACKEND)
        messages.success(request, _("Welcome. Protect your account with a second factor."))
        return redirect("people:me")
    context = {"form": form, "invitation": invitation, "word": word}
    return render(request, "people/accept.html", context)


@allowed("people.view_self")
@require_POST
def take(request: HttpRequest, word: str) -> HttpResponse:
    """Take the role of an invitation to the account that one has."""
    invitation = Invitation.open(word).first()
    if invitation is None:
        return _expired(request)
    if not _taking(request, invitation, word)["mine"]:
        raise PermissionDenied
    if not services.take(word=word, person=cast(Person, request.user)):
        return _expired(request)
    messages.success(request, _("The role is yours."))
    return redirect("people:me")


@public
@require_POST
def decline(request: HttpRequest, word: str) -> HttpResponse:
    """Say no to an invitation."""
    if not services.decline(word=word):
        return _expired(request)
    messages.success(request, _("The invitation is declined."))
    return redirect("home")


def _taking(request: HttpRequest, invitation: Invitation, word: str) -> dict[str, Any]:
    """An invitation for an account that there is: whether it is that of whoever asks."""
    whose = services.whose(invitation)
    mine = request.user == whose if invitation.email else request.user.is_authenticated
    return {"invitation": invitation, "word": word, "mine": mine}


def _expired(request: HttpRequest) -> HttpResponse:
    return render(request, "people/expired.html", status=410)
