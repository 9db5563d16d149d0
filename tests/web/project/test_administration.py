"""An administration for everything, in which nothing that was decided can be changed."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from intersector_web.people.deeds import Deed

pytestmark = pytest.mark.django_db
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
