"""Who may do what: every permission of the site, in one place.

A view names its permission (`access.allowed`); one that concerns a single object asks again with
it (`access.require`). Administrators may do everything (`models.Person.has_perm`).
"""

from collections.abc import Callable
from typing import Final

import rules
from django.contrib.auth.models import AnonymousUser

from intersector_web.people.models import Person, Role


def holds(*roles: Role) -> Callable[..., bool]:
    """Whether somebody holds one of the roles today."""

    def held(person: Person | AnonymousUser) -> bool:
        return isinstance(person, Person) and person.holds(*roles)

    return held


EVERYONE: Final = rules.always_true
MEMBERS: Final = holds(*Role)
OFFICERS: Final = holds(Role.SECRETARIAT)

rules.add_perm("instruments.view", EVERYONE)
rules.add_perm("instruments.load", OFFICERS)
rules.add_perm("people.view_self", MEMBERS)
rules.add_perm("people.invite", OFFICERS)
