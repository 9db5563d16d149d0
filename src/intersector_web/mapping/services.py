"""What people do about places and related works: each function adds an entry, in one transaction.

The next analysis, soon after, hears of it.
"""

from typing import Any, Final
from uuid import UUID

from django.db import transaction

from intersector_web.mapping.models import Act, Entry, Place, Related, RelatedEntry
from intersector_web.overlaps.tasks import analyse_soon
from intersector_web.people.deeds import Deed
from intersector_web.people.models import Person

ENTRIES: Final[dict[type, type[Entry | RelatedEntry]]] = {Place: Entry, Related: RelatedEntry}


@transaction.atomic
def decide(*, about: Place | Related, by: Person, token: UUID, act: str, why: str) -> Deed:
    """Confirm that the two belong together, or refuse it."""
    return _add(Act(act), about, by, token, why=why)


@transaction.atomic
def withdraw(*, about: Place | Related, entry: Deed, by: Person, token: UUID, why: str) -> Deed:
    """Undo; of two who do so at once, the first does."""
    entries = ENTRIES[type(about)].objects
    held = entries.select_for_update(of=("self",)).get(pk=entry.pk)
    done: Deed | None = entries.filter(withdraws=held).first()
    return done or _add(Act.WITHDRAWN, about, by, token, why=why, withdraws=held)


def _add(act: Act, about: Place | Related, by: Person, token: UUID, **said: Any) -> Deed:
    """Add an entry, unless the same form has made it already."""
    analyse_soon()
    fields = {"act": act, "by": by, **about.named, **said}
    entry: Deed
    entry, _added = ENTRIES[type(about)].objects.get_or_create(token=token, defaults=fields)
    return entry
