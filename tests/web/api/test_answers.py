"""What is the same for all calls: fingerprints, pages, rates, and how they tell what is wrong."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from tests.web.api.programs import JSON, as_role, place, said, token

from intersector_web.api.site import api
from intersector_web.people.models import Person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]
LIST = "/api/v1/instruments"


def test_what_has_not_changed_is_not_sent_again() -> None:
    """By its fingerprint, which is another in another language and where what is shown changed."""
    client = as_role("public")
    first = client.get("/api/v1/topics")
    tag = {"if-none-match": first.headers["ETag"]}
    assert client.get("/api/v1/topics", headers=tag).status_code == 304
    assert client.get("/api/v1/topics", headers={**tag, "accept-language": "ar"}).status_code == 200
    Person.objects.filter(email="focal-point@union.example").update(name="Another")
    assert client.get("/api/v1/topics", headers=tag).status_code == 200


def test_answers_are_asked_for_anew_and_those_for_members_kept_by_nobody_else() -> None:
    """Whoever keeps an answer compares its fingerprint first, and tells languages apart."""
    public, own = as_role("public").get(LIST), as_role("member").get("/api/v1/duties?page_size=1")
    assert public.headers["Cache-Control"] == "no-cache"
    assert "Accept-Language" in public.headers["Vary"]
    assert {"private", "no-cache"} == set(own.headers["Cache-Control"].split(", "))


def test_head_tells_what_get_would() -> None:
    """All of it but the body."""
    client = as_role("public")
    whole, head = client.get(LIST), client.head(LIST)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]


def test_pages_do_not_overlap_and_lead_to_each_other() -> None:
    """Together they are all there is."""
    client, names, where = as_role("public"), [], f"{LIST}?page_size=7&q=resolution"
    pages = []
    while where:
        answer = client.get(where).json()
        pages.append(answer)
        names += [each["name"] for each in answer["items"]]
        where = answer["next"]
    assert len(pages) > 2
    assert len(names) == len(set(names)) == pages[0]["count"]
    assert pages[0]["previous"] is None
    assert client.get(pages[1]["previous"]).json() == pages[0]
    beyond = client.get(f"{LIST}?page=900").json()
    assert beyond["items"] == []
    assert client.get(beyond["previous"]).json()["next"] is None


def test_who_calls_too_often_waits() -> None:
    """For as long as the answer says; a token has more, wherever it is used."""
    stranger, member = as_role("public"), as_role("member")
    answers = [stranger.get("/api/v1/topics") for _ in range(61)]
    assert [each.status_code for each in answers] == [200] * 60 + [429]
    assert answers[0].headers["RateLimit-Policy"] == '"calls";q=60;w=60'
    assert answers[-2].headers["RateLimit"].startswith('"calls";r=0;t=')
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
    for where in ("/api/v1/duties?page_size=1", "/api/v1/topics"):
        assert all(member.get(where).status_code == 200 for _ in range(61))


def test_words_that_are_no_token_are_counted_too() -> None:
    """Nobody tries many."""
    guesses = [Client(headers={"authorization": f"Bearer {n}"}) for n in range(61)]
    tried = [each.get("/api/v1/overlaps").status_code for each in guesses]
    assert tried == [401] * 60 + [429]


def test_namesakes_do_not_share_a_rate_and_tokens_of_one_person_do() -> None:
    """It is the person's."""
    Person.objects.update(name="Sam Marina")
    clients = [as_role("member"), as_role("member"), as_role("secretariat")]
    left = [each.get(LIST).headers["RateLimit"].partition("r=")[2][:3] for each in clients]
    assert left == ["599", "598", "599"]


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("2001:db8::1", "2001:db8::ffff", 58),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", 59),
        ("192.0.2.1", "192.0.2.2", 59),
    ],
)
def test_a_subscriber_of_ipv6_has_one_rate(first: str, second: str, left: int) -> None:
    """However many addresses their network has."""
    Client(REMOTE_ADDR=first).get(LIST)
    assert f"r={left};" in Client(REMOTE_ADDR=second).get(LIST).headers["RateLimit"]


def problem_of(response: Any, status: int) -> dict[str, Any]:
    """What is wrong, told as RFC 9457 has it."""
    told: dict[str, Any] = response.json()
    assert response.headers["Content-Type"] == "application/problem+json"
    assert (response.status_code, told["status"], told["type"]) == (status, status, "about:blank")
    assert int(response.headers.get("Content-Length", len(response.content))) == len(
        response.content
    )
    assert told["title"]
    assert told["detail"]
    return told


@pytest.mark.parametrize(
    ("where", "fault"),
    [
        (f"{LIST}?page=0", "query.page"),
        (f"{LIST}?page=two", "query.page"),
        (f"{LIST}?page_size=101", "query.page_size"),
        (f"{LIST}?sectr=MU-O", "query.sectr"),
        (f"{LIST}?q=%00", "query.q"),
        (f"{LIST}?year=now", "query.year"),
        ("/api/v1/map?on=20240501x", "query.on"),
        ("/api/v1/map?on=5", "query.on"),
        ("/api/v1/search", "query.q"),
        ("/api/v1/search?q=flood&edition=next", "query.edition"),
        ("/api/v1/documents/%00", "path.slug"),
        ("/api/v1/map/places/0", "path.pk"),
        ("/api/v1/map/places/9223372036854775808", "path.pk"),
        ("/api/v1/duties?due=2O26", "query.due"),
        ("/api/v1/overlaps?state=done", "query.state"),
    ],
)
def test_what_cannot_be_asked_is_told_with_its_place(where: str, fault: str) -> None:
    """Nothing is passed over: a misspelt filter would give what was not asked for."""
    told = problem_of(as_role("member").get(where), 422)
    assert [each["where"] for each in told["errors"]] == [fault]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"verdict": "perhaps"}, "body.verdict"),
        ({"why": ""}, "body.why"),
        ({"why": 5}, "body.why"),
        ({"why": "a\x00b"}, "body.why"),
        ({"why": "x" * 5001}, "body.why"),
        ({"token": "once"}, "body.token"),
        ({"verdit": "overlap"}, "body.verdit"),
    ],
)
def test_what_cannot_be_said_is_told_with_its_place(changed: dict[str, Any], fault: str) -> None:
    """Also what no call takes: it would be lost."""
    path = "/api/v1/overlaps/{pk}/verdicts"
    body = {**said(path), **changed}
    answer = as_role("secretariat").post(place(path), body, content_type=JSON)
    assert [each["where"] for each in problem_of(answer, 422)["errors"]] == [fault]


def test_whatever_goes_wrong_is_told_as_a_problem(client_of: ClientOf) -> None:
    """No address, no such row, no such method, no JSON, another kind of body, too much of it."""
    client = as_role("administrator")
    comments = place("/api/v1/overlaps/{pk}/comments")
    problem_of(client.get("/api/v2/nothing"), 404)
    problem_of(client.get("/api/v1/instruments/"), 404)
    problem_of(client.get("/api/v1/documents/nowhere"), 404)
    problem_of(client.post(LIST), 405)
    assert set(client.post(LIST).headers["Allow"].split(", ")) == {"GET", "HEAD"}
    problem_of(client.options(comments), 405)
    problem_of(client.post(comments, "{", content_type=JSON), 400)
    problem_of(client.post(comments, "why=x", content_type="text/plain"), 415)
    large = {"why": "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE}
    problem_of(client.post(comments, large, content_type=JSON), 413)
    problem_of(client.post("/api/v1/loads", b"x", "multipart/form-data; boundary="), 400)
    problem_of(client.post("/api/v1/loads", b"", JSON), 415)
    problem_of(client.get(LIST, headers={"host": "elsewhere.example"}), 400)
    problem_of(client.post(comments, b"", JSON, CONTENT_LENGTH="9" * 12), 413)
    assert "text/html" in client_of("public").get("/en/nowhere/").headers["Content-Type"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_sentences_come_in_the_language_asked_for(language: str) -> None:
    """As on the pages."""
    client, where = as_role("member"), place("/api/v1/overlaps/{pk}")
    reasons = client.get(where, headers={"accept-language": language}).json()["evidence"]
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in reasons[0]["detail"])
    assert arabic == (language == "ar")


def test_the_page_of_the_calls_shows_each_with_an_example(client_of: ClientOf) -> None:
    """In the language of the page."""
    page = client_of("public").get("/ar/programs/").content.decode()
    assert all(path in page for path in api.get_openapi_schema()["paths"])
    assert "Accept-Language: ar" in page


def test_a_call_is_in_the_journal_with_its_person(caplog: pytest.LogCaptureFixture) -> None:
    """By number; the token is not written."""
    word, person = token("member"), Person.objects.get(email="member@union.example")
    with caplog.at_level("INFO", "intersector.requests"):
        Client(headers={"authorization": f"Bearer {word}"}).get(LIST)
    assert caplog.records[-1].__dict__["person"] == person.pk
    assert word not in caplog.text
    cache.clear()
