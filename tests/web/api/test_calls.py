"""Every call, for everybody who may and nobody else; what is said by one counts once."""

from typing import Final
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT
from tests.web.api.programs import JSON, ROLES, as_role, place, said

from intersector_web.api.models import Scope
from intersector_web.api.site import api
from intersector_web.instruments.models import Incoming
from intersector_web.overlaps.models import Entry, Overlap

pytestmark = pytest.mark.django_db

PUBLIC: Final = set(ROLES)
MEMBERS: Final = PUBLIC - {"public"}
OFFICERS: Final = {"secretariat", "administrator"}
DECIDING: Final = OFFICERS | {"coordinator", "focal-point"}
MAY_CALL: Final = {
    "get /api/v1/instruments": PUBLIC,
    "get /api/v1/documents/{slug}": PUBLIC,
    "get /api/v1/documents/{slug}/citing": PUBLIC,
    "get /api/v1/documents/{slug}/changes/{old}": PUBLIC,
    "get /api/v1/documents/{slug}/beside/{other}": PUBLIC,
    "get /api/v1/topics": PUBLIC,
    "get /api/v1/topics/{slug}": PUBLIC,
    "get /api/v1/topics/{slug}/changes": PUBLIC,
    "get /api/v1/map": PUBLIC,
    "get /api/v1/map/changes": PUBLIC,
    "get /api/v1/map/places/{pk}": PUBLIC,
    "get /api/v1/map/related": PUBLIC,
    "get /api/v1/search": PUBLIC,
    "get /api/v1/overlaps": MEMBERS,
    "get /api/v1/overlaps/{pk}": MEMBERS,
    "get /api/v1/duties": MEMBERS,
    "get /api/v1/duties/{pk}": MEMBERS,
    "get /api/v1/loads/{pk}": OFFICERS,
    "post /api/v1/overlaps/{pk}/verdicts": DECIDING,
    "post /api/v1/overlaps/{pk}/comments": MEMBERS,
    "post /api/v1/overlaps/{pk}/proposals/{proposal}/answers": DECIDING,
    "post /api/v1/overlaps/{pk}/entries/{entry}/withdrawals": DECIDING,
    "post /api/v1/map/places/{pk}/decisions": DECIDING,
    "post /api/v1/duties/{pk}/states": DECIDING,
    "post /api/v1/loads": OFFICERS,
}
CALLS: Final = [
    f"{method} {path}"
    for path, methods in api.get_openapi_schema()["paths"].items()
    for method in methods
]


def test_every_call_has_a_rule() -> None:
    """A new call says here who may call it."""
    assert sorted(MAY_CALL) == sorted(CALLS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("call", CALLS)
def test_only_who_may_calls(call: str, role: str) -> None:
    """Others are refused, or asked for a token."""
    method, path = call.split(" ")
    client, query = as_role(role), {"q": "flood"} if path.endswith("search") else {}
    if method == "get":
        response = client.get(place(path), query)
        assert client.head(place(path), query).status_code == response.status_code
    else:
        kind = MULTIPART_CONTENT if path.endswith("/loads") else JSON
        response = client.post(place(path), said(path), content_type=kind)
    assert (response.status_code not in {401, 403}) == (role in MAY_CALL[call])


@pytest.mark.parametrize("call", [each for each in CALLS if MAY_CALL[each] != PUBLIC])
def test_a_token_does_only_what_it_is_for(call: str) -> None:
    """Its person may do all."""
    method, path = call.split(" ")
    needed = next(
        scope
        for scope, words in {
            Scope.READ: ("get /api/v1/overlaps", "get /api/v1/duties"),
            Scope.DECIDE: ("post /api/v1/overlaps", "post /api/v1/map"),
            Scope.FOLLOW: ("post /api/v1/duties",),
            Scope.LOAD: ("post /api/v1/loads", "get /api/v1/loads"),
        }.items()
        if call.startswith(words)
    )
    others = [scope for scope in Scope.values if scope != needed]
    client = as_role("administrator", *others)
    kind = MULTIPART_CONTENT if path.endswith("/loads") else JSON
    where = place(path)
    refused = client.get(where) if method == "get" else client.post(where, content_type=kind)
    assert refused.status_code == 403
    assert f"not for “{needed}”" in refused.json()["detail"]
    assert f'scope="{needed}"' in refused.headers["WWW-Authenticate"]


def test_a_focal_point_judges_only_what_concerns_their_sector() -> None:
    """Here that of the operations."""
    other = Overlap.objects.filter(found=True, left__isnull=False).exclude(
        sectors__contains="MU-O"
    )[0]
    where = f"/api/v1/overlaps/{other.pk}"
    seen = as_role("administrator").get(where).json()["seen"]
    body = {"token": str(uuid4()), "seen": seen, "verdict": "distinct", "why": "No."}
    client = as_role("focal-point")
    response = client.post(f"{where}/verdicts", body, content_type=JSON)
    assert response.status_code == 403


def test_a_verdict_counts_once_and_only_on_what_was_seen() -> None:
    """Sent again with its token it is the same; of a text that changed it is refused."""
    path = "/api/v1/overlaps/{pk}/verdicts"
    client, body = as_role("focal-point"), said(path)
    before = Entry.objects.count()
    for _ in range(2):
        response = client.post(place(path), body, content_type=JSON)
        assert response.status_code == 201
    assert Entry.objects.count() == before + 1
    other = {**body, "token": str(uuid4()), "seen": "0" * 64}
    refused = client.post(place(path), other, content_type=JSON)
    assert refused.status_code == 409
    assert "Read it again" in refused.json()["detail"]


def test_documents_are_given_and_their_load_is_followed() -> None:
    """The worker reads them; until then they wait."""
    text = b"RESOLUTION 99 (Tidal Bay, 2025)\n\nA note\n\nresolves\n\nto measure the tide."
    client = as_role("secretariat", Scope.LOAD)
    given = client.post("/api/v1/loads", {"documents": [SimpleUploadedFile("r99.txt", text)]})
    assert given.status_code == 202
    load = client.get(f"/api/v1/loads/{given.json()['id']}").json()
    assert [(each["source"], each["state"]) for each in load["files"]] == [("r99.txt", "waiting")]
    with Incoming.objects.get(load=load["id"]).file.open() as kept:
        assert kept.read() == text


def test_a_token_of_something_said_is_not_for_something_else() -> None:
    """Else what is said second would seem to be recorded, and be lost."""
    client, path = as_role("secretariat"), "/api/v1/overlaps/{pk}/comments"
    body = {"token": str(uuid4()), "why": "A first thought."}
    assert client.post(place(path), body, content_type=JSON).status_code == 201
    other = client.post(place(path), {**body, "why": "Another."}, content_type=JSON)
    assert other.status_code == 409
    assert "take a new one" in other.json()["detail"]


def test_what_was_said_by_a_program_is_undone_by_one() -> None:
    """And stays in the history, as taken back."""
    client, path = as_role("focal-point"), "/api/v1/overlaps/{pk}/verdicts"
    made = client.post(place(path), said(path), content_type=JSON).json()
    where = place("/api/v1/overlaps/{pk}")
    undo = {"token": str(uuid4()), "why": "Too soon."}
    assert client.get(where).json()["verdict"] == "overlap"
    place_of = f"{where}/entries/{made['id']}/withdrawals"
    assert client.post(place_of, undo, content_type=JSON).status_code == 201
    whole = client.get(where).json()
    assert whole["verdict"] is None
    assert [each["withdrawn"] for each in whole["history"] if each["id"] == made["id"]] == [True]


def test_a_proposal_is_read_and_answered() -> None:
    """With the rule that it rests on; the answer stands then."""
    client, where = as_role("focal-point"), place("/api/v1/overlaps/{pk}")
    offered = client.get(where).json()["proposals"][0]
    assert offered["because"]
    assert offered["rule"]
    body = {"token": str(uuid4()), "answer": "accepted", "why": "It says the same."}
    answers = f"{where}/proposals/{offered['id']}/answers"
    assert client.post(answers, body, content_type=JSON).status_code == 201
    assert client.get(where).json()["proposals"][0]["answer"] == "accepted"
    amended = {**body, "token": str(uuid4()), "answer": "amended"}
    refused = client.post(answers, amended, content_type=JSON)
    assert (refused.status_code, "wording" in refused.json()["detail"]) == (409, True)


def test_a_place_of_the_map_is_refused_and_the_map_says_so() -> None:
    """By whom, for everybody to read."""
    path = "/api/v1/map/places/{pk}/decisions"
    body, where = {**said(path), "act": "rejected"}, place("/api/v1/map/places/{pk}")
    assert as_role("coordinator").post(place(path), body, content_type=JSON).status_code == 201
    found = as_role("public").get(where).json()
    assert (found["standing"], found["by"]) == ("refused", "Topic coordinator")
    assert [each["act"] for each in found["history"]] == ["rejected"]
