"""An administration for everything, in which nothing that was decided can be changed."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from intersector_web.people.deeds import Deed
from intersector_web.people.models import Person

pytestmark = pytest.mark.django_db
SHOWN = sorted(admin.site._registry, key=lambda model: str(model._meta.label))
OURS = [each for each in apps.get_models() if each.__module__.startswith("intersector_web.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_row_can_be_looked_at(model: type, client_of: Callable[[str], Client]) -> None:
    """The list of a kind, and one of them."""
    client, named = client_of("administrator"), model._meta.label_lower.replace(".", "_")  # type: ignore[attr-defined]
    listed = client.get(reverse(f"admin:{named}_changelist"))
    assert listed.status_code == 200
    row = model._default_manager.first()  # type: ignore[attr-defined]
    if row is not None:
        assert client.get(reverse(f"admin:{named}_change", args=[row.pk])).status_code == 200


@pytest.mark.parametrize("model", SHOWN, ids=lambda model: model._meta.label)
def test_every_list_of_the_administration_opens_and_is_searched(
    model: type, client_of: Callable[[str], Client]
) -> None:
    """Also those that packages bring."""
    client, named = client_of("administrator"), model._meta.label_lower.replace(".", "_")  # type: ignore[attr-defined]
    listed = reverse(f"admin:{named}_changelist")
    assert client.get(listed).status_code == 200
    assert client.get(listed, {"q": "lamp"}).status_code in {200, 302}


def test_what_lets_somebody_in_is_not_told(client_of: Callable[[str], Client]) -> None:
    """A second factor is taken away for who lost it; its secret is nobody's but theirs."""
    person = Person.objects.get(email="member@union.example")
    factor = Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
    )
    client = client_of("administrator")
    page = client.get(reverse("admin:mfa_authenticator_change", args=[factor.pk]))
    assert page.status_code == 200
    assert "JBSWY3DPEHPK3PXP" not in page.text
    client.post(reverse("admin:mfa_authenticator_delete", args=[factor.pk]), {"post": "yes"})
    assert not Authenticator.objects.filter(pk=factor.pk).exists()


def test_people_are_not_deleted_with_the_record(client_of: Callable[[str], Client]) -> None:
    """They are erased, and what they did stays."""
    client, person = client_of("administrator"), Person.objects.get(email="member@union.example")
    page = reverse("admin:people_person_delete", args=[person.pk])
    assert client.post(page, {"post": "yes"}).status_code == 403


def test_what_was_done_is_not_changed_there(client_of: Callable[[str], Client]) -> None:
    """Nor added, nor removed, by whomever."""
    client = client_of("administrator")
    request = client.get("/en/admin/").wsgi_request
    deeds = [each for each in OURS if issubclass(each, Deed)]
    assert deeds
    for model in deeds:
        shown = admin.site.get_model_admin(model)
        assert not shown.has_add_permission(request)
        assert not shown.has_change_permission(request)
        assert not shown.has_delete_permission(request)
