"""Who may open what: every address, every role."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import resolve
from tests.web.addresses import OURS, address, names

from intersector_web.people.access import permission_of
from intersector_web.people.models import Role

ClientOf = Callable[[str], Client]
ROLES = ("public", *Role.values)
PUBLIC = set(ROLES)
MEMBERS = PUBLIC - {"public"}
OFFICERS = {"secretariat", "administrator"}
COORDINATORS = OFFICERS | {"coordinator"}
DECIDING = COORDINATORS | {"focal-point"}
MAY_OPEN = {
    "alive": PUBLIC,
    "api:about": PUBLIC,
    "api:revoke": MEMBERS,
    "api:tokens": MEMBERS,
    "followup:answer": MEMBERS,
    "followup:assign": COORDINATORS,
    "followup:calendar": PUBLIC,
    "followup:csv": MEMBERS,
    "followup:duty": MEMBERS,
    "followup:evidence": MEMBERS,
    "followup:feed": PUBLIC,
    "followup:implementation": MEMBERS,
    "followup:list": MEMBERS,
    "followup:mine": MEMBERS,
    "followup:open_feed": MEMBERS,
    "followup:postpone": COORDINATORS,
    "followup:progress": MEMBERS,
    "followup:reports": MEMBERS,
    "followup:revoke_feed": MEMBERS,
    "followup:withdraw": MEMBERS,
    "followup:workbook": MEMBERS,
    "home": PUBLIC,
    "instruments:akn": PUBLIC,
    "instruments:beside": PUBLIC,
    "instruments:changes": PUBLIC,
    "instruments:document": PUBLIC,
    "instruments:json": PUBLIC,
    "instruments:list": PUBLIC,
    "instruments:load": OFFICERS,
    "instruments:original": PUBLIC,
    "instruments:progress": OFFICERS,
    "instruments:remove": OFFICERS,
    "instruments:retry": OFFICERS,
    "metrics": PUBLIC,
    "mapping:body": PUBLIC,
    "mapping:changes": PUBLIC,
    "mapping:decide": DECIDING,
    "mapping:decide_related": DECIDING,
    "mapping:file": PUBLIC,
    "mapping:map": PUBLIC,
    "mapping:pair": PUBLIC,
    "mapping:place": PUBLIC,
    "mapping:related": PUBLIC,
    "mapping:theme": PUBLIC,
    "mapping:withdraw": DECIDING,
    "mapping:withdraw_related": DECIDING,
    "no-call": PUBLIC,
    "overlaps:answer": DECIDING,
    "overlaps:assign": COORDINATORS,
    "overlaps:comment": MEMBERS,
    "overlaps:contribution": MEMBERS,
    "overlaps:contributions": MEMBERS,
    "overlaps:decide": DECIDING,
    "overlaps:decisions": COORDINATORS,
    "overlaps:list": MEMBERS,
    "overlaps:overlap": MEMBERS,
    "overlaps:withdraw": DECIDING,
    "people:accept": PUBLIC,
    "people:erase": MEMBERS,
    "people:export": MEMBERS,
    "people:invite": OFFICERS,
    "people:me": MEMBERS,
    "ready": PUBLIC,
    "root": PUBLIC,
    "search:results": PUBLIC,
    "theme": PUBLIC,
    "topics:add": DECIDING,
    "topics:adopt": OFFICERS,
    "topics:appoint": COORDINATORS,
    "topics:edit": COORDINATORS,
    "topics:end": COORDINATORS,
    "topics:feed": PUBLIC,
    "topics:file": PUBLIC,
    "topics:follow": MEMBERS,
    "topics:follow_all": MEMBERS,
    "topics:history": PUBLIC,
    "topics:instruments": COORDINATORS,
    "topics:item": DECIDING,
    "topics:join": OFFICERS,
    "topics:leave": PUBLIC,
    "topics:list": PUBLIC,
    "topics:merge": OFFICERS,
    "topics:new": OFFICERS,
    "topics:place": COORDINATORS,
    "topics:remove": DECIDING,
    "topics:settle": COORDINATORS,
    "topics:themes": OFFICERS,
    "topics:topic": PUBLIC,
    "topics:topic_feed": PUBLIC,
    "topics:word": COORDINATORS,
}


def test_every_address_has_a_rule() -> None:
    """A new page says here who may open it."""
    assert sorted(MAY_OPEN) == OURS


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", OURS)
def test_only_who_may_opens(name: str, role: str, client_of: ClientOf) -> None:
    """Others are refused, or asked to log in when nobody knows them."""
    response = client_of(role).get(address(name))
    asked = response.status_code == 302 and "/account/login/" in response.headers["Location"]
    opened = not asked and response.status_code != 403
    response.close()
    assert opened == (role in MAY_OPEN[name])


@pytest.mark.django_db
def test_no_view_is_without_a_permission() -> None:
    """Also those of packages; one that says nothing is refused to everybody."""
    assert all(permission_of(resolve(address(name))) for name in OURS)
    assert not [name for name in names() if "signup" in name]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_the_administration_is_for_administrators(role: str, client_of: ClientOf) -> None:
    """Not for the secretariat."""
    response = client_of(role).get("/en/admin/")
    assert (response.status_code == 200) == (role == "administrator")
