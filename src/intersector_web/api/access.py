"""Who may call what: a token's scope, and the right of its person (`people/rules.py`)."""

from typing import Any, Final, cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.http import HttpRequest
from ninja.security import HttpBearer

from intersector_web.api.models import Scope, Token
from intersector_web.api.problems import RefusedError
from intersector_web.people.models import Person

BAD: Final = "This token is not known here, was revoked, or is over: make another on the site."


class Bearer(HttpBearer):
    """A token with `scope` of somebody who has `permission`."""

    def __init__(self, permission: str, scope: Scope) -> None:
        super().__init__()
        self.permission, self.scope = permission, scope

    def authenticate(self, request: HttpRequest, _word: str) -> Person:
        """Whose token it is; refused where it is for something else."""
        found = _known(request)
        if self.scope not in found.scopes:
            lacking = f'Bearer error="insufficient_scope", scope="{self.scope}"'
            said = f"This token is not for “{self.scope}”: make one with that scope."
            raise RefusedError(403, said, WWW_Authenticate=lacking)
        if not found.person.has_perm(self.permission):
            raise RefusedError(403, f"You may not do this: it needs the right {self.permission}.")
        return found.person


class Anybody(HttpBearer):
    """No token is needed; a good one makes more calls a minute, a bad one is told."""

    def __call__(self, request: HttpRequest) -> Person | AnonymousUser:
        """The token's person, or nobody in particular."""
        return _known(request).person if _word(request) else AnonymousUser()

    def authenticate(self, request: HttpRequest, _word: str) -> Person:
        """Whose token it is."""
        return _known(request).person


def token_of(request: HttpRequest) -> Token | None:
    """The token that came with a call, while it is good; looked up once."""
    held = cast(Any, request)
    if not hasattr(held, "token"):
        word = _word(request)
        held.token = Token.open(word) if word else None
    return cast("Token | None", held.token)


def caller(request: HttpRequest) -> Person:
    """Whose token came with the call."""
    return cast(Person, cast(Any, request).auth)


def require(request: HttpRequest, permission: str, thing: Model) -> None:
    """Go on only if the caller may do this with this very thing."""
    if not caller(request).has_perm(permission, thing):
        raise RefusedError(
            403, f"You may not do this here: it needs the right {permission} on {thing}."
        )


def _known(request: HttpRequest) -> Token:
    found = token_of(request)
    if found is None:
        raise RefusedError(401, BAD, WWW_Authenticate='Bearer error="invalid_token"')
    return found


def _word(request: HttpRequest) -> str:
    """The word of a token; empty where none came."""
    kind, _space, word = request.headers.get("Authorization", "").partition(" ")
    return word.strip() if kind.lower() == "bearer" else ""
