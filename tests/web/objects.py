"""One object of each kind that has an address, of somebody's; and others of the same kinds."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from tests.web import addresses

from intersector_web.api.models import Scope, Token
from intersector_web.followup import models as followup
from intersector_web.followup.models import Duty, Feed
from intersector_web.instruments.models import Load
from intersector_web.mapping import models as mapping
from intersector_web.overlaps import models as overlaps
from intersector_web.overlaps.models import Overlap
from intersector_web.people.models import Invitation, Person, Role, Term
from intersector_web.topics.models import Topic

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
API = "api-v1:"
Arguments = Mapping[str, Any]


def with_objects(resolver: URLResolver | None = None, space: str = "") -> dict[str, frozenset[str]]:
    """The name of every address of ours that has an object in it, with its arguments."""
    found: dict[str, frozenset[str]] = {}
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            found |= with_objects(each, f"{space}{each.namespace}:" if each.namespace else space)
        elif isinstance(each, URLPattern) and each.pattern.converters:
            found[f"{space}{each.name}"] = frozenset(each.pattern.converters)
    foreign = tuple(word for word in addresses.OTHERS if word != API)
    return {name: held for name, held in found.items() if not name.startswith(foreign)}


def stranger(role: str) -> Client:
    """Somebody with nothing to do with any object: of another Sector, of no topic; ``public`` is
    nobody. What they send comes with a token that is for everything, as a program's does."""
    if role == "public":
        return Client()
    person = Person.objects.create(email=f"stranger-{role}@union.example", name="A stranger")
    Term.objects.create(person=person, role=role, sector="ELSEWHERE")
    return client_of(person)


def client_of(person: Person) -> Client:
    """The browser of a person, and their program."""
    word = Token.issue(person=person, name="All", scopes=list(Scope.values), used=timezone.now())
    client = Client(headers={"authorization": f"Bearer {word}"})
    client.force_login(person, BACKEND)
    return client


def owner() -> Person:
    """Whose everything is: an administrator, who also has a token, a calendar, an invitation."""
    return Person.objects.get(email="administrator@union.example")


def place(name: str, /, **other: Any) -> str:
    """The address of an object, with some of its arguments others."""
    return reverse(name, kwargs={**arguments(name), **other})


def arguments(name: str) -> Arguments:
    """What leads to the object of that address."""
    made = _MADE.get(name)
    if made is not None:
        return made()
    if name.startswith(API):
        return _of_call(name.removeprefix(API))
    return addresses.arguments().get(name, {})


def another(name: str) -> Arguments:
    """What leads to another object of the kind that holds the one of that address."""
    room = name.partition(":")[0].replace(API[:-1], "overlaps")
    if name.endswith("_related"):
        return _another_pair()
    if room == "topics":
        return {"slug": Topic.objects.create(slug="zz-another", source="en").slug}
    if room == "people":
        return {"pk": owner().pk}
    models: dict[str, Any] = {"overlaps": Overlap, "followup": Duty, "mapping": mapping.Place}
    own = arguments(name)["pk"]
    return {"pk": models[room].objects.filter(found=True).exclude(pk=own).order_by("pk")[0].pk}


def _of_call(name: str) -> Arguments:
    """What leads to the same object as on the page where it is shown."""
    if name == "withdraw":
        return _verdict()
    if name == "get_load":
        return {"pk": Load.objects.order_by("pk")[0].pk}
    pages = {
        "answer": "overlaps:answer",
        "compare_editions": "instruments:changes",
        "compare_languages": "instruments:beside",
        "decide": "mapping:place",
        "get_document": "instruments:document",
        "get_duty": "followup:duty",
        "get_place": "mapping:place",
        "get_topic": "topics:topic",
        "list_citing": "instruments:document",
        "list_topic_changes": "topics:topic",
        "progress": "followup:duty",
    }
    return addresses.arguments()[pages.get(name, "overlaps:overlap")]


def _overlap() -> Overlap:
    return Overlap.objects.get(**addresses.arguments()["overlaps:overlap"])


def _duty() -> Duty:
    return Duty.objects.get(**addresses.arguments()["followup:duty"])


def _verdict() -> Arguments:
    row = _overlap()
    entry = overlaps.Entry.objects.create(
        token=uuid4(), overlap=row, pair=row.pair, act="verdict", value="distinct", by=owner()
    )
    return {"pk": row.pk, "entry": entry.pk}


def _placed() -> Arguments:
    row = mapping.Place.objects.get(**addresses.arguments()["mapping:place"])
    about = {"theme": row.theme, "instrument": row.instrument, "edition": row.edition}
    entry = mapping.Entry.objects.create(token=uuid4(), act="confirmed", by=owner(), **about)
    return {"pk": row.pk, "entry": entry.pk}


def _crossed() -> Arguments:
    row = mapping.Related.objects.all()[0]
    said = {"token": uuid4(), "act": "confirmed", "by": owner()}
    entry = mapping.RelatedEntry.objects.create(**said, **row.named)
    return {"row": row.row_id, "column": row.column_id, "entry": entry.pk}


def _another_pair() -> Arguments:
    row = mapping.Related.objects.all()[0]
    turned = {"row": row.column, "row_edition": row.column_edition}
    turned |= {"column": row.row, "column_edition": row.row_edition}
    mapping.Related.objects.create(order=99, confidence=row.confidence, **turned)
    return {"row": row.column_id, "column": row.row_id}


def _said() -> Arguments:
    row = _duty()
    entry = followup.Entry.objects.create(
        token=uuid4(),
        duty=row,
        act="state",
        value="done",
        by=owner(),
        file=ContentFile(b"Evidence.", name="evidence.txt"),
        file_name="evidence.txt",
    )
    return {"pk": row.pk, "entry": entry.pk}


def _calendar() -> Arguments:
    return {"word": Feed.issue(person=owner())}


def _feed() -> Arguments:
    Feed.issue(person=owner())
    return {"feed": Feed.objects.filter(person=owner())[0].pk}


def _token() -> Arguments:
    Token.issue(person=owner(), name="Another")
    return {"pk": Token.objects.filter(person=owner())[0].pk}


def _invited() -> Arguments:
    return {"word": Invitation.issue(role=Role.MEMBER)}


_MADE: dict[str, Callable[[], Arguments]] = {
    "overlaps:withdraw": _verdict,
    "mapping:withdraw": _placed,
    "mapping:withdraw_related": _crossed,
    "followup:withdraw": _said,
    "followup:evidence": _said,
    "followup:feed": _calendar,
    "followup:revoke_feed": _feed,
    "api:revoke": _token,
    **dict.fromkeys(("people:accept", "people:decline", "people:take"), _invited),
}
