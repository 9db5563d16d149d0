"""What stands on and beside the map: topics without a theme, developing countries, Questions."""

import io
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from lxml import html
from openpyxl import load_workbook

from intersector_web.instruments.models import Document, Instrument
from intersector_web.mapping.models import Place, Related
from intersector_web.overlaps.models import Theme
from intersector_web.people.models import Person
from intersector_web.topics import services
from intersector_web.topics.models import Standing, Topic

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]
PINNED = "SIA/resolution/22"


def opened(client: Client, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200
    return html.document_fromstring(response.content)


@pytest.fixture
def topic(db: None) -> Topic:
    """A topic by hand, of which no analysis has heard."""
    return services.create(
        theme=None,
        by=Person.objects.get(email="secretariat@union.example"),
        token=uuid4(),
        source="en",
        name="Signatures",
        description="",
        sectors=["MU-S"],
        lead="",
        why="Asked for.",
    )


def pin(topic: Topic, standing: str = Standing.PINNED) -> None:
    services.place(
        topic=topic,
        by=Person.objects.get(email="secretariat@union.example"),
        token=uuid4(),
        instrument=Instrument.objects.get(name=PINNED),
        standing=standing,
        why="It speaks of signatures.",
    )


def row_of(page: html.HtmlElement, label: str) -> html.HtmlElement:
    (row,) = page.xpath(f'//table[@class="map"]/tbody/tr[th/a="{label}"]')
    return row


def test_a_topic_without_a_theme_has_a_row(topic: Topic, client_of: ClientOf) -> None:
    """Empty at first; what is pinned counts at once, with who pinned it, and leads to its text."""
    row = row_of(opened(client_of("public"), "/en/map/"), "Signatures")
    assert "the latest analysis finds no theme of it" in row.text_content()
    pin(topic)
    row = row_of(opened(client_of("public"), "/en/map/"), "Signatures")
    (link,) = row.xpath('.//div[@class="held"]/a')
    assert link.text_content() == "Resolution 22 (SIA-24)"
    assert link.get("href") == Document.objects.get(identifier=f"{PINNED}@2024").get_absolute_url()
    assert "Confirmed by Secretariat" in row.text_content()


def test_it_is_in_the_files_and_on_its_body_but_not_in_the_past(
    topic: Topic, client_of: ClientOf
) -> None:
    """A pin of today was not there last year; what is left out is nowhere."""
    pin(topic)
    client = client_of("public")
    assert row_of(opened(client, "/en/map/bodies/SIA/"), "Signatures") is not None
    past = opened(client, "/en/map/?on=2025-01-01")
    assert not past.xpath('//table[@class="map"]//th/a[.="Signatures"]')
    book = load_workbook(io.BytesIO(client.get("/en/map/files/map.xlsx").content))
    rows = [[cell.value for cell in row] for row in book["Instruments"].iter_rows()]
    assert [row[2] for row in rows if row[0] == "Signatures"] == ["Resolution 22 (SIA-24)"]
    pin(topic, Standing.BANNED)
    row = row_of(opened(client, "/en/map/"), "Signatures")
    assert not row.xpath('.//div[@class="held"]')


def test_a_topic_keeps_its_row_when_its_theme_is_gone(client_of: ClientOf) -> None:
    """With the instruments that were found last, and their reasons."""
    topic = Topic.objects.get(slug="warning-of-floods")
    held = topic.places.count()
    Theme.objects.filter(adoption__topic=topic).update(found=False)
    Place.objects.filter(theme__adoption__topic=topic).update(found=False)
    row = row_of(opened(client_of("public"), "/en/map/"), "Warning of floods")
    links = row.xpath('.//div[@class="held"]/a/@href')
    assert len(links) == held
    assert all("/map/places/" in link for link in links)


def test_who_names_developing_countries_is_marked(client_of: ClientOf) -> None:
    """In its row, on its page, in a filter and in the workbook."""
    place = Place.objects.filter(found=True, developing=True)[0]
    client, mark = client_of("public"), "Names the interests of developing countries"
    page = opened(client, "/en/map/?area=developing")
    rows = page.xpath('//table[@class="map"]/tbody/tr')
    assert rows
    assert all(mark in row.text_content() for row in rows)
    assert mark in opened(client, place.get_absolute_url()).text_content()
    book = load_workbook(io.BytesIO(client.get("/en/map/files/map.xlsx").content))
    assert any(mark in str(cell.value) for cell in book["Mapping"]["B"])


def test_related_questions_have_tables(client_of: ClientOf) -> None:
    """With links, how surely and why; of the day that is asked for; in the workbook too."""
    client = client_of("public")
    assert opened(client, "/en/map/").xpath('//a[@href="/en/map/related/"]')
    page = opened(client, "/en/map/related/")
    (row,) = page.xpath("//tbody/tr")
    assert "Question 2/1" in row.xpath("string(./th)")
    assert "Question 5/1" in row.xpath("string(./td)")
    assert "alike in meaning" in row.xpath("string(./td)")
    past = opened(client, "/en/map/related/?on=2024-06-01")
    assert "Nothing of it was in force on that day." in past.text_content()
    book = load_workbook(io.BytesIO(client.get("/en/map/files/map.xlsx").content))
    assert book["Related work"].max_row == 2


def test_a_site_without_tables_says_what_they_are(client_of: ClientOf) -> None:
    """And the map does not lead there."""
    Related.objects.all().delete()
    client = client_of("public")
    assert not opened(client, "/en/map/").xpath('//a[@href="/en/map/related/"]')
    assert "are known to be related" in opened(client, "/en/map/related/").text_content()
