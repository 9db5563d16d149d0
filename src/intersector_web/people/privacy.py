"""What the site holds about a person, and forgetting it without rewriting the record.

A row that goes with its person (`models.CASCADE`) is personal: addresses, second factors, sessions,
logins, subscriptions. Any other row that names a person is the record of what was done, by a number
that no longer tells who. So an app decides by how it declares its rows, and needs no list here.
"""

from collections.abc import Iterator
from typing import Any, Final

from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.core import serializers
from django.db import models, transaction
from django.utils import timezone

from intersector_web.people.models import Invitation, Person, Role, Term

SECRETS: Final = {"password", "data", "session_key", "digest", "token", "secret"}
"""Fields that let somebody in: they are not exported, and of no use to the person."""
RECORD: Final = (LogEntry,)
"""Rows of packages that are a record, though they are declared to go with their person."""


def held(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Every row about or by a person, by the name of its model; readable by a program."""
    found = {"people.person": [_row(person)]}
    for model, name in _relations():
        rows = [_row(row) for row in model._default_manager.filter(**{name: person}).order_by("pk")]
        if rows:
            found.setdefault(model._meta.label_lower, []).extend(rows)
    received = Invitation.objects.filter(email__iexact=person.email).order_by("pk")
    found.setdefault("people.invitation", []).extend(map(_row, received))
    return {name: rows for name, rows in sorted(found.items()) if rows}


def may_go(person: Person) -> bool:
    """Whether somebody else could still administer the site."""
    others = Term.objects.on(timezone.localdate()).filter(role=Role.ADMINISTRATOR)
    return not person.is_superuser or others.exclude(person=person).exists()


@transaction.atomic
def erase(person: Person) -> None:
    """Delete what is personal; keep what was done, by "a former member"."""
    for session in UserSession.objects.filter(user=person):
        session.end()
    for model, name in _relations(models.CASCADE):
        if model not in RECORD:
            model._default_manager.filter(**{name: person}).delete()
    Invitation.objects.filter(email__iexact=person.email).update(email="")
    _logged(person).update(object_repr="", change_message="")
    person.terms.filter(until__isnull=True).update(until=timezone.localdate())
    person.name, person.email = "", f"erased-{person.pk}@erased.invalid"
    person.is_active, person.erased, person.last_login = False, timezone.now(), None
    person.set_unusable_password()
    person.save()


def _relations(rule: Any = None) -> Iterator[tuple[type[models.Model], str]]:
    """Every model that points at persons, and the name of its field; those with one rule only."""
    for each in Person._meta.get_fields(include_hidden=True):
        if isinstance(each, models.ManyToOneRel) and rule in {None, each.on_delete}:
            yield each.related_model, each.field.name


def _row(row: models.Model) -> dict[str, Any]:
    [kept] = serializers.serialize("python", [row])
    shown = {name: value for name, value in kept["fields"].items() if name not in SECRETS}
    return {"pk": kept["pk"], **shown}


def _logged(person: Person) -> models.QuerySet[LogEntry]:
    """What the administration wrote down about a person, name and all."""
    return LogEntry.objects.filter(
        content_type__app_label="people", content_type__model="person", object_id=str(person.pk)
    )
