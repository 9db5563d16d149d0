"""Every address of the site, from its own list: new ones are tested without being asked for."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from intersector_web.followup.models import Duty
from intersector_web.instruments.models import Document, Load
from intersector_web.mapping.models import Place, Related
from intersector_web.overlaps.models import Overlap, Theme
from intersector_web.people.models import Invitation, Person, Role
from intersector_web.topics.models import Topic
from intersector_web.topics.subscriptions import word_of

PACKAGES = ("account_", "mfa_", "openid_", "socialaccount_", "usersessions_")
OTHERS = (*PACKAGES, "api-v1:", "admin:")
OF_A_TOPIC = [
    "topic",
    "add",
    "edit",
    "follow",
    "history",
    "join",
    "merge",
    "place",
    "settle",
    "topic_feed",
]


def names(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The name of every address, those of the administration left out."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            yield f"{space}{each.name}"
        elif each.namespace != "admin":
            yield from names(each, f"{space}{each.namespace}:" if each.namespace else space)


OURS = sorted(name for name in names() if not name.startswith(OTHERS))
OF_PACKAGES = sorted(name for name in names() if name.startswith(PACKAGES))


def of_package(name: str) -> str:
    """An address of a package: of a link that is good for nobody, where it is one in a mail."""
    held = {
        "account_confirm_email": {"key": "x"},
        "account_reset_password_from_key": {"uidb36": "1", "key": "x"},
        "openid_connect_callback": {"provider_id": "oidc"},
        "openid_connect_login": {"provider_id": "oidc"},
    }
    return reverse(name, kwargs=held.get(name, {}))


def administration() -> list[str]:
    """Every address of the administration that has a name."""
    found: list[URLPattern] = []
    for each in admin.site.get_urls():
        found += each.url_patterns if isinstance(each, URLResolver) else [each]
    arguments = [(each.name, each.pattern.regex.groupindex) for each in found if each.name]
    return [
        reverse(f"admin:{name}", kwargs={x: "people" if x == "app_label" else 1 for x in held})
        for name, held in arguments
    ]


def address(name: str) -> str:
    """An address of that name where there is something."""
    return reverse(name, kwargs=arguments().get(name, {}))


def arguments() -> dict[str, dict[str, Any]]:
    """What leads to something, for each address that takes arguments."""
    new, old = Document.objects.get(slug="gc-resolution-5-2023-en"), Document.objects.first()
    assert old is not None
    load = Load.objects.first()
    assert load is not None
    document = {"slug": new.slug}
    proposed = Overlap.objects.filter(proposals__isnull=False, sectors__contains="MU-O").first()
    assert proposed is not None
    overlap = {"pk": proposed.pk}
    duty = {"pk": _reporting().pk}
    about = Topic.objects.all()[0]
    topic = {"slug": about.slug}
    item = {**topic, "pk": about.items.all()[0].pk}
    theme = Theme.objects.filter(found=True, adoption=None)[0]
    member = Person.objects.get(email="member@union.example")
    return {
        "followup:answer": duty,
        "followup:assign": duty,
        "followup:duty": duty,
        "followup:evidence": {**duty, "entry": 1},
        "followup:feed": {"word": "nobody-s"},
        "followup:implementation": document,
        "followup:postpone": duty,
        "followup:revoke_feed": {"feed": 1},
        "followup:withdraw": {**duty, "entry": 1},
        "api:revoke": {"pk": 1},
        "instruments:document": document,
        "instruments:json": document,
        "instruments:akn": document,
        "instruments:original": document,
        "instruments:beside": {"slug": new.slug, "other": "gc-resolution-5-2023-ar"},
        "instruments:remove": document,
        "instruments:retry": {"pk": load.pk},
        "instruments:changes": {"slug": new.slug, "old": old.slug},
        "instruments:progress": {"pk": load.pk},
        "overlaps:overlap": overlap,
        "overlaps:decide": overlap,
        "overlaps:assign": overlap,
        "overlaps:comment": overlap,
        "overlaps:answer": {**overlap, "proposal": proposed.proposals.all()[0].pk},
        "overlaps:contribution": {**overlap, "proposal": proposed.proposals.all()[0].pk},
        "overlaps:withdraw": {**overlap, "entry": 1},
        **_of_the_map(),
        "topics:adopt": {"name": theme.name},
        "topics:appoint": {**topic, "post": "MU-S"},
        "topics:end": {**topic, "pk": about.appointments.all()[0].pk},
        "topics:leave": {"word": word_of(member)},
        "topics:word": {**topic, "language": "fr"},
        **dict.fromkeys(("topics:file", "topics:item", "topics:remove"), item),
        **{f"topics:{name}": topic for name in OF_A_TOPIC},
        **_of_people(member),
    }


def _of_people(member: Person) -> dict[str, dict[str, Any]]:
    """A person with a role, and somebody who is invited."""
    held = member.terms.all()[0]
    word = {"word": Invitation.issue(role=Role.MEMBER)}
    return {
        "people:end": {"pk": member.pk, "term": held.pk},
        "people:forget_factor": {"pk": member.pk},
        "people:person": {"pk": member.pk},
        "people:withdraw": {"pk": Invitation.waiting()[0].pk},
        **dict.fromkeys(("people:accept", "people:decline", "people:take"), word),
    }


def _of_the_map() -> dict[str, dict[str, Any]]:
    """A place of the map, and two works that are related."""
    place = Place.objects.filter(found=True, instrument__sector="MU-O")[0]
    related = Related.objects.all()[0]
    pair = {"row": related.row_id, "column": related.column_id}
    return {
        "mapping:theme": {"name": place.theme.name},
        "mapping:body": {"code": "GC"},
        "mapping:file": {"form": "xlsx"},
        "mapping:place": {"pk": place.pk},
        "mapping:decide": {"pk": place.pk},
        "mapping:withdraw": {"pk": place.pk, "entry": 1},
        "mapping:pair": pair,
        "mapping:decide_related": pair,
        "mapping:withdraw_related": {**pair, "entry": 1},
    }


def _reporting() -> Duty:
    """A reporting duty that concerns the Sector of the focal point."""
    found = Duty.objects.filter(reporting=True, sectors="MU-O", due__isnull=False).first()
    assert found is not None
    return found
