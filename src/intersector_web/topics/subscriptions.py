"""Mails about what changed on the topics that somebody follows, since the last one.

What a mail tells is claimed, in a transaction of its own, before the mail is handed over: a worker
that is killed never tells anything twice. A mail that the server refuses gives its claim back.
"""

import logging
from collections.abc import Iterable, Sequence
from itertools import groupby
from smtplib import SMTPException
from typing import Final
from urllib.parse import urljoin

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from intersector_web.layout.words import tongue
from intersector_web.people.models import Person
from intersector_web.topics.models import Change, Subscription
from intersector_web.topics.telling import Told, told
from intersector_web.topics.wordings import said

logger = logging.getLogger(__name__)
SALT: Final = "topics.unsubscribe"


def send() -> None:
    """Tell everybody what they were not told yet; nobody who is no longer a member."""
    followed = Subscription.objects.filter(person__is_active=True).select_related("person")
    by_person = groupby(followed.order_by("person", "pk"), key=lambda each: each.person)
    for person, subscriptions in [(person, list(rows)) for person, rows in by_person]:
        if person.has_perm("topics.follow"):
            _send_to(person, subscriptions)


def word_of(person: Person) -> str:
    """What a link ends with by which a person is told no more."""
    return signing.dumps(person.pk, salt=SALT)


def person_of(word: str) -> Person | None:
    """Whose word it is; None where we did not sign it."""
    try:
        return Person.objects.filter(pk=signing.loads(word, salt=SALT)).first()
    except signing.BadSignature:
        return None


def _send_to(person: Person, subscriptions: Sequence[Subscription]) -> None:
    changes = _claim(subscriptions)
    if not changes:
        return
    with override(subscriptions[-1].language):
        mail = _mail(person, changes)
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        logger.warning("a digest for %s waits for tomorrow: %s", person.pk, error)
        Subscription.objects.bulk_update(subscriptions, ["told"])


@transaction.atomic
def _claim(subscriptions: Sequence[Subscription]) -> list[Change]:
    """The changes to tell, which nobody tells again."""
    rows = Subscription.objects.select_for_update().filter(pk__in=[x.pk for x in subscriptions])
    found: dict[int, Change] = {}
    last = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for row in rows:
        fresh = Change.objects.filter(pk__gt=row.told).exclude(by=row.person_id)
        if row.topic_id is not None:
            fresh = fresh.filter(topic=row.topic_id)
        for change in fresh.select_related("person", "topic"):
            found[change.pk] = change
    rows.update(told=last)
    return [found[pk] for pk in sorted(found)]


def _mail(person: Person, changes: Sequence[Change]) -> EmailMessage:
    leave = urljoin(settings.SITE_URL, reverse("topics:leave", args=[word_of(person)]))
    context = {"topics": _by_topic(changes), "leave": leave, "site": settings.SITE_URL}
    host = settings.SITE_URL.partition("//")[2]
    return EmailMessage(
        _("What changed on your topics"),
        render_to_string("topics/digest.txt", context),
        to=[person.email],
        headers={
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Message-ID": f"<topics-{person.pk}-{changes[-1].pk}@{host}>",
        },
    )


def _by_topic(changes: Iterable[Change]) -> list[tuple[str, str, list[Told]]]:
    """The name of each topic, its address, and its changes, as they are told."""
    ordered = sorted(told(changes), key=lambda each: (each.change.topic_id, each.change.pk))
    grouped = groupby(ordered, key=lambda each: each.change.topic)
    return [
        (said(topic, tongue()).name, urljoin(settings.SITE_URL, topic.get_absolute_url()), list(x))
        for topic, x in grouped
    ]
