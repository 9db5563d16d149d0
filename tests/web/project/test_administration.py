"""An administration for everything, in which nothing that was decided can be changed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.test import Client
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import override

from intersector_web.people.deeds import Deed
from intersector_web.people.models import Person

pytestmark = pytest.mark.django_db
SHOWN = sorted(admin.site._registry, key=lambda model: str(model._meta.label))
OURS = [each for each in apps.get_models() if each.__module__.startswith("intersector_web.")]
ALIKE = {
    "es": "Sector",
    "fr": "Analyses Condition Date Description Documents Instrument Instruments Invitation"
    " Invitations",
}
"""What a language calls as English does; everybody calls a SHA-256 so."""


def told(language: str) -> dict[str, str]:
    """What the administration calls our apps, models, fields and columns in a language."""
    with override(language):
        return {place: str(label) for model in OURS for place, label in _labels(model)}


def _labels(model: Any) -> Iterator[tuple[str, object]]:
    named, shown = model._meta, admin.site.get_model_admin(model)
    yield named.app_label, named.app_config.verbose_name
    yield named.label, named.verbose_name
    yield f"{named.label}s", named.verbose_name_plural
    for field in (*named.fields, *named.many_to_many):
        if not field.auto_created:
            yield f"{named.label}.{field.name}", field.verbose_name
    for column in shown.list_display:
        if column != "__str__":
            yield f"{named.label}:{column}", label_for_field(column, model, shown)


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


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES if code != "en"])
def test_it_speaks_the_language_of_who_looks(language: str) -> None:
    """No app, model, field or column of ours is left in English, but what is called alike."""
    english, said = told("en"), told(language)
    alike = {label for place, label in english.items() if label == said[place]}
    assert {capfirst(label) for label in alike} == {"SHA-256", *ALIKE.get(language, "").split()}


def test_a_page_of_it_is_in_the_language_of_who_looks(client_of: Callable[[str], Client]) -> None:
    """The index and a list name things as the catalogues do."""
    client = client_of("administrator")
    with override("fr"):
        index, listed = reverse("admin:index"), reverse("admin:mapping_related_changelist")
    assert "Paires liées" in client.get(index).text
    assert "paire liée" in client.get(listed).text


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
