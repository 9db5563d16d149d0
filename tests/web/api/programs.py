"""Programs that call the site: their tokens, addresses where there is something, what they say."""

from typing import Any, Final
from uuid import uuid4

from django.test import Client

from intersector_web.api.models import Scope, Token
from intersector_web.followup.models import Duty
from intersector_web.instruments.models import Document, Load
from intersector_web.mapping.models import Place
from intersector_web.overlaps.models import Act, Entry, Overlap
from intersector_web.overlaps.services import decide
from intersector_web.people.models import Person, Role
from intersector_web.topics.models import Topic

ROLES: Final = ("public", *Role.values)
JSON: Final = "application/json"


def token(role: str, *scopes: str) -> str:
    """A token of somebody who holds a role, with these scopes, or all."""
    person = Person.objects.get(email=f"{role}@union.example")
    return Token.issue(person=person, name="A program", scopes=list(scopes or Scope.values))


def as_role(role: str, *scopes: str) -> Client:
    """A program of somebody with a role; ``public`` has no token."""
    if role == "public":
        return Client()
    return Client(headers={"authorization": f"Bearer {token(role, *scopes)}"})


def place(path: str) -> str:
    """The address of a call where there is something."""
    document = Document.objects.get(slug="gc-resolution-5-2023-en")
    held: dict[str, Any] = {
        "{old}": Document.objects.get(slug="gc-resolution-12-2023-en"),
        "{other}": Document.objects.get(slug="gc-resolution-5-2023-ar"),
        "{slug}": Topic.objects.all()[0] if "/topics/" in path else document,
    }
    for name, row in held.items():
        path = path.replace(name, row.slug)
    proposed = _overlap()
    path = path.replace("{proposal}", str(proposed.proposals.all()[0].pk))
    if "{entry}" in path:
        path = path.replace("{entry}", str(_verdict(proposed).pk))
    return path.replace("{pk}", str(_row(path, proposed).pk))


def _row(path: str, proposed: Overlap) -> Any:
    if "/overlaps/" in path:
        return proposed
    if "/duties/" in path:
        return Duty.objects.filter(found=True, sectors__contains="MU-O")[0]
    if "/places/" in path:
        return Place.objects.filter(found=True, instrument__sector="MU-O")[0]
    return Load.objects.order_by("pk")[0]


def _overlap() -> Overlap:
    found = Overlap.objects.filter(found=True, proposals__isnull=False, left__isnull=False)
    return found.filter(sectors__contains="MU-O", right__isnull=False)[0]


def _verdict(about: Overlap) -> Entry:
    held = Entry.objects.filter(pair=about.pair, act=Act.VERDICT).first()
    by = Person.objects.get(email="secretariat@union.example")
    return held or decide(overlap=about, by=by, token=uuid4(), verdict="unsure", why="Not yet.")


def said(path: str) -> dict[str, Any]:
    """A body that a call accepts."""
    client, where = as_role("administrator"), place(path)
    common = {"token": str(uuid4()), "why": "Both ask for the same report."}
    whole = client.get(where.rpartition("/")[0]).json() if path.count("{") == 1 else {}
    if path.endswith("/verdicts"):
        return {**common, "seen": whole["seen"], "verdict": "overlap"}
    if path.endswith("/states"):
        return {**common, **{name: whole[name] for name in ("seen", "period")}, "state": "done"}
    if path.endswith("/decisions"):
        return {**common, "edition": whole["edition"], "act": "confirmed"}
    if path.endswith("/answers"):
        return {**common, "answer": "rejected"}
    return common
