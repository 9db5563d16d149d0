"""What people do about the mapping: each function adds one entry, in one transaction.

The next analysis, soon after, hears of it.
"""

from typing import Any
from uuid import UUID

from django.db import transaction

from intersector_web.mapping.models import Act, Entry, Place
from intersector_web.overlaps.tasks import analyse_soon
from intersector_web.people.models import Person


@transaction.atomic
def decide(*, place: Place, by: Person, token: UUID, act: str, why: str) -> Entry:
    """Confirm that the instrument belongs to the theme, or refuse it."""
    return _add(Act(act), place, by, token, why=why)


@transaction.atomic
def withdraw(*, place: Place, entry: Entry, by: Person, token: UUID, why: str) -> Entry:
    """Undo; of two who do so at once, the first does."""
    held = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    done: Entry | None = Entry.objects.filter(withdraws=held).first()
    return done or _add(Act.WITHDRAWN, place, by, token, why=why, withdraws=held)


def _add(act: Act, place: Place, by: Person, token: UUID, **said: Any) -> Entry:
    """Add an entry, unless the same form has made it already."""
    about = {"theme_id": place.theme_id, "instrument_id": place.instrument_id}
    analyse_soon()
    fields = {"act": act, "edition": place.edition, "by": by, **about, **said}
    entry: Entry
    entry, _added = Entry.objects.get_or_create(token=token, defaults=fields)
    return entry
