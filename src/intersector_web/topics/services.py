"""What people do about topics: each function one transaction, which adds a `Change`."""

from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from django.core.files.base import File
from django.db import transaction
from django.utils.text import slugify

from intersector_web.instruments.models import Instrument
from intersector_web.instruments.services import store
from intersector_web.overlaps.models import Theme
from intersector_web.overlaps.tasks import analyse_soon
from intersector_web.people.models import Person
from intersector_web.topics import bridge, wordings
from intersector_web.topics.models import (
    BY_HAND,
    Act,
    Adoption,
    Appointment,
    Change,
    Item,
    Place,
    Standing,
    Subscription,
    Topic,
    Wording,
)

NOT_SLUGS: Final = {"follow", "instruments", "new", "themes", "unsubscribe"}
"""What stands in the place of a slug in other addresses."""
ACTS: Final = {"": Act.RELEASED, Standing.PINNED: Act.PINNED, Standing.BANNED: Act.BANNED}


@transaction.atomic
def create(  # noqa: PLR0913
    *,
    theme: Theme | None,
    by: Person,
    token: UUID,
    source: str,
    name: str,
    description: str,
    sectors: list[str],
    lead: str,
    why: str,
) -> Topic:
    """Make a topic of a theme that was found, or by hand."""
    done = Topic.objects.filter(changes__token=token).first()
    if done is not None:
        return done
    topic = Topic.objects.create(
        slug=_slug(name), source=source, sectors=_together(sectors), lead=lead
    )
    Wording.objects.create(topic=topic, language=source, name=name, description=description, by=by)
    own = theme or Theme.objects.create(name=f"{BY_HAND}{topic.slug}", label=name, found=False)
    Adoption.objects.create(topic=topic, theme=own, found=own.found)
    bridge.place_found(topic)
    _change(Act.CREATED, topic, by, token, why=why, about=own.name if theme else "", after=name)
    return topic


@transaction.atomic
def word(  # noqa: PLR0913
    *, topic: Topic, by: Person, token: UUID, language: str, name: str, description: str
) -> None:
    """Write what a topic is called in a language."""
    of_source = language == topic.source
    row = topic.wordings.filter(language=language).first() or Wording(
        topic=topic, language=language
    )
    act = Act.REWORDED if of_source else Act.TRANSLATED
    before, after = _words(row.name, row.description), _words(name, description)
    if _change(act, topic, by, token, about=language, before=before, after=after):
        row.name, row.description, row.by = name, description, by
        row.source_digest = (
            "" if of_source else wordings.digest(topic.wordings.get(language=topic.source))
        )
        row.save()


@transaction.atomic
def settle(  # noqa: PLR0913
    *, topic: Topic, by: Person, token: UUID, sectors: list[str], lead: str, why: str
) -> None:
    """Say which Sectors a topic concerns, and which leads."""
    before, after = f"{topic.sectors} / {topic.lead}", f"{_together(sectors)} / {lead}"
    if _change(Act.SETTLED, topic, by, token, why=why, before=before, after=after):
        topic.sectors, topic.lead = _together(sectors), lead
        topic.save()


@transaction.atomic
def appoint(  # noqa: PLR0913
    *,
    topic: Topic,
    by: Person,
    token: UUID,
    function: str,
    sector: str,
    person: Person,
    since: date,
    until: date | None,
    why: str,
) -> None:
    """Appoint somebody, from today or as a successor."""
    term = _term(since, until)
    said = {"why": why, "about": sector, "before": function, "after": term, "person": person}
    if _change(Act.APPOINTED, topic, by, token, **said):
        Appointment.objects.create(
            topic=topic, function=function, sector=sector, person=person, since=since, until=until
        )


@transaction.atomic
def end(*, appointment: Appointment, by: Person, token: UUID, until: date, why: str) -> None:
    """Set the last day of a term."""
    topic, sector, person = appointment.topic, appointment.sector, appointment.person
    said = {"why": why, "about": sector, "before": appointment.function, "person": person}
    if _change(Act.ENDED, topic, by, token, after=_term(appointment.since, until), **said):
        appointment.until = until
        appointment.save()


@transaction.atomic
def place(  # noqa: PLR0913
    *, topic: Topic, by: Person, token: UUID, instrument: Instrument, standing: str, why: str
) -> None:
    """Pin an instrument, leave it out, or leave it to the analysis, which hears of it."""
    change = _change(ACTS[standing], topic, by, token, why=why, about=instrument.name)
    if change:
        said = change if standing else None
        Place.objects.update_or_create(
            topic=topic, instrument=instrument, defaults={"standing": standing, "said": said}
        )
        Place.objects.filter(topic=topic, found=False, standing="").delete()
        analyse_soon()


@transaction.atomic
def join(*, topic: Topic, theme: Theme, by: Person, token: UUID, why: str) -> None:
    """Take a further theme in."""
    if _change(Act.JOINED, topic, by, token, why=why, about=theme.name):
        Adoption.objects.create(topic=topic, theme=theme, found=theme.found)
        bridge.place_found(topic)
        analyse_soon()


@transaction.atomic
def merge(*, topic: Topic, other: Topic, by: Person, token: UUID, why: str) -> None:
    """Take another topic in, with its themes, instruments, items and subscribers."""
    names = (other.wordings.get(language=other.source), topic.wordings.get(language=topic.source))
    if not _change(Act.MERGED, topic, by, token, why=why, about=other.slug, after=names[0].name):
        return
    _change(Act.BECAME, other, by, uuid4(), why=why, about=topic.slug, after=names[1].name)
    for adoption in other.adoptions.select_related("theme"):
        _change(Act.JOINED, topic, by, uuid4(), why=why, about=adoption.theme.name)
    other.adoptions.update(topic=topic)
    held = topic.places.values("instrument")
    other.places.exclude(instrument__in=held).filter(standing__gt="").update(topic=topic)
    other.items.update(topic=topic)
    subscribed = topic.subscriptions.values("person")
    other.subscriptions.exclude(person__in=subscribed).update(topic=topic)
    other.merged_into = topic
    other.save()
    bridge.place_found(topic)
    analyse_soon()


@transaction.atomic
def keep_item(
    *, item: Item, by: Person, token: UUID, file: File[bytes] | None, **said: Any
) -> None:
    """Add an activity or a document, or change one; a file that is not given anew stays."""
    act = Act.AMENDED if item.pk else Act.ADDED
    before, after = item.title if item.pk else "", said["kind"]
    if _change(act, item.topic, by, token, about=said["title"], before=before, after=after):
        for name, value in said.items():
            setattr(item, name, value)
        if file is not None:
            item.file_name = str(file.name)[-200:]
            item.file.name = store(item.file_name, file)
        item.save()


@transaction.atomic
def remove_item(*, item: Item, by: Person, token: UUID, why: str) -> None:
    """Take an item away; its row and its file stay for the record."""
    if _change(Act.REMOVED, item.topic, by, token, why=why, about=item.title, after=item.kind):
        item.removed = True
        item.save()


@transaction.atomic
def follow(*, topic: Topic | None, person: Person, language: str) -> None:
    """Tell somebody from now on, in a language, what changes on a topic, or on all."""
    last = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    Subscription.objects.update_or_create(
        topic=topic,
        person=person,
        defaults={"language": language},
        create_defaults={"language": language, "told": last},
    )


def leave(*, topic: Topic | None, person: Person) -> None:
    """Tell them no more."""
    Subscription.objects.filter(topic=topic, person=person).delete()


def _change(act: str, topic: Topic, by: Person, token: UUID, **said: Any) -> Change | None:
    """Add a change; None where the same form has done it already."""
    fields = {"act": act, "topic": topic, "by": by, **said}
    change: Change
    change, added = Change.objects.get_or_create(token=token, defaults=fields)
    return change if added else None


def _slug(name: str) -> str:
    base = slugify(name)[:60].strip("-") or "topic"
    taken = set(Topic.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    names = (base if n == 1 else f"{base}-{n}" for n in range(1, len(taken) + 3))
    return next(name for name in names if name not in taken | NOT_SLUGS)


def _together(sectors: list[str]) -> str:
    return " ".join(sorted(set(sectors)))


def _words(name: str, description: str) -> str:
    return f"{name}\n\n{description}".strip()


def _term(since: date, until: date | None) -> str:
    return f"{since.isoformat()}/{until.isoformat() if until else '..'}"
