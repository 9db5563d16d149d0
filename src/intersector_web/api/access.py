"""Who may call what: a token's scope, and the right of its person (`people/rules.py`)."""

from typing import Any, cast

from django.db.models import Model
from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer

from intersector_web.api.models import Scope, Token
from intersector_web.people.models import Person


class Bearer(HttpBearer):
    """A token with `scope` of somebody who has `permission`."""

    def __init__(self, permission: str, scope: Scope) -> None:
        super().__init__()
        self.permission, self.scope = permission, scope

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """Whose token it is; refused where it is for something else."""
        found = Token.open(token)
        if found is None:
            return None
        if self.scope not in found.scopes or not found.person.has_perm(self.permission):
            raise HttpError(403, f"This needs the scope {self.scope} and {self.permission}.")
        return found.person


def caller(request: HttpRequest) -> Person:
    """Whose token came with the call."""
    return cast(Person, cast(Any, request).auth)


def require(request: HttpRequest, permission: str, thing: Model) -> None:
    """Go on only if the caller may do this with this very thing."""
    if not caller(request).has_perm(permission, thing):
        raise HttpError(403, f"This needs {permission} on {thing}.")
