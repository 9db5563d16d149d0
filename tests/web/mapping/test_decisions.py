"""Confirming, refusing and undoing: only ever added, public, kept by the next analysis."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from lxml import html

from intersector_web.instruments import services as instruments
from intersector_web.instruments.models import Document
from intersector_web.instruments.tasks import read_load
from intersector_web.mapping import services
from intersector_web.mapping.decisions import decisions
from intersector_web.mapping.models import Act, Change, Entry, Place
from intersector_web.overlaps.tasks import analyse
from intersector_web.people.models import Person
from intersector_web.topics.models import Topic
from intersector_web.topics.services import place as pin

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


def place(sector: str = "MU-O") -> Place:
    """A place of an instrument of a Sector."""
    return Place.objects.filter(found=True, instrument__sector=sector).select_related("theme")[0]


def person(role: str) -> Person:
    return Person.objects.get(email=f"{role}@union.example")


def send(client: Client, row: Place, act: str, **fields: str) -> int:
    """Send the form of a decision, and say what came back."""
    said = {"token": str(uuid4()), "edition": row.edition, "act": act, "why": "Read it."} | fields
    form = {f"decide-{name}": value for name, value in said.items()}
    return client.post(f"/en/map/places/{row.pk}/decision/", form).status_code


def decide(row: Place, act: str, role: str = "secretariat") -> Entry:
    return services.decide(about=row, by=person(role), token=uuid4(), act=act, why="Because <b>.")


def test_a_focal_point_confirms_and_everybody_can_read_who_when_and_why(
    client_of: ClientOf,
) -> None:
    """On the place, in the table, with the reason as it was written."""
    row = place()
    assert send(client_of("focal-point"), row, "confirmed", why="It says <so>.") == 302
    page = html.document_fromstring(client_of("public").get(row.get_absolute_url()).content)
    history = page.get_element_by_id("history").text_content()
    assert "Focal point" in history
    assert "It says <so>." in history
    table = html.document_fromstring(client_of("public").get("/en/map/").content)
    assert "Confirmed by Focal point" in " ".join(table.text_content().split())
    assert not page.xpath("//form[contains(@action, 'decision')]")


def test_a_focal_point_of_another_sector_is_refused(client_of: ClientOf) -> None:
    """And sees no form; a member neither."""
    row = place("MU-S")
    for role in ("focal-point", "member"):
        assert send(client_of(role), row, "confirmed") == 403
        assert "decision/" not in client_of(role).get(row.get_absolute_url()).content.decode()
    assert not Entry.objects.exists()


def test_a_decision_has_a_reason_and_counts_once(client_of: ClientOf) -> None:
    """A form sent twice makes one entry; without a reason it is shown again with what is wrong."""
    row, token = place(), str(uuid4())
    client = client_of("coordinator")
    assert [send(client, row, "rejected", token=token) for _ in "ab"] == [302, 302]
    assert send(client, row, "confirmed", why=" ") == 422
    assert send(client, row, "withdrawn") == 422
    assert send(client, row, "confirmed", edition="GC/resolution/5@1999") == 422
    assert Entry.objects.count() == 1


def test_entries_are_never_rewritten() -> None:
    """Nor deleted."""
    entry = decide(place(), Act.CONFIRMED)
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        Entry.objects.all().delete()


def test_what_is_undone_stands_no_longer_and_what_was_before_does(client_of: ClientOf) -> None:
    """Undone twice it is undone once; the history has it all."""
    row = place()
    decide(row, Act.CONFIRMED)
    last = decide(row, Act.REJECTED)
    address = f"/en/map/places/{row.pk}/withdrawal/{last.pk}/"
    for _ in range(2):
        form = {f"withdraw-{last.pk}-token": str(uuid4()), f"withdraw-{last.pk}-why": "Read again."}
        assert client_of("focal-point").post(address, form).status_code == 302
    assert decisions([row.theme])[row.theme_id, row.instrument.name].confirmed
    assert [each.act for each in Entry.objects.order_by("pk")] == [
        Act.CONFIRMED,
        Act.REJECTED,
        Act.WITHDRAWN,
    ]


def test_a_refused_instrument_stays_out_and_comes_back_when_that_is_undone() -> None:
    """The next analysis hears of both."""
    row = place()
    entry = decide(row, Act.REJECTED)
    analyse.func()
    members = row.theme.members.values_list("instrument", flat=True)
    assert row.instrument_id not in members
    row.refresh_from_db()
    assert row.found
    services.withdraw(about=row, entry=entry, by=person("secretariat"), token=uuid4(), why="No.")
    analyse.func()
    assert row.instrument_id in row.theme.members.values_list("instrument", flat=True)
    assert not Change.objects.filter(place=row).exists()


def test_a_new_edition_keeps_the_decision_and_asks_to_look_again(client_of: ClientOf) -> None:
    """Only what changed is told: the new edition, and nothing of the rest."""
    row = Place.objects.get(edition="SIA/resolution/22@2024", found=True)
    decide(row, Act.CONFIRMED)
    text = Document.objects.get(identifier="SIA/resolution/22@2024").text
    revised = text.replace("KESTRELHAVEN, 2024", "REV. KESTRELHAVEN, 2028")
    given = [("sia-22-2028.txt", ContentFile(revised.encode()))]
    read_load.func(instruments.receive(given, by=None).pk)
    analyse.func()
    new = Place.objects.get(edition="SIA/resolution/22@2028", found=True)
    assert list(Change.objects.values_list("place", "kind")) == [(new.pk, "new-edition")]
    page = html.document_fromstring(client_of("public").get(new.get_absolute_url()).content)
    assert "another edition" in page.xpath("string(//main)")
    table = client_of("public").get("/en/map/").content.decode()
    assert new.get_absolute_url() in table
    assert row.get_absolute_url() not in table
    assert "Look again" in table
    told = client_of("public").get("/en/map/changes/?kind=new-edition").content.decode()
    assert "Resolution 22" in told
    assert "Look again" in told


def test_what_is_pinned_on_a_topic_is_confirmed_on_the_map(client_of: ClientOf) -> None:
    """And released again; the later word stands, wherever it was said."""
    topic = Topic.objects.all()[0]
    row = Place.objects.filter(theme__adoption__topic=topic, found=True)[0]
    key = row.theme_id, row.instrument.name
    officer = {"by": person("secretariat"), "why": "Agreed.", "topic": topic}
    pin(**officer, token=uuid4(), instrument=row.instrument, standing="pinned")
    assert decisions([row.theme])[key].confirmed
    decide(row, Act.REJECTED)
    assert not decisions([row.theme])[key].confirmed
    pin(**officer, token=uuid4(), instrument=row.instrument, standing="banned")
    pin(**officer, token=uuid4(), instrument=row.instrument, standing="")
    assert decisions([row.theme])[key].entry is not None
