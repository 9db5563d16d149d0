"""Each view says who may open it, or nobody may."""

from collections.abc import Callable
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase
from django.urls import ResolverMatch, reverse
from django_htmx.http import HttpResponseClientRedirect

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
PUBLIC: Final = "public"
"""The permission of a view that everybody may open, whatever its rules become."""
OTHERS: Final = {
    "account": PUBLIC,
    "api-v1": PUBLIC,
    "mfa": "people.view_self",
    "mfa_authenticate": PUBLIC,
    "openid": PUBLIC,
    "socialaccount": PUBLIC,
    "usersessions": "people.view_self",
    "admin": "people.administer",
}
"""The permissions of views that are not ours, by the first word of their names, or by the whole of
it: who is asked for the second factor is not logged in yet."""


def allowed(permission: str) -> Callable[[View], View]:
    """A view for those whom `rules.py` grants `permission`."""

    def declare(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return declare


def public(view: View) -> View:
    """A view for everybody."""
    return allowed(PUBLIC)(view)


def require(request: HttpRequest, permission: str, thing: Model) -> None:
    """Go on only if this person may do this with this very thing."""
    if not request.user.has_perm(permission, thing):
        raise PermissionDenied


def permission_of(match: ResolverMatch) -> str | None:
    """What a view asks for; None when it does not say."""
    word = match.view_name.partition(":")[0].partition("_")[0]
    others = OTHERS.get(match.view_name, OTHERS.get(word))
    declared: str | None = getattr(match.func, "permission", others)
    return declared


class AccessMiddleware:
    """Refuses who may not open a view, and everybody where the view does not say."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on; `process_view` asks, once the view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: Any, _kwargs: Any
    ) -> HttpResponseBase | None:
        """Ask before the view runs."""
        match = request.resolver_match
        wanted = permission_of(match) if match else None
        if wanted == PUBLIC or (wanted and request.user.has_perm(wanted)):
            return None
        if request.user.is_authenticated or wanted is None:
            raise PermissionDenied
        return _log_in_first(request)


def _log_in_first(request: HttpRequest) -> HttpResponseBase:
    """To the page to log in, and from there back to the page that was open."""
    answer = redirect_to_login(_open_page(request), reverse("account_login"))
    return HttpResponseClientRedirect(answer.url) if _by_htmx(request) else answer


def _open_page(request: HttpRequest) -> str:
    """What somebody has before them: not the address that a form or a part of it is sent to."""
    if request.method in {"GET", "HEAD"} and not _by_htmx(request):
        return request.get_full_path()
    came = urlsplit(request.headers.get("Referer", ""))
    here = came.netloc == request.get_host()
    return urlunsplit(("", "", came.path, came.query, "")) if here else reverse("home")


def _by_htmx(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers
