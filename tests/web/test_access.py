"""Who may open what: every address, every role."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import ResolverMatch, resolve, reverse
from tests.web.addresses import OF_PACKAGES, OURS, address, administration, of_package

from intersector_web.people.access import AccessMiddleware, permission_of
from intersector_web.people.models import Person, Role

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
    "people:decline": PUBLIC,
    "people:end": OFFICERS,
    "people:erase": MEMBERS,
    "people:export": MEMBERS,
    "people:forget_factor": {"administrator"},
    "people:invite": OFFICERS,
    "people:list": OFFICERS,
    "people:me": MEMBERS,
    "people:person": OFFICERS,
    "people:take": MEMBERS,
    "people:withdraw": OFFICERS,
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
MAY_OPEN_OF_PACKAGES = {
    "account_change_password": MEMBERS,
    "account_confirm_email": PUBLIC,
    "account_confirm_login_code": PUBLIC,
    "account_email": MEMBERS,
    "account_email_verification_sent": PUBLIC,
    "account_inactive": PUBLIC,
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_reauthenticate": MEMBERS,
    "account_request_login_code": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_set_password": MEMBERS,
    "account_signup": PUBLIC,
    "mfa_activate_totp": MEMBERS,
    "mfa_authenticate": PUBLIC,
    "mfa_deactivate_totp": MEMBERS,
    "mfa_download_recovery_codes": MEMBERS,
    "mfa_generate_recovery_codes": MEMBERS,
    "mfa_index": MEMBERS,
    "mfa_reauthenticate": MEMBERS,
    "mfa_view_recovery_codes": MEMBERS,
    "openid_connect_callback": PUBLIC,
    "openid_connect_login": PUBLIC,
    "socialaccount_login_cancelled": PUBLIC,
    "socialaccount_login_error": PUBLIC,
    "usersessions_list": MEMBERS,
}
"""Who may open the addresses of packages. Where nobody is half logged in, or nothing waits to be
confirmed, those that are for everybody lead to the page to log in, too."""


def test_every_address_has_a_rule() -> None:
    """A new page says here who may open it, whether it is ours or of a package."""
    assert sorted(MAY_OPEN) == OURS
    assert sorted(MAY_OPEN_OF_PACKAGES) == OF_PACKAGES


def refused(response: HttpResponseBase) -> bool:
    """Whether somebody was refused, or asked to log in."""
    asked = response.status_code == 302 and "/account/login/" in response.headers["Location"]
    if response.streaming:
        b"".join(response)  # type: ignore[call-overload]
    return asked or response.status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", OURS)
def test_only_who_may_opens(name: str, role: str, client_of: ClientOf) -> None:
    """Others are refused, or asked to log in when nobody knows them."""
    assert refused(client_of(role).get(address(name))) == (role not in MAY_OPEN[name])


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("role", ROLES)
def test_who_may_not_open_may_not_write(role: str, method: str, client_of: ClientOf) -> None:
    """By whatever method, wherever; what those who may open may write is each object's."""
    client = client_of(role)
    places = {name: address(name) for name in OURS if role not in MAY_OPEN[name]}
    places |= {
        name: of_package(name) for name in OF_PACKAGES if role not in MAY_OPEN_OF_PACKAGES[name]
    }
    let_in = [name for name, at in places.items() if not refused(getattr(client, method)(at))]
    assert not let_in


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", OF_PACKAGES)
def test_only_who_may_opens_what_packages_bring(name: str, role: str, client_of: ClientOf) -> None:
    """Nobody who is a stranger comes to what is of an account."""
    if role not in MAY_OPEN_OF_PACKAGES[name]:
        assert refused(client_of(role).get(of_package(name)))
    elif role != "public":
        assert client_of(role).get(of_package(name)).status_code != 403


@pytest.mark.django_db
def test_no_view_is_without_a_permission() -> None:
    """Also those of packages; one that says nothing is refused to everybody."""
    assert all(permission_of(resolve(address(name))) for name in OURS)
    assert all(permission_of(resolve(of_package(name))) for name in OF_PACKAGES)


def test_a_view_that_says_nothing_is_refused_to_everybody() -> None:
    """To administrators too, so that it is noticed."""
    request = RequestFactory().get("/new/")
    request.user = Person(email="administrator@union.example")
    request.resolver_match = ResolverMatch(lambda _request: None, (), {}, url_name="new")
    with pytest.raises(PermissionDenied):
        AccessMiddleware(lambda _request: HttpResponse()).process_view(request, None, (), {})


@pytest.mark.django_db
def test_nobody_signs_up(client_of: ClientOf) -> None:
    """The address leads to logging in."""
    answer = client_of("public").post(reverse("account_signup"), {"email": "x@union.example"})
    assert answer.headers["Location"] == reverse("account_login")


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_the_administration_is_for_administrators(role: str, client_of: ClientOf) -> None:
    """All of it, not for the secretariat; the page to log in to it is closed, as it knows no second
    factor."""
    client = client_of(role)
    assert (client.get(reverse("admin:index")).status_code == 200) == (role == "administrator")
    for method in (client.get, client.post) if role != "administrator" else ():
        assert all(refused(method(place)) for place in administration())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "back"),
    [
        ({"HTTP_REFERER": "http://testserver/fr/overlaps/3/?page=2"}, "/fr/overlaps/3/%3Fpage%3D2"),
        ({"HTTP_REFERER": "https://evil.example/fr/overlaps/3/"}, "/en/"),
        ({}, "/en/"),
    ],
)
def test_who_was_logged_out_meanwhile_comes_back_to_the_page(
    sent: dict[str, str], back: str, client_of: ClientOf
) -> None:
    """Not to the address that a form is sent to, which cannot be opened; htmx loads it whole."""
    client, place = client_of("public"), address("overlaps:decide")
    assert client.post(place, **sent).headers["Location"] == f"/en/account/login/?next={back}"
    part = client.post(place, HTTP_HX_REQUEST="true", **sent)
    assert part.headers["HX-Redirect"] == f"/en/account/login/?next={back}"
