"""Nobody reaches an object by its number or name that is not theirs to reach.

Every address with an object in it is tried, from the list of addresses: by strangers to the object,
with an object that is not there, with one that stands in another, and with one that was taken away.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from tests.web import objects
from tests.web.objects import API

from intersector_web.followup.models import Duty, Feed
from intersector_web.overlaps.models import Overlap
from intersector_web.people.models import Invitation, Role
from intersector_web.topics.models import Item, Topic

pytestmark = pytest.mark.django_db

NOBODY: Final = frozenset[str]()
"""Is refused: everybody may read it, and it can only be read."""
VISITORS: Final = frozenset({"public"})
"""Are refused: every member may read it, and do what can be done there."""
UNCONCERNED: Final = VISITORS | {Role.MEMBER, Role.FOCAL_POINT}
"""Are refused: it is for focal points of its Sectors and for coordinators."""
OTHER_TOPICS: Final = UNCONCERNED | {Role.COORDINATOR}
"""Are refused: it is for whoever coordinates this very topic, and for officers."""
OTHER_PEOPLE: Final = OTHER_TOPICS | {Role.SECRETARIAT, Role.ADMINISTRATOR}
"""Are refused: it is one person's own."""
WORD: Final = None
"""Whoever has the secret word is let in, whoever has another is not."""
REFUSED: Final[Mapping[str, frozenset[str] | None]] = {
    "api-v1:answer": UNCONCERNED,
    "api-v1:comment": VISITORS,
    "api-v1:compare_editions": NOBODY,
    "api-v1:compare_languages": NOBODY,
    "api-v1:decide": UNCONCERNED,
    "api-v1:get_document": NOBODY,
    "api-v1:get_duty": VISITORS,
    "api-v1:get_load": OTHER_TOPICS,
    "api-v1:get_overlap": VISITORS,
    "api-v1:get_place": NOBODY,
    "api-v1:get_topic": NOBODY,
    "api-v1:judge": UNCONCERNED,
    "api-v1:list_citing": NOBODY,
    "api-v1:list_topic_changes": NOBODY,
    "api-v1:progress": UNCONCERNED,
    "api-v1:withdraw": UNCONCERNED,
    "api:revoke": OTHER_PEOPLE,
    "followup:answer": UNCONCERNED,
    "followup:assign": UNCONCERNED,
    "followup:duty": VISITORS,
    "followup:evidence": VISITORS,
    "followup:feed": WORD,
    "followup:implementation": VISITORS,
    "followup:postpone": UNCONCERNED,
    "followup:revoke_feed": OTHER_PEOPLE,
    "followup:withdraw": UNCONCERNED,
    "instruments:akn": NOBODY,
    "instruments:beside": NOBODY,
    "instruments:changes": NOBODY,
    "instruments:document": NOBODY,
    "instruments:json": NOBODY,
    "instruments:original": NOBODY,
    "instruments:progress": OTHER_TOPICS,
    "instruments:remove": OTHER_TOPICS,
    "instruments:retry": OTHER_TOPICS,
    "mapping:body": NOBODY,
    "mapping:decide": UNCONCERNED,
    "mapping:decide_related": UNCONCERNED,
    "mapping:file": NOBODY,
    "mapping:pair": NOBODY,
    "mapping:place": NOBODY,
    "mapping:theme": NOBODY,
    "mapping:withdraw": UNCONCERNED,
    "mapping:withdraw_related": UNCONCERNED,
    "overlaps:answer": UNCONCERNED,
    "overlaps:assign": UNCONCERNED,
    "overlaps:comment": VISITORS,
    "overlaps:contribution": VISITORS,
    "overlaps:decide": UNCONCERNED,
    "overlaps:overlap": VISITORS,
    "overlaps:withdraw": UNCONCERNED,
    "people:accept": WORD,
    "people:decline": WORD,
    "people:end": OTHER_TOPICS,
    "people:forget_factor": OTHER_TOPICS | {Role.SECRETARIAT},
    "people:person": OTHER_TOPICS,
    "people:take": WORD,
    "people:withdraw": OTHER_TOPICS,
    "topics:add": OTHER_TOPICS,
    "topics:adopt": OTHER_TOPICS,
    "topics:appoint": OTHER_TOPICS,
    "topics:edit": OTHER_TOPICS,
    "topics:end": OTHER_TOPICS,
    "topics:file": NOBODY,
    "topics:follow": VISITORS,
    "topics:history": NOBODY,
    "topics:item": OTHER_TOPICS,
    "topics:join": OTHER_TOPICS,
    "topics:leave": WORD,
    "topics:merge": OTHER_TOPICS,
    "topics:place": OTHER_TOPICS,
    "topics:remove": OTHER_TOPICS,
    "topics:settle": OTHER_TOPICS,
    "topics:topic": NOBODY,
    "topics:topic_feed": NOBODY,
    "topics:word": OTHER_TOPICS,
}
WITHIN: Final = frozenset({"entry", "proposal", "term"})
"""Arguments that name something of the object that is named before it; of a topic ``pk`` too."""
WRITES: Final = re.compile(r"(INSERT INTO|UPDATE|DELETE FROM) \"(?!site_cache|django_session)")
MISSING: Final = {"pk": 10**9, "slug": "no-such", "word": "no-such", "name": "no-such"}
MISSING |= {"row": 10**9}
TRIED: Final = [
    (name, role) for name, roles in sorted(REFUSED.items()) for role in sorted(roles or ())
]


@pytest.fixture(autouse=True)
def _fresh_rates() -> None:
    """No test counts towards the rate of another."""
    cache.clear()


def send(client: Client, name: str, method: str, where: str) -> HttpResponseBase:
    """Open an address, or send an empty form there; a program sends something that is whole."""
    answer = client.get(where) if method == "get" else _sent(client, name, where)
    if answer.streaming:
        b"".join(answer)  # type: ignore[call-overload]
    return answer


def _sent(client: Client, name: str, where: str) -> Any:
    said = {
        "api-v1:judge": {**SAID, "verdict": "distinct"},
        "api-v1:comment": DEED,
        "api-v1:progress": {**SAID, "state": "done", "period": None},
        "api-v1:answer": {**DEED, "answer": "rejected"},
        "api-v1:decide": {**DEED, "act": "confirmed", "edition": "x"},
        "api-v1:withdraw": DEED,
    }.get(name)
    if said is None:
        return client.post(where)
    return client.post(where, said, content_type="application/json")


DEED: Final = {"why": "x", "token": "2f7d3a52-4a0b-4c52-8d53-0e34f7f3bb0e"}
SAID: Final = {**DEED, "seen": "x"}


def refused(answer: HttpResponseBase) -> bool:
    """Whether it says no: forbidden, not there, over, or to log in first."""
    login = answer.status_code == 302 and "/account/login/" in answer.headers["Location"]
    return login or answer.status_code in {401, 403, 404, 410}


def tried(client: Client, name: str, where: str) -> None:
    """Reading and writing are refused, or there is no such method; nothing changes."""
    for method in ("get", "post"):
        written: list[str] = []
        with connection.execute_wrapper(partial(_noted, written)):
            answer = send(client, name, method, where)
        other = answer.status_code == 405
        assert refused(answer) or other, (method, where, answer.status_code)
        assert not written, (method, where)


def _noted(written: list[str], execute: Any, sql: str, *told: Any) -> Any:
    """Execute a statement, and note it where it changed a row."""
    done, context = execute(sql, *told), told[-1]
    if WRITES.match(sql) and context["cursor"].rowcount:
        written.append(sql)
    return done


def test_every_address_with_an_object_has_a_rule() -> None:
    """A new one says here who is a stranger to its object."""
    assert sorted(REFUSED) == sorted(objects.with_objects())


@pytest.mark.parametrize(("name", "role"), TRIED)
def test_a_stranger_is_refused_and_changes_nothing(name: str, role: str) -> None:
    """The same role as those whose object it is, of another Sector, topic or person."""
    tried(objects.stranger(role), name, objects.place(name))


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_those_whose_it_is_are_let_in(name: str) -> None:
    """So that what refuses strangers is not that nothing is there."""
    client, where = objects.client_of(objects.owner()), objects.place(name)
    answers = [send(client, name, method, where) for method in ("get", "post")]
    assert not any(refused(each) for each in answers if each.status_code != 405), where
    assert any(each.status_code != 405 for each in answers)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_not_there_is_not_found(name: str) -> None:
    """Whoever asks, by whatever number, name or word."""
    held = objects.arguments(name)
    gone = {key: MISSING[key] for key in held if key in MISSING} or dict.fromkeys(held, 10**9)
    if set(held) & {"code", "form"}:
        gone = dict.fromkeys(held, "no-such")
    tried(objects.client_of(objects.owner()), name, objects.place(name, **gone))


def nested() -> list[str]:
    """Addresses of something that is of an object named before it."""
    topics = {"topics:end", "topics:file", "topics:item", "topics:remove"}
    return sorted(
        name for name, held in objects.with_objects().items() if held & WITHIN or name in topics
    )


@pytest.mark.parametrize("name", nested())
def test_what_is_of_another_object_is_not_found(name: str) -> None:
    """Even by those who may do all with both."""
    where = objects.place(name, **objects.another(name))
    tried(objects.client_of(objects.owner()), name, where)


def _merged(held: Mapping[str, Any]) -> None:
    into = Topic.objects.create(slug="into", source="en")
    Topic.objects.filter(slug=held["slug"]).update(merged_into=into)


def _removed(held: Mapping[str, Any]) -> None:
    Item.objects.filter(pk=held["pk"]).update(removed=True)


def _without_text(held: Mapping[str, Any]) -> None:
    Overlap.objects.filter(pk=held["pk"]).update(left=None)


def _revoked(_held: Mapping[str, Any]) -> None:
    Feed.objects.update(revoked="2026-01-01T00:00Z")


def _used(_held: Mapping[str, Any]) -> None:
    Invitation.objects.update(used="2026-01-01T00:00Z")


def _late(_held: Mapping[str, Any]) -> None:
    Invitation.objects.update(made="2026-01-01T00:00Z")


EDITING: Final = ("add", "appoint", "edit", "end", "item", "join", "merge", "place", "remove")
TAKEN_AWAY: Final[list[tuple[str, Callable[[Mapping[str, Any]], None]]]] = [
    *((f"topics:{each}", _merged) for each in (*EDITING, "settle", "word")),
    *((f"topics:{each}", _removed) for each in ("file", "item", "remove")),
    *((f"overlaps:{each}", _without_text) for each in ("answer", "assign", "decide", "withdraw")),
    (f"{API}judge", _without_text),
    ("followup:feed", _revoked),
    ("followup:revoke_feed", _revoked),
    ("people:accept", _used),
    ("people:accept", _late),
    ("people:take", _used),
    ("people:take", _late),
    ("people:withdraw", _used),
    ("people:withdraw", _late),
]


@pytest.mark.parametrize(("name", "take_away"), TAKEN_AWAY)
def test_what_was_taken_away_is_not_there(
    name: str, take_away: Callable[[Mapping[str, Any]], None]
) -> None:
    """Merged, removed, without its text, revoked, used or too old; also for whose it was."""
    held = objects.arguments(name)
    take_away(held)
    tried(objects.client_of(objects.owner()), name, reverse(name, kwargs=held))


def test_the_objects_here_are_of_the_sector_that_strangers_are_not_of() -> None:
    """Else a refusal would say nothing."""
    duty = Duty.objects.get(**objects.arguments("followup:duty"))
    overlap = Overlap.objects.get(**objects.arguments("overlaps:overlap"))
    assert "MU-O" in duty.concerned & overlap.concerned
