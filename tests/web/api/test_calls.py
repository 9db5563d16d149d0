"""Every call, for everybody who may and nobody else."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from intersector_web.api.models import Scope, Token
from intersector_web.api.site import api
from intersector_web.followup.models import Duty
from intersector_web.instruments.models import Document, Incoming, Load
from intersector_web.overlaps.models import Entry, Overlap
from intersector_web.people.models import Person, Role

pytestmark = pytest.mark.django_db

ROLES: Final = ("public", *Role.values)
PUBLIC: Final = set(ROLES)
MEMBERS: Final = PUBLIC - {"public"}
OFFICERS: Final = {"secretariat", "administrator"}
DECIDING: Final = OFFICERS | {"coordinator", "focal-point"}
MAY_CALL: Final = {
    "get /api/v1/instruments": PUBLIC,
    "get /api/v1/documents/{slug}": PUBLIC,
    "get /api/v1/topics": PUBLIC,
    "get /api/v1/map": PUBLIC,
    "get /api/v1/search": PUBLIC,
    "get /api/v1/overlaps": MEMBERS,
    "get /api/v1/overlaps/{pk}": MEMBERS,
    "get /api/v1/duties": MEMBERS,
    "get /api/v1/duties/{pk}": MEMBERS,
    "get /api/v1/loads/{pk}": OFFICERS,
    "post /api/v1/overlaps/{pk}/verdicts": DECIDING,
    "post /api/v1/overlaps/{pk}/comments": MEMBERS,
    "post /api/v1/duties/{pk}/states": DECIDING,
    "post /api/v1/loads": OFFICERS,
}
CALLS: Final = [
    f"{method} {path}"
    for path, methods in api.get_openapi_schema()["paths"].items()
    for method in methods
]


@pytest.fixture(autouse=True)
def _fresh_rates() -> Iterator[None]:
    """No test counts towards the rate of another."""
    cache.clear()
    yield
    cache.clear()


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
    overlap = Overlap.objects.filter(found=True, sectors__contains="MU-O")[0]
    duty = Duty.objects.filter(found=True, sectors__contains="MU-O")[0]
    load = Load.objects.order_by("pk")[0]
    row = next(
        (
            row
            for word, row in {"overlaps": overlap, "duties": duty, "loads": load}.items()
            if f"/{word}/" in path
        ),
        overlap,
    )
    slug = Document.objects.order_by("pk")[0].slug
    return path.replace("{pk}", str(row.pk)).replace("{slug}", slug)


def said(path: str) -> Mapping[str, Any]:
    """A body that a call accepts."""
    client, where = as_role("administrator"), place(path)
    whole = client.get(where.rpartition("/")[0]).json() if "{pk}" in path else {}
    common = {"token": str(uuid4()), "why": "Both ask for the same report."}
    if path.endswith("/verdicts"):
        return {**common, "seen": whole["seen"], "verdict": "overlap"}
    if path.endswith("/states"):
        return {**common, **{name: whole[name] for name in ("seen", "period")}, "state": "done"}
    return common


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
    else:
        response = client.post(place(path), said(path), content_type="application/json")
    assert (response.status_code not in {401, 403}) == (role in MAY_CALL[call])


@pytest.mark.parametrize("call", [each for each in CALLS if MAY_CALL[each] != PUBLIC])
def test_a_token_does_only_what_it_is_for(call: str) -> None:
    """Its person may do all."""
    method, path = call.split(" ")
    needed = next(
        scope
        for scope, words in {
            Scope.READ: ("get /api/v1/overlaps", "get /api/v1/duties"),
            Scope.DECIDE: ("post /api/v1/overlaps",),
            Scope.FOLLOW: ("post /api/v1/duties",),
            Scope.LOAD: ("post /api/v1/loads", "get /api/v1/loads"),
        }.items()
        if call.startswith(words)
    )
    others = [scope for scope in Scope.values if scope != needed]
    client = as_role("administrator", *others)
    asked = client.get if method == "get" else client.post
    assert asked(place(path)).status_code == 403


def test_a_focal_point_judges_only_what_concerns_their_sector() -> None:
    """Here that of the operations."""
    other = Overlap.objects.filter(found=True, left__isnull=False).exclude(
        sectors__contains="MU-O"
    )[0]
    where = f"/api/v1/overlaps/{other.pk}"
    seen = as_role("administrator").get(where).json()["seen"]
    body = {"token": str(uuid4()), "seen": seen, "verdict": "distinct", "why": "No."}
    client = as_role("focal-point")
    response = client.post(f"{where}/verdicts", body, content_type="application/json")
    assert response.status_code == 403


def test_a_verdict_counts_once_and_only_on_what_was_seen() -> None:
    """Sent again with its token it is the same; of a text that changed it is refused."""
    path = "/api/v1/overlaps/{pk}/verdicts"
    client, body = as_role("focal-point"), said(path)
    before = Entry.objects.count()
    for _ in range(2):
        response = client.post(place(path), body, content_type="application/json")
        assert response.status_code == 201
    assert Entry.objects.count() == before + 1
    other = {**body, "token": str(uuid4()), "seen": "0" * 64}
    refused = client.post(place(path), other, content_type="application/json")
    assert refused.status_code == 409
    assert "Read it again" in refused.json()["detail"]


def test_documents_are_given_and_their_load_is_followed() -> None:
    """The worker reads them; until then they wait."""
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    text = b"RESOLUTION 99 (Tidal Bay, 2025)\n\nA note\n\nresolves\n\nto measure the tide."
    client = as_role("secretariat", Scope.LOAD)
    given = client.post("/api/v1/loads", {"documents": [SimpleUploadedFile("r99.txt", text)]})
    assert given.status_code == 202
    load = client.get(f"/api/v1/loads/{given.json()['id']}").json()
    assert [(each["source"], each["state"]) for each in load["files"]] == [("r99.txt", "waiting")]
    with Incoming.objects.get(load=load["id"]).file.open() as kept:
        assert kept.read() == text


def test_what_has_not_changed_is_not_sent_again() -> None:
    """By its fingerprint."""
    client = as_role("public")
    first = client.get("/api/v1/instruments")
    again = client.get("/api/v1/instruments", headers={"if-none-match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)


def test_pages_do_not_overlap() -> None:
    """Together they are all there is."""
    client, names = as_role("public"), []
    for page in range(1, 100):
        answer = client.get("/api/v1/instruments", {"page": page, "page_size": 7}).json()
        names += [each["name"] for each in answer["items"]]
        if len(names) >= answer["count"]:
            break
    assert len(names) == len(set(names)) == answer["count"]


def test_who_calls_too_often_waits() -> None:
    """For as long as the answer says; a token has more."""
    stranger, member = as_role("public"), as_role("member")
    answers = [stranger.get("/api/v1/topics") for _ in range(61)]
    assert [each.status_code for each in answers] == [200] * 60 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert all(member.get("/api/v1/duties?page_size=1").status_code == 200 for _ in range(61))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_sentences_come_in_the_language_asked_for(language: str) -> None:
    """As on the pages."""
    client, where = as_role("member"), place("/api/v1/overlaps/{pk}")
    reasons = client.get(where, headers={"accept-language": language}).json()["evidence"]
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in reasons[0]["detail"])
    assert arabic == (language == "ar")


def test_a_revoked_token_and_one_that_is_over_no_longer_work(
    client_of: Callable[[str], Client],
) -> None:
    """From the page where they are made; the word is shown once and not kept."""
    page = client_of("member")
    asked = {"name": "My script", "scopes": ["read"], "until": ""}
    made = page.post("/en/programs/tokens/", asked).content.decode()
    held = Token.objects.get(name="My script")
    word = made.partition("<code>")[2].partition("</code>")[0]
    program = Client(headers={"authorization": f"Bearer {word}"})
    assert word not in page.get("/en/programs/tokens/").content.decode()
    assert program.get("/api/v1/duties").status_code == 200
    client_of("secretariat").post(f"/en/programs/tokens/{held.pk}/revoke/")
    assert program.get("/api/v1/duties").status_code == 200
    page.post(f"/en/programs/tokens/{held.pk}/revoke/")
    assert program.get("/api/v1/duties").status_code == 401
    Token.objects.filter(pk=held.pk).update(revoked=None, until="2026-01-01")
    assert program.get("/api/v1/duties").status_code == 401


def test_the_page_of_the_calls_shows_each_with_an_example(
    client_of: Callable[[str], Client],
) -> None:
    """In the language of the page."""
    page = client_of("public").get("/ar/programs/").content.decode()
    assert all(call.split(" ")[1] in page for call in CALLS)
    assert "Accept-Language: ar" in page


def test_the_session_of_a_browser_is_no_token(client_of: Callable[[str], Client]) -> None:
    """So that no other site can make a browser call."""
    assert client_of("administrator").get("/api/v1/overlaps").status_code == 401


def test_the_description_is_openapi_3_1() -> None:
    """With a description of each call and each of its answers."""
    schema = api.get_openapi_schema()
    assert schema["openapi"].startswith("3.1")
    assert all(each["description"] for path in schema["paths"].values() for each in path.values())
