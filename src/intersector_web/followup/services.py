"""What is done about duties: each function adds one row, in one transaction."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from intersector_web.followup.bridge import keep_duties
from intersector_web.followup.models import Act, Duty, Entry, Feed, Preference
from intersector_web.followup.standing import stands
from intersector_web.instruments.services import store
from intersector_web.layout.words import known_organisations
from intersector_web.people.models import Person

STANDS = ("state", "due", "person_id", "office", "desk", "again", "dealt_with")
"""What stands today of a duty, beside what was found."""


def say(  # noqa: PLR0913
    *,
    duty: Duty,
    by: Person,
    token: UUID,
    state: str,
    period: int | None,
    why: str,
    link: str = "",
    file: File[bytes] | None = None,
) -> Entry:
    """Say how far a duty is, with the evidence; what it ordered is kept with it."""
    said: dict[str, Any] = {"value": state, "period": period, "why": why, "link": link}
    said |= {"text": duty.text, "digest": duty.digest}
    if file is not None and file.name:
        said |= {"file": store(file.name, file), "file_name": file.name[-200:]}
    return _add(Act.STATE, duty, by, token, **said)


def assign(  # noqa: PLR0913
    *,
    duty: Duty,
    by: Person,
    token: UUID,
    to: Person | None = None,
    office: str = "",
    desk: str = "",
    why: str = "",
) -> Entry:
    """Make a person, an office or the focal points of a Sector answer for it, or nobody."""
    return _add(Act.RESPONSIBLE, duty, by, token, to=to, office=office, desk=desk, why=why)


def postpone(  # noqa: PLR0913
    *, duty: Duty, by: Person, token: UUID, period: int | None, due: date, why: str
) -> Entry:
    """Set another day for the time that it next falls due."""
    return _add(Act.DUE, duty, by, token, period=period, due=due, why=why)


@transaction.atomic
def withdraw(*, duty: Duty, entry: Entry, by: Person, token: UUID, why: str) -> Entry:
    """Undo; of two who do so at once, the first does."""
    held = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    done = Entry.objects.filter(withdraws=held).first()
    return done or _add(Act.WITHDRAWAL, duty, by, token, why=why, withdraws=held)


def follow() -> None:
    """Bring all duties up to date with the last analysis; safe to do twice."""
    keep_duties(timezone.localdate(), known_organisations())
    settle()


@transaction.atomic
def settle() -> None:
    """Keep beside each duty what stands today."""
    rows = list(Duty.objects.select_for_update(of=("self",)))
    said: dict[int, list[Entry]] = {}
    for entry in Entry.objects.all():
        said.setdefault(entry.duty_id, []).append(entry)
    today = timezone.localdate()
    changed = [each for each in rows if _stand(each, said.get(each.pk, []), today)]
    Duty.objects.bulk_update(changed, STANDS, 500)


def prefer(*, person: Person, language: str, days: int) -> None:
    """Keep how somebody wants to be reminded."""
    chosen = {"language": language, "days": days}
    Preference.objects.update_or_create(person=person, defaults=chosen)


def open_feed(*, person: Person) -> str:
    """Make a secret address of somebody's calendar, and return the word that it ends with."""
    return Feed.issue(person=person)


def revoke_feed(*, person: Person, feed: int) -> bool:
    """Close an address for good; whether it was open."""
    closed = Feed.objects.filter(person=person, pk=feed, revoked=None).update(
        revoked=timezone.now()
    )
    return bool(closed)


@transaction.atomic
def _add(act: Act, duty: Duty, by: Person, token: UUID, **said: Any) -> Entry:
    """Add an entry, unless the same form has made it already, and keep what stands then."""
    row = Duty.objects.select_for_update(of=("self",)).get(pk=duty.pk)
    entry: Entry
    fields = {"act": act, "duty": row, "by": by, **said}
    entry, _added = Entry.objects.get_or_create(token=token, defaults=fields)
    if _stand(row, row.entries.order_by("pk"), timezone.localdate()):
        row.save(update_fields=STANDS)
    return entry


def _stand(row: Duty, entries: Iterable[Entry], today: date) -> bool:
    """Write what stands today into the row; whether that changes it."""
    now = stands(row, entries, today)
    held = now.held
    fresh = (
        now.state,
        now.due,
        held.to_id if held else None,
        held.office if held else "",
        held.desk if held else "",
        now.again,
        now.dealt_with,
    )
    stale = tuple(getattr(row, name) for name in STANDS)
    for name, value in zip(STANDS, fresh, strict=True):
        setattr(row, name, value)
    return fresh != stale
