"""Mails about what is due: one a person and day, each duty in it told once.

A reminder is claimed, in a transaction of its own, before its mail is handed over. So a worker that
is killed at any moment never sends one twice: at the worst one mail is not sent, which its rows
show. A mail that the server refuses gives its reminders back, for the next day to try again.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from smtplib import SMTPException
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override

from intersector_web.followup.models import OPEN, Duty, Moment, Preference, Reminder
from intersector_web.people.models import Person, Role, Term

logger = logging.getLogger(__name__)


def send() -> None:
    """Remind everybody of what is due soon or overdue, and was not told yet."""
    today = timezone.localdate()
    for person, duties in _owed(today):
        preference = Preference.of(person)
        claimed = _claim(person, duties, preference.days, today)
        if claimed:
            _tell(person, claimed, preference.language)


def _owed(today: date) -> Iterator[tuple[Person, list[Duty]]]:
    """Everybody who answers for duties that are open and have a day, with these."""
    owed = Duty.objects.filter(state__in=OPEN, due__isnull=False, ended="")
    by_person: dict[int, list[Duty]] = {}
    desks = _desks(today)
    for duty in owed.exclude(person=None, desk=""):
        for pk in {duty.person_id, *desks.get(duty.desk, ())} - {None}:
            by_person.setdefault(pk or 0, []).append(duty)
    for person in Person.objects.filter(pk__in=by_person, is_active=True).order_by("pk"):
        if person.has_perm("followup.view"):
            yield person, by_person[person.pk]


def _desks(today: date) -> dict[str, set[int]]:
    """The focal points of each Sector on a day."""
    found: dict[str, set[int]] = {}
    terms = Term.objects.on(today).filter(role=Role.FOCAL_POINT).exclude(sector="")
    for sector, person in terms.values_list("sector", "person"):
        found.setdefault(sector, set()).add(person)
    return found


@transaction.atomic
def _claim(person: Person, duties: Sequence[Duty], days: int, today: date) -> list[Reminder]:
    """The reminders that are now to be sent, by whoever claims them first."""
    claimed = []
    for duty in duties:
        moment = _moment(duty, days, today)
        if duty.due is not None and moment is not None:
            row, fresh = Reminder.objects.get_or_create(
                person=person, duty=duty, due=duty.due, moment=moment
            )
            claimed += [row] if fresh else []
    return claimed


def _moment(duty: Duty, days: int, today: date) -> Moment | None:
    if duty.due is None or days == 0:
        return None
    if duty.due < today:
        return Moment.AFTER
    return Moment.BEFORE if duty.due - today <= timedelta(days=days) else None


def _tell(person: Person, claimed: Sequence[Reminder], language: str) -> None:
    with override(language):
        mail = _mail(person, claimed)
    rows = Reminder.objects.filter(pk__in=[each.pk for each in claimed])
    try:
        mail.send()
    except (SMTPException, OSError, ValueError) as error:
        logger.warning("a reminder of %s waits for tomorrow: %s", person.pk, error)
        rows.delete()
    else:
        rows.update(sent=timezone.now())


def _mail(person: Person, claimed: Sequence[Reminder]) -> EmailMessage:
    host = settings.SITE_URL
    number = len(claimed)
    subject = ngettext("%(number)s mandate is due", "%(number)s mandates are due", number)
    context = {
        "person": person,
        "reminders": [
            (each, urljoin(host, f"{each.duty.get_absolute_url()}#answer")) for each in claimed
        ],
        "preferences": urljoin(host, reverse("followup:mine")),
    }
    return EmailMessage(
        subject % {"number": number},
        render_to_string("followup/reminder.txt", context),
        to=[person.email],
        headers={"Message-ID": f"<reminder-{claimed[0].pk}@{host.partition('//')[2]}>"},
    )
