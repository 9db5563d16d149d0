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


def concerned(person: Person | AnonymousUser, thing: object) -> bool:
    """Whether somebody is focal point of a Sector that `thing` concerns; of any where it is None.

    A thing says which Sectors it concerns: `thing.concerned`, a set of their codes.
    """
    if not isinstance(person, Person) or not person.holds(Role.FOCAL_POINT):
        return False
    sectors = {sector for role, sector in person.roles if role == Role.FOCAL_POINT}
    return thing is None or bool(sectors & getattr(thing, "concerned", frozenset()))


def coordinates(person: Person | AnonymousUser, thing: object) -> bool:
    """Whether a topic coordinator coordinates `thing`; any at all where it is None.

    A thing says who coordinates it: `thing.coordinators`, a set of the keys of persons.
    """
    if not isinstance(person, Person) or not person.holds(Role.COORDINATOR):
        return False
    return thing is None or person.pk in getattr(thing, "coordinators", frozenset())


def answers_for(person: Person | AnonymousUser, thing: object) -> bool:
    """Whether somebody was made to answer for `thing` (its `person`), whatever the role held."""
    if not isinstance(person, Person) or not person.holds(*Role):
        return False
    return thing is None or getattr(thing, "person_id", None) == person.pk


def known(person: Person | AnonymousUser) -> bool:
    """Whether somebody has an account, also when no role is held any more."""
    return isinstance(person, Person) and person.is_active


EVERYONE: Final = rules.always_true
ADMINISTRATORS: Final = rules.always_false
"""Who may do everything needs no rule; nobody else may."""
MEMBERS: Final = holds(*Role)
OFFICERS: Final = holds(Role.SECRETARIAT)
COORDINATORS: Final = holds(Role.SECRETARIAT, Role.COORDINATOR)

rules.add_perm("instruments.view", EVERYONE)
rules.add_perm("instruments.load", OFFICERS)
rules.add_perm("instruments.remove", OFFICERS)
rules.add_perm("overlaps.view", MEMBERS)
rules.add_perm("overlaps.comment", MEMBERS)
rules.add_perm("overlaps.decide", rules.predicate(COORDINATORS) | rules.predicate(concerned))
rules.add_perm("overlaps.assign", COORDINATORS)
rules.add_perm("overlaps.export", COORDINATORS)
rules.add_perm("search.view", EVERYONE)
rules.add_perm("topics.view", EVERYONE)
rules.add_perm("topics.follow", MEMBERS)
rules.add_perm("topics.create", OFFICERS)
rules.add_perm("topics.change", rules.predicate(OFFICERS) | rules.predicate(coordinates))
rules.add_perm(
    "topics.contribute",
    rules.predicate(OFFICERS) | rules.predicate(coordinates) | rules.predicate(concerned),
)
rules.add_perm("followup.view", MEMBERS)
rules.add_perm("followup.calendar", EVERYONE)
rules.add_perm(
    "followup.answer",
    rules.predicate(COORDINATORS) | rules.predicate(concerned) | rules.predicate(answers_for),
)
rules.add_perm("followup.assign", COORDINATORS)
rules.add_perm("mapping.view", EVERYONE)
rules.add_perm("mapping.decide", rules.predicate(COORDINATORS) | rules.predicate(concerned))
rules.add_perm("api.view", EVERYONE)
rules.add_perm("api.tokens", MEMBERS)
rules.add_perm("people.view_self", known)
rules.add_perm("people.invite", OFFICERS)
rules.add_perm("people.appoint", OFFICERS)
rules.add_perm("people.administer", ADMINISTRATORS)
